import { REQUEST_TIMEOUT } from './created-objects';
import { POD_KIND, resourceName, WITH_PODS } from './kinds';
import type { Kubectl } from '../cluster/kubectl';
import { lacksPermission, wordsOf } from '../cluster/words';
import { counted, listed } from '../text';

/** Objects of a run in one namespace. */
export interface MadePlace {
  readonly namespace: string;

  /** As kubectl takes them, for example `jobs.batch`. */
  readonly resources: readonly string[];
}

/** How long a removal is tried, in milliseconds: an API server that restarts comes back within this time. */
const LONGEST = 120_000;

/** The time before a removal is tried again, in milliseconds. */
const PAUSE = 3000;

/** The longest time for one `kubectl delete`, in seconds. It waits for the pods of a workload. */
const DELETE_SECONDS = 60;

/** The largest number of objects that are named one by one. */
const MOST_NAMES = 5;

/**
 * Removes what a selector matches, and looks whether it is gone: kubectl may report a success without one. Tries again
 * until then. Returns why objects may still exist.
 */
export async function removeObjects(
  kubectl: Kubectl, places: readonly MadePlace[], selector: string, isStopped: () => boolean,
): Promise<string | undefined> {
  const problems = await Promise.all(places.map((place) => removeFrom(kubectl, place, selector, isStopped)));
  return problems.find((problem) => problem !== undefined);
}

async function removeFrom(
  kubectl: Kubectl, place: MadePlace, selector: string, isStopped: () => boolean,
): Promise<string | undefined> {
  const end = performance.now() + LONGEST;
  let { resources } = place;
  for (;;) {
    if (isStopped()) {
      return 'the cleanup was interrupted';
    }
    const problem = await removeOnce(kubectl, { ...place, resources }, selector);
    // A workload that was deleted by others may leave its pods.
    resources = problem?.hasPods === true ? [...new Set([...resources, PODS])] : resources;
    if (problem === undefined || problem.isFinal || performance.now() > end) {
      return isStopped() ? 'the cleanup was interrupted' : problem?.reason;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

interface RemovalProblem {
  readonly reason: string;

  /** Whether another try would fail in the same way. */
  readonly isFinal: boolean;

  /** Whether pods are left. */
  readonly hasPods?: boolean;
}

const PODS = resourceName(POD_KIND);

async function removeOnce(
  kubectl: Kubectl, { namespace, resources }: MadePlace, selector: string,
): Promise<RemovalProblem | undefined> {
  const which = ['--namespace', namespace, '--selector', selector];
  const seen = resources.some((each) => WITH_PODS.includes(each)) ? [...new Set([...resources, PODS])] : resources;
  const deletion = await kubectl.run([
    'delete', resources.join(','), ...which,
    '--ignore-not-found', '--cascade=foreground', '--wait=true', `--timeout=${DELETE_SECONDS}s`, ...REQUEST_TIMEOUT,
  ], '', DELETE_SECONDS + 30).ended;
  const look = await kubectl.run([
    'get', seen.join(','), ...which, '--ignore-not-found', '--output', 'name', ...REQUEST_TIMEOUT,
  ]).ended;
  const left = look.stdout.split('\n').filter((line) => line.trim() !== '');
  if (look.code === 0 && left.length === 0) {
    return undefined;
  }
  const hasPods = left.some((name) => name.startsWith('pod/'));
  const failed = [deletion, look].find(({ code }) => code !== 0);
  return failed === undefined
    ? { reason: `kubectl reported that it deleted ${namesOf(left)}, but they still exist`, isFinal: false, hasPods }
    : { reason: wordsOf(failed.stderr), isFinal: lacksPermission(failed.stderr), hasPods };
}

function namesOf(names: readonly string[]): string {
  return names.length > MOST_NAMES ? counted(names.length, 'object') : listed(names);
}

/** The command with which a person removes what is left of a run. */
export function cleanCommand({ flags }: Kubectl, id: string, namespaces: readonly string[]): string {
  return [
    'asm-gateway', 'verify', '--clean', '--run', id, ...namespaces.flatMap((each) => ['--namespace', each]), ...flags,
  ].map(quoted).join(' ');
}

/** A word, quoted for a shell if necessary. */
function quoted(word: string): string {
  return /^[\w./:@=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
