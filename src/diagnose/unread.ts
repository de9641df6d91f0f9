import type { NodeDiagnosis, Unread } from './diagnosis';
import { type Reading, valueOf } from '../cluster/reading';
import type { ClusterSnapshot, SnapshotPart } from '../cluster/snapshot';
import { clause } from '../findings/reason';
import { ReachabilityAnswer } from '../model/answer';
import { CHANGED_DEFAULT } from '../model/planned-changes';
import { isAtLeast } from '../model/version';

/** A part of a snapshot, or of what belongs to the pod that was named. */
type ReadPart = SnapshotPart | 'podNetworkPolicies';

/** How a part of a snapshot is called, and the permission to read it. */
interface PartWords {
  readonly what: string;
  readonly permission: string;
}

const PARTS: { readonly [part in ReadPart]: PartWords } = {
  service: { what: 'the Service', permission: 'get services in its namespace' },
  endpoints: { what: 'the EndpointSlices of the Service', permission: 'list endpointslices in its namespace' },
  events: { what: 'the events of the Service', permission: 'list events in its namespace' },
  networkPolicies: {
    what: 'the NetworkPolicies in the namespace of the Service', permission: 'list networkpolicies in its namespace',
  },
  nodes: { what: 'the nodes', permission: 'list nodes' },
  daemonSets: { what: 'the DaemonSets of kube-system', permission: 'list daemonsets in kube-system' },
  kubeProxy: {
    what: 'the configuration of kube-proxy',
    permission: 'get the ConfigMaps kube-proxy-worker and kube-proxy in kube-system',
  },
  serverVersion: { what: 'the version of the API server', permission: 'get the path /version' },
  terway: { what: 'the configuration of Terway', permission: 'get the ConfigMap eni-config in kube-system' },
  pod: { what: 'the pod', permission: 'get pods in its namespace' },
  podNetworkPolicies: {
    what: 'the NetworkPolicies in the namespace of the pod', permission: 'list networkpolicies in its namespace',
  },
};

/** What could not be read. What is absent was read: it does not exist. */
export function unreadParts(snapshot: ClusterSnapshot, nodes: readonly Pick<NodeDiagnosis, 'platform'>[]): Unread[] {
  const parts = (Object.keys(PARTS) as ReadPart[]).flatMap((part) => {
    const reading = readingOf(snapshot, part);
    return reading === undefined || (part === 'terway' && isWithoutTerway(snapshot))
      ? []
      : unreadPart(part, reading) ?? [];
  });
  return [...parts, ...unknownDefault(snapshot, nodes)];
}

/** A part that could not be read; undefined if it was read. */
export function unreadPart(part: ReadPart, reading: Reading<unknown>): Unread | undefined {
  if (!('why' in reading)) {
    return undefined;
  }
  const { what, permission } = PARTS[part];
  return { what, why: reading.why, permission: reading.state === 'denied' ? permission : undefined };
}

/** An empty mode is the default, which a release may change that was not examined. */
function unknownDefault(
  { kubeProxy }: ClusterSnapshot, nodes: readonly Pick<NodeDiagnosis, 'platform'>[],
): Unread[] {
  const isEmpty = valueOf(kubeProxy)?.some(({ mode }) => mode === '') ?? false;
  const isChanged = nodes.some(({ platform: { proxyMode, kubernetesVersion } }) => (
    proxyMode === undefined && isAtLeast(kubernetesVersion, CHANGED_DEFAULT.from) === ReachabilityAnswer.YES
  ));
  const why = `its configuration sets none, and ${clause(CHANGED_DEFAULT.says)}`;
  return isEmpty && isChanged ? [{ what: 'the mode of kube-proxy', why, permission: undefined }] : [];
}

/** Terway's configuration matters only where Terway runs. */
function isWithoutTerway({ daemonSets }: ClusterSnapshot): boolean {
  return valueOf(daemonSets)?.every(({ name }) => !name.startsWith('terway')) ?? false;
}

function readingOf(snapshot: ClusterSnapshot, part: ReadPart): Reading<unknown> | undefined {
  if (part === 'podNetworkPolicies') {
    return snapshot.pod?.networkPolicies;
  }
  return part === 'pod' ? snapshot.pod?.reading : snapshot[part];
}

/** What was not read, as the values of a finding. */
export function notReadValues(unread: readonly Unread[]) {
  return {
    what: unread.map(({ what }) => what),
    because: unread.map(({ why }) => why),
    isDenied: unread.some(({ permission }) => permission !== undefined),
  };
}
