import { ReachabilityAnswer } from './answer';
import { type ClusterPlatform, ProxyMode } from './platform';
import { isAtLeast } from './version';

/** A change of the modes of kube-proxy that Kubernetes announced. No fact: it supports no measured or read answer. */
export interface PlannedChange {
  readonly proxyMode: ProxyMode;

  /** The first version with the change. */
  readonly from: string;

  /** The first version for which something else is said. */
  readonly before?: string;

  /** Whether the mode no longer exists. */
  readonly removed: boolean;

  /** The change in one sentence. */
  readonly says: string;
  readonly source: string;
}

/** Where kube-proxy 1.37.2 logs a warning about the change. */
const ANNOUNCED_IN = 'https://github.com/kubernetes/kubernetes/blob/v1.37.2/cmd/kube-proxy/app/server_linux.go';
const IPVS_SOURCE = `${ANNOUNCED_IN}#L192`;
const DEFAULT_SOURCE = `${ANNOUNCED_IN}#L140`;

/** The change of the mode that kube-proxy has if none is set. */
export const CHANGED_DEFAULT: PlannedChange = {
  proxyMode: ProxyMode.NFTABLES,
  from: '1.40',
  removed: false,
  says: 'kube-proxy 1.37 announces that nftables becomes the default mode in Kubernetes 1.40.',
  source: DEFAULT_SOURCE,
};

export const PLANNED_CHANGES: readonly PlannedChange[] = [
  {
    proxyMode: ProxyMode.IPVS,
    from: '1.40',
    before: '1.43',
    removed: false,
    says: 'kube-proxy 1.37 announces that Kubernetes 1.40 turns off the IPVS mode by default.',
    source: IPVS_SOURCE,
  },
  {
    proxyMode: ProxyMode.IPVS,
    from: '1.43',
    removed: true,
    says: 'kube-proxy 1.37 announces that Kubernetes 1.43 removes the IPVS mode.',
    source: IPVS_SOURCE,
  },
  CHANGED_DEFAULT,
  {
    proxyMode: ProxyMode.IPTABLES,
    from: '1.40',
    removed: false,
    says: 'kube-proxy 1.37 announces that nftables becomes the default mode in Kubernetes 1.40: '
      + 'set the mode `iptables` to keep it.',
    source: DEFAULT_SOURCE,
  },
];

/** The planned changes that apply to a cluster. */
export function plannedFor({ proxyMode, kubernetesVersion }: ClusterPlatform): PlannedChange[] {
  return PLANNED_CHANGES.filter((change) => change.proxyMode === proxyMode
    && isAtLeast(kubernetesVersion, change.from) === ReachabilityAnswer.YES
    && (change.before === undefined || isAtLeast(kubernetesVersion, change.before) === ReachabilityAnswer.NO));
}
