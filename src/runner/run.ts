import { nodeOf } from './cluster-data';
import { create, creationSteps, namespaceOf, owned, REQUEST_TIMEOUT } from './created-objects';
import { followAll, type Followed } from './follow';
import { type Interruption, interruptionOf } from './interruption';
import { resourcesOf } from './kinds';
import type { Plan } from './plan';
import type { Answer } from './pod-answer';
import { cleanCommand, removeObjects } from './removal';
import { markedPlan, newMark, type RunMark, runSelector } from './run-mark';
import type { RunState } from './run-state';
import { PERMISSIONS, type Verdict, verdictOf } from './verdict';
import { itemsOf, notJson, parsedJson } from '../cluster/documents';
import { Kubectl, type ClusterAccess, type KubectlOutcome } from '../cluster/kubectl';
import { lacksPermission, wordsOf } from '../cluster/words';
import { connectionFix } from '../findings/connection';
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

/** Plans that run together. Their objects carry the mark. */
export interface Run {
  readonly plans: readonly Plan[];
  readonly mark: RunMark;
}

/** A run of plans that begins now. */
export function runOf(plans: readonly Plan[], now = Date.now()): Run {
  const mark = newMark(plans, now);
  return { plans: plans.map((plan) => markedPlan(plan, mark)), mark };
}

/** Runs plans on a cluster and removes what it created, however the run ends. Undefined if nothing could be run. */
export async function run(
  planned: Run, access: ClusterAccess, listener: RunListener, process: NodeJS.Process,
): Promise<Verdict | undefined> {
  const kubectl = new Kubectl(access);
  const interruption = interruptionOf(process, () => kubectl.stopAll());
  try {
    const nodes = await nodesOf(kubectl, interruption, listener);
    const verdict = nodes && await runAmong(nodes.list, planned, { kubectl, interruption, listener });
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

/** The longest wait for the first answer of a cluster, in seconds. kubectl tries several times in this time. */
const LONGEST_SILENCE = 40;

/** The nodes, without a list if the user may not list them; undefined if the cluster cannot be used. */
async function nodesOf(
  kubectl: Kubectl, { happens, times }: Interruption, { complain }: RunListener,
): Promise<{ readonly list?: readonly Node[] } | undefined> {
  const { ended, stop } = kubectl.run(['get', 'nodes', '--output', 'json', ...REQUEST_TIMEOUT], '', LONGEST_SILENCE);
  void happens.then(stop);
  const { code, stdout, stderr } = await ended;
  if (times() > 0) {
    complain('interrupted: nothing was created yet, so there is nothing to clean up.');
    return undefined;
  }
  const list = code === 0 ? itemsOf(parsedJson(stdout)) : undefined;
  if (list !== undefined) {
    return { list: list.map(nodeOf) };
  }
  if (lacksPermission(stderr)) {
    complain('cannot list nodes (forbidden): nodes that were not probed will not be reported. '
      + 'Apply the ClusterRole that asm-gateway verify --print-rbac prints.');
    return {};
  }
  const words = code === 0 ? notJson(stdout) : wordsOf(stderr);
  const fix = connectionFix(words) ?? 'Run kubectl get nodes to see the error, and check --context and --kubeconfig.';
  complain(`cannot list the nodes of the cluster, so nothing was run: ${words}. ${fix}`);
  return undefined;
}

async function runAmong(
  nodes: readonly Node[] | undefined, { plans, mark }: Run, context: RunContext,
): Promise<Verdict | undefined> {
  const { interruption, listener: { complain, begins } } = context;
  const made: KubernetesObject[] = [];
  void interruption.happens.then(() => complain(
    'interrupted: removing the objects that this run created. Interrupt again to leave them in the cluster.',
  ));
  let verdict: Verdict | undefined;
  let leftover: string | undefined;
  try {
    const problem = await createAll(plans, made, context);
    if (problem !== undefined) {
      complain(problem);
    } else if (interruption.times() === 0) {
      begins(nodes);
      verdict = verdictOf(await followedIn(plans, mark, context), nodes);
    }
  } finally {
    leftover = await cleanUp(made, mark, context);
  }
  return verdict && { ...verdict, ...leftover === undefined ? {} : { leftover } };
}

/** Creates the objects of plans, step by step. Adds to `made` every object that may exist. Returns the problem. */
async function createAll(
  plans: readonly Plan[], made: KubernetesObject[], { kubectl, interruption }: RunContext,
): Promise<string | undefined> {
  for (const step of creationSteps(plans)) {
    if (interruption.times() > 0) {
      return undefined;
    }
    const creation = await create(kubectl, step.map((object) => owned(object, made)));
    made.push(...creation.made);
    if (creation.outcome.code !== 0 && interruption.times() === 0) {
      return problemOf(creation.outcome);
    }
  }
  return undefined;
}

function problemOf({ stderr }: KubectlOutcome): string {
  const advice = lacksPermission(stderr) ? PERMISSIONS : 'Change what the cluster rejects, and run the command again.';
  return `the verification could not be created, so no probe ran: ${wordsOf(stderr)}. ${advice}`;
}

async function followedIn(
  plans: readonly Plan[], { id }: RunMark, { kubectl, interruption, listener: { seen, answered } }: RunContext,
): Promise<Followed[]> {
  const followed = await followAll(plans, {
    kubectl, selector: runSelector(id), interrupted: interruption.happens, seen, answered,
  });
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
  const last = code === 0 ? itemsOf(parsedJson(stdout))?.at(-1) : undefined;
  return { ...followed, words: typeof last?.message === 'string' ? last.message : followed.words };
}

/** Removes what this run made, unless the user has interrupted twice. Returns why objects may still exist. */
async function cleanUp(
  made: readonly KubernetesObject[], { id }: RunMark, { kubectl, interruption, listener }: RunContext,
): Promise<string | undefined> {
  const namespaces = [...new Set(made.map(namespaceOf))];
  const places = namespaces.map((namespace) => ({
    namespace, resources: resourcesOf(made.filter((object) => namespaceOf(object) === namespace)),
  }));
  const reason = await removeObjects(kubectl, places, runSelector(id), () => interruption.times() > 1).catch(messageOf);
  if (reason !== undefined) {
    listener.complain(`objects that this run created may still exist: ${reason}. `
      + `Remove them with: ${cleanCommand(kubectl, id, namespaces)}`);
  } else if (interruption.times() > 0 && made.length > 0) {
    listener.complain('the objects that this run created have been removed.');
  }
  return reason;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
