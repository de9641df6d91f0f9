import { fieldsOf, listOf, textListOf, textOf, textsOf } from '../kubernetes/fields';
import type { KubernetesObject, StringMap } from '../kubernetes/objects';

/** A node, with the fields that decide how its data plane works. */
export interface LiveNode {
  readonly name: string;
  readonly labels: StringMap;
  readonly taintKeys: readonly string[];
  readonly kubeletVersion: string | undefined;

  /** Absent or empty from Kubernetes 1.33 on. */
  readonly kubeProxyVersion: string | undefined;
  readonly podCidrs: readonly string[];
  readonly addresses: readonly string[];
}

export function liveNodeOf({ metadata, spec, status }: KubernetesObject): LiveNode {
  const { podCIDR, podCIDRs, taints } = fieldsOf(spec);
  const { nodeInfo, addresses } = fieldsOf(status);
  const { kubeletVersion, kubeProxyVersion } = fieldsOf(nodeInfo);
  const all = textListOf(podCIDRs);
  return {
    name: metadata.name,
    labels: textsOf(fieldsOf(metadata).labels),
    taintKeys: listOf(taints).flatMap(({ key }) => textOf(key) ?? []),
    kubeletVersion: textOf(kubeletVersion),
    kubeProxyVersion: textOf(kubeProxyVersion),
    podCidrs: all.length > 0 ? all : textListOf([podCIDR]),
    addresses: listOf(addresses).filter(({ type }) => type === 'InternalIP')
      .flatMap(({ address }) => textOf(address) ?? []),
  };
}
