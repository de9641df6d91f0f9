import { ApiObject, Names } from 'cdk8s';
import type { Construct } from 'constructs';
import { nameAfterContent } from './content-name';
import { NAME_LABEL, PROBE_NAME } from './contract';
import type { IIstioGateway } from '../gateway/contract';

/** Name of the Role and the RoleBinding for a probe. They are made in the gateway's namespace, where those of two apps at one path would meet. */
export function accessName(scope: Construct, namespace: string, gateway: IIstioGateway): string {
  return nameAfterContent(Names.toDnsLabel(scope, { maxLen: 54 }), [namespace, gateway.namespace, gateway.serviceName]);
}

/** Who may read which Service. */
export interface ServiceReader {
  /** Name of the Role and the RoleBinding. */
  readonly name: string;
  readonly account: { readonly name: string; readonly namespace: string };
  readonly serviceName: string;
  readonly serviceNamespace: string;
}

/** A ServiceAccount for a probe that reads a Service. */
export function accountFor(scope: Construct, { account }: ServiceReader): void {
  new ApiObject(scope, 'ServiceAccount', {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { ...account, labels: LABELS },
    automountServiceAccountToken: false,
  });
}

/** Lets a ServiceAccount `get` one Service and nothing else. */
export function allowReading(scope: Construct, reader: ServiceReader): void {
  const metadata = { name: reader.name, namespace: reader.serviceNamespace, labels: LABELS };
  new ApiObject(scope, 'Role', {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata,
    rules: [{ apiGroups: [''], resources: ['services'], resourceNames: [reader.serviceName], verbs: ['get'] }],
  });
  new ApiObject(scope, 'RoleBinding', {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: reader.name },
    subjects: [{ kind: 'ServiceAccount', ...reader.account }],
  });
}

const LABELS = { [NAME_LABEL]: PROBE_NAME };
