import { endOf, stateText, type Trouble } from './pod-answer';
import { hasAnswered, isDaemonSet, type RunState, type SeenPod } from './run-state';
import type { Node, Toleration } from '../kubernetes/objects';
import { hindering, taintText } from '../kubernetes/taints';
import { isVirtual } from '../kubernetes/virtual-nodes';

/** A node without a complete result. `node` is null for a pod that was not scheduled. */
export interface NotCovered {
  readonly node: string | null;
  readonly why: string;
}

/**
 * The tolerations that the DaemonSet controller adds to its pods.
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#taints-and-tolerations
 */
const TOLERATED_BY_DAEMONS = [
  'not-ready', 'unreachable', 'disk-pressure', 'memory-pressure', 'pid-pressure', 'unschedulable',
].map((condition): Toleration => ({ key: `node.kubernetes.io/${condition}`, operator: 'Exists' }));

/** The nodes without a complete result, and why. If `nodes` is undefined, only nodes with pods are reported. */
export function notCovered(state: RunState, nodes: readonly Node[] | undefined): NotCovered[] {
  const pods = [...state.pods.values()];
  const answers = [...state.answers.values()];
  const answered = new Set(answers.map(({ node }) => node));
  const names = nodes?.map(({ metadata }) => metadata.name) ?? pods.flatMap(({ pod }) => pod.spec?.nodeName ?? []);
  const podOn = (name: string) => pods.filter(({ pod }) => pod.spec?.nodeName === name).at(-1);
  // For a single pod that was not scheduled, the scheduler's message covers all nodes.
  const waitsForAnyNode = state.plan.pods === 1 && answers.length === 0
    && pods.some(({ pod }) => pod.spec?.nodeName === undefined);
  const missing = [...new Set(names)].filter((name) => (
    !answered.has(name) && !(waitsForAnyNode && podOn(name) === undefined)
  ));
  return [
    ...missing.map((node) => ({
      node, why: whyNot(state, nodes?.find(({ metadata }) => metadata.name === node), podOn(node)),
    })),
    ...answers.flatMap(({ node, lacking }) => (lacking === undefined ? [] : [{ node, why: lacking }])),
    ...pods.filter(({ pod }) => pod.spec?.nodeName === undefined && !hasAnswered(state, pod)).map(({ trouble }) => ({
      node: null, why: `a pod was not scheduled: ${trouble?.message ?? 'the scheduler gave no reason'}`,
    })),
  ];
}

/** Why a node has no result: what happened to its pod, the state of the node, or the placement. */
function whyNot(state: RunState, node: Node | undefined, seen: SeenPod | undefined): string {
  return endedWithout(seen) ?? notReady(node) ?? notEnded(seen) ?? (node && unfit(state, node)) ?? (
    state.plan.pods === 1 ? 'the placement probes one node only' : 'no pod was scheduled there'
  );
}

function endedWithout(seen: SeenPod | undefined): string | undefined {
  const end = seen && endOf(seen.pod);
  return end && `the probe reported no result: ${end.reason}, exit code ${end.exitCode}`;
}

function notEnded(seen: SeenPod | undefined): string | undefined {
  if (seen === undefined) {
    return undefined;
  }
  const { trouble, pod, isDeleted } = seen;
  if (isDeleted) {
    return `the pod was deleted before its probe ended${trouble === undefined ? '' : `: ${reasonOf(trouble)}`}`;
  }
  return `the pod did not finish: ${trouble === undefined ? stateText(pod) : reasonOf(trouble)}`;
}

function reasonOf({ reason, message }: Trouble): string {
  return [reason, message].filter((text) => text !== '').join(', ');
}

function notReady(node: Node | undefined): string | undefined {
  const ready = node?.status?.conditions?.find(({ type }) => type === 'Ready');
  return ready === undefined || ready.status === 'True' ? undefined : 'not ready';
}

/** Why the pods of a workload cannot run on a node; undefined if they can. */
function unfit(
  { plan }: RunState,
  { metadata: { labels = {} }, spec: { unschedulable, taints = [] } = {} }: Node,
): string | undefined {
  const { tolerations = [], nodeSelector = {} } = plan.pod;
  const forAll = isDaemonSet(plan);
  if (isVirtual(labels, taints.map(({ key }) => key))) {
    return 'virtual node';
  }
  if (unschedulable === true && !forAll) {
    return 'cordoned';
  }
  const taint = hindering(taints, forAll ? [...tolerations, ...TOLERATED_BY_DAEMONS] : tolerations);
  if (taint !== undefined) {
    return `the probe does not tolerate the taint ${taintText(taint)}`;
  }
  const isSelected = Object.entries(nodeSelector).every(([key, value]) => labels[key] === value);
  return isSelected ? undefined : 'not matched by the nodeSelector of the probe';
}
