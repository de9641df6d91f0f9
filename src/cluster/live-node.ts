import { type Fields, fieldsOf, listOf, textListOf, textOf, textsOf } from '../kubernetes/fields';
import type { KubernetesObject, StringMap, Taint } from '../kubernetes/objects';
import { hindering } from '../kubernetes/taints';

/** A node, with the fields that decide how its data plane works. */
export interface LiveNode {
  readonly name: string;
  readonly labels: StringMap & { readonly [name in DecidingLabel]?: string };
  readonly taintKeys: readonly string[];

  /** Whether the scheduler may place pods without tolerations on the node. */
  readonly acceptsPods: boolean;
  readonly kubeletVersion: string | undefined;

  /** Absent or empty from Kubernetes 1.33 on. */
  readonly kubeProxyVersion: string | undefined;
  readonly podCidrs: readonly string[];
  readonly addresses: readonly string[];

  /** Why the network of the node is up, for example `FlannelIsUp`: the network plugin writes it. */
  readonly networkReason: string | undefined;
}

/** The labels that decide: those of virtual nodes, of Windows, and of nodes with a data plane of their own. */
export const DECIDING_LABELS = [
  'type', 'kubernetes.io/os', 'k8s.aliyun.com/exclusive-mode-eni-type', 'k8s.aliyun.com/no-kube-proxy',
] as const;

/** A name of a label that is read. */
export type DecidingLabel = (typeof DECIDING_LABELS)[number];

export function liveNodeOf({ metadata, spec, status }: KubernetesObject): LiveNode {
  const { podCIDR, podCIDRs, unschedulable, taints } = fieldsOf(spec);
  const { nodeInfo, addresses, conditions } = fieldsOf(status);
  const { kubeletVersion, kubeProxyVersion } = fieldsOf(nodeInfo);
  const all = textListOf(podCIDRs);
  return {
    name: metadata.name,
    labels: decidingLabels(fieldsOf(metadata).labels),
    taintKeys: listOf(taints).flatMap(({ key }) => textOf(key) ?? []),
    acceptsPods: unschedulable !== true && hindering(listOf(taints).flatMap(taintOf), []) === undefined,
    kubeletVersion: textOf(kubeletVersion),
    kubeProxyVersion: textOf(kubeProxyVersion),
    podCidrs: all.length > 0 ? all : textListOf([podCIDR]),
    addresses: listOf(addresses).filter(({ type }) => type === 'InternalIP')
      .flatMap(({ address }) => textOf(address) ?? []),
    networkReason: listOf(conditions).filter(({ type }) => type === 'NetworkUnavailable')
      .flatMap(({ reason }) => textOf(reason) ?? [])[0],
  };
}

/** Files from an earlier version hold taints without their effect. */
function taintOf({ key, effect }: Fields): Taint[] {
  return typeof effect === 'string' ? [{ key: textOf(key) ?? '', effect }] : [];
}

function decidingLabels(labels: unknown): LiveNode['labels'] {
  const all = textsOf(labels);
  return Object.fromEntries(DECIDING_LABELS.flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]])));
}
