import { fieldsOf, listOf, textListOf, textOf } from '../kubernetes/fields';
import type { KubernetesObject } from '../kubernetes/objects';

/** A pod behind a Service. */
export interface LiveEndpoint {
  readonly addresses: readonly string[];

  /** What identifies the pod: a Service of two IP families lists each pod twice. */
  readonly pod: string;

  /** Undefined if the endpoint is not a pod on a node. */
  readonly node: string | undefined;
  readonly ready: boolean;

  /** Whether it still serves while it terminates. */
  readonly draining: boolean;
}

/** The label that names the Service of an EndpointSlice. */
export const SERVICE_LABEL = 'kubernetes.io/service-name';

/**
 * The endpoints in a slice. A condition that is absent counts as ready and as not terminating.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/service-resources/endpoint-slice-v1/
 */
export function endpointsOf({ endpoints }: KubernetesObject): LiveEndpoint[] {
  return listOf(endpoints).map(({ addresses, nodeName, conditions, targetRef }) => {
    const { ready, serving, terminating } = fieldsOf(conditions);
    return {
      addresses: textListOf(addresses),
      pod: textOf(fieldsOf(targetRef).name) ?? textListOf(addresses).join(),
      node: textOf(nodeName),
      ready: ready !== false,
      draining: ready === false && serving === true && terminating === true,
    };
  });
}

/** The Service that a slice belongs to. */
export function serviceOfSlice({ metadata: { labels } }: KubernetesObject): string | undefined {
  return textOf(fieldsOf(labels)[SERVICE_LABEL]);
}
