/** How scenarios apply and delete objects. */
import type { Api, Answer, KubeObject } from '../cluster/api';
import { LabError } from '../errors';
import { until } from '../ground/exec';

const MANAGER = 'lab-user';
const CLUSTER_WIDE: readonly string[] = ['Namespace', 'ClusterRole', 'ClusterRoleBinding', 'CustomResourceDefinition'];

const IRREGULAR: Readonly<Record<string, string>> = { NetworkPolicy: 'networkpolicies' };

/** Path of an object in the API, from its kind. */
export function pathOf(object: KubeObject): string {
  return `${folderOf(object)}/${object.metadata.name}`;
}

/** Path of all objects of a kind in a namespace. */
export function folderOf(object: KubeObject): string {
  const root = object.apiVersion.includes('/') ? `/apis/${object.apiVersion}` : `/api/${object.apiVersion}`;
  const plural = IRREGULAR[object.kind] ?? `${object.kind.toLowerCase()}s`;
  const scope = CLUSTER_WIDE.includes(object.kind) ? '' : `/namespaces/${object.metadata.namespace ?? 'default'}`;
  return `${root}${scope}/${plural}`;
}

/** Server-side apply with strict field validation; the answer whatever it is. */
export function tryToApply(api: Api, object: KubeObject, dryRun = false): Promise<Answer> {
  const query = `fieldManager=${MANAGER}&force=true&fieldValidation=Strict${dryRun ? '&dryRun=All' : ''}`;
  return api.ask('PATCH', `${pathOf(object)}?${query}`, { body: JSON.stringify(object), contentType: 'application/apply-patch+yaml' });
}

/** Applies objects and returns them as they came out; a refusal ends the scenario. */
export async function apply(api: Api, objects: readonly KubeObject[]): Promise<KubeObject[]> {
  const results: KubeObject[] = [];
  for (const object of objects) {
    const answer = await tryToApply(api, object);
    if (answer.status >= 300) {
      throw new LabError(`The API server refused ${object.kind} ${object.metadata.name}: ${messageOf(answer)}`);
    }
    results.push(JSON.parse(answer.text) as KubeObject);
  }
  return results;
}

/** What the API server says in an answer that refuses. */
export function messageOf(answer: Answer): string {
  try {
    return (JSON.parse(answer.text) as { message?: string }).message ?? answer.text;
  } catch {
    return answer.text;
  }
}

/** Deletes objects and waits until they are gone. */
export async function remove(api: Api, objects: readonly KubeObject[]): Promise<void> {
  for (const object of objects) {
    await api.remove(`${pathOf(object)}?propagationPolicy=Foreground`);
  }
  for (const object of objects) {
    await until(`${object.kind} ${object.metadata.name} is not gone`, 60, async () => (await api.ask('GET', pathOf(object))).status === 404);
  }
}
