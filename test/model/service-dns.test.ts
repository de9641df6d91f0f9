import { ask, inWords, platform } from './support';
import { Cni, ProxyMode } from '../../src/model/platform';
import { ClientKind, TargetKind } from '../../src/model/question';
import { ExternalTrafficPolicy, InternalTrafficPolicy, NodeKind } from '../../src/model/service';

const { FLANNEL, TERWAY_ENIIP, TERWAY_IPVLAN, TERWAY_DATAPATH_V2, TERWAY_EXCLUSIVE_ENI } = Cni;
const { IPTABLES, IPVS, NFTABLES, NONE } = ProxyMode;
const { POD, HOST, EXTERNAL } = ClientKind;
const { LOCAL, CLUSTER } = ExternalTrafficPolicy;

const DATA_PLANES = [
  [FLANNEL, IPTABLES, '1.14.10'],
  [FLANNEL, IPTABLES, '1.28.15'],
  [TERWAY_ENIIP, IPVS, '1.23.17'],
  [TERWAY_ENIIP, IPVS, '1.34.4'],
  [FLANNEL, NFTABLES, '1.33.5'],
  [FLANNEL, NFTABLES, '1.34.4'],
  [TERWAY_IPVLAN, IPVS, '1.28'],
  [TERWAY_DATAPATH_V2, IPTABLES, '1.28'],
  [TERWAY_DATAPATH_V2, NONE, '1.34'],
  [TERWAY_EXCLUSIVE_ENI, IPVS, '1.28'],
] as const;

const EVERYWHERE = DATA_PLANES.flatMap(([cni, mode, version]) => Object.values(ExternalTrafficPolicy).flatMap((policy) =>
  Object.values(NodeKind).map((node) => ({ cni, mode, version, policy, node }))));

describe('the Service DNS name', () => {
  test.each(EVERYWHERE)('$cni $mode $version, $policy, $node: everyone connects, and Terway masquerades pods with an interface of their own', (
    { cni, mode, version, policy, node }) => {
    const question = {
      platform: platform({ cni, proxyMode: mode, kubernetesVersion: version }),
      externalTrafficPolicy: policy,
      node,
      target: TargetKind.SERVICE_DNS,
    };
    expect(inWords(ask({ ...question, client: POD }))).toBe(`yes, ${cni === TERWAY_EXCLUSIVE_ENI ? 'node' : 'client'}`);
    expect(inWords(ask({ ...question, client: HOST }))).toBe('yes, node');
    expect(inWords(ask({ ...question, client: EXTERNAL, node: undefined }))).toBe('no, unresolved');
  });

  test('gives the DNS policy that a client in the host network needs', () => {
    expect(ask({ client: HOST, target: TargetKind.SERVICE_DNS }).condition).toContain('ClusterFirstWithHostNet');
  });
});

