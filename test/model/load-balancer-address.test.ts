import { ask, inWords, platform } from './support';
import { PublishedAddress, BackendType } from '../../src/model/load-balancer';
import { Cni, ProxyMode } from '../../src/model/platform';
import { ClientKind, ReachabilityConfidence } from '../../src/model/question';
import { type ExternalTrafficPolicy, NodeKind } from '../../src/model/service';

const { TERWAY_IPVLAN, TERWAY_DATAPATH_V2 } = Cni;
const { IPTABLES, IPVS, NFTABLES, NONE } = ProxyMode;

/**
 * The pod range is kube-proxy's knowledge of it, the switch is Terway's in-cluster load balancing; nodes or pods stand behind a private CLB.
 * A cell says whether a request connects, and by which failure it does not or which address the gateway sees.
 */
const TABLE = `
  | network plugin       | mode     | version | pod range | switch | behind | policy  | pod, with         | pod, without    | host, with         | host, without |
  | flannel              | iptables | 1.14.10 | known     | on     | nodes  | Local   | yes, client       | yes, client     | yes, node          | no, timeout   |
  | flannel              | iptables | 1.15.0  | known     | on     | nodes  | Local   | yes, client       | yes, client     | yes, node          | yes, node     |
  | terway-eniip         | iptables | 1.28.15 | known     | on     | nodes  | Local   | yes, client       | yes, client     | yes, node          | yes, node     |
  | terway-eniip         | iptables | 1.28.15 | known     | on     | pods   | Local   | yes, client       | yes, client     | yes, node          | yes, node     |
  | flannel              | iptables | 1.34.4  | known     | on     | nodes  | Local   | yes, client       | yes, client     | yes, node          | yes, node     |
  | flannel              | nftables | 1.33.6  | known     | on     | nodes  | Local   | yes, client       | yes, client     | yes, node          | yes, node     |
  | flannel              | nftables | 1.34.4  | known     | on     | nodes  | Local   | yes, client       | yes, client     | yes, node          | yes, node     |
  | flannel              | nftables | 1.34.4  | empty     | on     | nodes  | Local   | yes, client       | no, timeout     | yes, node          | yes, node     |
  | flannel              | nftables | 1.29.0  | known     | on     | nodes  | Local   | yes, client       | yes, client     | yes, node          | no, timeout   |
  | flannel              | nftables | 1.32.9  | known     | on     | nodes  | Local   | yes, client       | yes, client     | yes, node          | no, timeout   |
  | flannel              | nftables | 1.33.5  | known     | on     | nodes  | Local   | yes, client       | yes, client     | yes, node          | no, timeout   |
  | flannel              | nftables | 1.33.5  | empty     | on     | nodes  | Local   | yes, client       | no, timeout     | yes, node          | no, timeout   |
  | flannel              | nftables | 1.33.5  | known     | on     | nodes  | Cluster | yes, node         | yes, node       | yes, node          | yes, node     |
  | flannel              | iptables | 1.25.0  | empty     | on     | nodes  | Local   | yes, client       | no, timeout     | yes, node          | yes, node     |
  | flannel              | iptables | 1.34.4  | empty     | on     | nodes  | Local   | yes, client       | no, timeout     | yes, node          | yes, node     |
  | terway-eniip         | iptables | 1.26.13 | empty     | on     | nodes  | Local   | yes, client       | no, timeout     | yes, node          | yes, node     |
  | flannel              | iptables | 1.14.10 | empty     | on     | nodes  | Local   | yes, client       | yes, node       | yes, node          | no, timeout   |
  | flannel              | iptables | 1.24.17 | empty     | on     | nodes  | Local   | yes, client       | yes, node       | yes, node          | yes, node     |
  | terway-eniip         | iptables | 1.24.17 | empty     | on     | nodes  | Local   | yes, client       | yes, client     | yes, node          | yes, node     |
  | terway-eniip         | iptables | 1.24.17 | empty     | on     | pods   | Local   | yes, client       | yes, client     | yes, node          | yes, node     |
  | flannel              | ipvs     | 1.14.10 | known     | on     | nodes  | Local   | yes, client       | no, refused     | yes, load-balancer | no, refused   |
  | flannel              | ipvs     | 1.23.17 | known     | on     | nodes  | Local   | yes, client       | no, refused     | yes, load-balancer | no, refused   |
  | terway-eniip         | ipvs     | 1.23    | empty     | on     | nodes  | Local   | yes, client       | no, refused     | yes, load-balancer | no, refused   |
  | flannel              | ipvs     | 1.24.0  | known     | on     | nodes  | Local   | yes, client       | yes, client     | yes, load-balancer | no, timeout   |
  | flannel              | ipvs     | 1.34.4  | empty     | on     | nodes  | Local   | yes, client       | yes, client     | yes, load-balancer | no, timeout   |
  | terway-ipvlan        | iptables | 1.28    | known     | on     | nodes  | Local   | yes, client       | yes, client     | yes, node          | yes, node     |
  | terway-datapath-v2   | ipvs     | 1.28    | known     | on     | nodes  | Local   | yes, client       | yes, client     | yes, load-balancer | no, timeout   |
  | terway-ipvlan        | ipvs     | 1.22    | known     | on     | nodes  | Local   | yes, client       | yes, client     | yes, load-balancer | no, refused   |
  | terway-datapath-v2   | none     | 1.34    | known     | on     | nodes  | Local   | yes, client       | yes, client     | yes, node          | yes, node     |
  | terway-datapath-v2   | none     | 1.34    | known     | off    | nodes  | Local   | yes, client       | yes, client     | yes, node          | yes, node     |
  | terway-datapath-v2   | none     | 1.33    | known     | on     | nodes  | Local   | unknown           | unknown         | unknown            | unknown       |
  | terway-datapath-v2   | iptables | 1.28    | known     | off    | nodes  | Local   | sometimes, client | yes, client     | yes, node          | yes, node     |
  | terway-ipvlan        | ipvs     | 1.22    | known     | off    | nodes  | Local   | sometimes, client | yes, client     | yes, load-balancer | no, refused   |
  | terway-ipvlan        | ipvs     | 1.22    | known     | off    | pods   | Local   | yes, client       | yes, client     | yes, load-balancer | no, refused   |
  | terway-exclusive-eni | ipvs     | 1.28    | known     | on     | nodes  | Local   | sometimes, node   | yes, node       | yes, load-balancer | no, timeout   |
  | terway-exclusive-eni | ipvs     | 1.28    | known     | on     | pods   | Local   | yes, client       | yes, client     | yes, load-balancer | no, timeout   |
  | terway-datapath-v2   | iptables | 1.28    | known     | off    | nodes  | Cluster | sometimes, node   | sometimes, node | yes, node          | yes, node     |
  | terway-exclusive-eni | ipvs     | 1.28    | known     | on     | nodes  | Cluster | sometimes, node   | sometimes, node | yes, node          | yes, node     |
  | terway-exclusive-eni | ipvs     | 1.28    | known     | on     | pods   | Cluster | yes, client       | yes, client     | yes, node          | yes, node     |
  | flannel              | iptables | 1.14.10 | known     | on     | nodes  | Cluster | yes, node         | yes, node       | yes, node          | yes, node     |
  | flannel              | iptables | 1.24.17 | empty     | on     | nodes  | Cluster | yes, node         | yes, node       | yes, node          | yes, node     |
  | flannel              | iptables | 1.28.15 | empty     | on     | nodes  | Cluster | yes, node         | yes, node       | yes, node          | yes, node     |
  | flannel              | ipvs     | 1.23.17 | known     | on     | nodes  | Cluster | yes, node         | yes, node       | yes, node          | yes, node     |
  | terway-eniip         | ipvs     | 1.28.15 | known     | on     | nodes  | Cluster | yes, node         | yes, node       | yes, node          | yes, node     |
  | flannel              | nftables | 1.34.4  | known     | on     | nodes  | Cluster | yes, node         | yes, node       | yes, node          | yes, node     |
  | terway-ipvlan        | ipvs     | 1.28    | known     | on     | nodes  | Cluster | yes, client       | yes, client     | yes, node          | yes, node     |
  | terway-datapath-v2   | none     | 1.34    | known     | on     | nodes  | Cluster | yes, client       | yes, client     | yes, node          | yes, node     |
  | flannel              | none     | 1.34    | known     | on     | nodes  | Cluster | unknown           | unknown         | unknown            | unknown       |
  | flannel              | nftables | 1.28    | known     | on     | nodes  | Cluster | unknown           | unknown         | unknown            | unknown       |
`;

