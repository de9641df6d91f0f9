import { ask, inWords, platform } from './support';
import { AddressKind, BackendType } from '../../src/model/load-balancer';
import { Cni, ProxyMode } from '../../src/model/platform';
import { ClientKind, Confidence } from '../../src/model/reachability';
import { ExternalTrafficPolicy, NodeKind } from '../../src/model/service';

const { FLANNEL, TERWAY_ENIIP, TERWAY_IPVLAN, TERWAY_DATAPATH_V2, TERWAY_EXCLUSIVE_ENI } = Cni;
const { IPTABLES, IPVS, NFTABLES, NONE } = ProxyMode;
const { LOCAL, CLUSTER } = ExternalTrafficPolicy;
const NODES = BackendType.NODE;
const PODS = BackendType.ENI;

interface Line {
  readonly cni: Cni;
  readonly mode: ProxyMode;
  readonly version: string;
  readonly podCidrKnown?: boolean;
  readonly inClusterLoadBalance?: boolean;
  readonly policy: ExternalTrafficPolicy;
  readonly backend?: BackendType;
  /** Pod on a node with, pod on a node without, host with, host without a gateway pod. */
  readonly cells: readonly [string, string, string, string];
}

/** A line of the table: network plugin, mode, version, what else decides, policy, and its four cells. */
function line(cni: Cni, mode: ProxyMode, version: string, rest: Partial<Line>, policy: ExternalTrafficPolicy, ...cells: Line['cells']): Line {
  return { cni, mode, version, podCidrKnown: true, inClusterLoadBalance: true, backend: NODES, ...rest, policy, cells };
}

const KNOWN = { podCidrKnown: true };
const EMPTY = { podCidrKnown: false };
const ON = { inClusterLoadBalance: true };
const OFF = { inClusterLoadBalance: false };

