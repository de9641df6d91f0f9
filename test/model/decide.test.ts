import { asked, platform } from './support';
import { ReachabilityAnswer } from '../../src/model/answer';
import { possibleClusters } from '../../src/model/clusters';
import { decide, type Decision, worksOf } from '../../src/model/decide';
import { BackendType, ListenerFeature, LoadBalancerKind, PublishedAddress } from '../../src/model/load-balancer';
import { Cni, ProxyMode } from '../../src/model/platform';
import { ClientKind, ReachabilityConfidence, type ReachabilityQuestion, SourceAddress, TargetKind } from '../../src/model/question';
import { ExternalTrafficPolicy, NodeKind } from '../../src/model/service';

const { MEASURED, CODE, PROSE, INFERRED } = ReachabilityConfidence;
const { FLANNEL, TERWAY_ENIIP, TERWAY_DATAPATH_V2, TERWAY_EXCLUSIVE_ENI } = Cni;
const { CLUSTER, LOCAL } = ExternalTrafficPolicy;

/** The decision on the one cluster that the platform of the question leaves possible. */
function decided(question: Partial<ReachabilityQuestion> = {}): Decision {
  const whole = asked(question);
  const [cluster, ...others] = possibleClusters(whole.platform, whole.backendType ?? BackendType.UNKNOWN);
  if (cluster === undefined || others.length > 0) {
    throw new Error(`the declaration leaves ${others.length} other clusters`);
  }
  return decide(whole, whole.node ?? NodeKind.WITHOUT_GATEWAY, cluster);
}

const OUTSIDE = { client: ClientKind.EXTERNAL, node: undefined };

