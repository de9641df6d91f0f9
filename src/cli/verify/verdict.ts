import { notCovered, type NotCovered } from './coverage';
import { durationText } from './duration';
import type { Followed } from './follow';
import { allAnswered, endOfJob, expectedOf, hasFailed } from './scene';
import type { Node } from '../../cluster/objects';
import { lacksPermission } from '../../cluster/words';
import type { ProbeResult } from '../../verify/contract';
import { ExitCode } from '../exit-code';

/** What is said where somebody lacks a permission. */
export const PERMISSIONS = 'asm-gateway verify --print-rbac shows the permissions that this takes';

/** What came of one workload. */
export interface WorkloadVerdict {
  /** Its name in the manifest. */
  readonly name: string;
  readonly probes: readonly ProbeResult[];
  readonly notCovered: readonly NotCovered[];

  /** Why nothing can be said of all that was to be asked, with the way out; undefined where all was asked. */
  readonly problem: string | undefined;
}

/** What came of a run. */
export interface Verdict {
  readonly code: ExitCode;
  readonly workloads: readonly WorkloadVerdict[];
}

/** The verdict on what was followed. What does not hold is told before what is not known; after an interruption nothing is claimed. */
export function verdictOf(all: readonly Followed[], nodes: readonly Node[] | undefined): Verdict {
  const workloads = all.map((followed) => verdictOn(followed, nodes));
  return { code: codeOf(all, workloads), workloads };
}

function codeOf(all: readonly Followed[], workloads: readonly WorkloadVerdict[]): ExitCode {
  if (all.some(({ end }) => end === 'interrupted')) {
    return ExitCode.NO_VERDICT;
  }
  if (all.some(({ scene }) => hasFailed(scene))) {
    return ExitCode.ERRORS;
  }
  return workloads.some(({ problem }) => problem !== undefined) ? ExitCode.NO_VERDICT : ExitCode.FINE;
}

function verdictOn(followed: Followed, nodes: readonly Node[] | undefined): WorkloadVerdict {
  const { scene } = followed;
  return {
    name: scene.plan.name,
    probes: [...scene.answers.values()].flatMap(({ node, results }) => results.map((result) => ({ ...result, node }))),
    notCovered: notCovered(scene, nodes),
    problem: PROBLEMS.map((problemOf) => problemOf(followed)).find((problem) => problem !== undefined),
  };
}

/** What keeps a workload from its verdict: the first that applies is the one to tell. */
const PROBLEMS: readonly ((followed: Followed) => string | undefined)[] = [
  ({ end, scene: { plan } }) => (end === 'interrupted' ? `${plan.name} was interrupted, so that not everything was asked. Run it again.` : undefined),
  ({ end, words = 'kubectl did not say why', scene: { plan } }) => (end === 'unseen' ? [
    `${plan.name} can no longer be watched, so that nobody knows how it ends: ${words}.`,
    lacksPermission(words) ? `${PERMISSIONS}.` : 'Run it again.',
  ].join(' ') : undefined),
  ({ scene, words }) => (scene.pods.size === 0 && expectedOf(scene) !== 0 && words !== undefined
    ? `${scene.plan.name} did not get a single pod, so that nothing was asked: ${words}. Make the namespace admit it, or name another one.` : undefined),
  ({ end, words, scene: { plan } }) => (end === 'timeout'
    ? `${plan.name} did not end within ${durationText(plan.seconds)}, so that not everything was asked${words === undefined ? '' : ` (${words})`}. `
      + 'Look at what was not covered, or give it longer with --timeout.' : undefined),
  ({ scene }) => (expectedOf(scene) === 0
    ? `${scene.plan.name} found no node that it may run on, so that nothing was asked. Let it tolerate the taints of the nodes, or check its nodeSelector.`
    : undefined),
  ({ scene }) => {
    const job = endOfJob(scene);
    return job?.type === 'Failed' && !(allAnswered(scene) && hasFailed(scene))
      ? `${scene.plan.name} ended without having asked everything (${[job.reason, job.message].filter((text) => text !== undefined).join(': ')}). `
        + 'Look at what was not covered.' : undefined;
  },
  ({ scene }) => (allAnswered(scene) ? undefined
    : `${scene.plan.name} got ${scene.answers.size} of ${expectedOf(scene) ?? 'an unknown number of'} results, so that nothing can be said of the rest. `
      + 'Look at what was not covered.'),
  ({ scene }) => ([...scene.answers.values()].every(({ lacking }) => lacking === undefined) ? undefined
    : `${scene.plan.name} did not tell all of its results, so that nothing can be said of the rest. Look at what was not covered.`),
];
