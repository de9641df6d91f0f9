/** kube-proxy of any pinned release, one per node. */
import { program } from '../build/build';
import { untilStuck } from '../ground/exec';
import { attemptInside, inside } from '../ground/namespaces';
import { mustRun, start, type Started } from '../ground/processes';
import { pinOfKubernetes } from '../versions';
import { POD_RANGE } from './addresses';
import { POD_BRIDGE, type LabNode } from './network';

/** How kube-proxy is run. */
export interface ProxySettings {
  readonly proxyMode: 'iptables' | 'ipvs' | 'nftables';
  readonly kubernetesVersion: string;
  readonly podCidrKnown: boolean;
  /** How kube-proxy recognizes the requests of pods if not by their range. */
  readonly detectLocalMode?: 'BridgeInterface' | 'InterfaceNamePrefix';
}

/** The flags of the detect modes. Every pod of a node hangs on one bridge. */
const DETECT_FLAGS: Readonly<Record<NonNullable<ProxySettings['detectLocalMode']>, string>> = {
  BridgeInterface: `--pod-bridge-interface=${POD_BRIDGE}`,
  InterfaceNamePrefix: `--pod-interface-name-prefix=${POD_BRIDGE.replace(/\d+$/, '')}`,
};

function detectFlags({ detectLocalMode, podCidrKnown }: ProxySettings): string[] {
  return [
    ...(podCidrKnown ? [`--cluster-cidr=${POD_RANGE}`] : []),
    ...(detectLocalMode ? [`--detect-local-mode=${detectLocalMode}`, DETECT_FLAGS[detectLocalMode]] : []),
  ];
}

/** A flag, and the minor versions that need it. */
interface VersionedFlag {
  readonly from: number;
  readonly to: number;
  readonly flag: string;
}

const FLAGS_BY_VERSION: readonly VersionedFlag[] = [
  // The beta EndpointSlices these ask for are gone from newer API servers; Endpoints are still served.
  { from: 19, to: 20, flag: '--feature-gates=EndpointSliceProxying=false' },
];

/** kubelet writes the rules that drop packets marked 0x8000 up to 1.24 (from 1.25 on kube-proxy drops by itself). */
const LAST_WITH_MARK_DROP = 24;

export function minorOf(version: string): number {
  return Number(version.split('.')[1]);
}

/** How a mode's rules are read; used to see that kube-proxy is done writing. */
const RULES: Readonly<Record<ProxySettings['proxyMode'], readonly string[]>> = {
  iptables: ['sh', '-c', 'iptables-save -t nat | grep KUBE-SEP- | sort'],
  ipvs: ['sh', '-c', 'cat /proc/net/ip_vs; iptables-save -t nat | grep KUBE-'],
  nftables: ['sh', '-c', 'nft list table ip kube-proxy'],
};

/** What the rules must hold before they can be complete; under ipvs, iptables' part is written last. */
const SIGN: Readonly<Record<ProxySettings['proxyMode'], string>> = {
  iptables: 'KUBE-SEP-',
  ipvs: 'match-set KUBE-CLUSTER-IP',
  nftables: 'endpoint-',
};

/** Counters, which change by themselves. */
const COUNTERS = [/\d+ *$/gm, /packets \d+ bytes \d+/g] as const;

/** The rules on a node, without counters. */
async function rulesOn(node: LabNode, mode: ProxySettings['proxyMode']): Promise<string> {
  const { stdout } = await attemptInside(node.namespace, ...RULES[mode]);
  return COUNTERS.reduce((text, counter) => text.replace(counter, ''), stdout);
}

/** Rules that kubelet of that time would have written: without them old versions are not faithfully shown. */
function writeKubeletRules(node: LabNode): void {
  const rules = [
    '*nat', ':KUBE-MARK-DROP - [0:0]', ':KUBE-MARK-MASQ - [0:0]',
    '-A KUBE-MARK-DROP -j MARK --or-mark 0x8000', '-A KUBE-MARK-MASQ -j MARK --or-mark 0x4000', 'COMMIT',
    '*filter', ':KUBE-FIREWALL - [0:0]',
    '-A INPUT -j KUBE-FIREWALL', '-A OUTPUT -j KUBE-FIREWALL',
    '-A KUBE-FIREWALL -m mark --mark 0x8000/0x8000 -j DROP', 'COMMIT', '',
  ].join('\n');
  inside(node.namespace, 'sh', '-c', `iptables-restore -w --noflush <<'RULES'\n${rules}RULES\n`);
}

/** Starts kube-proxy on a node. */
export function startProxy(node: LabNode, settings: ProxySettings, kubeconfig: string, kubeletIsHere: boolean): Started {
  const minor = minorOf(settings.kubernetesVersion);
  if (minor <= LAST_WITH_MARK_DROP && !kubeletIsHere) {
    writeKubeletRules(node);
  }
  return start({
    name: `kube-proxy-${settings.kubernetesVersion}-${settings.proxyMode}-${node.name}`,
    namespaceOf: node.namespace.holder.pid,
    command: program(pinOfKubernetes(settings.kubernetesVersion), 'kube-proxy'),
    args: [
      `--kubeconfig=${kubeconfig}`, `--hostname-override=${node.name}`, `--proxy-mode=${settings.proxyMode}`,
      ...detectFlags(settings),
      // Setting these needs rights over the host; zero leaves them alone.
      '--conntrack-max-per-core=0', '--conntrack-min=0', '--conntrack-tcp-timeout-established=0', '--conntrack-tcp-timeout-close-wait=0',
      ...FLAGS_BY_VERSION.filter((each) => minor >= each.from && minor <= each.to).map((each) => each.flag),
    ],
  });
}

/** Waits until the rules on a node are written and no longer change. */
export async function untilProxySettled(node: LabNode, settings: ProxySettings, proxy: Started, seconds = 180): Promise<void> {
  const what = `kube-proxy ${settings.kubernetesVersion} does not write its rules on ${node.name} (see ${proxy.log})`;
  let rules = '';
  let equal = 0;
  await untilStuck(what, seconds, () => rules, async () => {
    mustRun(proxy);
    const now = await rulesOn(node, settings.proxyMode);
    equal = now === rules && now.includes(SIGN[settings.proxyMode]) ? equal + 1 : 0;
    rules = now;
    return equal === 3;
  }, 500);
}

/** Removes all that kube-proxy and kubelet wrote on a node: the next version finds it empty. */
export async function clearRules(node: LabNode, settings: ProxySettings): Promise<void> {
  const empty = ['nat', 'filter', 'mangle'].map((table) => `*${table}\nCOMMIT\n`).join('');
  inside(node.namespace, 'sh', '-c', `iptables-restore -w <<'RULES'\n${empty}RULES\n`);
  if (settings.proxyMode === 'ipvs') {
    await attemptInside(node.namespace, program(pinOfKubernetes(settings.kubernetesVersion), 'kube-proxy'), '--cleanup');
    await attemptInside(node.namespace, 'ip', 'link', 'delete', 'kube-ipvs0');
  }
  if (settings.proxyMode === 'nftables') {
    for (const family of ['ip', 'ip6']) {
      await attemptInside(node.namespace, 'nft', 'delete', 'table', family, 'kube-proxy');
    }
  }
}
