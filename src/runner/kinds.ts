/** A kind of object that a run makes. */
export interface MadeKind {
  readonly kind: string;
  readonly group: string;
  readonly resource: string;
}

/** Every kind of object that a run makes, in the order in which they are removed. */
export const MADE_KINDS: readonly MadeKind[] = [
  { kind: 'Job', group: 'batch', resource: 'jobs' },
  { kind: 'DaemonSet', group: 'apps', resource: 'daemonsets' },
  { kind: 'NetworkPolicy', group: 'networking.k8s.io', resource: 'networkpolicies' },
  { kind: 'RoleBinding', group: 'rbac.authorization.k8s.io', resource: 'rolebindings' },
  { kind: 'Role', group: 'rbac.authorization.k8s.io', resource: 'roles' },
  { kind: 'ServiceAccount', group: '', resource: 'serviceaccounts' },
];

/** What a workload leaves behind if it is deleted without its pods. */
export const POD_KIND: MadeKind = { kind: 'Pod', group: '', resource: 'pods' };

/** The resources that have pods. */
export const WITH_PODS: readonly string[] = ['jobs.batch', 'daemonsets.apps'];

/** The resource of a kind, as kubectl takes it, for example `jobs.batch`. */
export function resourceName({ resource, group }: MadeKind): string {
  return group === '' ? resource : `${resource}.${group}`;
}

/** The resources of these objects, as kubectl takes them, in the order in which they are removed. */
export function resourcesOf(objects: readonly { readonly kind: string }[]): string[] {
  return [...MADE_KINDS, POD_KIND].filter((made) => objects.some(({ kind }) => kind === made.kind)).map(resourceName);
}
