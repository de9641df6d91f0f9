/** What `asm-gateway diagnose` judges in the lab: plain Services with one pod behind them. */
import { diagnose } from './asm-gateway';
import { UNTIL_RULES_ARE_WRITTEN } from './gateway';
import { apply, remove } from './kube';
import { firstNodeOf, hideDataPlane, showDataPlane } from './kube-system';
import type { Api, KubeObject } from '../cluster/api';
import type { LabNode } from '../cluster/network';
import { LabError } from '../errors';
import { sleep, until } from '../ground/exec';
import type { Policy } from '../matrix/cells';
import type { Cluster } from '../nodes/cluster';
import { CURL_IMAGE } from '../nodes/images';
import type { EndpointSlice, List, Service } from '../stand-ins/kube-types';
import { GatewayPort, type LoadBalancerServiceOptions } from '../synthesis';

const NAMESPACE = 'diagnosed';
const PORT = 8080;

export const POLICIES: readonly Policy[] = ['Local', 'Cluster'];

/** The Service with a policy. */
export const NAMES: Readonly<Record<Policy, string>> = { Local: 'with-local', Cluster: 'with-cluster' };

/** The Service whose only pod never becomes ready. */
export const NEVER_READY = 'never-ready';

const READY = 'ready';

function service(name: string, app: string, externalTrafficPolicy: Policy): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: NAMESPACE },
    spec: { type: 'LoadBalancer', externalTrafficPolicy, selector: { app }, ports: [{ name: 'http', port: 80, targetPort: PORT }] },
  };
}

/** The Service with the policy Local, as its user applies it. */
export const LOCAL_SERVICE = service(NAMES.Local, READY, 'Local');

/** The same Service for a verification. */
export const LOCAL_SERVICE_OPTIONS: LoadBalancerServiceOptions = {
  namespace: NAMESPACE, name: NAMES.Local, podLabels: { app: READY }, ports: [GatewayPort.http2()],
};

function gatewayPod(app: string, node: string, readinessProbe: object): KubeObject {
  const command = ['sh', '-c', `echo reached > /tmp/index.html; exec httpd -f -p ${PORT} -h /tmp`];
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: app, namespace: NAMESPACE, labels: { app } },
    spec: { nodeName: node, terminationGracePeriodSeconds: 1, containers: [{ name: 'httpd', image: CURL_IMAGE, command, readinessProbe }] },
  };
}

const NAMESPACE_OBJECT: KubeObject = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } };

/** The Services, and their pods on one node. */
function objectsOn({ name: node }: LabNode): KubeObject[] {
  return [
    gatewayPod(READY, node, { httpGet: { path: '/', port: PORT }, periodSeconds: 1 }),
    gatewayPod(NEVER_READY, node, { exec: { command: ['false'] }, periodSeconds: 1 }),
    LOCAL_SERVICE,
    service(NAMES.Cluster, READY, 'Cluster'),
    service(NEVER_READY, NEVER_READY, 'Local'),
  ];
}

/** Whether the Service has an address, and one endpoint that is ready or not, as its pod. */
async function isPublished(api: Api, name: string): Promise<boolean> {
  const { items } = await api.get<List<EndpointSlice>>(
    `/apis/discovery.k8s.io/v1/namespaces/${NAMESPACE}/endpointslices?labelSelector=${encodeURIComponent(`kubernetes.io/service-name=${name}`)}`,
  );
  const endpoints = items.flatMap((slice) => slice.endpoints ?? []);
  const isReady = endpoints[0]?.conditions?.ready !== false;
  return endpoints.length === 1 && isReady === (name !== NEVER_READY) && await addressOf(api, name) !== undefined;
}

/** The address that a Service publishes. */
export async function addressOf(api: Api, name: string): Promise<string | undefined> {
  const { status } = await api.get<Service>(`/api/v1/namespaces/${NAMESPACE}/services/${name}`);
  return status.loadBalancer?.ingress?.[0]?.ip;
}

/** Runs the work in a cluster with these objects, and removes them. */
export async function withDiagnosedServices(cluster: Cluster, work: () => Promise<void>): Promise<void> {
  const { api } = cluster.controlPlane;
  const objects = objectsOn(firstNodeOf(cluster));
  try {
    await showDataPlane(cluster);
    await apply(api, [NAMESPACE_OBJECT]);
    await until('the namespace has no default account', 30, () => hasAccount(api));
    await apply(api, objects);
    for (const name of [...Object.values(NAMES), NEVER_READY]) {
      await until(`the Service ${name} is not published`, 60, () => isPublished(api, name));
    }
    await sleep(UNTIL_RULES_ARE_WRITTEN);
    await work();
  } finally {
    await hideDataPlane(cluster);
    await remove(api, objects);
    await remove(api, [NAMESPACE_OBJECT]);
  }
}

async function hasAccount(api: Api): Promise<boolean> {
  return (await api.ask('GET', `/api/v1/namespaces/${NAMESPACE}/serviceaccounts/default`)).status === 200;
}

/** An answer that `--if` predicts to change. */
export interface PredictedChange {
  readonly node: string;
  readonly client: string;
  readonly before: string;
  readonly after: string;
}

/** What the command prints as JSON, as far as the scenarios look at it. */
export interface Diagnosis {
  readonly verdict: { readonly code: string; readonly message: string };
  readonly nodes: readonly { readonly name: string; readonly pods: string; readonly host: string }[];
  readonly cures: readonly { readonly strategy: string; readonly patch: string | null }[];
  readonly tryFromPod: string | null;

  /** What `--if` predicts; null without it. */
  readonly changes: readonly PredictedChange[] | null;
  readonly unread: readonly { readonly what: string; readonly permission: string | null }[];
}

/** What came of the command. */
export interface Diagnosed extends Diagnosis {
  readonly exit: number;

  /** Everything that it printed. */
  readonly printed: string;
  readonly complaint: string;
}

/** The arguments that name a Service. */
export function serviceArguments(name: string): string[] {
  return ['--service', `${NAMESPACE}/${name}`];
}

/** Diagnoses a Service. */
export function diagnoseService(cluster: Cluster, name: string, token?: string): Promise<Diagnosed> {
  return diagnosed(cluster, serviceArguments(name), token);
}

/** Diagnoses what the arguments name. */
export async function diagnosed(cluster: Cluster, args: readonly string[], token?: string): Promise<Diagnosed> {
  const { code, stdout, stderr } = await diagnose(cluster, [...args, '--output', 'json'], token);
  if (!stdout.startsWith('{')) {
    throw new LabError(`asm-gateway diagnose printed no JSON: ${stdout}${stderr}`);
  }
  return { ...JSON.parse(stdout) as Diagnosis, exit: code, printed: stdout + stderr, complaint: stderr };
}
