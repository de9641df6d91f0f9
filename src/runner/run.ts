import { create, possiblyMade, remove, removalCommand, REQUEST_TIMEOUT } from './created-objects';
import { type Followed, follow } from './follow';
import { type Interruption, interruptionOf } from './interruption';
import type { Plan } from './plan';
import type { Answer } from './pod-answer';
import type { RunState } from './run-state';
import { PERMISSIONS, type Verdict, verdictOf } from './verdict';
import { Kubectl, type ClusterAccess, type KubectlOutcome } from '../cluster/kubectl';
import { lacksPermission, wordsOf } from '../cluster/words';
import type { KubernetesObject, Node } from '../kubernetes/objects';

/** Receives the events of a run. */
export interface RunListener {
  /** Every object was created. `nodes` is undefined if they cannot be listed. */
  readonly begins: (nodes: readonly Node[] | undefined) => void;
  readonly seen: (state: RunState) => void;
  readonly answered: (plan: Plan, answer: Answer) => void;

  /** The run is over. */
  readonly ends: () => void;

  /** Reports a problem: what, why, and what to do. */
  readonly complain: (sentence: string) => void;
}

/** Runs plans on a cluster and removes what it created, however the run ends. Undefined if nothing could be run. */
export async function run(
  plans: readonly Plan[], access: ClusterAccess, listener: RunListener, process: NodeJS.Process,
): Promise<Verdict | undefined> {
  const kubectl = new Kubectl(access);
  const interruption = interruptionOf(process, () => kubectl.stopAll());
  try {
    const nodes = await nodesOf(kubectl, interruption, listener);
    const verdict = nodes && await runAmong(nodes.list, plans, { kubectl, interruption, listener });
    return verdict && interruption.times() > 1 ? { ...verdict, outcome: 'undecided' } : verdict;
  } finally {
    listener.ends();
    interruption.release();
  }
}

interface RunContext {
  readonly kubectl: Kubectl;
  readonly interruption: Interruption;
  readonly listener: RunListener;
}

/** The longest wait for the first answer of a cluster, in milliseconds. kubectl tries several times in this time. */
const LONGEST_SILENCE = 40_000;

/** The nodes, without a list if the user may not list them; undefined if the cluster cannot be used. */
async function nodesOf(
  kubectl: Kubectl, { happens, times }: Interruption, { complain }: RunListener,
): Promise<{ readonly list?: readonly Node[] } | undefined> {
  const { ended, stop } = kubectl.run(['get', 'nodes', '--output', 'json', ...REQUEST_TIMEOUT]);
  void happens.then(stop);
  const patience = setTimeout(stop, LONGEST_SILENCE);
  const { code, stdout, stderr } = await ended.finally(() => clearTimeout(patience));
  if (times() > 0) {
    complain('interrupted: nothing was created yet, so there is nothing to clean up.');
    return undefined;
  }
  if (code === 0) {
    return { list: (JSON.parse(stdout) as { items: Node[] }).items };
  }
  if (lacksPermission(stderr)) {
    complain('cannot list nodes (forbidden): nodes that were not probed will not be reported. '
      + 'Apply the ClusterRole that asm-gateway verify --print-rbac prints.');
    return {};
  }
  const words = code === null ? `no answer within ${LONGEST_SILENCE / 1000} seconds` : wordsOf(stderr);
  complain(`cannot list the nodes of the cluster, so nothing was run: ${words}. `
    + 'Run kubectl get nodes to see the error, and check --context and --kubeconfig.');
  return undefined;
}

async function runAmong(
  nodes: readonly Node[] | undefined, plans: readonly Plan[], context: RunContext,
): Promise<Verdict | undefined> {
  const { interruption, listener: { complain, begins } } = context;
  const made: KubernetesObject[] = [];
  void interruption.happens.then(() => complain(
    'interrupted: removing the objects that this run created. Interrupt again to leave them in the cluster.',
  ));
  try {
    const problem = await createAll(plans, made, context);
    if (problem !== undefined) {
      complain(problem);
    }
    if (problem !== undefined || interruption.times() > 0) {
      return undefined;
    }
    begins(nodes);
    return verdictOf(await followAll(plans, context), nodes);
  } finally {
    await cleanUp(made, context);
  }
}

/**
 * Creates the objects that the workloads need, then the workloads. Adds to `made` every object that may exist. Returns
 * the problem, if there is one.
 */
async function createAll(
  plans: readonly Plan[], made: KubernetesObject[], { kubectl, interruption }: RunContext,
): Promise<string | undefined> {
  const steps = [plans.flatMap(({ bundle }) => bundle.supporters), plans.map(({ bundle }) => bundle.workload)];
  for (const step of steps.filter(({ length }) => length > 0)) {
    if (interruption.times() > 0) {
      return undefined;
    }
    const outcome = await create(kubectl, step);
    made.unshift(...possiblyMade(step, outcome));
    if (outcome.code !== 0 && interruption.times() === 0) {
      return problemOf(outcome);
    }
  }
  return undefined;
}

function problemOf({ stderr }: KubectlOutcome): string {
  const advice = lacksPermission(stderr) ? PERMISSIONS : 'Change what the cluster rejects, and run the command again.';
  return `the verification could not be created, so no probe ran: ${wordsOf(stderr)}. ${advice}`;
}

async function followAll(plans: readonly Plan[], { kubectl, interruption, listener }: RunContext): Promise<Followed[]> {
  const { seen, answered } = listener;
  let giveUp: () => void = () => undefined;
  const interrupted = Promise.race([interruption.happens, new Promise<void>((resolve) => (giveUp = resolve))]);
  const followed = await Promise.all(plans.map((plan) => (
    follow(plan, { kubectl, interrupted, seen, answered }).catch((error: unknown) => {
      giveUp();
      throw error;
    })
  )));
  // kubectl may still be reading a log.
  kubectl.stopAll();
  return Promise.all(followed.map((each) => withReason(each, kubectl)));
}

/** Adds the reason why a workload got no pod. Only its events contain it. */
async function withReason(followed: Followed, kubectl: Kubectl): Promise<Followed> {
  const { state: { plan, pods }, end } = followed;
  if (pods.size > 0 || end === 'interrupted') {
    return followed;
  }
  const { code, stdout } = await kubectl.run([
    'get', 'events', '--namespace', plan.namespace,
    '--field-selector', `involvedObject.name=${plan.instance},type=Warning`, '--output', 'json', ...REQUEST_TIMEOUT,
  ]).ended;
  const events = code === 0 ? (JSON.parse(stdout) as { items: { message?: string }[] }).items : [];
  return { ...followed, words: events.at(-1)?.message ?? followed.words };
}

/** Removes the objects of this run, unless the user has interrupted twice. */
async function cleanUp(
  objects: readonly KubernetesObject[], { kubectl, interruption, listener }: RunContext,
): Promise<void> {
  if (objects.length === 0) {
    return;
  }
  const { code, stderr } = interruption.times() > 1 ? STOPPED : await remove(kubectl, objects).catch(failed);
  if (code !== 0) {
    const reason = code === null ? 'the cleanup was interrupted' : wordsOf(stderr);
    listener.complain(`objects that this run created may still exist: ${reason}. `
      + `Remove them with: ${removalCommand(kubectl, objects)}`);
  } else if (interruption.times() > 0) {
    listener.complain('the objects that this run created have been removed.');
  }
}

const STOPPED = { code: null, stderr: '' };

function failed({ message }: Error): Pick<KubectlOutcome, 'code' | 'stderr'> {
  return { code: 1, stderr: message };
}
