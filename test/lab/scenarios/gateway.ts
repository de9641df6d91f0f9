/** The gateway as the stand-ins made it: when it is ready, where it runs, and what it logged. */
import { type Pod, pods } from './pods';
import type { Api } from '../cluster/api';
import type { AccessLogLine } from '../envoy/gateway';
import { sleep, until } from '../ground/exec';
import type { Policy } from '../matrix/cells';

const NAME = 'istio-ingressgateway';
const NAMESPACE = 'istio-system';

/** Time for the stand-in of the cloud controller, which looks twice a second, and for kube-proxy, which writes once a second. */
export const UNTIL_RULES_ARE_WRITTEN = 3000;

interface PublishedService {
  readonly spec: { readonly externalTrafficPolicy?: string };
  readonly status: { readonly loadBalancer?: { readonly ingress?: readonly { readonly ip?: string; readonly hostname?: string }[] } };
}

function gatewayPods(api: Api): Promise<readonly Pod[]> {
  return pods(api, NAMESPACE, `app=${NAME}`);
}

/** What the Service publishes, if it has the policy. */
async function published(api: Api, policy: Policy): Promise<string | undefined> {
  const answer = await api.ask('GET', `/api/v1/namespaces/${NAMESPACE}/services/${NAME}`);
  if (answer.status !== 200) {
    return undefined;
  }
  const { spec, status } = JSON.parse(answer.text) as PublishedService;
  const ingress = status.loadBalancer?.ingress?.[0];
  return spec.externalTrafficPolicy === policy ? ingress?.ip ?? ingress?.hostname : undefined;
}

/** Whether the gateway's pods are ready, and no other is left. */
async function arePodsReady(api: Api): Promise<boolean> {
  const deployment = await api.get<{ spec: { replicas: number } }>(`/apis/apps/v1/namespaces/${NAMESPACE}/deployments/${NAME}`);
  const all = await gatewayPods(api);
  const ready = all.filter((pod) => pod.status.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True'));
  return all.length === ready.length && ready.length === deployment.spec.replicas;
}

/** Waits until the gateway is ready and its Service is published under a policy; returns what the Service publishes. */
export async function untilGateway(api: Api, policy: Policy): Promise<string> {
  let address: string | undefined;
  await until(`the gateway is not ready under policy ${policy}`, 60, async () => {
    address = await published(api, policy);
    return address !== undefined && arePodsReady(api);
  });
  await sleep(UNTIL_RULES_ARE_WRITTEN);
  return address ?? '';
}

/** Nodes that run a gateway pod. */
export async function gatewayNodes(api: Api): Promise<string[]> {
  return (await gatewayPods(api)).flatMap((pod) => pod.spec.nodeName ?? []);
}

/** Envoy writes its access log with this delay (`--file-flush-interval-msec` of the stand-in), and a bit. */
const LOG_DELAY = 600;

/** Envoy's access log, all gateway pods together, each in its own order. */
export async function accessLog(api: Api): Promise<AccessLogLine[]> {
  await sleep(LOG_DELAY);
  const lines: AccessLogLine[] = [];
  for (const pod of await gatewayPods(api)) {
    const { text } = await api.ask('GET', `/api/v1/namespaces/${NAMESPACE}/pods/${pod.metadata.name}/log`);
    lines.push(...text.split('\n').filter((each) => each.startsWith('{')).map((each) => JSON.parse(each) as AccessLogLine));
  }
  return lines;
}
