import { fieldsOf, textOf } from '../kubernetes/fields';
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
}

const ENDED: readonly unknown[] = ['Succeeded', 'Failed'];

/** Whether a pod has ended, so it connects to nothing. */
export function hasEnded({ phase }: LivePod): boolean {
  return ENDED.includes(phase);
}

export function livePodOf({ metadata, spec, status }: KubernetesObject): LivePod {
  const { nodeName, hostNetwork } = fieldsOf(spec);
  const { phase, podIP } = fieldsOf(status);
  return {
    namespace: textOf(metadata.namespace) ?? 'default',
    name: metadata.name,
    node: textOf(nodeName),
    hostNetwork: hostNetwork === true,
    phase: textOf(phase),
    address: textOf(podIP),
  };
}
