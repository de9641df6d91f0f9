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

/** Receives what happens during a run. */
export interface RunListener {
  /** Everything was created, on a cluster with these nodes; undefined if nobody may read them. */
  readonly begins: (nodes: readonly Node[] | undefined) => void;
  readonly seen: (state: RunState) => void;
  readonly answered: (plan: Plan, answer: Answer) => void;

  /** Nothing more is seen. */
  readonly ends: () => void;

  /** Tells a person what went wrong: a sentence and the way out. */
  readonly complain: (sentence: string) => void;
}

/** Runs plans on a cluster and leaves nothing behind, however it ends; undefined if nothing could be run. */
export async function run(plans: readonly Plan[], access: ClusterAccess, listener: RunListener, process: NodeJS.Process): Promise<Verdict | undefined> {
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

/** What a run needs at hand. */
interface RunContext {
  readonly kubectl: Kubectl;
  readonly interruption: Interruption;
  readonly listener: RunListener;
}

/** How long a cluster may be silent at first, in milliseconds: kubectl itself tries several times. */
const LONGEST_SILENCE = 40_000;

/** The nodes as far as they may be read; undefined if there is no cluster to run on. */
async function nodesOf(kubectl: Kubectl, { happens, times }: Interruption, { complain }: RunListener): Promise<{ list?: readonly Node[] } | undefined> {
  const { ended, stop } = kubectl.run(['get', 'nodes', '--output', 'json', ...REQUEST_TIMEOUT]);
  void happens.then(stop);
  const patience = setTimeout(stop, LONGEST_SILENCE);
  const { code, stdout, stderr } = await ended.finally(() => clearTimeout(patience));
  if (times() > 0) {
    complain('interrupted: nothing was made yet, so there is nothing to remove.');
    return undefined;
  }
  if (code === 0) {
    return { list: (JSON.parse(stdout) as { items: Node[] }).items };
  }
  if (lacksPermission(stderr)) {
    complain('you may not list nodes, so nodes from which nothing was asked are not told; '
      + 'a ClusterRole that lets you is in the output of asm-gateway verify --print-rbac.');
    return {};
  }
  const words = code === null ? `it gave no answer within ${LONGEST_SILENCE / 1000} seconds` : wordsOf(stderr);
  complain(`the cluster cannot be asked, so nothing was run: ${words}. Check what kubectl get nodes says, and --context and --kubeconfig.`);
  return undefined;
}

async function runAmong(nodes: readonly Node[] | undefined, plans: readonly Plan[], context: RunContext): Promise<Verdict | undefined> {
  const { interruption, listener: { complain, begins } } = context;
  const made: KubernetesObject[] = [];
  void interruption.happens.then(() => complain('interrupted: what was made for this run is being removed; interrupt again to leave it where it is.'));
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

/** Creates what the workloads need, then the workloads; says what went wrong. Adds to `made` whatever may exist from now on. */
async function createAll(plans: readonly Plan[], made: KubernetesObject[], { kubectl, interruption }: RunContext): Promise<string | undefined> {
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
  const advice = lacksPermission(stderr) ? PERMISSIONS : 'Change what the cluster does not take, and run it again';
  return `the verification could not be created, so nothing was asked: ${wordsOf(stderr)}. ${advice}.`;
}

async function followAll(plans: readonly Plan[], { kubectl, interruption, listener }: RunContext): Promise<Followed[]> {
  const { seen, answered } = listener;
  let giveUp: () => void = () => undefined;
  const interrupted = Promise.race([interruption.happens, new Promise<void>((resolve) => (giveUp = resolve))]);
  const followed = await Promise.all(plans.map((plan) => follow(plan, { kubectl, interrupted, seen, answered }).catch((error: unknown) => {
    giveUp();
    throw error;
  })));
  // A log may still be under way.
  kubectl.stopAll();
  return Promise.all(followed.map((each) => withReason(each, kubectl)));
}

/** Why a workload did not get a single pod stands in its events alone. */
async function withReason(followed: Followed, kubectl: Kubectl): Promise<Followed> {
  const { state: { plan, pods }, end } = followed;
  if (pods.size > 0 || end === 'interrupted') {
    return followed;
  }
  const { code, stdout } = await kubectl.run([
    'get', 'events', '--namespace', plan.namespace, '--field-selector', `involvedObject.name=${plan.instance},type=Warning`, '--output', 'json',
    ...REQUEST_TIMEOUT,
  ]).ended;
  const events = code === 0 ? (JSON.parse(stdout) as { items: { message?: string }[] }).items : [];
  return { ...followed, words: events.at(-1)?.message ?? followed.words };
}

/** Removes what was made, unless the user has no time for that either. */
async function cleanUp(objects: readonly KubernetesObject[], { kubectl, interruption, listener }: RunContext): Promise<void> {
  if (objects.length === 0) {
    return;
  }
  const { code, stderr } = interruption.times() > 1 ? STOPPED : await remove(kubectl, objects).catch(failed);
  if (code !== 0) {
    const reason = code === null ? 'you interrupted its removal' : wordsOf(stderr);
    listener.complain(`what was made for this run may still be there: ${reason}. Remove it with: ${removalCommand(kubectl, objects)}`);
  } else if (interruption.times() > 0) {
    listener.complain('what was made for this run has been removed.');
  }
}

const STOPPED = { code: null, stderr: '' };

function failed({ message }: Error): Pick<KubectlOutcome, 'code' | 'stderr'> {
  return { code: 1, stderr: message };
}
