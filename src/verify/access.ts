import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';

/** Who may read which Service. */
export interface ServiceReader {
  /** Name of the ServiceAccount, the Role and the RoleBinding. */
  readonly name: string;

  /** Namespace of the ServiceAccount. */
  readonly namespace: string;
  readonly serviceName: string;
  readonly serviceNamespace: string;
}

/** A ServiceAccount that may `get` one Service and nothing else. */
export function allowReading(scope: Construct, reader: ServiceReader): void {
  const there = { name: reader.name, namespace: reader.serviceNamespace };
  new ApiObject(scope, 'ServiceAccount', {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: reader.name, namespace: reader.namespace },
    automountServiceAccountToken: false,
  });
  new ApiObject(scope, 'Role', {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: there,
    rules: [{ apiGroups: [''], resources: ['services'], resourceNames: [reader.serviceName], verbs: ['get'] }],
  });
  new ApiObject(scope, 'RoleBinding', {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: there,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: reader.name },
    subjects: [{ kind: 'ServiceAccount', name: reader.name, namespace: reader.namespace }],
  });
}