describe('the Service DNS name, internalTrafficPolicy Local, a node without a gateway pod', () => {
  test.each([
    //                          externalTrafficPolicy   Local          Cluster
    [FLANNEL, IPTABLES, '1.20.15', /*               */ 'yes, client', 'yes, client'],
    [FLANNEL, IPVS, '1.20.15', /*                   */ 'yes, client', 'yes, client'],
    [FLANNEL, IPTABLES, '1.21', /*                  */ 'unknown', /**/'unknown'],
    [FLANNEL, IPTABLES, '1.22.17', /*               */ 'yes, client', 'no, refused'],
    [FLANNEL, IPTABLES, '1.23.17', /*               */ 'yes, client', 'no, refused'],
    [FLANNEL, IPTABLES, '1.24.0', /*                */ 'no, timeout', 'no, timeout'],
    [TERWAY_ENIIP, IPTABLES, '1.34.4', /*           */ 'no, timeout', 'no, timeout'],
    [FLANNEL, IPVS, '1.22.17', /*                   */ 'no, refused', 'no, refused'],
    [FLANNEL, IPVS, '1.23.17', /*                   */ 'no, refused', 'no, refused'],
    [FLANNEL, IPVS, '1.24.0', /*                    */ 'yes, client', 'yes, client'],
    [TERWAY_EXCLUSIVE_ENI, IPVS, '1.34.4', /*       */ 'yes, node', /**/'yes, node'],
    [FLANNEL, NFTABLES, '1.34.4', /*                */ 'no, timeout', 'no, timeout'],
    [TERWAY_IPVLAN, IPVS, '1.28', /*                */ 'unknown', /**/'unknown'],
    [TERWAY_DATAPATH_V2, NONE, '1.34', /*           */ 'unknown', /**/'unknown'],
  ] as const)('%s %s %s: with externalTrafficPolicy Local %s, with Cluster %s', (cni, proxyMode, kubernetesVersion, local, cluster) => {
    const question = {
      platform: platform({ cni, proxyMode, kubernetesVersion }),
      internalTrafficPolicy: InternalTrafficPolicy.LOCAL,
      target: TargetKind.SERVICE_DNS,
    };
    expect(inWords(ask({ ...question, externalTrafficPolicy: LOCAL }))).toBe(local);
    expect(inWords(ask({ ...question, externalTrafficPolicy: CLUSTER }))).toBe(cluster);
  });

  test.each([...DATA_PLANES])('%s %s %s: a gateway pod on the node fixes it', (cni, proxyMode, kubernetesVersion) => {
    const question = {
      platform: platform({ cni, proxyMode, kubernetesVersion }),
      internalTrafficPolicy: InternalTrafficPolicy.LOCAL,
      node: NodeKind.WITH_GATEWAY,
      target: TargetKind.SERVICE_DNS,
    };
    expect(inWords(ask(question))).toBe(`yes, ${cni === TERWAY_EXCLUSIVE_ENI ? 'node' : 'client'}`);
    expect(inWords(ask({ ...question, client: HOST }))).toBe('yes, node');
  });
});

describe('internalTrafficPolicy Local together with externalTrafficPolicy Cluster, at the load balancer address', () => {
  const asked = (proxyMode: ProxyMode, kubernetesVersion: string) => ({
    platform: platform({ proxyMode, kubernetesVersion }),
    internalTrafficPolicy: InternalTrafficPolicy.LOCAL,
    externalTrafficPolicy: CLUSTER,
  });

  test.each([
    //                   pod without   host without      outside
    [IPTABLES, '1.21', 'yes, node', 'yes, node', 'yes, node'],
    [IPTABLES, '1.22', 'no, refused', 'sometimes, node', 'sometimes, node'],
    [IPTABLES, '1.23', 'no, refused', 'sometimes, node', 'sometimes, node'],
    [IPTABLES, '1.24', 'yes, node', 'yes, node', 'yes, node'],
    [IPVS, '1.21', 'yes, node', 'yes, node', 'yes, node'],
    [IPVS, '1.22', 'no, refused', 'no, refused', 'sometimes, node'],
    [IPVS, '1.23', 'no, refused', 'no, refused', 'sometimes, node'],
    [IPVS, '1.24', 'yes, node', 'yes, node', 'yes, node'],
  ])('on %s %s: pod without gateway %s, host without %s, outside %s', (proxyMode, version, pod, host, outside) => {
    expect(inWords(ask({ ...asked(proxyMode, version), client: POD }))).toBe(pod);
    expect(inWords(ask({ ...asked(proxyMode, version), client: HOST }))).toBe(host);
    expect(inWords(ask({ ...asked(proxyMode, version), client: EXTERNAL, node: undefined }))).toBe(outside);
  });

  test('works on nodes with a gateway pod', () => {
    expect(inWords(ask({ ...asked(IPTABLES, '1.23'), node: NodeKind.WITH_GATEWAY }))).toBe('yes, node');
  });
});
