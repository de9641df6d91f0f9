import type { Kubectl, KubectlOutcome } from '../cluster/kubectl';
import { lacksPermission } from '../cluster/words';
import type { KubernetesObject } from '../kubernetes/objects';

/** How long one request may take: an API server that cannot be reached must not keep anybody waiting for longer. */
export const REQUEST_TIMEOUT = ['--request-timeout', '30s'];

/** Creates objects that were not there before: in one go, and no object that is there is ever changed. */
export function create(kubectl: Kubectl, objects: readonly KubernetesObject[]): Promise<KubectlOutcome> {
  return kubectl.run(['create', '--filename', '-', ...REQUEST_TIMEOUT], listOf(objects)).ended;
}

/** What may exist after an attempt to create it: all, unless the reason is a lack of permission. Then others may not be deletable either. */
export function possiblyMade(objects: readonly KubernetesObject[], { stdout, stderr }: KubectlOutcome): KubernetesObject[] {
  const reported = stdout.split('\n');
  return objects.filter(({ kind, metadata: { name } }) => (
    !lacksPermission(stderr) || reported.some((line) => line.startsWith(kind.toLowerCase()) && line.endsWith(`/${name} created`))
  ));
}

/** Removes objects, created or not: their names are those of this run alone. Waits until they, and the pods of a workload, are gone. */
export function remove(kubectl: Kubectl, objects: readonly KubernetesObject[]): Promise<KubectlOutcome> {
  const names = objects.map(({ apiVersion, kind, metadata: { name, namespace } }) => ({ apiVersion, kind, metadata: { name, namespace } }));
  return kubectl.run([
    'delete', '--ignore-not-found', '--cascade=foreground', '--wait=true', '--timeout=60s', '--filename', '-', ...REQUEST_TIMEOUT,
  ], listOf(names)).ended;
}

/** The line by which a person removes the same. */
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

/** A word as a shell takes it. */
function quoted(word: string): string {
  return /^[\w./:@=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