describe('a decision', () => {
  test('is what the node of the client does, if it intercepts the address', () => {
    expect(decided()).toMatchObject({
      intercepted: true,
      bypasses: [],
      plane: { id: 'POD_IPTABLES_RANGE_KNOWN' },
      outcome: {
        connects: 'yes',
        source: 'client',
        confidence: MEASURED,
        facts: ['F2', 'F4', 'F6'],
        why: 'kube-proxy knows that the client is a pod and sends its request to any endpoint, whatever the policy',
      },
    });
  });

  test('joins what the node and the load balancer do, if the node does not intercept the address', () => {
    expect(decided({ status: PublishedAddress.HOSTNAME })).toMatchObject({
      intercepted: false,
      outcome: {
        confidence: MEASURED,
        facts: ['F35', 'F7', 'F38', 'F52'],
        why: 'a host name gives the node nothing to intercept, so the load balancer decides: only nodes with an endpoint are behind the load '
          + 'balancer, and Flannel replaces the pod\'s address with the node\'s on the way out',
      },
    });
  });

  test('names a fact once if it supports both', () => {
    const row = decided({ platform: platform({ podCidrKnown: false, kubernetesVersion: '1.24.17' }) });
    expect(row.outcome.facts).toEqual(['F7', 'F38', 'F52']);
  });

  test('is not about a plane for a client outside, whose request no node intercepts', () => {
    const decision = decided(OUTSIDE);
    expect(decision).toEqual({ intercepted: false, bypasses: [], outcome: decision.outcome });
    expect(decision.outcome).toMatchObject({ connects: 'yes', confidence: MEASURED, facts: ['F52', 'F55', 'F56'] });
  });

  test('rests on one more fact if an older kube-proxy ignores ipMode Proxy', () => {
    const older = platform({ kubernetesVersion: '1.28.15' });
    expect(decided({ platform: older, status: PublishedAddress.IP_PROXY }).outcome).toEqual({
      ...decided({ platform: older }).outcome, facts: ['F2', 'F4', 'F6', 'F29'],
    });
  });

  test('ends at the DNS name inside the cluster, and nowhere outside', () => {
    expect(decided({ target: TargetKind.SERVICE_DNS })).toMatchObject({ intercepted: true, outcome: { connects: 'yes', facts: ['F10'] } });
    expect(decided({ target: TargetKind.SERVICE_DNS, ...OUTSIDE })).toMatchObject({
      intercepted: false, outcome: { connects: 'no', failure: 'unresolved', facts: ['F64'] },
    });
  });

  test('has the confidence of the version of the cluster', () => {
    const confidence = (kubernetesVersion: string) => decided({ platform: platform({ kubernetesVersion }) }).outcome.confidence;
    expect(['1.28', '1.27', '1.99'].map(confidence)).toEqual([MEASURED, CODE, INFERRED]);
    expect(decided({ ...OUTSIDE, platform: platform({ kubernetesVersion: '1.27' }) }).outcome.confidence).toBe(CODE);
  });

  test('names the node as the source if the client is the node and its own address is seen', () => {
    const source = (client: ClientKind) => decided({
      client, status: PublishedAddress.HOSTNAME, platform: platform({ cni: TERWAY_ENIIP }),
    }).outcome.source;
    expect([ClientKind.POD, ClientKind.HOST].map(source)).toEqual([SourceAddress.CLIENT, SourceAddress.NODE]);
  });

  test('keeps another source that a client in the host network is seen as', () => {
    const ipvs = { client: ClientKind.HOST, node: NodeKind.WITH_GATEWAY, platform: platform({ proxyMode: ProxyMode.IPVS }) };
    expect(decided(ipvs).outcome.source).toBe(SourceAddress.LOAD_BALANCER);
  });

  test('adds what the answer requires', () => {
    expect(decided({ platform: platform({ cni: TERWAY_ENIIP }) }).outcome).toEqual({
      ...decided().outcome,
      conditions: ['Terway does not handle Services in eBPF here (network_policy_provider in eni-config is not ebpf)'],
      facts: ['F2', 'F4', 'F6', 'F71'],
    });
    const hostAtDns = decided({ client: ClientKind.HOST, target: TargetKind.SERVICE_DNS, platform: platform({ cni: TERWAY_ENIIP }) });
    expect(hostAtDns.outcome.conditions).toEqual(['the client resolves names of Services (dnsPolicy ClusterFirstWithHostNet)']);
  });

  test('keeps what its table requires', () => {
    const publicClb = { status: PublishedAddress.HOSTNAME, loadBalancer: LoadBalancerKind.CLB_PUBLIC };
    expect(decided(publicClb).outcome.conditions).toEqual(['the client can leave the VPC, through a NAT gateway or an EIP']);
  });
});

describe('the confidence of what a load balancer does', () => {
  const outside = (cni: Cni, question: Partial<ReachabilityQuestion>) => (
    decided({ ...OUTSIDE, platform: platform({ cni }), ...question }).outcome.confidence);

  test('is measured for a CLB with TCP listeners in front of Flannel nodes', () => {
    expect(outside(FLANNEL, { externalTrafficPolicy: CLUSTER })).toBe(MEASURED);
    expect(outside(FLANNEL, { externalTrafficPolicy: CLUSTER, loadBalancer: LoadBalancerKind.CLB_PUBLIC })).toBe(MEASURED);
  });

  test('is that of documentation for another load balancer and another network, where nothing was measured', () => {
    expect(outside(FLANNEL, { externalTrafficPolicy: CLUSTER, loadBalancer: LoadBalancerKind.NLB })).toBe(PROSE);
    expect(outside(TERWAY_ENIIP, { externalTrafficPolicy: CLUSTER })).toBe(PROSE);
  });

  test('stays what it is if the answer was not measured', () => {
    expect(outside(TERWAY_ENIIP, { backendType: BackendType.ENI })).toBe(CODE);
    expect(outside(FLANNEL, { loadBalancer: LoadBalancerKind.CLB_HTTP })).toBe(PROSE);
    expect(outside(Cni.OTHER, { backendType: BackendType.ENI })).toBe(INFERRED);
  });
});

