import { fieldsOf, listOf, textOf, textsOf } from '../kubernetes/fields';
import type { KubernetesObject, StringMap } from '../kubernetes/objects';

/** The pod of a client. */
export interface LivePod {
  readonly namespace: string;
  readonly name: string;
  readonly labels: StringMap;

  /** Undefined if it is not scheduled. */
  readonly node: string | undefined;
  readonly hostNetwork: boolean;
  readonly phase: string | undefined;
  readonly address: string | undefined;

  /** Whether a proxy of the mesh runs in the pod, so connections of its containers begin at the proxy. */
  readonly hasSidecar: boolean;
}

/**
 * The container with the proxy. It is an init container that keeps running if the mesh uses native sidecars.
 *
 * Source: https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/
 */
const SIDECAR = 'istio-proxy';

const ENDED: readonly unknown[] = ['Succeeded', 'Failed'];

/** Whether a pod has ended, so it connects to nothing. */
export function hasEnded({ phase }: LivePod): boolean {
  return ENDED.includes(phase);
}

export function livePodOf({ metadata, spec, status }: KubernetesObject): LivePod {
  const { nodeName, hostNetwork, containers, initContainers } = fieldsOf(spec);
  const { phase, podIP } = fieldsOf(status);
  return {
    namespace: textOf(metadata.namespace) ?? 'default',
    name: metadata.name,
    labels: textsOf(metadata.labels),
    node: textOf(nodeName),
    hostNetwork: hostNetwork === true,
    phase: textOf(phase),
    address: textOf(podIP),
    hasSidecar: [...listOf(containers), ...listOf(initContainers)].some(({ name }) => name === SIDECAR),
  };
}
