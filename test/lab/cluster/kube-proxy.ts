/** kube-proxy of any pinned release, one per node. */
import { writeFileSync } from 'fs';
import { stringify } from 'yaml';
import { program } from '../build/build';
import { untilStuck } from '../ground/exec';
import { attemptInside, inside } from '../ground/namespaces';
import { mustRun, start, type Started } from '../ground/processes';
import { inRun } from '../ground/run-folder';
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

/** What the detect modes need. Every pod of a node hangs on one bridge. */
const DETECT_LOCAL: Readonly<Record<NonNullable<ProxySettings['detectLocalMode']>, object>> = {
  BridgeInterface: { bridgeInterface: POD_BRIDGE },
  InterfaceNamePrefix: { interfaceNamePrefix: POD_BRIDGE.replace(/\d+$/, '') },
};

/** Feature gates, and the minor versions that need them. */
interface VersionedGates {
  readonly from: number;
  readonly to: number;
  readonly gates: Readonly<Record<string, boolean>>;
}

const GATES_BY_VERSION: readonly VersionedGates[] = [
  // The beta EndpointSlices these ask for are gone from newer API servers; Endpoints are still served.
  { from: 19, to: 20, gates: { EndpointSliceProxying: false } },
];

/**
 * The configuration of kube-proxy. A field that is absent has its default.
 *
 * https://kubernetes.io/docs/reference/config-api/kube-proxy-config.v1alpha1/
 */
function configurationOf({ proxyMode, kubernetesVersion, podCidrKnown, detectLocalMode }: ProxySettings, kubeconfig: string): object {
  const minor = minorOf(kubernetesVersion);
  const gates = GATES_BY_VERSION.filter(({ from, to }) => minor >= from && minor <= to).map((each) => each.gates);
  return {
    apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
    kind: 'KubeProxyConfiguration',
    clientConnection: { kubeconfig },
    mode: proxyMode,
    ...podCidrKnown ? { clusterCIDR: POD_RANGE } : {},
    ...detectLocalMode ? { detectLocalMode, detectLocal: DETECT_LOCAL[detectLocalMode] } : {},
    // Setting these needs rights over the host; zero leaves them alone.
    conntrack: { maxPerCore: 0, min: 0, tcpEstablishedTimeout: '0s', tcpCloseWaitTimeout: '0s' },
    ...gates.length === 0 ? {} : { featureGates: Object.assign({}, ...gates) as object },
  };
}

/** The configuration file of kube-proxy on a node. kube-proxy ends when it changes, so every node has its own. */
export function proxyConfigurationFile({ name }: LabNode): string {
  return inRun('kube-proxy', `${name}.conf`);
}

function writeConfiguration(node: LabNode, settings: ProxySettings, kubeconfig: string): string {
  const path = proxyConfigurationFile(node);
  writeFileSync(path, stringify(configurationOf(settings, kubeconfig)));
  return path;
}

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
  if (minorOf(settings.kubernetesVersion) <= LAST_WITH_MARK_DROP && !kubeletIsHere) {
    writeKubeletRules(node);
  }
  return start({
    name: `kube-proxy-${settings.kubernetesVersion}-${settings.proxyMode}-${node.name}`,
    namespaceOf: node.namespace.holder.pid,
    command: program(pinOfKubernetes(settings.kubernetesVersion), 'kube-proxy'),
    args: [`--config=${writeConfiguration(node, settings, kubeconfig)}`, `--hostname-override=${node.name}`],
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
