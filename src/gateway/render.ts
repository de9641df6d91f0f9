import type { ApiObjectProps } from 'cdk8s';
import type { GatewayPort, GatewayPortOptions } from './port';
import { GatewayApiVersion, GatewayServiceType, type GatewayType, type IstioGatewayProps } from './props';
import type { IstioGatewaySpec } from '../../imports/istio.alibabacloud.com';
import { plain } from '../kubernetes/plain';
import type { ExternalTrafficPolicy } from '../model/service';
import { OWNED_ANNOTATIONS, type StrategyBinding } from '../strategy/strategy-contract';

/** Fields of which the generated type has an enum of its own, or wraps what we write as it is. */
interface OwnTypes {
  readonly gatewayType?: GatewayType;
  readonly serviceType?: GatewayServiceType;
  readonly externalTrafficPolicy?: ExternalTrafficPolicy;
  readonly ports?: readonly GatewayPortOptions[];
  readonly rollingMaxSurge?: string;
  readonly rollingMaxUnavailable?: string;
}

/** The spec as it is written: every name is checked against the type generated from the CRD. */
type Spec = Omit<IstioGatewaySpec, keyof OwnTypes> & OwnTypes;

/** What the resource is called. */
export interface ResourceIdentity {
  readonly name: string;
  readonly namespace: string;
  readonly ports: readonly GatewayPort[];
}

/**
 * The IstioGateway resource as data.
 *
 * It becomes a plain ApiObject and not the generated class: that class drops every field that the CRD does not list,
 * even one that a user adds with a JSON patch.
 */
export function renderGateway(props: IstioGatewayProps, identity: ResourceIdentity, binding: StrategyBinding): ApiObjectProps {
  return {
    apiVersion: props.apiVersion ?? GatewayApiVersion.V1BETA1,
    kind: 'IstioGateway',
    metadata: {
      name: identity.name,
      namespace: identity.namespace,
      labels: props.labels,
      annotations: props.annotations,
    },
    spec: plain(renderSpec(props, identity, binding)),
  };
}

function renderSpec(props: IstioGatewayProps, identity: ResourceIdentity, binding: StrategyBinding): Spec {
  const serviceType = props.serviceType ?? GatewayServiceType.LOAD_BALANCER;
  return {
    gatewayType: props.gatewayType,
    clusterIds: props.clusterIds,
    replicaCount: props.replicaCount,
    minReplicas: props.minReplicas,
    maxReplicas: props.maxReplicas,
    serviceType,
    loadBalancerClass: props.loadBalancerClass,
    // Kubernetes refuses the field on a Service that cannot be reached from outside.
    externalTrafficPolicy: serviceType === GatewayServiceType.CLUSTER_IP ? undefined : binding.externalTrafficPolicy,
    serviceAnnotations: nonEmpty({ ...withoutOwned(props.serviceAnnotations), ...binding.serviceAnnotations }),
    podAnnotations: props.podAnnotations,
    serviceLabels: props.serviceLabels,
    podLabels: props.podLabels,
    resources: props.resources,
    env: props.env,
    ports: identity.ports.map((port) => ({ ...port })),
    nodeSelector: props.nodeSelector,
    affinity: props.affinity,
    tolerations: props.tolerations,
    rollingMaxSurge: asText(props.rollingMaxSurge),
    rollingMaxUnavailable: asText(props.rollingMaxUnavailable),
    cpu: props.cpu,
    memory: props.memory,
    runAsRoot: props.runAsRoot,
    lifecycle: props.lifecycle,
    hostNetwork: props.hostNetwork,
    dnsPolicy: props.dnsPolicy,
  };
}

/** The resource takes these as strings only, also where they are plain numbers. */
function asText(value: { readonly value: string | number } | undefined): string | undefined {
  return value === undefined ? undefined : String(value.value);
}

/** Annotations that the strategy owns come from the strategy alone; a different value next to it is reported as ASMG0201. */
function withoutOwned(annotations: { [key: string]: string } = {}): { [key: string]: string } {
  return Object.fromEntries(Object.entries(annotations).filter(([key]) => !OWNED_ANNOTATIONS.includes(key)));
}

function nonEmpty(map: { [key: string]: string }): { [key: string]: string } | undefined {
  return Object.keys(map).length === 0 ? undefined : map;
}
