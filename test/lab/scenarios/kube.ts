/** What scenarios do with a cluster: apply, delete, wait, read logs. */
import type { Api, Answer, KubeObject } from '../cluster/api';
import { LabError } from '../errors';
import { until } from '../ground/exec';
import { readTerminationMessage, type ProbeResult } from '../results';
import type { AccessLogLine } from '../stand-ins/envoy-config';
import type { List } from '../stand-ins/kube-types';

const MANAGER = 'lab-user';
const CLUSTER_WIDE: readonly string[] = ['Namespace', 'ClusterRole', 'ClusterRoleBinding', 'CustomResourceDefinition'];

const IRREGULAR: Readonly<Record<string, string>> = { NetworkPolicy: 'networkpolicies' };

/** Path of an object in the API, from its kind. */
export function pathOf(object: KubeObject): string {
  const root = object.apiVersion.includes('/') ? `/apis/${object.apiVersion}` : `/api/${object.apiVersion}`;
  const plural = IRREGULAR[object.kind] ?? `${object.kind.toLowerCase()}s`;
  const scope = CLUSTER_WIDE.includes(object.kind) ? '' : `/namespaces/${object.metadata.namespace ?? 'default'}`;
  return `${root}${scope}/${plural}/${object.metadata.name}`;
}

/** Server-side apply with strict field validation; the answer whatever it is. */
export function tryToApply(api: Api, object: KubeObject, dryRun = false): Promise<Answer> {
  const query = `fieldManager=${MANAGER}&force=true&fieldValidation=Strict${dryRun ? '&dryRun=All' : ''}`;
  return api.ask('PATCH', `${pathOf(object)}?${query}`, { body: JSON.stringify(object), contentType: 'application/apply-patch+yaml' });
}

