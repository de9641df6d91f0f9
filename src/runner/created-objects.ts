import type { Kubectl, KubectlOutcome } from '../cluster/kubectl';
import { lacksPermission } from '../cluster/words';
import type { KubernetesObject } from '../kubernetes/objects';

/** The longest time for one request, so an API server that does not answer cannot block the run. */
export const REQUEST_TIMEOUT = ['--request-timeout', '30s'];

/** Creates objects with one request. It fails for an object that exists already, and never changes one. */
export function create(kubectl: Kubectl, objects: readonly KubernetesObject[]): Promise<KubectlOutcome> {
  return kubectl.run(['create', '--filename', '-', ...REQUEST_TIMEOUT], listOf(objects)).ended;
}

/**
 * The objects that may exist after an attempt to create them. After a missing permission these are only the ones that
 * kubectl reported: the user may be unable to delete the others. After any other failure these are all of them.
 */
export function possiblyMade(
  objects: readonly KubernetesObject[], { stdout, stderr }: KubectlOutcome,
): KubernetesObject[] {
  const reported = stdout.split('\n');
  const isReported = ({ kind, metadata: { name } }: KubernetesObject) => reported.some((line) => (
    line.startsWith(kind.toLowerCase()) && line.endsWith(`/${name} created`)
  ));
  return lacksPermission(stderr) ? objects.filter(isReported) : [...objects];
}

/**
 * Deletes objects, whether they exist or not: their names are unique to this run. Waits until they and the pods of
 * workloads are gone.
 */
export function remove(kubectl: Kubectl, objects: readonly KubernetesObject[]): Promise<KubectlOutcome> {
  const names = objects.map(({ apiVersion, kind, metadata: { name, namespace } }) => (
    { apiVersion, kind, metadata: { name, namespace } }
  ));
  return kubectl.run([
    'delete', '--ignore-not-found', '--cascade=foreground', '--wait=true', '--timeout=60s', '--filename', '-',
    ...REQUEST_TIMEOUT,
  ], listOf(names)).ended;
}

/** The command that deletes the same objects, for a person to run. */
export function removalCommand({ flags }: Kubectl, objects: readonly KubernetesObject[]): string {
  const namespaces = [...new Set(objects.map(({ metadata: { namespace = 'default' } }) => namespace))];
  return namespaces.map((namespace) => [
    'kubectl', 'delete', '--ignore-not-found', ...flags, '--namespace', namespace,
    ...objects.filter(({ metadata }) => (metadata.namespace ?? 'default') === namespace)
      .map(({ kind, metadata: { name } }) => `${kind.toLowerCase()}/${name}`),
  ].map(quoted).join(' ')).join(' && ');
}

function listOf(items: readonly object[]): string {
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
}

/** A word, quoted for a shell if necessary. */
function quoted(word: string): string {
  return /^[\w./:@=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
