import { namespaceOf, REQUEST_TIMEOUT } from './created-objects';
import { type Interruption, interruptionOf } from './interruption';
import { MADE_KINDS, POD_KIND, resourceName, resourcesOf } from './kinds';
import { removeObjects } from './removal';
import { OVER_AFTER, RUN_LABEL, runSelector } from './run-mark';
import { itemsOf, notJson, parsedJson } from '../cluster/documents';
import { type ClusterAccess, Kubectl } from '../cluster/kubectl';
import { lacksPermission, wordsOf } from '../cluster/words';
import type { KubernetesObject } from '../kubernetes/objects';
import { listed } from '../text';

/** Which leftovers are removed. */
export interface LeftoverChoice {
  /** Only this run, even if it may be under way. */
  readonly run?: string;

  /** Only in these namespaces; in all of them if the list is empty. */
  readonly namespaces: readonly string[];
}

/** An object that a run left. */
export interface Leftover {
  readonly run: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** A run that may be under way. */
export interface CurrentRun {
  readonly run: string;

  /** When it is over, whatever happens. */
  readonly overAfter: string;
}

/** What came of removing leftovers. */
export interface CleanResult {
  readonly removed: readonly Leftover[];

  /** What could not be removed. */
  readonly left: readonly Leftover[];

  /** Runs that may be under way. Their objects stay. */
  readonly current: readonly CurrentRun[];

  /** Why leftovers may still exist: sentences. */
  readonly problems: readonly string[];
}

/** Removes what earlier runs left. Only objects with the label of a run are touched. */
export async function removeLeftovers(
  choice: LeftoverChoice, access: ClusterAccess, process: NodeJS.Process,
): Promise<CleanResult> {
  const kubectl = new Kubectl(access);
  const interruption = interruptionOf(process, () => kubectl.stopAll());
  try {
    const { objects, problems } = await leftoversIn(kubectl, choice);
    const runs = [...new Map(objects.map((object) => [runOf(object), object]))];
    const current = choice.run === undefined ? runs.flatMap(([run, object]) => currentRun(run, object)) : [];
    const over = runs.map(([run]) => run).filter((run) => !current.some((each) => each.run === run));
    const results = await Promise.all(over.map((run) => (
      removeRun(kubectl, run, objects.filter((object) => runOf(object) === run), interruption)
    )));
    return {
      removed: results.flatMap(({ removed }) => removed),
      left: results.flatMap(({ left }) => left),
      current,
      problems: [...problems, ...results.flatMap(({ problem }) => problem ?? [])],
    };
  } finally {
    interruption.release();
  }
}

interface Found {
  readonly objects: readonly KubernetesObject[];

  /** The resource that could not be listed, and why. */
  readonly problem?: { readonly resource: string; readonly words: string; readonly advice: string };
}

/** Everything that carries the label of a run, kind by kind: the user may be unable to list some of them. */
async function leftoversIn(
  kubectl: Kubectl, { run, namespaces }: LeftoverChoice,
): Promise<{ readonly objects: readonly KubernetesObject[]; readonly problems: readonly string[] }> {
  const scopes = namespaces.length === 0 ? [['--all-namespaces']] : namespaces.map((each) => ['--namespace', each]);
  const found = await Promise.all(scopes.flatMap((scope) => [...MADE_KINDS, POD_KIND].map((kind) => (
    listOf(kubectl, resourceName(kind), scope, run)
  ))));
  return {
    // A pod with an owner is removed together with it.
    objects: found.flatMap(({ objects }) => objects)
      .filter(({ kind, metadata }) => kind !== POD_KIND.kind || (metadata.ownerReferences ?? []).length === 0),
    problems: problemOf(found),
  };
}

/** One sentence about everything that could not be listed: the reason is usually the same. */
function problemOf(found: readonly Found[]): string[] {
  const all = found.flatMap(({ problem }) => problem ?? []);
  const [first] = all;
  const resources = [...new Set(all.map(({ resource }) => resource))];
  return first === undefined
    ? []
    : [`cannot list ${listed(resources)}, so some may be left: ${first.words}.${first.advice}`];
}

async function listOf(
  kubectl: Kubectl, resource: string, scope: readonly string[], run: string | undefined,
): Promise<Found> {
  const { code, stdout, stderr } = await kubectl.run([
    'get', resource, ...scope, '--selector', runSelector(run), '--output', 'json', ...REQUEST_TIMEOUT,
  ]).ended;
  const objects = code === 0 ? itemsOf(parsedJson(stdout)) : undefined;
  if (objects !== undefined) {
    return { objects: objects.filter((object) => runOf(object) !== '') };
  }
  const words = code === 0 ? notJson(stdout) : wordsOf(stderr);
  const advice = lacksPermission(stderr) && scope.length === 1 ? ' Name the namespaces with --namespace.' : '';
  return { objects: [], problem: { resource, words, advice } };
}

function runOf({ metadata: { labels } }: KubernetesObject): string {
  return labels?.[RUN_LABEL] ?? '';
}

function currentRun(run: string, { metadata: { annotations } }: KubernetesObject): CurrentRun[] {
  const overAfter = annotations?.[OVER_AFTER] ?? '';
  return Date.parse(overAfter) > Date.now() ? [{ run, overAfter }] : [];
}

interface RemovedRun {
  readonly removed: readonly Leftover[];
  readonly left: readonly Leftover[];
  readonly problem: string | undefined;
}

async function removeRun(
  kubectl: Kubectl, run: string, objects: readonly KubernetesObject[], { times }: Interruption,
): Promise<RemovedRun> {
  const namespaces = [...new Set(objects.map(namespaceOf))];
  const places = namespaces.map((namespace) => ({
    namespace, resources: resourcesOf(objects.filter((object) => namespaceOf(object) === namespace)),
  }));
  const reason = await removeObjects(kubectl, places, runSelector(run), () => times() > 0);
  const those = objects.map((object) => ({
    run, kind: object.kind, namespace: namespaceOf(object), name: object.metadata.name,
  }));
  return reason === undefined
    ? { removed: those, left: [], problem: undefined }
    : { removed: [], left: those, problem: `objects of the run ${run} may still exist: ${reason}.` };
}