const TABLE: Line[] = [
  //   network plugin, mode, version, decides, policy           pod with           pod without        host with            host without
  // P1 and P5
  line(FLANNEL, IPTABLES, '1.14.10', KNOWN, LOCAL, /*         */'yes, client',      'yes, client',     'yes, node',         'no, timeout'),
  line(FLANNEL, IPTABLES, '1.15.0', KNOWN, LOCAL, /*          */'yes, client',      'yes, client',     'yes, node',         'yes, node'),
  line(TERWAY_ENIIP, IPTABLES, '1.28.15', KNOWN, LOCAL, /*    */'yes, client',      'yes, client',     'yes, node',         'yes, node'),
  line(TERWAY_ENIIP, IPTABLES, '1.28.15', { ...KNOWN, backend: PODS }, LOCAL, 'yes, client', 'yes, client', 'yes, node',     'yes, node'),
  line(FLANNEL, IPTABLES, '1.34.4', KNOWN, LOCAL, /*          */'yes, client',      'yes, client',     'yes, node',         'yes, node'),
  line(FLANNEL, NFTABLES, '1.33.6', KNOWN, LOCAL, /*          */'yes, client',      'yes, client',     'yes, node',         'yes, node'),
  line(FLANNEL, NFTABLES, '1.34.4', KNOWN, LOCAL, /*          */'yes, client',      'yes, client',     'yes, node',         'yes, node'),
  line(FLANNEL, NFTABLES, '1.34.4', EMPTY, LOCAL, /*          */'yes, client',      'no, timeout',     'yes, node',         'yes, node'),
  // P5 before the fix
  line(FLANNEL, NFTABLES, '1.29.0', KNOWN, LOCAL, /*          */'yes, client',      'no, timeout',     'unknown',           'unknown'),
  line(FLANNEL, NFTABLES, '1.32.9', KNOWN, LOCAL, /*          */'yes, client',      'no, timeout',     'unknown',           'unknown'),
  line(FLANNEL, NFTABLES, '1.33.5', KNOWN, LOCAL, /*          */'yes, client',      'no, timeout',     'unknown',           'unknown'),
  line(FLANNEL, NFTABLES, '1.33.5', KNOWN, CLUSTER, /*        */'yes, node',        'yes, node',       'yes, node',         'yes, node'),
  // P2
  line(FLANNEL, IPTABLES, '1.25.0', EMPTY, LOCAL, /*          */'yes, client',      'no, timeout',     'yes, node',         'yes, node'),
  line(FLANNEL, IPTABLES, '1.34.4', EMPTY, LOCAL, /*          */'yes, client',      'no, timeout',     'yes, node',         'yes, node'),
  line(TERWAY_ENIIP, IPTABLES, '1.26.13', EMPTY, LOCAL, /*    */'yes, client',      'no, timeout',     'yes, node',         'yes, node'),
  line(FLANNEL, IPTABLES, '1.14.10', EMPTY, LOCAL, /*         */'yes, client',      'yes, node',       'yes, node',         'no, timeout'),
  line(FLANNEL, IPTABLES, '1.24.17', EMPTY, LOCAL, /*         */'yes, client',      'yes, node',       'yes, node',         'yes, node'),
  line(TERWAY_ENIIP, IPTABLES, '1.24.17', EMPTY, LOCAL, /*    */'yes, client',      'yes, client',     'yes, node',         'yes, node'),
  line(TERWAY_ENIIP, IPTABLES, '1.24.17', { ...EMPTY, backend: PODS }, LOCAL, 'yes, client', 'yes, client', 'yes, node',     'yes, node'),
  // P3
  line(FLANNEL, IPVS, '1.14.10', KNOWN, LOCAL, /*             */'yes, client',      'no, refused',     'yes, load-balancer', 'no, refused'),
  line(FLANNEL, IPVS, '1.23.17', KNOWN, LOCAL, /*             */'yes, client',      'no, refused',     'yes, load-balancer', 'no, refused'),
  line(TERWAY_ENIIP, IPVS, '1.23', EMPTY, LOCAL, /*           */'yes, client',      'no, refused',     'yes, load-balancer', 'no, refused'),
  // P4
  line(FLANNEL, IPVS, '1.24.0', KNOWN, LOCAL, /*              */'yes, client',      'yes, client',     'yes, load-balancer', 'no, timeout'),
  line(FLANNEL, IPVS, '1.34.4', EMPTY, LOCAL, /*              */'yes, client',      'yes, client',     'yes, load-balancer', 'no, timeout'),
  // P6
  line(TERWAY_IPVLAN, IPTABLES, '1.28', ON, LOCAL, /*         */'yes, client',      'yes, client',     'yes, node',         'yes, node'),
  line(TERWAY_DATAPATH_V2, IPVS, '1.28', ON, LOCAL, /*        */'yes, client',      'yes, client',     'yes, load-balancer', 'no, timeout'),
  line(TERWAY_IPVLAN, IPVS, '1.22', ON, LOCAL, /*             */'yes, client',      'yes, client',     'yes, load-balancer', 'no, refused'),
  // P7
  line(TERWAY_DATAPATH_V2, NONE, '1.34', ON, LOCAL, /*        */'yes, client',      'yes, client',     'yes, node',         'yes, node'),
  line(TERWAY_DATAPATH_V2, NONE, '1.34', OFF, LOCAL, /*       */'yes, client',      'yes, client',     'yes, node',         'yes, node'),
  line(TERWAY_DATAPATH_V2, NONE, '1.33', ON, LOCAL, /*        */'unknown',          'unknown',         'unknown',           'unknown'),
  // P8 and P9: nodes behind a private CLB, then pods
  line(TERWAY_DATAPATH_V2, IPTABLES, '1.28', OFF, LOCAL, /*   */'sometimes, client', 'yes, client',     'yes, node',         'yes, node'),
  line(TERWAY_IPVLAN, IPVS, '1.22', OFF, LOCAL, /*            */'sometimes, client', 'yes, client',     'yes, load-balancer', 'no, refused'),
  line(TERWAY_IPVLAN, IPVS, '1.22', { ...OFF, backend: PODS }, LOCAL, 'yes, client', 'yes, client',     'yes, load-balancer', 'no, refused'),
  line(TERWAY_EXCLUSIVE_ENI, IPVS, '1.28', ON, LOCAL, /*      */'sometimes, client', 'yes, client',     'yes, load-balancer', 'no, timeout'),
  line(TERWAY_EXCLUSIVE_ENI, IPVS, '1.28', { ...ON, backend: PODS }, LOCAL, 'yes, client', 'yes, client', 'yes, load-balancer', 'no, timeout'),
  line(TERWAY_DATAPATH_V2, IPTABLES, '1.28', OFF, CLUSTER, /* */'sometimes, node',  'sometimes, node', 'yes, node',         'yes, node'),
  line(TERWAY_EXCLUSIVE_ENI, IPVS, '1.28', ON, CLUSTER, /*    */'sometimes, node',  'sometimes, node', 'yes, node',         'yes, node'),
  line(TERWAY_EXCLUSIVE_ENI, IPVS, '1.28', { ...ON, backend: PODS }, CLUSTER, 'yes, client', 'yes, client', 'yes, node',     'yes, node'),
  // P1 to P7 with Cluster
  line(FLANNEL, IPTABLES, '1.14.10', KNOWN, CLUSTER, /*       */'yes, node',        'yes, node',       'yes, node',         'yes, node'),
  line(FLANNEL, IPTABLES, '1.24.17', EMPTY, CLUSTER, /*       */'yes, node',        'yes, node',       'yes, node',         'yes, node'),
  line(FLANNEL, IPTABLES, '1.28.15', EMPTY, CLUSTER, /*       */'yes, node',        'yes, node',       'yes, node',         'yes, node'),
  line(FLANNEL, IPVS, '1.23.17', KNOWN, CLUSTER, /*           */'yes, node',        'yes, node',       'yes, node',         'yes, node'),
  line(TERWAY_ENIIP, IPVS, '1.28.15', KNOWN, CLUSTER, /*      */'yes, node',        'yes, node',       'yes, node',         'yes, node'),
  line(FLANNEL, NFTABLES, '1.34.4', KNOWN, CLUSTER, /*        */'yes, node',        'yes, node',       'yes, node',         'yes, node'),
  line(TERWAY_IPVLAN, IPVS, '1.28', ON, CLUSTER, /*           */'yes, client',      'yes, client',     'yes, node',         'yes, node'),
  line(TERWAY_DATAPATH_V2, NONE, '1.34', ON, CLUSTER, /*      */'yes, client',      'yes, client',     'yes, node',         'yes, node'),
  // nobody handles Services
  line(FLANNEL, NONE, '1.34', KNOWN, CLUSTER, /*              */'unknown',          'unknown',         'unknown',           'unknown'),
  line(FLANNEL, NFTABLES, '1.28', KNOWN, CLUSTER, /*          */'unknown',          'unknown',         'unknown',           'unknown'),
];