describe('a pod whose address Terway replaces', () => {
  const exclusive = { platform: platform({ cni: TERWAY_EXCLUSIVE_ENI }) };

  test('is seen as its node, on a condition and with a reason', () => {
    expect(decided({ ...exclusive, target: TargetKind.SERVICE_DNS }).outcome).toMatchObject({
      source: SourceAddress.NODE,
      confidence: CODE,
      conditions: ['Terway is 1.11 or newer'],
      facts: ['F10', 'F22', 'F70'],
      why: 'requests to the Service range go through the node, and externalTrafficPolicy does not govern the ClusterIP; '
        + 'Terway replaces the client IP with the node\'s on nodes with one network interface for each pod',
    });
  });

  test('makes no difference where a node replaces the address anyway', () => {
    expect(decided({ ...exclusive, ...OUTSIDE, externalTrafficPolicy: CLUSTER }).outcome).toEqual(
      decided({ platform: platform({ cni: TERWAY_ENIIP }), ...OUTSIDE, externalTrafficPolicy: CLUSTER }).outcome);
  });
});

describe('a connection that skips what the load balancer adds', () => {
  const listenerFeatures = [ListenerFeature.TLS, ListenerFeature.PROXY_PROTOCOL];

  test('is one to the DNS name, and none through the load balancer', () => {
    expect(decided({ listenerFeatures, target: TargetKind.SERVICE_DNS }).bypasses).toEqual(listenerFeatures);
    expect(decided({ listenerFeatures, status: PublishedAddress.HOSTNAME }).bypasses).toEqual([]);
    expect(decided({ listenerFeatures, ...OUTSIDE }).bypasses).toEqual([]);
  });

  test('does not work, and the reason and the facts name each feature', () => {
    const decision = decided({ listenerFeatures });
    expect(decision.bypasses).toEqual(listenerFeatures);
    expect([decision.outcome.connects, worksOf(decision)]).toEqual([ReachabilityAnswer.YES, ReachabilityAnswer.NO]);
    expect(decision.outcome.facts).toEqual(['F2', 'F4', 'F6', 'F68', 'F69']);
    expect(decision.outcome.why).toBe(`${decided().outcome.why}; the request skips the load balancer, which terminates TLS; `
      + 'the request skips the load balancer, which sends the PROXY protocol header');
  });

  test('is none if nothing connects, or if it is not known whether anything does', () => {
    const failing = decided({ listenerFeatures, platform: platform({ proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.22' }) });
    const unknown = decided({ listenerFeatures, platform: platform({ cni: TERWAY_DATAPATH_V2 }), sourceRanges: ['10.0.0.0/8'], inSourceRanges: false });
    expect([failing, unknown].map(({ outcome }) => outcome.connects)).toEqual(['no', 'unknown']);
    expect([failing, unknown].map(({ bypasses }) => bypasses)).toEqual([[], []]);
    expect(unknown.outcome.conditions).toBeUndefined();
    expect(worksOf(unknown)).toBe(ReachabilityAnswer.UNKNOWN);
  });
});

describe('a value that no table knows', () => {
  const other = 'other' as never;

  test('is an error that names the table', () => {
    const [cluster] = possibleClusters(platform(), BackendType.NODE);
    const onCluster = (question: Partial<ReachabilityQuestion>, proxyMode = ProxyMode.IPTABLES) => () => (
      decide(asked(question), NodeKind.WITHOUT_GATEWAY, { ...cluster as NonNullable<typeof cluster>, proxyMode }));
    expect(onCluster({}, ProxyMode.NONE)).toThrow('The table in planes.ts has a gap');
    expect(onCluster({ status: other })).toThrow('The table in intercepted.ts has a gap');
    expect(onCluster({ externalTrafficPolicy: other })).toThrow('The table in intercepted.ts has a gap');
    expect(onCluster({ externalTrafficPolicy: other, status: PublishedAddress.HOSTNAME })).toThrow('The table in at-load-balancer.ts has a gap');
    expect(onCluster({ externalTrafficPolicy: LOCAL })).not.toThrow();
  });
});
