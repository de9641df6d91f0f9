import { asked, platform } from './support';
import { ReachabilityAnswer } from '../../src/model/answer';
import { answered, NOT_A_COMBINATION, reachWithWays } from '../../src/model/conclude';
import { BackendType, ListenerFeature, LoadBalancerKind, PublishedAddress } from '../../src/model/load-balancer';
import { ClusterPlatform, Cni, ProxyMode } from '../../src/model/platform';
import { ClientKind, ReachabilityConfidence, type ReachabilityQuestion, SourceAddress, TargetKind } from '../../src/model/question';
import { ExternalTrafficPolicy, NodeKind } from '../../src/model/service';

const reached = (question: Partial<ReachabilityQuestion> = {}) => reachWithWays(asked(question));

describe('the answer to a question', () => {
  test('has every value of the one decision, and the reason as a sentence', () => {
    const { row, ways, deciding } = reached({ platform: platform({ proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.22.17' }) });
    expect(row).toEqual({
      client: ClientKind.POD,
      node: NodeKind.WITHOUT_GATEWAY,
      target: TargetKind.LOAD_BALANCER,
      connects: 'no',
      works: 'no',
      bypasses: [],
      condition: undefined,
      failure: 'refused',
      source: SourceAddress.UNKNOWN,
      confidence: ReachabilityConfidence.MEASURED,
      facts: ['F12', 'F13'],
      why: 'The node owns the address, but its virtual server holds no endpoint.',
    });
    expect(ways).toHaveLength(1);
    expect(deciding).toEqual([]);
  });

  test('begins with a lower-case letter only if the name of the subject does', () => {
    expect(reached({ node: NodeKind.WITH_GATEWAY }).row.why).toMatch(/^kube-proxy knows that the client is a pod .*\.$/);
    expect(reached({ status: PublishedAddress.HOSTNAME }).row.why).toMatch(/^A host name gives .*\.$/);
  });

  test('has no node for a client outside, even if the question has one', () => {
    const outside = { client: ClientKind.EXTERNAL, loadBalancer: LoadBalancerKind.CLB_PUBLIC };
    const { row, ways } = reached({ ...outside, node: NodeKind.WITH_GATEWAY });
    expect(row.node).toBeUndefined();
    expect(row).toEqual(reached({ ...outside, node: undefined }).row);
    expect(ways).toHaveLength(1);
  });

  test('is the same object if the same platform is asked again', () => {
    const question = asked();
    expect(answered({ ...question })).toBe(answered(question));
    expect(answered({ ...question, node: NodeKind.WITH_GATEWAY })).not.toBe(answered(question));
  });
});

describe('a combination that is not known to exist', () => {
  test('has an unknown answer, one way and nothing to declare', () => {
    const { row, ways, deciding } = reached({ platform: platform({ proxyMode: ProxyMode.NONE }), target: TargetKind.SERVICE_DNS });
    expect(row).toEqual({
      client: ClientKind.POD,
      node: NodeKind.WITHOUT_GATEWAY,
      target: TargetKind.SERVICE_DNS,
      connects: 'unknown',
      works: 'unknown',
      bypasses: [],
      condition: undefined,
      failure: undefined,
      source: SourceAddress.UNKNOWN,
      confidence: ReachabilityConfidence.INFERRED,
      facts: ['F23c'],
      why: 'No known data plane has this network plugin, proxy mode and Kubernetes version.',
    });
    expect(ways).toEqual([{ outcome: NOT_A_COMBINATION, intercepted: false, bypasses: [] }]);
    expect(deciding).toEqual([]);
  });

  test('is unknown for a proxy mode that Kubernetes removes, except for a name that does not resolve outside', () => {
    const question = {
      platform: platform({ proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.43' }), externalTrafficPolicy: ExternalTrafficPolicy.LOCAL,
    };
    const why = 'kube-proxy 1.37 announces that Kubernetes 1.43 removes the IPVS mode';
    for (const client of Object.values(ClientKind)) {
      for (const target of Object.values(TargetKind)) {
        const { row, ways, deciding } = reachWithWays({ ...question, client, target });
        const isName = client === ClientKind.EXTERNAL && target === TargetKind.SERVICE_DNS;
        expect([row.works, row.source, row.condition, deciding]).toEqual([isName ? 'no' : 'unknown', 'unknown', undefined, []]);
        expect(isName || row.why === `${why}.`).toBe(true);
        expect(isName || ways.every(({ outcome }) => outcome.why === why)).toBe(true);
      }
    }
  });
});

describe('the vendor\'s page', () => {
  test('is quoted if no data plane is declared, with everything that a declaration would decide', () => {
    const { row, ways, deciding } = reached({ platform: ClusterPlatform.unknown(), listenerFeatures: [ListenerFeature.TLS] });
    expect(row).toEqual({
      client: ClientKind.POD,
      node: NodeKind.WITHOUT_GATEWAY,
      target: TargetKind.LOAD_BALANCER,
      connects: 'unknown',
      works: 'unknown',
      bypasses: [],
      failure: undefined,
      source: SourceAddress.UNKNOWN,
      confidence: ReachabilityConfidence.PROSE,
      facts: ['F66'],
      why: 'Alibaba\'s page says that such requests are dropped on every cluster; in fact it depends on the data plane, which is not declared.',
    });
    expect(ways.length).toBeGreaterThan(10);
    expect(deciding).toEqual(['cni', 'proxyMode', 'kubernetesVersion', 'podCidrKnown', 'inClusterLoadBalance']);
  });

  test.each([
    ['the network plugin', { cni: Cni.TERWAY_ENIIP }, 'It depends on the mode of kube-proxy, the Kubernetes version and whether kube-proxy knows the pod range.'],
    ['the mode of kube-proxy', { proxyMode: ProxyMode.IPVS }, 'It depends on the network plugin and the Kubernetes version.'],
  ])('is not quoted if %s is declared', (_, declared, why) => {
    const { row } = reached({ platform: ClusterPlatform.ack(declared) });
    expect([row.connects, row.why]).toEqual([ReachabilityAnswer.UNKNOWN, why]);
    expect(row.facts).not.toContain('F66');
  });

  test('is not quoted if the answer is the same on every data plane', () => {
    const declared = ClusterPlatform.ack({ kubernetesVersion: '1.26', podCidrKnown: true, inClusterLoadBalance: true });
    const { row, deciding } = reached({ platform: declared, backendType: BackendType.ENI });
    expect(row).toMatchObject({ connects: 'yes', source: SourceAddress.CLIENT, why: 'The answer is the same on every data plane that fits the declaration.' });
    expect(row.facts).not.toContain('F66');
    expect(deciding).toEqual([]);
  });
});

describe('what the possible clusters do not have in common', () => {
  test('is unknown, and the source address is too, even if all see the same', () => {
    const { row } = reached({ platform: platform({ cni: Cni.TERWAY_ENIIP }), node: undefined, status: PublishedAddress.HOSTNAME });
    const on = (node: NodeKind) => reached({ platform: platform({ cni: Cni.TERWAY_ENIIP }), node, status: PublishedAddress.HOSTNAME }).row;
    expect([on(NodeKind.WITH_GATEWAY), on(NodeKind.WITHOUT_GATEWAY)].map(({ connects, source }) => [connects, source]))
      .toEqual([['sometimes', 'client'], ['yes', 'client']]);
    expect([row.connects, row.source, row.failure]).toEqual(['unknown', 'unknown', undefined]);
    expect(row.why).toBe('It depends on whether an endpoint runs on the client\'s node.');
  });

  test('has a failure only if all fail in the same way', () => {
    const host = (kubernetesVersion?: string) => reached({
      client: ClientKind.HOST, platform: platform({ proxyMode: ProxyMode.IPVS, kubernetesVersion }),
    }).row;
    expect([host(undefined).connects, host(undefined).failure]).toEqual(['no', undefined]);
    expect(host('1.23').failure).toBe('refused');
    expect(host('1.24').failure).toBe('timeout');
  });

  test('is declared field by field: those that decide are named, and no others', () => {
    const { row, deciding } = reached({ platform: platform({ podCidrKnown: undefined, inClusterLoadBalance: undefined }) });
    expect(row.why).toBe('It depends on whether kube-proxy knows the pod range.');
    expect(deciding).toEqual(['podCidrKnown']);
  });
});

describe('what a connection requires', () => {
  const HTTP = 'endpoints work without the X-Forwarded headers, which the load balancer adds and this request skips';
  const NO_EBPF = 'Terway does not handle Services in eBPF here (network_policy_provider in eni-config is not ebpf)';
  const condition = (declared: Parameters<typeof ClusterPlatform.ack>[0], question: Partial<ReachabilityQuestion> = {}) => reached({
    platform: ClusterPlatform.ack({ proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.34', ...declared }),
    externalTrafficPolicy: ExternalTrafficPolicy.CLUSTER,
    ...question,
  }).row.condition;
  const http = { loadBalancer: LoadBalancerKind.CLB_HTTP };

  test('is joined if all setups require several things', () => {
    expect(condition({ cni: Cni.TERWAY_ENIIP }, http)).toBe(`${NO_EBPF}, and ${HTTP}`);
  });

  test('is restricted if only some setups require it', () => {
    expect(condition({}, http)).toBe(`${NO_EBPF}, and ${HTTP}; each is required in some setups only`);
    expect(condition({ proxyMode: undefined }, { target: TargetKind.SERVICE_DNS })).toBe('Terway is 1.11 or newer; this is required in some setups only');
  });

  test('is nothing if no setup requires anything', () => {
    expect(condition({ cni: Cni.FLANNEL })).toBeUndefined();
  });
});

describe('a request that source ranges may or may not contain', () => {
  const ranges = { sourceRanges: ['192.0.2.0/24'] };

  test('fails for the reason that it has anyway, if it fails either way', () => {
    const dropped = { platform: platform({ podCidrKnown: false }) };
    expect(reached({ ...dropped, ...ranges }).row.why).toBe(reached(dropped).row.why);
  });

  test('fails for one reason or another if it fails on several planes', () => {
    expect(reached({ client: ClientKind.HOST, platform: platform({ proxyMode: ProxyMode.IPVS, kubernetesVersion: undefined }) }).row.why)
      .toBe('The answer is the same on every data plane that fits the declaration.');
  });

  test('has no known answer otherwise, and nothing that a declaration would decide', () => {
    const { row, deciding } = reached(ranges);
    expect(row.why).toBe('It depends on whether loadBalancerSourceRanges contains the source address of the request.');
    expect(deciding).toEqual([]);
  });
});
