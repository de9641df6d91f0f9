/** A client pod with a sidecar: its outbound connections are redirected to a real Envoy, as Istio's init container does it. */
import { answersOfPod, type Answer, podOf, type Question } from './clients';
import { apply, pathOf, remove } from './kube';
import { type Pod, pods } from './pods';
import type { Api, KubeObject } from '../cluster/api';
import { endpointsFiles, type MeshService, OUTBOUND_PORT, SIDECAR_USER, sidecarConfig, type SidecarLogLine } from '../envoy/sidecar';
import { ENVOY_IMAGE, IPTABLES_IMAGE } from '../nodes/images';
import type { Service } from '../stand-ins/kube-types';

const NAME = 'istio-ingressgateway';
const NAMESPACE = 'istio-system';
const FOLDER = '/etc/envoy';
const PROXY = 'istio-proxy';

/** What the user of the sidecar sends, and what stays in the pod, is not redirected (Istio, `tools/istio-iptables`). */
const RULES = [
  '*nat',
  ':ISTIO_OUTPUT - [0:0]',
  ':ISTIO_REDIRECT - [0:0]',
  '-A OUTPUT -p tcp -j ISTIO_OUTPUT',
  `-A ISTIO_OUTPUT -m owner --uid-owner ${SIDECAR_USER} -j RETURN`,
  '-A ISTIO_OUTPUT -d 127.0.0.1/32 -j RETURN',
  '-A ISTIO_OUTPUT -j ISTIO_REDIRECT',
  `-A ISTIO_REDIRECT -p tcp -j REDIRECT --to-ports ${OUTBOUND_PORT}`,
  'COMMIT',
  '',
].join('\n');

/** The gateway as the mesh would describe it to a sidecar. */
async function gatewayService(api: Api): Promise<MeshService> {
  const { spec } = await api.get<Service>(`/api/v1/namespaces/${NAMESPACE}/services/${NAME}`);
  const addresses = (await pods(api, NAMESPACE, `app=${NAME}`)).flatMap(({ status }) => status.podIP ?? []);
  const ports = spec.ports.map(({ name = '', port, targetPort }) => ({
    port,
    protocol: name.startsWith('http2') ? 'http' as const : 'tcp' as const,
    endpoints: addresses.map((address) => ({ address, port: Number(targetPort ?? port) })),
  }));
  return { host: `${NAME}.${NAMESPACE}.svc.cluster.local`, address: spec.clusterIP, ports };
}

function containers(): { readonly redirect: unknown; readonly proxy: unknown } {
  const volumeMounts = [{ name: 'sidecar', mountPath: FOLDER }];
  const redirect = {
    name: 'istio-init',
    image: IPTABLES_IMAGE,
    args: ['--noflush', `${FOLDER}/rules`],
    securityContext: { runAsUser: 0, capabilities: { add: ['NET_ADMIN', 'NET_RAW'] } },
    volumeMounts,
  };
  const proxy = {
    name: PROXY,
    image: ENVOY_IMAGE,
    // An init container that goes on running: a sidecar, which Kubernetes ends after the other containers.
    restartPolicy: 'Always',
    args: [
      '--config-path', `${FOLDER}/envoy.json`, '--concurrency', '1', '--log-level', 'warn',
      '--disable-hot-restart', '--file-flush-interval-msec', '200',
    ],
    securityContext: { runAsUser: SIDECAR_USER, runAsGroup: SIDECAR_USER },
    startupProbe: { tcpSocket: { port: OUTBOUND_PORT }, periodSeconds: 1 },
    volumeMounts,
  };
  return { redirect, proxy };
}

/** What a client with a sidecar got, and what its sidecar logged. */
export interface SidecarAnswers {
  readonly answers: readonly Answer[];

  /** The pod's address. */
  readonly podAddress: string | undefined;

  /** What the sidecar logged. */
  readonly log: readonly SidecarLogLine[];
}

function withSidecar(pod: KubeObject, configMap: KubeObject): KubeObject {
  const { redirect, proxy } = containers();
  return {
    ...pod,
    spec: { ...pod.spec as object, initContainers: [redirect, proxy], volumes: [{ name: 'sidecar', configMap: { name: configMap.metadata.name } }] },
  };
}

/** Asks from a pod with a sidecar. */
export async function askThroughSidecar(api: Api, node: string, questions: readonly Question[]): Promise<SidecarAnswers> {
  const service = await gatewayService(api);
  const data = { 'rules': RULES, 'envoy.json': sidecarConfig(service, FOLDER), ...endpointsFiles(service) };
  const configMap: KubeObject = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'sidecar', namespace: 'default' }, data };
  const pod = withSidecar(podOf({ node, hostNetwork: false }, questions), configMap);
  await apply(api, [configMap]);
  const answers = await answersOfPod(api, pod);
  const { text } = await api.ask('GET', `${pathOf(pod)}/log?container=${PROXY}`);
  const { status } = await api.get<Pod>(pathOf(pod));
  await remove(api, [pod, configMap]);
  const log = text.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as SidecarLogLine);
  return { answers, podAddress: status.podIP, log };
}
