import { fieldsOf, textOf } from '../kubernetes/fields';
import type { KubernetesObject } from '../kubernetes/objects';

/** The pod of a client. */
export interface LivePod {
  readonly namespace: string;
  readonly name: string;

  /** Undefined if it is not scheduled. */
  readonly node: string | undefined;
  readonly hostNetwork: boolean;
  readonly address: string | undefined;
}

export function livePodOf({ metadata, spec, status }: KubernetesObject): LivePod {
  const { nodeName, hostNetwork } = fieldsOf(spec);
  return {
    namespace: textOf(metadata.namespace) ?? 'default',
    name: metadata.name,
    node: textOf(nodeName),
    hostNetwork: hostNetwork === true,
    address: textOf(fieldsOf(status).podIP),
  };
}
