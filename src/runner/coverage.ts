import { endOf, stateText } from './pod-answer';
import { hasAnswered, isDaemonSet, type RunState, type SeenPod } from './run-state';
import type { Node, Toleration } from '../kubernetes/objects';
import { hindering, taintText } from '../kubernetes/taints';

/** A node that gave no result, or none that is whole; null for a pod that was given no node. */
export interface NotCovered {
  readonly node: string | null;
  readonly why: string;
}

/**
 * How a virtual node is known: by the label that virtual-kubelet gives it, or by the taint that ACK gives it.
 *
 * Source: https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-eci-scaling
 */
const VIRTUAL_LABEL = { key: 'type', value: 'virtual-kubelet' };
const VIRTUAL_TAINT = 'virtual-kubelet.io/provider';

/** What the DaemonSet controller adds by itself. Source: https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#taints-and-tolerations */
const TOLERATED_BY_DAEMONS = ['not-ready', 'unreachable', 'disk-pressure', 'memory-pressure', 'pid-pressure', 'unschedulable']
  .map((condition): Toleration => ({ key: `node.kubernetes.io/${condition}`, operator: 'Exists' }));

/** From where no result came, and why. Of nodes that could not be read (undefined) only those with pods are known. */
export function notCovered(state: RunState, nodes: readonly Node[] | undefined): NotCovered[] {
  const pods = [...state.pods.values()];
  const answers = [...state.answers.values()];
  const answered = new Set(answers.map(({ node }) => node));
  const names = nodes?.map(({ metadata }) => metadata.name) ?? pods.flatMap(({ pod }) => pod.spec?.nodeName ?? []);
  const podOn = (name: string) => pods.filter(({ pod }) => pod.spec?.nodeName === name).at(-1);
  // Of a single pod that found no place the scheduler has said why, for all nodes together.
  const waitsForAnyNode = state.plan.pods === 1 && answers.length === 0 && pods.some(({ pod }) => pod.spec?.nodeName === undefined);
  return [
    ...[...new Set(names)].filter((name) => !answered.has(name) && !(waitsForAnyNode && podOn(name) === undefined)).map((node) => ({
      node, why: whyNot(state, nodes?.find(({ metadata }) => metadata.name === node), podOn(node)),
    })),
    ...answers.flatMap(({ node, lacking }) => (lacking === undefined ? [] : [{ node, why: lacking }])),
    ...pods.filter(({ pod }) => pod.spec?.nodeName === undefined && !hasAnswered(state, pod)).map(({ trouble }) => ({
      node: null, why: `a pod was not placed: ${trouble?.message ?? 'the scheduler did not say why'}`,
    })),
  ];
}

/** Why no result came from a node: for what happened there, for what it is, or for where the probe was to go. */
function whyNot(state: RunState, node: Node | undefined, seen: SeenPod | undefined): string {
  return endedWithout(seen) ?? notReady(node) ?? notEnded(seen) ?? (node && unfit(state, node)) ?? (
    state.plan.pods === 1 ? 'the placement asks one node' : 'no pod was placed there'
  );
}

function endedWithout(seen: SeenPod | undefined): string | undefined {
  const end = seen && endOf(seen.pod);
  return end && `its probe gave no result: ${end.reason}, exit code ${end.exitCode}`;
}

function notEnded(seen: SeenPod | undefined): string | undefined {
  if (seen === undefined) {
    return undefined;
  }
  const { trouble, pod } = seen;
  return `its pod did not end: ${trouble === undefined ? stateText(pod) : [trouble.reason, trouble.message].filter((text) => text !== '').join(', ')}`;
}

function notReady(node: Node | undefined): string | undefined {
  const ready = node?.status?.conditions?.find(({ type }) => type === 'Ready');
  return ready === undefined || ready.status === 'True' ? undefined : 'is not ready';
}

/** What keeps the pods of a workload from a node. */
function unfit({ plan }: RunState, { metadata: { labels = {} }, spec: { unschedulable, taints = [] } = {} }: Node): string | undefined {
  const { tolerations = [], nodeSelector = {} } = plan.pod;
  const forAll = isDaemonSet(plan);
  if (labels[VIRTUAL_LABEL.key] === VIRTUAL_LABEL.value || taints.some(({ key }) => key === VIRTUAL_TAINT)) {
    return 'is a virtual node';
  }
  if (unschedulable === true && !forAll) {
    return 'cordoned';
  }
  const taint = hindering(taints, forAll ? [...tolerations, ...TOLERATED_BY_DAEMONS] : tolerations);
  if (taint !== undefined) {
    return `has the taint ${taintText(taint)}, which the probe does not tolerate`;
  }
  return Object.entries(nodeSelector).some(([key, value]) => labels[key] !== value) ? 'does not match the nodeSelector' : undefined;
}