/** Applies objects and returns them as they came out; a refusal ends the scenario. */
export async function apply(api: Api, objects: readonly KubeObject[], dryRun = false): Promise<KubeObject[]> {
  const results: KubeObject[] = [];
  for (const object of objects) {
    const answer = await tryToApply(api, object, dryRun);
    if (answer.status >= 300) throw new LabError(`The API server refused ${object.kind} ${object.metadata.name}: ${messageOf(answer)}`);
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
  for (const object of objects) await api.remove(`${pathOf(object)}?propagationPolicy=Foreground`);
  for (const object of objects) {
    await until(`${object.kind} ${object.metadata.name} is not gone`, 60, async () => (await api.ask('GET', pathOf(object))).status === 404);
  }
}

interface ContainerStatus {
  readonly name: string;
  readonly state?: { readonly terminated?: { readonly message?: string } };
  readonly lastState?: { readonly terminated?: { readonly message?: string } };
}

interface Pod extends KubeObject {
  readonly spec: { readonly nodeName?: string };
  readonly status: {
    readonly phase: string;
    readonly podIP?: string;
    readonly containerStatuses?: readonly ContainerStatus[];
    readonly initContainerStatuses?: readonly ContainerStatus[];
    readonly conditions?: readonly { type: string; status: string; message?: string }[];
  };
}

/** Pods by a label. */
export async function pods(api: Api, namespace: string, label: string): Promise<readonly Pod[]> {
  return (await api.get<List<Pod>>(`/api/v1/namespaces/${namespace}/pods?labelSelector=${encodeURIComponent(label)}`)).items;
}

/** Adds up to what the probe's containers of some pods have left as their last termination messages. */
export async function resultsOf(api: Api, namespace: string, label: string): Promise<ProbeResult[]> {
  return (await pods(api, namespace, label)).flatMap(({ status }) => [...status.containerStatuses ?? [], ...status.initContainerStatuses ?? []])
    .filter(({ name }) => name === 'probe')
    .flatMap(({ state, lastState }) => readTerminationMessage((state?.terminated ?? lastState?.terminated)?.message ?? '').results);
}

/** What became of a Job. */
export interface JobResult {
  readonly succeeded: boolean;
  /** The Job's own reason where it failed, as in BackoffLimitExceeded or DeadlineExceeded. */
  readonly reason: string;
  readonly seconds: number;
  readonly node: string | undefined;
  readonly podAddress: string | undefined;
  readonly log: string;
  /** Why a pod of it was not placed, where none was. */
  readonly notPlaced: string | undefined;
}

interface Job extends KubeObject {
  readonly spec: { readonly activeDeadlineSeconds?: number };
  readonly status?: { readonly conditions?: readonly { type: string; status: string; reason?: string }[] };
}

/** Runs the Job among some objects to its end. */
export async function runJob(api: Api, objects: readonly KubeObject[]): Promise<JobResult> {
  const job = objects.find((object) => object.kind === 'Job') as Job | undefined;
  if (!job) throw new LabError('The manifests hold no Job.');
  const namespace = job.metadata.namespace ?? 'default';
  await remove(api, [job]);
  await apply(api, objects);
  const began = Date.now();
  const label = `job-name=${job.metadata.name}`;
  let last: Job = job;
  let seen: Pod | undefined;
  await until(`Job ${job.metadata.name} does not end`, (job.spec.activeDeadlineSeconds ?? 300) + 30, async () => {
    // A Job that fails by its deadline takes its pods along, so they are looked at while they are there.
    seen = (await pods(api, namespace, label))[0] ?? seen;
    last = await api.get<Job>(pathOf(job));
    return (last.status?.conditions ?? []).some((each) => ['Complete', 'Failed'].includes(each.type) && each.status === 'True');
  }, 500);
  const end = last.status?.conditions?.find((each) => ['Complete', 'Failed'].includes(each.type) && each.status === 'True');
  const log = seen?.spec.nodeName ? (await api.ask('GET', `/api/v1/namespaces/${namespace}/pods/${seen.metadata.name}/log`)).text : '';
  return {
    succeeded: end?.type === 'Complete',
    reason: end?.reason ?? '',
    seconds: Math.round((Date.now() - began) / 1000),
    node: seen?.spec.nodeName,
    podAddress: seen?.status.podIP,
    log,
    notPlaced: seen?.status.conditions?.find((each) => each.type === 'PodScheduled' && each.status === 'False')?.message,
  };
}

const GATEWAY_LABEL = 'app=istio-ingressgateway';
const GATEWAY_NAMESPACE = 'istio-system';

/** Waits until the gateway's pods are ready, no other is left, and the Service is published under a policy; returns what it publishes. */
export async function untilGateway(api: Api, policy: 'Local' | 'Cluster'): Promise<string> {
  let address = '';
  await until(`the gateway is not ready under policy ${policy}`, 60, async () => {
    const answer = await api.ask('GET', `/api/v1/namespaces/${GATEWAY_NAMESPACE}/services/istio-ingressgateway`);
    if (answer.status !== 200) return false;
    const service = JSON.parse(answer.text) as {
      spec: { externalTrafficPolicy?: string };
      status: { loadBalancer?: { ingress?: { ip?: string; hostname?: string }[] } };
    };
    const ingress = service.status.loadBalancer?.ingress?.[0];
    address = ingress?.ip ?? ingress?.hostname ?? '';
    const deployment = await api.get<{ spec: { replicas: number } }>(`/apis/apps/v1/namespaces/${GATEWAY_NAMESPACE}/deployments/istio-ingressgateway`);
    const all = await pods(api, GATEWAY_NAMESPACE, GATEWAY_LABEL);
    const ready = all.filter((pod) => pod.status.conditions?.some((each) => each.type === 'Ready' && each.status === 'True'));
    return address !== '' && service.spec.externalTrafficPolicy === policy && all.length === ready.length && ready.length === deployment.spec.replicas;
  });
  // The stand-in for the cloud controller looks twice a second, kube-proxy writes once a second.
  await new Promise((resolve) => setTimeout(resolve, 3000));
  return address;
}

/** Nodes that run a gateway pod. */
export async function gatewayNodes(api: Api): Promise<string[]> {
  return (await pods(api, GATEWAY_NAMESPACE, GATEWAY_LABEL)).flatMap((pod) => pod.spec.nodeName ?? []);
}

/** Envoy writes its access log with this delay (`--file-flush-interval-msec` of the stand-in), and a bit. */
const LOG_DELAY = 600;

/** Envoy's access log, all gateway pods together, each in its own order. */
export async function accessLog(api: Api): Promise<AccessLogLine[]> {
  await new Promise((resolve) => setTimeout(resolve, LOG_DELAY));
  const lines: AccessLogLine[] = [];
  for (const pod of await pods(api, GATEWAY_NAMESPACE, GATEWAY_LABEL)) {
    const text = (await api.ask('GET', `/api/v1/namespaces/${GATEWAY_NAMESPACE}/pods/${pod.metadata.name}/log`)).text;
    for (const line of text.split('\n').filter((each) => each.startsWith('{'))) lines.push(JSON.parse(line) as AccessLogLine);
  }
  return lines;
}
