import { fieldsOf, listOf, textOf } from '../kubernetes/fields';
import type { KubernetesObject } from '../kubernetes/objects';

/** The pod of a client. */
export interface LivePod {
  readonly namespace: string;
  readonly name: string;

  /** Undefined if it is not scheduled. */
  readonly node: string | undefined;
  readonly hostNetwork: boolean;
  readonly phase: string | undefined;
  readonly address: string | undefined;
  readonly hasSidecar: boolean;
}

/** The container that Istio injects. Native sidecars are init containers. */
const SIDECAR = 'istio-proxy';

export function livePodOf({ metadata, spec, status }: KubernetesObject): LivePod {
  const { nodeName, hostNetwork, containers, initContainers } = fieldsOf(spec);
  const { phase, podIP } = fieldsOf(status);
  return {
    namespace: textOf(metadata.namespace) ?? 'default',
    name: metadata.name,
    node: textOf(nodeName),
    hostNetwork: hostNetwork === true,
    phase: textOf(phase),
    address: textOf(podIP),
    hasSidecar: [...listOf(containers), ...listOf(initContainers)].some(({ name }) => name === SIDECAR),
  };
}
