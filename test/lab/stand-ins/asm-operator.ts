/** Plays the mesh's operator: IstioGateways become gateways that run (README.md here says what and by which source). */
import { parse } from 'yaml';
import type { IstioGateway, IstioGatewaySpec, List, ServicePort } from './kube-types';
import type { Api, KubeObject } from '../cluster/api';
import { gatewayConfig, READY_PORT } from '../envoy/gateway';
import { ENVOY_IMAGE } from '../nodes/images';

const MANAGER = 'lab-asm-operator';

/** Ports of a gateway that names none (ASM help, "CRD fields for an ASM gateway"). */
const DEFAULT_PORTS: readonly ServicePort[] = [{ name: 'http2', port: 80, targetPort: 80 }, { name: 'https', port: 443, targetPort: 443 }];

/** Small requests: the lab's nodes share one machine. */
const RESOURCES = { requests: { cpu: '10m', memory: '64Mi' } };

/** The specification for this cluster: an override's fields take the place of the gateway's own. */
export function effectiveSpec(spec: IstioGatewaySpec): IstioGatewaySpec {
  const override = Object.values(spec.overrides ?? {})[0];
  return override ? { ...spec, ...override } : spec;
}

function portsOf(spec: IstioGatewaySpec): ServicePort[] {
  return (spec.ports ?? DEFAULT_PORTS).map((each) => ({
    ...each,
    protocol: each.protocol ?? 'TCP',
    targetPort: Number(each.targetPort ?? 0) || each.port,
  }));
}

/** A gateway, and what all its objects share. */
interface Parts {
  readonly spec: IstioGatewaySpec;
  readonly metadata: KubeObject['metadata'];
  readonly selector: Readonly<Record<string, string>>;
  readonly ports: readonly ServicePort[];
}

function partsOf(gateway: IstioGateway): Parts {
  const spec = effectiveSpec(gateway.spec ?? {});
  const { apiVersion, kind, metadata: { name: gatewayName, namespace = 'default', uid } } = gateway;
  const name = `istio-${gatewayName}`;
  const selector = { app: name, istio: gatewayName };
  const owner = { apiVersion, kind, name: gatewayName, uid, controller: true, blockOwnerDeletion: true };
  return { spec, selector, ports: portsOf(spec), metadata: { name, namespace, labels: selector, ownerReferences: [owner] } };
}

/** The annotation by which a pod changes the settings of its own proxy (istio.io, "Configuring Gateway Network Topology"). */
export const PROXY_CONFIG = 'proxy.istio.io/config';

interface ProxyConfig {
  readonly gatewayTopology?: { readonly proxyProtocol?: unknown };
}

function envoyOf({ spec, ports }: Parts): string {
  const config = parse(spec.podAnnotations?.[PROXY_CONFIG] ?? '{}') as ProxyConfig;
  const proxyProtocol = config.gatewayTopology?.proxyProtocol !== undefined;
  return gatewayConfig({ ports: ports.map((each) => Number(each.targetPort)), proxyProtocol });
}

function containerOf({ spec }: Parts): unknown {
  return {
    name: 'istio-proxy',
    image: ENVOY_IMAGE,
    args: [
      '--config-path', '/etc/envoy/envoy.json', '--concurrency', '1', '--log-level', 'warn',
      '--disable-hot-restart', '--file-flush-interval-msec', '200',
    ],
    env: spec.env,
    resources: RESOURCES,
    securityContext: { runAsUser: 1337, runAsGroup: 1337 },
    readinessProbe: { httpGet: { port: READY_PORT, path: '/healthz/ready' }, periodSeconds: 1 },
    volumeMounts: [{ name: 'config', mountPath: '/etc/envoy' }],
  };
}