const [, ...LINES] = TABLE.trim().split('\n').map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));

const COLUMNS = [
  [ClientKind.POD, NodeKind.WITH_GATEWAY],
  [ClientKind.POD, NodeKind.WITHOUT_GATEWAY],
  [ClientKind.HOST, NodeKind.WITH_GATEWAY],
  [ClientKind.HOST, NodeKind.WITHOUT_GATEWAY],
] as const;

const CELLS = LINES.flatMap(([cni, mode, version, podRange, inCluster, behind, policy, ...cells]) =>
  COLUMNS.map(([client, node], column) => ({
    cni, mode, version, podRange, inCluster, behind, policy, client, node, expected: cells[column],
  })));

describe('the load balancer address, an IP in the status', () => {
  test.each(CELLS)(
    '$client $node, $cni $mode $version, pod range $podRange, switch $inCluster, $policy, $behind behind: $expected',
    ({ cni, mode, version, podRange, inCluster, behind, policy, client, node, expected }) => {
      expect(inWords(ask({
        platform: platform({
          cni: cni as Cni,
          proxyMode: mode as ProxyMode,
          kubernetesVersion: version,
          podCidrKnown: podRange === 'known',
          inClusterLoadBalance: inCluster === 'on',
        }),
        externalTrafficPolicy: policy as ExternalTrafficPolicy,
        backendType: behind === 'pods' ? BackendType.ENI : BackendType.NODE,
        client,
        node,
      }))).toBe(expected);
    });
});

