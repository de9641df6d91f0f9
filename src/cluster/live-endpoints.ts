import type { LivePort } from './live-service';
import { fieldsOf, listOf, numberOf, textListOf, textOf } from '../kubernetes/fields';
import type { KubernetesObject } from '../kubernetes/objects';

/** A pod behind a Service. */
export interface LiveEndpoint {
  /** Equal for the same pod in several slices, one for each family of addresses. */
  readonly pod: string;
  readonly addresses: readonly string[];

  /** Undefined if the endpoint is not a pod on a node. */
  readonly node: string | undefined;

  /** Whether kube-proxy sends requests to it. */
  readonly ready: boolean;

  /** Whether the pod itself is ready: `publishNotReadyAddresses` publishes pods that are not. */
  readonly serving: boolean;

  /** Whether it still serves while it terminates. */
  readonly draining: boolean;

  /** The ports of the Service that the pod was found to have, by their names; undefined if its slice does not say. */
  readonly ports: readonly Omit<LivePort, 'port'>[] | undefined;
}

/** Whether a pod is ready, in the words of the documented procedure. */
export function isReadyPod({ ready, serving }: LiveEndpoint): boolean {
  return ready && serving;
}

/** The label that names the Service of an EndpointSlice. */
export const SERVICE_LABEL = 'kubernetes.io/service-name';

/** The endpoints in the slices of a Service, each pod once. */
export function endpointsIn(slices: readonly KubernetesObject[]): LiveEndpoint[] {
  const byPod = new Map<string, LiveEndpoint>();
  for (const endpoint of slices.flatMap(endpointsOf)) {
    const known = byPod.get(endpoint.pod);
    byPod.set(endpoint.pod, known === undefined ? endpoint : together(known, endpoint));
  }
  return [...byPod.values()];
}

/**
 * The endpoints in a slice. A condition that is absent counts as ready and as not terminating.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/service-resources/endpoint-slice-v1/
 */
function endpointsOf({ endpoints, ports }: KubernetesObject): LiveEndpoint[] {
  const ofSlice = portsOf(ports);
  return listOf(endpoints).map(({ addresses, nodeName, conditions, targetRef }) => {
    const { ready, serving, terminating } = fieldsOf(conditions);
    const { uid, namespace, name } = fieldsOf(targetRef);
    const all = textListOf(addresses);
    return {
      pod: JSON.stringify([nodeName, ...name === undefined ? all : [uid, namespace, name]]),
      addresses: all,
      node: textOf(nodeName),
      ready: ready !== false,
      serving: serving !== false,
      draining: ready === false && serving === true && terminating === true,
      ports: ofSlice,
    };
  });
}

/**
 * The ports in a slice. An empty list means that there is none. A port without a number is none for kube-proxy.
 *
 * Source: https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/proxy/endpointslicecache.go
 */
function portsOf(ports: unknown): LiveEndpoint['ports'] {
  return ports === undefined ? undefined : listOf(ports)
    .filter(({ port }) => (numberOf(port) ?? 0) !== 0)
    .map(({ name, protocol }) => ({ name: textOf(name), protocol: textOf(protocol) ?? 'TCP' }));
}

/** Whether kube-proxy can send requests for a port of the Service to an endpoint. */
export function servesPort({ ports }: LiveEndpoint, { name = '', protocol }: LivePort): boolean {
  return ports?.some((each) => (each.name ?? '') === name && each.protocol === protocol) ?? true;
}

function together(one: LiveEndpoint, other: LiveEndpoint): LiveEndpoint {
  return {
    ...one,
    addresses: [...one.addresses, ...other.addresses],
    ready: one.ready || other.ready,
    serving: one.serving || other.serving,
    draining: one.draining || other.draining,
    ports: one.ports && other.ports && [...one.ports, ...other.ports],
  };
}

/** The Service that a slice belongs to. */
export function serviceOfSlice({ metadata: { labels } }: KubernetesObject): string | undefined {
  return textOf(fieldsOf(labels)[SERVICE_LABEL]);
}
