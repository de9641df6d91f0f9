/**
 * The objects that a gateway describes: its Service, its Deployment, its autoscaler, in each of its clusters. ASM does not publish how it makes
 * them. Here every field becomes the field of the same name, so the API server judges the values.
 */
import type { KubeObject } from '../cluster/api';
import { effectiveSpec } from '../stand-ins/asm-operator';

type Fields = Readonly<Record<string, unknown>>;

const fieldsAt = (fields: Fields, name: string): Fields => (fields[name] ?? {}) as Fields;
const listAt = (fields: Fields, name: string): readonly Fields[] => (fields[name] ?? []) as readonly Fields[];

/** Kubernetes writes 0 for a number that is not set, and so does the vendor's serializer. */
const unlessZero = (value: unknown): unknown => (value === 0 ? undefined : value);

const PROTOCOLS: readonly unknown[] = ['TCP', 'UDP', 'SCTP'];

/** A protocol of Istio is TCP for a Service. */
function servicePort({ protocol, targetPort, ...port }: Fields): Fields {
  const target = targetPort === 0 || targetPort === '' ? undefined : targetPort;
  return { ...port, protocol: PROTOCOLS.includes(protocol) ? protocol : 'TCP', targetPort: target };
}

/** A number that is written as a text. */
function asNumber(text: unknown): unknown {
  return typeof text === 'string' && /^-?\d+$/.test(text) ? Number(text) : text;
}

function serviceOf(metadata: KubeObject['metadata'], spec: Fields): KubeObject {
  const type = spec.serviceType ?? 'LoadBalancer';
  const ports = [...listAt(spec, 'ports'), ...listAt(spec, 'meshExpansionPorts')].map(servicePort);
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { ...metadata, labels: spec.serviceLabels as {}, annotations: spec.serviceAnnotations as {} },
    spec: {
      type,
      ports,
      selector: { app: metadata.name },
      externalTrafficPolicy: type === 'ClusterIP' ? undefined : spec.externalTrafficPolicy,
      loadBalancerClass: spec.loadBalancerClass,
      loadBalancerIP: spec.loadBalancerIP,
    },
  };
}

function containersOf(spec: Fields, mounts: readonly Fields[]): Fields[] {
  const sds = fieldsAt(spec, 'sds');
  const probe = Object.fromEntries(Object.entries(fieldsAt(spec, 'readinessProbe')).map(([name, value]) => [name, unlessZero(value)]));
  return [
    {
      name: 'istio-proxy',
      image: 'proxy',
      env: spec.env,
      resources: spec.resources,
      lifecycle: spec.lifecycle,
      volumeMounts: mounts.map(({ name, mountPath }) => ({ name, mountPath })),
      readinessProbe: { ...probe, httpGet: { port: 15021, path: '/healthz/ready' } },
      securityContext: spec.runAsRoot === true ? { runAsUser: 0, privileged: true } : { runAsUser: 1337 },
    },
    ...sds.enabled === true ? [{ name: 'sds', image: sds.image ?? 'sds', resources: sds.resources }] : [],
  ];
}

function deploymentOf(metadata: KubeObject['metadata'], spec: Fields): KubeObject {
  const secrets = listAt(spec, 'secretVolumes');
  const configs = listAt(spec, 'configVolumes');
  const labels = { app: metadata.name };
  const rolling = { maxSurge: asNumber(spec.rollingMaxSurge), maxUnavailable: asNumber(spec.rollingMaxUnavailable) };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    spec: {
      replicas: spec.replicaCount,
      selector: { matchLabels: labels },
      strategy: { rollingUpdate: rolling },
      template: {
        metadata: { labels: { ...fieldsAt(spec, 'podLabels'), ...labels }, annotations: spec.podAnnotations },
        spec: {
          affinity: spec.affinity,
          tolerations: spec.tolerations,
          nodeSelector: spec.nodeSelector,
          hostNetwork: spec.hostNetwork,
          dnsPolicy: spec.dnsPolicy,
          containers: containersOf(spec, [...secrets, ...configs]),
          volumes: [
            ...secrets.map(({ name, secretName }) => ({ name, secret: { secretName } })),
            ...configs.map(({ name, configMapName }) => ({ name, configMap: { name: configMapName } })),
          ],
        },
      },
    },
  };
}

function autoscalerOf(metadata: KubeObject['metadata'], spec: Fields): KubeObject[] {
  const metrics = ['cpu', 'memory'].flatMap((name) => {
    const averageUtilization = fieldsAt(spec, name).targetAverageUtilization;
    return averageUtilization === undefined ? [] : [{ type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization } } }];
  });
  const maxReplicas = unlessZero(spec.maxReplicas);
  return metrics.length === 0 || maxReplicas === undefined ? [] : [{
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata,
    spec: {
      metrics,
      maxReplicas,
      minReplicas: unlessZero(spec.minReplicas),
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: metadata.name },
    },
  }];
}

/** The objects of a gateway in every cluster that differs. */
export function derivedObjects(gateway: KubeObject): KubeObject[] {
  const spec = fieldsAt(gateway, 'spec');
  const clusters = Object.values(fieldsAt(spec, 'overrides')) as Fields[];
  const metadata = { name: `istio-${gateway.metadata.name}`, namespace: gateway.metadata.namespace };
  return [{}, ...clusters].flatMap((override) => {
    const own = effectiveSpec({ ...spec, overrides: { own: override } }) as Fields;
    return [serviceOf(metadata, own), deploymentOf(metadata, own), ...autoscalerOf(metadata, own)];
  });
}
