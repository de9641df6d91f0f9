import { notCovered, type NotCovered } from './coverage';
import { durationText } from './duration';
import type { Followed } from './follow';
import { allAnswered, endOfJob, expectedOf, hasFailed } from './run-state';
import { lacksPermission } from '../cluster/words';
import type { Node } from '../kubernetes/objects';
import type { ProbeResult } from '../probe/result';

/** The advice for a user who lacks a permission. */
export const PERMISSIONS = 'asm-gateway verify --print-rbac shows the permissions that this takes';

/** How a run ended: every expectation held, one did not, or not everything is known. */
export type Outcome = 'passed' | 'failed' | 'undecided';

/** The verdict on one workload. */
export interface WorkloadVerdict {
  /** Its name in the manifest. */
  readonly name: string;
  readonly probes: readonly ProbeResult[];
  readonly notCovered: readonly NotCovered[];

  /** Why not all results are known, with the way out; undefined if all are. */
  readonly problem: string | undefined;
}

/** The verdict on a run. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly workloads: readonly WorkloadVerdict[];
}

/** The verdict on what was followed. A failure outweighs what is unknown; after an interruption nothing is claimed. */
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
  return {
    name: state.plan.name,
    probes: [...state.answers.values()].flatMap(({ node, results }) => results.map((result) => ({ ...result, node }))),
    notCovered: notCovered(state, nodes),
    problem: problemOf(followed),
  };
}

/** A reason why not all results of a workload are known. */
interface Problem {
  readonly when: (followed: Followed) => boolean;

  /** What happened, as a sentence that begins with the name of the workload. */
  readonly message: (followed: Followed) => string;
  readonly fix: (followed: Followed) => string;
}

const LOOK = () => 'Look at what was not covered.';

/** The reasons, the most telling first: only the first that applies is reported. */
const PROBLEMS: readonly Problem[] = [
  {
    when: ({ end }) => end === 'interrupted',
    message: () => 'was interrupted before every probe ran',
    fix: () => 'Run it again.',
  },
  {
    when: ({ end }) => end === 'unseen',
    message: ({ words = 'kubectl did not say why' }) => `can no longer be watched, and its result is unknown: ${words}`,
    fix: ({ words = '' }) => (lacksPermission(words) ? `${PERMISSIONS}.` : 'Run it again.'),
  },
  {
    when: ({ state, words }) => state.pods.size === 0 && expectedOf(state) !== 0 && words !== undefined,
    message: ({ words }) => `did not get a single pod, and no probe ran: ${words}`,
    fix: () => 'Make the namespace admit it, or choose another namespace.',
  },
  {
    when: ({ end }) => end === 'timeout',
    message: ({ state, words }) => (
      `did not end within ${durationText(state.plan.seconds)}, and not every probe ran${words === undefined ? '' : ` (${words})`}`
    ),
    fix: () => 'Look at what was not covered, or give it longer with --timeout.',
  },
  {
    when: ({ state }) => expectedOf(state) === 0,
    message: () => 'found no node that it may run on, and no probe ran',
    fix: () => 'Let it tolerate the taints of the nodes, or check its nodeSelector.',
  },
  {
    when: ({ state }) => endOfJob(state)?.type === 'Failed' && !(allAnswered(state) && hasFailed(state)),
    message: ({ state }) => {
      const { reason, message } = endOfJob(state) ?? {};
      return `ended before every probe ran (${[reason, message].filter((text) => text !== undefined).join(': ')})`;
    },
    fix: LOOK,
  },
  {
    when: ({ state }) => !allAnswered(state),
    message: ({ state }) => `got ${state.answers.size} of ${expectedOf(state) ?? 'an unknown number of'} results, and the rest is unknown`,
    fix: LOOK,
  },
  {
    when: ({ state }) => [...state.answers.values()].some(({ lacking }) => lacking !== undefined),
    message: () => 'did not report all of its results, and the rest is unknown',
    fix: LOOK,
  },
];

function problemOf(followed: Followed): string | undefined {
  const problem = PROBLEMS.find(({ when }) => when(followed));
  return problem && `${followed.state.plan.name} ${problem.message(followed)}. ${problem.fix(followed)}`;
}
