/** What a cluster of the mesh has before any gateway: the kind itself and its namespace, and the kind of the alerts. */
import { readFileSync } from 'fs';
import { resolve } from 'path';
import { parse } from 'yaml';
import { apply } from './kube';
import type { KubeObject } from '../cluster/api';
import { until } from '../ground/exec';
import type { Cluster } from '../nodes/cluster';

const ROOT = resolve(__dirname, '..', '..', '..');

/** The definition that the library ships, and the one of the alerts that it renders. */
const DEFINITIONS = [resolve(ROOT, 'crds', 'istiogateways.yaml'), resolve(ROOT, 'test', 'schema', 'prometheusrules.yaml')];

const MESH_NAMESPACE: KubeObject = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'istio-system' } };

/** Installs them and waits until the API server serves them. */
export async function prepare(cluster: Cluster): Promise<void> {
  const { api } = cluster.controlPlane;
  const isServed = async (path: string): Promise<boolean> => (await api.ask('GET', path)).status === 200;
  await apply(api, [...DEFINITIONS.map((path) => parse(readFileSync(path, 'utf8')) as KubeObject), MESH_NAMESPACE]);
  await until('the API server does not serve IstioGateways', 30, () => isServed('/apis/istio.alibabacloud.com/v1beta1/istiogateways'));
  await until('the API server does not serve PrometheusRules', 30, () => isServed('/apis/monitoring.coreos.com/v1/prometheusrules'));
  await until('the namespace has no default account', 30, () => isServed('/api/v1/namespaces/istio-system/serviceaccounts/default'));
}
