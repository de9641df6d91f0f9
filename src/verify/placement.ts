import type { k8s } from 'cdk8s-plus-28';
import type { IIstioGateway } from '../gateway/contract';
import { NodeKind } from '../model/service';

/**
 * Keeps a pod off, or on, the nodes that run pods of the gateway.
 *
 * The pods are told by the label `app` alone: it is documented for gateways of every name, `istio` is not, and a selector that
 * matches nothing would let the probe run anywhere.
 */
export function affinityTo(gateway: IIstioGateway, node: NodeKind): k8s.Affinity {
  const term: k8s.PodAffinityTerm = {
    labelSelector: { matchLabels: { app: gateway.podLabels.app } },
    namespaces: [gateway.namespace],
    topologyKey: 'kubernetes.io/hostname',
  };
  const required = { requiredDuringSchedulingIgnoredDuringExecution: [term] };
  return node === NodeKind.WITH_GATEWAY ? { podAffinity: required } : { podAntiAffinity: required };
}