function podSpecOf(parts: Parts): unknown {
  const { spec, metadata: { name } } = parts;
  return {
    serviceAccountName: name,
    affinity: spec.affinity,
    tolerations: spec.tolerations,
    nodeSelector: spec.nodeSelector,
    hostNetwork: spec.hostNetwork,
    dnsPolicy: spec.dnsPolicy,
    terminationGracePeriodSeconds: 1,
    // An ordinary user may listen on port 80.
    securityContext: spec.hostNetwork ? {} : { sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }] },
    containers: [containerOf(parts)],
    volumes: [{ name: 'config', configMap: { name } }],
  };
}

function deploymentOf(parts: Parts): KubeObject {
  const { spec, metadata, selector, ports } = parts;
  const ofPods = {
    labels: { ...spec.podLabels, ...selector },
    annotations: { ...spec.podAnnotations, 'lab/ports': ports.map((each) => each.targetPort).join(',') },
  };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    spec: {
      replicas: spec.replicaCount ?? 1,
      selector: { matchLabels: selector },
      template: { metadata: ofPods, spec: podSpecOf(parts) },
    },
  };
}

function serviceOf({ spec, metadata, selector, ports }: Parts): KubeObject {
  const type = spec.serviceType ?? 'LoadBalancer';
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { ...metadata, labels: { ...spec.serviceLabels, ...selector }, annotations: spec.serviceAnnotations },
    spec: {
      type,
      selector,
      ports,
      // Kubernetes refuses the field where nothing enters from outside.
      externalTrafficPolicy: type === 'ClusterIP' ? undefined : spec.externalTrafficPolicy ?? 'Cluster',
      loadBalancerClass: spec.loadBalancerClass,
      loadBalancerIP: spec.loadBalancerIP,
    },
  };
}

/** Everything one gateway becomes. */
export function objectsOf(gateway: IstioGateway): KubeObject[] {
  const parts = partsOf(gateway);
  const { metadata } = parts;
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { 'envoy.json': envoyOf(parts) } },
    deploymentOf(parts),
    serviceOf(parts),
  ];
}

const PATHS: Readonly<Record<string, (namespace: string, name: string) => string>> = {
  ServiceAccount: (namespace, name) => `/api/v1/namespaces/${namespace}/serviceaccounts/${name}`,
  ConfigMap: (namespace, name) => `/api/v1/namespaces/${namespace}/configmaps/${name}`,
  Deployment: (namespace, name) => `/apis/apps/v1/namespaces/${namespace}/deployments/${name}`,
  Service: (namespace, name) => `/api/v1/namespaces/${namespace}/services/${name}`,
};

/** One round: every gateway is made to be what it says. Returns what was changed or refused. */
export async function reconcileGateways(api: Api, known: Map<string, string>): Promise<string[]> {
  const answer = await api.ask('GET', '/apis/istio.alibabacloud.com/v1beta1/istiogateways');
  if (answer.status !== 200) {
    return [];
  }
  const said: string[] = [];
  for (const gateway of (JSON.parse(answer.text) as List<IstioGateway>).items) {
    const key = `${gateway.metadata.namespace}/${gateway.metadata.name}`;
    const version = JSON.stringify([gateway.metadata.uid, gateway.metadata.labels, gateway.spec]);
    // Applied in every round, also unchanged: what was deleted or altered by hand comes back, as an operator would have it.
    if (gateway.metadata.deletionTimestamp) {
      continue;
    }
    for (const object of objectsOf(gateway)) {
      const path = PATHS[object.kind]?.(object.metadata.namespace ?? 'default', object.metadata.name);
      const applied = await api.ask('PATCH', `${path}?fieldManager=${MANAGER}&force=true`, {
        body: JSON.stringify(object),
        contentType: 'application/apply-patch+yaml',
      });
      if (applied.status >= 300) {
        said.push(`${key}: ${object.kind} was refused: ${applied.text.slice(0, 400)}`);
      }
    }
    if (known.get(key) !== version) {
      said.push(`${key}: applied`);
    }
    known.set(key, version);
  }
  return said;
}
