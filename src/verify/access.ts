import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { nameAfterContent } from './content-name';
import { workloadName } from './workload-name';
import type { IReachableService } from '../gateway/gateway-contract';
import { NAME_LABEL, PROBE_NAME } from '../probe/labels';

/**
 * Name of the Role and the RoleBinding for a probe. They are created in the gateway's namespace. The hash
 * separates those of two apps with the same construct path.
 */
export function accessName(scope: Construct, namespace: string, gateway: IReachableService): string {
  return nameAfterContent(workloadName(scope, 54), [namespace, gateway.namespace, gateway.serviceName]);
}

/** A ServiceAccount. */
export interface Account {
  readonly name: string;
  readonly namespace: string;
}

/** Creates a ServiceAccount for a probe that reads a Service. */
export function makeAccount(scope: Construct, account: Account): void {
  new ApiObject(scope, 'ServiceAccount', {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { ...account, labels: LABELS },
    automountServiceAccountToken: false,
  });
}

/** Lets a ServiceAccount `get` the Service of a gateway and nothing else. */
export function allowReading(scope: Construct, account: Account, gateway: IReachableService): void {
  const name = accessName(scope, account.namespace, gateway);
  const metadata = { name, namespace: gateway.namespace, labels: LABELS };
  new ApiObject(scope, 'Role', {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata,
    rules: [{ apiGroups: [''], resources: ['services'], resourceNames: [gateway.serviceName], verbs: ['get'] }],
  });
  new ApiObject(scope, 'RoleBinding', {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
    subjects: [{ kind: 'ServiceAccount', ...account }],
  });
}

const LABELS = { [NAME_LABEL]: PROBE_NAME };