const COLUMNS = [
  [ClientKind.POD, NodeKind.WITH_GATEWAY],
  [ClientKind.POD, NodeKind.WITHOUT_GATEWAY],
  [ClientKind.HOST, NodeKind.WITH_GATEWAY],
  [ClientKind.HOST, NodeKind.WITHOUT_GATEWAY],
] as const;

const CELLS = TABLE.flatMap((row) => COLUMNS.map(([client, node], column) => ({
  ...row,
  client,
  node,
  pods: row.podCidrKnown ? 'known' : 'unknown',
  switch: row.inClusterLoadBalance ? 'on' : 'off',
  expected: row.cells[column],
})));

describe('the load balancer address, an IP in the status (section 8.1)', () => {
  test.each(CELLS)(
    '$client $node, $cni $mode $version, pod range $pods, switch $switch, $policy, $backend behind: $expected',
    ({ cni, mode, version, podCidrKnown, inClusterLoadBalance, policy, backend, client, node, expected }) => {
      expect(inWords(ask({
        platform: platform({ cni, proxyMode: mode, kubernetesVersion: version, podCidrKnown, inClusterLoadBalance }),
        externalTrafficPolicy: policy,
        backendType: backend,
        client,
        node,
      }))).toBe(expected);
    });
});

describe('how sure that is', () => {
  test.each([
    [IPTABLES, '1.13', true, Confidence.INFERRED],
    [IPTABLES, '1.14.10', true, Confidence.MEASURED],
    [IPTABLES, '1.34.4', true, Confidence.MEASURED],
    [IPTABLES, '1.35', true, Confidence.INFERRED],
    [IPTABLES, '1.24.17', false, Confidence.MEASURED],
    [IPTABLES, '1.25.1', false, Confidence.CODE],
    [IPTABLES, '1.26.13', false, Confidence.MEASURED],
    [IPVS, '1.23.17', true, Confidence.MEASURED],
    [IPVS, '1.24.17', true, Confidence.MEASURED],
    [NFTABLES, '1.33.5', true, Confidence.CODE],
    [NFTABLES, '1.33.6', true, Confidence.CODE],
    [NFTABLES, '1.34.4', true, Confidence.MEASURED],
  ])('%s %s, pod range known %s: %s', (proxyMode, kubernetesVersion, podCidrKnown, confidence) => {
    expect(ask({ platform: platform({ proxyMode, kubernetesVersion, podCidrKnown }) }).confidence).toBe(confidence);
  });

  test.each([
    [TERWAY_IPVLAN, IPTABLES, Confidence.CODE],
    [TERWAY_DATAPATH_V2, NONE, Confidence.PROSE],
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
    const row = ask({ platform: platform({ proxyMode, kubernetesVersion, podCidrKnown: false }), status: AddressKind.IP_PROXY });
    expect(inWords(row)).toBe(expected);
    expect(row.facts).toContain('F29');
  });

  test('is not established on Terway\'s eBPF, unless that lets every address pass', () => {
    const dataPath = { cni: TERWAY_DATAPATH_V2, proxyMode: IPTABLES, kubernetesVersion: '1.30' };
    expect(inWords(ask({ platform: platform({ ...dataPath }), status: AddressKind.IP_PROXY }))).toBe('unknown');
    expect(inWords(ask({ platform: platform({ ...dataPath, inClusterLoadBalance: false }), status: AddressKind.IP_PROXY }))).toBe('yes, client');
  });
});
