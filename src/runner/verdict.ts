import { notCovered, type NotCovered } from './coverage';
import { durationText } from './duration';
import type { Followed } from './follow';
import type { GatewayPods } from './plan';
import { allAnswered, endOfJob, expectedOf, hasFailed, type NodesAsked, nodesAsked, type RunState } from './run-state';
import { lacksPermission } from '../cluster/words';
import type { Node } from '../kubernetes/objects';
import { diagnosed, type DiagnosedResult } from '../probe/diagnosis';
import { counted } from '../text';

/** The advice after a missing permission. */
export const PERMISSIONS = 'Run asm-gateway verify --print-rbac to print the permissions that the run needs.';

/** How a run ended: every expectation held, one did not, or results are missing. */
export type Outcome = 'passed' | 'failed' | 'undecided';

/** The verdict on one workload. */
export interface WorkloadVerdict {
  /** The name in the manifest. */
  readonly name: string;
  readonly probes: readonly DiagnosedResult[];

  /** The gateway's pods; undefined if the manifest does not name them. */
  readonly gatewayPods?: GatewayPods;
  readonly notCovered: readonly NotCovered[];

  /** Why results are missing, and what to do; undefined if they are complete. */
  readonly problem: string | undefined;
}

/** The verdict on a run. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly workloads: readonly WorkloadVerdict[];

  /** Why objects that the run created may still exist; undefined if all of them are gone. */
  readonly leftover?: string;
}

/** The verdict on the workloads. A failure outweighs missing results. An interrupted run is always undecided. */
export function verdictOf(all: readonly Followed[], nodes: readonly Node[] | undefined): Verdict {
  const workloads = all.map((followed) => verdictOn(followed, nodes));
  return { outcome: outcomeOf(all, workloads), workloads };
}

function outcomeOf(all: readonly Followed[], workloads: readonly WorkloadVerdict[]): Outcome {
  if (all.some(({ end }) => end === 'interrupted')) {
    return 'undecided';
  }
  if (all.some(({ state }) => hasFailed(state))) {
    return 'failed';
  }
  return workloads.some(({ problem }) => problem !== undefined) ? 'undecided' : 'passed';
}

function verdictOn(followed: Followed, nodes: readonly Node[] | undefined): WorkloadVerdict {
  const { state } = followed;
  const { name, gatewayPods, refusalIsFault } = state.plan;
  return {
    name,
    probes: [...state.answers.values()].flatMap(({ node, results }) => (
      diagnosed(results, refusalIsFault).map((result) => ({ ...result, node }))
    )),
    gatewayPods,
    notCovered: notCovered(state, nodes),
    problem: problemOf(followed),
  };
}

/** A reason why results of a workload are missing. */
interface Problem {
  readonly when: (followed: Followed) => boolean;

  /** The sentence after the name of the workload, without a full stop. */
  readonly message: (followed: Followed) => string;
  readonly fix: (followed: Followed) => string;
}

const CHECK_COVERAGE = () => 'Check the nodes that are listed as not covered.';

/** The reasons, the most specific first. Only the first that applies is reported. */
const PROBLEMS: readonly Problem[] = [
  {
    when: ({ end }) => end === 'interrupted',
    message: () => 'was interrupted before every probe ran',
    fix: () => 'Run the command again.',
  },
  {
    when: ({ end }) => end === 'unseen',
    message: ({ words = 'kubectl gave no reason' }) => `can no longer be watched, so its result is unknown: ${words}`,
    fix: ({ words = '' }) => (lacksPermission(words) ? PERMISSIONS : 'Run the command again.'),
  },
  {
    when: ({ state, end }) => end === 'deleted' && !allAnswered(state),
    message: ({ state }) => (
      `was deleted from the cluster during the run, so results are missing (${countsText(state)})`
    ),
    fix: ({ state: { plan } }) => (
      `Check what deletes objects in the namespace ${plan.namespace}, and run the command again.`
    ),
  },
  {
    when: ({ state, words }) => state.pods.size === 0 && expectedOf(state) !== 0 && words !== undefined,
    message: ({ words }) => `got no pod, so no probe ran: ${words}`,
    fix: () => 'Allow its pods in the namespace, or choose another namespace.',
  },
  {
    when: ({ end }) => end === 'timeout',
    message: ({ state, words }) => (
      `did not end within ${durationText(state.plan.seconds)}, so results are missing`
      + (words === undefined ? '' : ` (${words})`)
    ),
    fix: () => 'Check the nodes that are listed as not covered, or allow more time with --timeout.',
  },
  {
    when: ({ state }) => expectedOf(state) === 0,
    message: () => 'found no node to run on, so no probe ran',
    fix: () => 'Tolerate the taints of the nodes, or check the nodeSelector.',
  },
  {
    when: ({ state }) => endOfJob(state)?.type === 'Failed' && !(allAnswered(state) && hasFailed(state)),
    message: ({ state }) => {
      const { reason, message } = endOfJob(state) ?? {};
      return `ended before every probe ran (${[reason, message].filter((text) => text !== undefined).join(': ')})`;
    },
    fix: CHECK_COVERAGE,
  },
  {
    when: ({ state }) => !allAnswered(state),
    message: ({ state }) => `got ${countsText(state)}, so results are missing`,
    fix: CHECK_COVERAGE,
  },
  {
    when: ({ state }) => isMissingNodes(nodesAsked(state)),
    message: ({ state }) => {
      const { asked, expected } = nodesAsked(state) ?? NO_NODES;
      return `probed ${asked} of ${counted(expected, 'node')}, so results are missing: the other pods shared a node, `
        + 'or their node went away';
    },
    fix: () => 'Check the nodes that are listed as not covered, and run the command again.',
  },
  {
    when: ({ state }) => [...state.answers.values()].some(({ lacking }) => lacking !== undefined),
    message: () => 'did not report all of its results, so the verdict is incomplete',
    fix: CHECK_COVERAGE,
  },
];

const NO_NODES: NodesAsked = { asked: 0, expected: 0 };

function isMissingNodes({ asked, expected } = NO_NODES): boolean {
  return asked < expected;
}

/** A node that went away is still one that had to answer. */
function countsText(state: RunState): string {
  return `${state.answers.size} of ${state.mostExpected ?? 'an unknown number of'} answers`;
}

function problemOf(followed: Followed): string | undefined {
  const problem = PROBLEMS.find(({ when }) => when(followed));
  return problem && `${followed.state.plan.name} ${problem.message(followed)}. ${problem.fix(followed)}`;
}
