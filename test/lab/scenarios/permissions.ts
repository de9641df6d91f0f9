/** A user with the permissions that a command prints. */
import type { Api, KubeObject } from '../cluster/api';

const NAME = 'a-user';
const NAMESPACE = 'default';

export const USER: KubeObject = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: NAME, namespace: NAMESPACE } };

const ROLES: readonly string[] = ['Role', 'ClusterRole'];

/** The longest name that Kubernetes accepts for every kind. */
const LONGEST_NAME = 63;

/** Gives the user the roles among some objects. */
export function bindingsOf(objects: readonly KubeObject[]): KubeObject[] {
  return objects.filter(({ kind }) => ROLES.includes(kind)).map(bindingOf);
}

function bindingOf({ kind, metadata }: KubeObject): KubeObject {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: `${kind}Binding`,
    metadata: { name: `${NAME}-${metadata.name}`.slice(0, LONGEST_NAME), namespace: metadata.namespace },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name: metadata.name },
    subjects: [{ kind: 'ServiceAccount', name: NAME, namespace: NAMESPACE }],
  };
}

/** A token of the user. */
export async function tokenOf(api: Api): Promise<string> {
  const request = { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', metadata: { name: NAME }, spec: {} };
  const path = `/api/v1/namespaces/${NAMESPACE}/serviceaccounts/${NAME}/token`;
  const { status } = await api.create<KubeObject & { status?: { token: string } }>(path, request);
  return status?.token ?? '';
}
