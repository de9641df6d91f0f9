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

/** IPVS in v1.37.2: https://github.com/kubernetes/kubernetes/blob/v1.37.2/cmd/kube-proxy/app/server_linux.go */
export const PLANNED_CHANGES: readonly PlannedChange[] = [
  {
    proxyMode: ProxyMode.IPVS,
    from: '1.40',
    before: '1.43',
    removed: false,
    says: 'The IPVS mode is off by default from Kubernetes 1.40 on.',
    source: 'https://github.com/kubernetes/enhancements/issues/5495',
  },
  {
    proxyMode: ProxyMode.IPVS,
    from: '1.43',
    removed: true,
    says: 'The IPVS mode no longer exists: Kubernetes 1.43 removes it.',
    source: 'https://github.com/kubernetes/enhancements/issues/5495',
  },
  {
    proxyMode: ProxyMode.NFTABLES,
    from: '1.40',
    removed: false,
    says: 'The nftables mode is the default of kube-proxy from Kubernetes 1.40 on.',
    source: 'https://github.com/kubernetes/enhancements/issues/5343',
  },
];

/** The planned changes that apply to a cluster. */
export function plannedFor({ proxyMode, kubernetesVersion }: ClusterPlatform): PlannedChange[] {
  return PLANNED_CHANGES.filter((change) => change.proxyMode === proxyMode
    && isAtLeast(kubernetesVersion, change.from) === ReachabilityAnswer.YES
    && (change.before === undefined || isAtLeast(kubernetesVersion, change.before) === ReachabilityAnswer.NO));
}
