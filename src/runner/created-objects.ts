import type { Plan } from './plan';
import { objectsIn } from '../cluster/documents';
import type { Kubectl, KubectlOutcome } from '../cluster/kubectl';
import { lacksPermission } from '../cluster/words';
import type { KubernetesObject } from '../kubernetes/objects';

/** The longest time for one request, so an API server that does not answer cannot block the run. */
export const REQUEST_TIMEOUT = ['--request-timeout', '30s'];

/** What came of an attempt to create objects. */
export interface Creation {
  readonly outcome: KubectlOutcome;

  /** The objects that may exist. */
  readonly made: readonly KubernetesObject[];
}

/** Creates objects with one kubectl. It fails for an object that exists already, and never changes one. */
export async function create(kubectl: Kubectl, objects: readonly KubernetesObject[]): Promise<Creation> {
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects });
  const outcome = await kubectl.run(['create', '--filename', '-', '--output', 'json', ...REQUEST_TIMEOUT], list).ended;
  return { outcome, made: possiblyMade(objects, outcome) };
}

/**
 * The objects that may exist after an attempt to create them, as the cluster printed them. After a missing permission
 * these are only the ones that kubectl printed: the user may be unable to list the others. After any other failure
 * these are all of them.
 */
export function possiblyMade(
  objects: readonly KubernetesObject[], { stdout, stderr }: KubectlOutcome,
): KubernetesObject[] {
  const printed = objectsIn(stdout);
  const printedAs = ({ kind, metadata: { name } }: KubernetesObject) => (
    printed.find((each) => each.kind === kind && each.metadata.name === name)
  );
  return objects.flatMap((object) => printedAs(object) ?? (lacksPermission(stderr) ? [] : object));
}

/**
 * The objects of plans in the order of their creation: in each namespace one object that owns all others, then the
 * objects that workloads need, then the workloads. An owner must be in the namespace of what it owns.
 *
 * Source: https://kubernetes.io/docs/concepts/architecture/garbage-collection/#owners-dependents
 */
export function creationSteps(plans: readonly Plan[]): KubernetesObject[][] {
  const supporters = plans.flatMap(({ bundle }) => bundle.supporters);
  const workloads = plans.map(({ bundle }) => bundle.workload);
  const owners = supporters.filter((each, index) => (
    supporters.findIndex((other) => namespaceOf(other) === namespaceOf(each)) === index
  ));
  return [owners, supporters.filter((each) => !owners.includes(each)), workloads].filter(({ length }) => length > 0);
}

/** An object with its owner among the objects that exist; unchanged if its namespace has none. */
export function owned(object: KubernetesObject, made: readonly KubernetesObject[]): KubernetesObject {
  const owner = made.find((each) => namespaceOf(each) === namespaceOf(object));
  const { uid } = owner?.metadata ?? {};
  if (owner === undefined || uid === undefined) {
    return object;
  }
  const { apiVersion, kind, metadata: { name } } = owner;
  return { ...object, metadata: { ...object.metadata, ownerReferences: [{ apiVersion, kind, name, uid }] } };
}

export function namespaceOf({ metadata: { namespace = 'default' } }: KubernetesObject): string {
  return namespace;
}
