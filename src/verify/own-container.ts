import { Size } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-28';
import { mountsOf } from './ca-secret';
import type { Probe } from './probe';
import { CURL_USER, MODEST, probeProcess } from './probe-pod';
import { BAD_PROP } from '../findings/catalogue/input';
import { errorOf } from '../findings/finding';

/*
 * The container of a probe in the user's own pod, and its volumes, in each form that such a pod takes.
 */

/** What determines the container. */
export interface OwnContainer {
  readonly name: string;
  readonly image?: string;
  readonly probe: Probe;
}

/**
 * The container in the form of the Kubernetes API, with what cdk8s-plus writes by default. Users may change the object,
 * so it shares no part with another one.
 */
export function containerSpec({ name, image, probe }: OwnContainer) {
  const { volumeMounts } = mountsOf(probe.caSecrets, name);
  return {
    ...probeProcess(name, image, probe),
    imagePullPolicy: 'Always',
    resources: { requests: { ...MODEST.requests }, limits: { ...MODEST.limits } },
    securityContext: {
      runAsUser: CURL_USER,
      runAsNonRoot: true,
      privileged: false,
      readOnlyRootFilesystem: true,
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      seccompProfile: { type: 'RuntimeDefault' },
    },
    ...volumeMounts === undefined ? {} : { volumeMounts },
  };
}

/** The volumes that the container mounts, in the form of the Kubernetes API. */
export function volumeSpecs({ name, probe }: OwnContainer): k8s.Volume[] {
  return mountsOf(probe.caSecrets, name).volumes ?? [];
}

/** A container whose quantities are objects: it fits the type `Container` of every generated `k8s`. */
export type KubeContainer = Omit<k8s.Container, 'resources'> & {
  readonly resources: Readonly<Record<'requests' | 'limits', Record<string, { readonly value: string }>>>;
};

/** The container for classes that are generated from the Kubernetes API. They take a quantity as an object. */
export function kubeContainer(own: OwnContainer): KubeContainer {
  const spec = containerSpec(own);
  const { requests, limits } = spec.resources;
  return { ...spec, resources: { requests: quantities(requests), limits: quantities(limits) } };
}

function quantities(texts: Readonly<Record<string, string>>): Record<string, { readonly value: string }> {
  return Object.fromEntries(Object.entries(texts).map(([resource, value]) => [resource, { value }]));
}

/**
 * Adds the container to a workload with a method of cdk8s-plus. The workload is known by its method and not by its
 * class, so it may be of any release.
 *
 * @throws ASMG0112 if there is no such method
 */
export function addTo(workload: unknown, method: 'addContainer' | 'addInitContainer', own: OwnContainer): void {
  if (!isWorkload(workload, method)) {
    throw errorOf([BAD_PROP.finding({ case: 'noWorkload', value: workload ?? undefined, method }, ['workload'])]);
  }
  workload[method](plusContainer(own));
}

function isWorkload<Method extends string>(
  value: unknown, method: Method,
): value is Readonly<Record<Method, (container: object) => unknown>> {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, method) === 'function';
}

/**
 * The container for `addContainer` and `addInitContainer` of cdk8s-plus. It has plain objects with the members that
 * cdk8s-plus reads, in place of objects of its classes. So it fits every release, and none has to be loaded.
 */
function plusContainer(own: OwnContainer): object {
  const { env, resources: { requests, limits }, securityContext, volumeMounts = [], ...same } = containerSpec(own);
  const { runAsUser: user, runAsNonRoot: ensureNonRoot, ...restricted } = securityContext;
  const volumes = new Map(volumeSpecs(own).map((volume) => [volume.name, volume]));
  return {
    ...same,
    envVariables: Object.fromEntries(env.map(({ name, valueFrom }) => [name, { valueFrom }])),
    resources: {
      cpu: { request: { amount: requests.cpu } },
      memory: { request: mebibytes(requests.memory), limit: mebibytes(limits.memory) },
    },
    securityContext: { user, ensureNonRoot, ...restricted },
    volumeMounts: volumeMounts.map(({ name, mountPath: path, readOnly }) => (
      { path, readOnly, volume: { name, _toKube: () => volumes.get(name) } }
    )),
  };
}

function mebibytes(quantity: string): Size {
  return Size.mebibytes(Number.parseInt(quantity, 10));
}