describe('the confidence of that answer', () => {
  test.each([
    [IPTABLES, '1.13', true, ReachabilityConfidence.INFERRED],
    [IPTABLES, '1.14.10', true, ReachabilityConfidence.CODE],
    [IPTABLES, '1.20.15', true, ReachabilityConfidence.MEASURED],
    [IPTABLES, '1.27.9', true, ReachabilityConfidence.CODE],
    [IPTABLES, '1.34.4', true, ReachabilityConfidence.MEASURED],
    [IPTABLES, '1.37', true, ReachabilityConfidence.MEASURED],
    [IPTABLES, '1.38', true, ReachabilityConfidence.INFERRED],
    [IPTABLES, '1.24.17', false, ReachabilityConfidence.MEASURED],
    [IPTABLES, '1.25.1', false, ReachabilityConfidence.CODE],
    [IPTABLES, '1.26.13', false, ReachabilityConfidence.MEASURED],
    [IPVS, '1.23.17', true, ReachabilityConfidence.MEASURED],
    [IPVS, '1.24.17', true, ReachabilityConfidence.MEASURED],
    [NFTABLES, '1.33.5', true, ReachabilityConfidence.CODE],
    [NFTABLES, '1.33.6', true, ReachabilityConfidence.CODE],
    [NFTABLES, '1.34.4', true, ReachabilityConfidence.MEASURED],
  ])('%s %s, pod range known %s: %s', (proxyMode, kubernetesVersion, podCidrKnown, confidence) => {
    expect(ask({ platform: platform({ proxyMode, kubernetesVersion, podCidrKnown }) }).confidence).toBe(confidence);
  });

  test.each([
    [TERWAY_IPVLAN, IPTABLES, ReachabilityConfidence.CODE],
    [TERWAY_DATAPATH_V2, NONE, ReachabilityConfidence.PROSE],
  ])('%s with kube-proxy %s: %s', (cni, proxyMode, confidence) => {
    expect(ask({ platform: platform({ cni, proxyMode, kubernetesVersion: '1.34' }) }).confidence).toBe(confidence);
  });
});

describe('an address with ipMode Proxy', () => {
  test.each([
    [IPVS, '1.23.17', 'no, refused'],
    [IPTABLES, '1.28.15', 'no, timeout'],
    [IPTABLES, '1.29.6', 'no, timeout'],
    [IPTABLES, '1.30.0', 'yes, node'],
    [IPTABLES, '1.34.4', 'yes, node'],
  ])('on %s %s: %s', (proxyMode, kubernetesVersion, expected) => {
    const row = ask({ platform: platform({ proxyMode, kubernetesVersion, podCidrKnown: false }), status: PublishedAddress.IP_PROXY });
    expect(inWords(row)).toBe(expected);
    expect(row.facts).toContain('F29');
  });

  test('is not known on Terway\'s eBPF, unless eBPF intercepts no address', () => {
    const dataPath = { cni: TERWAY_DATAPATH_V2, proxyMode: IPTABLES, kubernetesVersion: '1.30' };
    expect(inWords(ask({ platform: platform({ ...dataPath }), status: PublishedAddress.IP_PROXY }))).toBe('unknown');
    expect(inWords(ask({ platform: platform({ ...dataPath, inClusterLoadBalance: false }), status: PublishedAddress.IP_PROXY }))).toBe('yes, client');
  });
});
