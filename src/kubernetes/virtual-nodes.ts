import type { StringMap } from './objects';

/**
 * The marks of a virtual node: the label that virtual-kubelet sets, or the taint that ACK sets.
 *
 * Source: https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-eci-scaling
 */
const LABEL = { key: 'type', value: 'virtual-kubelet' };
const TAINT = 'virtual-kubelet.io/provider';

/** Whether a node with these labels and keys of taints is a virtual node. */
export function isVirtual(labels: StringMap, taintKeys: readonly string[]): boolean {
  return labels[LABEL.key] === LABEL.value || taintKeys.includes(TAINT);
}
