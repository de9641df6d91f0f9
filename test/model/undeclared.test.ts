import { ask, inWords, platform } from './support';
import { PublishedAddress, BackendType } from '../../src/model/load-balancer';
import { ClusterPlatform, Cni, ProxyMode } from '../../src/model/platform';
import { ClientKind, ReachabilityConfidence, TargetKind } from '../../src/model/question';
import { ExternalTrafficPolicy, NodeKind } from '../../src/model/service';

const UNKNOWN = { platform: ClusterPlatform.unknown(), backendType: BackendType.UNKNOWN };

describe('an undeclared platform', () => {
  test('gets no answer for pods on nodes without a gateway pod, and quotes the vendor page as the reason', () => {
    const row = ask(UNKNOWN);
    expect(inWords(row)).toBe('unknown');
    expect(row.confidence).toBe(ReachabilityConfidence.PROSE);
    expect(row.facts).toEqual(['F66']);
    expect(row.why).toContain('not declared');
  });

  test('gets the same answer if only the version is declared', () => {
    const versionOnly = platform({ cni: undefined, proxyMode: undefined, podCidrKnown: undefined, inClusterLoadBalance: undefined });
    expect(ask({ ...UNKNOWN, platform: versionOnly }).facts).toEqual(['F66']);
  });

  test.each([
    ['pods on nodes with a gateway pod', { node: NodeKind.WITH_GATEWAY }],
    ['clients in the host network', { client: ClientKind.HOST }],
    ['an address with ipMode Proxy', { status: PublishedAddress.IP_PROXY }],
    ['the policy Cluster', { externalTrafficPolicy: ExternalTrafficPolicy.CLUSTER }],
  ])('has the general answer in every other case: %s', (_, question) => {
    expect(inWords(ask({ ...UNKNOWN, ...question }))).toBe('unknown');
  });

  test.each(Object.values(NodeKind))('reaches the Service DNS name, %s', (node) => {
    expect(inWords(ask({ ...UNKNOWN, node, target: TargetKind.SERVICE_DNS }))).toBe('yes');
    expect(inWords(ask({ ...UNKNOWN, node, target: TargetKind.SERVICE_DNS, client: ClientKind.HOST }))).toBe('yes, node');
  });

  test('reaches the load balancer address with the policy Cluster and pods behind the load balancer', () => {
    const question = { platform: ClusterPlatform.unknown(), backendType: BackendType.ENI, externalTrafficPolicy: ExternalTrafficPolicy.CLUSTER };
    expect(inWords(ask({ ...question, node: NodeKind.WITH_GATEWAY }))).toBe('yes');
    expect(inWords(ask({ ...question, node: NodeKind.WITHOUT_GATEWAY }))).toBe('yes');
  });
});

describe('a platform that was declared in part', () => {
  test('can omit any field', () => {
    const platformOf = (...fields: Parameters<typeof ClusterPlatform.ack>) => inWords(ask({ ...UNKNOWN, platform: ClusterPlatform.ack(...fields) }));
    expect(platformOf({})).toBe('unknown');
    expect(platformOf({ cni: Cni.FLANNEL, kubernetesVersion: '1.28', podCidrKnown: true })).toBe('yes, client');
    expect(platformOf({ proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.22' })).toBe('unknown');
  });

  test.each([
    ['iptables without the pod range', { proxyMode: ProxyMode.IPTABLES, podCidrKnown: undefined },
      'unknown', 'It depends on whether kube-proxy knows the pod range.'],
    ['IPVS without the pod range, which does not matter there', { proxyMode: ProxyMode.IPVS, podCidrKnown: undefined }, 'yes, client', undefined],
    ['IPVS without a version', { proxyMode: ProxyMode.IPVS, kubernetesVersion: 'latest' }, 'unknown', 'It depends on the Kubernetes version.'],
    ['Flannel 1.28 without a mode', { proxyMode: undefined, podCidrKnown: undefined },
      'unknown', 'It depends on the mode of kube-proxy and whether kube-proxy knows the pod range.'],
    ['Flannel 1.23 with a pod range, without a mode', { proxyMode: undefined, kubernetesVersion: '1.23' },
      'unknown', 'It depends on the mode of kube-proxy.'],
    ['Flannel 1.24 with a pod range, without a mode', { proxyMode: undefined, kubernetesVersion: '1.24' }, 'yes, client', undefined],
    ['DataPath V2 without the switch, where both ways lead to the gateway', { cni: Cni.TERWAY_DATAPATH_V2, inClusterLoadBalance: undefined },
      'yes, client', 'The answer is the same on every data plane that fits the declaration.'],
    ['no kube-proxy, without a network plugin', { cni: undefined, proxyMode: ProxyMode.NONE, kubernetesVersion: '1.34' }, 'yes, client', undefined],
  ])('%s', (_, declared, expected, why) => {
    const row = ask({ platform: platform(declared) });
    expect(inWords(row)).toBe(expected);
    expect(row.why).toBe(why ?? row.why);
  });

  test.each([
    ['1.33', 'unknown', 'It depends on the patch release of Kubernetes.'],
    ['1.33.5', 'no, timeout', undefined],
    ['1.33.6', 'yes, node', undefined],
    ['1.34', 'yes, node', undefined],
  ])('nftables %s, a client in the host network: %s', (kubernetesVersion, expected, why) => {
    const row = ask({ platform: platform({ proxyMode: ProxyMode.NFTABLES, kubernetesVersion }), client: ClientKind.HOST });
    expect(inWords(row)).toBe(expected);
    expect(row.why).toBe(why ?? row.why);
  });

  test('depends on the node if its kind is not given', () => {
    const row = ask({ platform: platform({ podCidrKnown: false }), node: undefined });
    expect(inWords(row)).toBe('unknown');
    expect(row.why).toBe('It depends on whether an endpoint runs on the client\'s node.');
  });

  test('uses the facts of every possible data plane', () => {
    expect(ask({ platform: platform({ podCidrKnown: undefined }) }).facts).toEqual(['F2', 'F4', 'F6', 'F7']);
  });

  test('has no failure if the possible data planes fail in different ways', () => {
    const row = ask({ platform: platform({ proxyMode: undefined, kubernetesVersion: '1.14' }), client: ClientKind.HOST });
    expect([row.connects, row.failure]).toEqual(['no', undefined]);
  });
});
