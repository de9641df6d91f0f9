import type { ApiObjectProps } from 'cdk8s';
import type { LoadBalancerProps } from './load-balancer-props';
import type { GatewayPort, GatewayPortOptions } from './port';
import { GatewayApiVersion, GatewayServiceType, type GatewayType, type IstioGatewayProps } from './props';
import type { IstioGatewaySpec } from '../../imports/istio.alibabacloud.com';
import { plain } from '../kubernetes/plain';
import { withoutContradictions } from '../loadbalancer/settings';
import type { ExternalTrafficPolicy } from '../model/service';
import { OWNED_ANNOTATIONS, type StrategyBinding } from '../strategy/strategy-contract';

/** Fields with other types than in the generated type, which has its own enums and wrappers. */
interface OwnTypes {
  readonly gatewayType?: GatewayType;
  readonly serviceType?: GatewayServiceType;
  readonly externalTrafficPolicy?: ExternalTrafficPolicy;
  readonly ports?: readonly GatewayPortOptions[];
  readonly rollingMaxSurge?: string;
  readonly rollingMaxUnavailable?: string;
}

/** The spec that is written. The compiler checks every field name against the type generated from the CRD. */
type Spec = Omit<IstioGatewaySpec, keyof OwnTypes> & OwnTypes;

/** The name, namespace and ports of the resource. */
export interface ResourceIdentity {
  readonly name: string;
  readonly namespace: string;
  readonly ports: readonly GatewayPort[];
}

/**
 * The IstioGateway resource as data, for a plain ApiObject. The generated class would drop every field that the CRD
 * does not list, even one that a user adds with a JSON patch.
 */
export function renderGateway(
  props: IstioGatewayProps, identity: ResourceIdentity, binding: StrategyBinding,
): ApiObjectProps {
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
    loadBalancerClass: (props.loadBalancer ?? props).loadBalancerClass,
    // Kubernetes rejects the field on a ClusterIP Service.
    externalTrafficPolicy: serviceType === GatewayServiceType.CLUSTER_IP ? undefined : binding.externalTrafficPolicy,
    serviceAnnotations: nonEmpty({ ...authored(props), ...binding.serviceAnnotations }),
    podAnnotations: props.podAnnotations,
    serviceLabels: props.serviceLabels,
    podLabels: props.podLabels,
    resources: props.resources,
    env: props.env,
    ports: identity.ports.map(({ name, port, targetPort, protocol, nodePort, appProtocol }) => (
      { name, port, targetPort, protocol, nodePort, appProtocol }
    )),
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

/** The resource accepts strings only, even for plain numbers. */
function asText(value: { readonly value: string | number } | undefined): string | undefined {
  return value === undefined ? undefined : String(value.value);
}

/**
 * The annotations of the props without the ones that the strategy or `loadBalancer` owns. A different value for one of
 * these is reported as ASMG0201.
 */
function authored({ serviceAnnotations = {}, loadBalancer }: LoadBalancerProps): { [key: string]: string } {
  const own = Object.fromEntries(
    Object.entries(serviceAnnotations).filter(([key]) => !OWNED_ANNOTATIONS.includes(key)),
  );
  return loadBalancer === undefined
    ? own
    : { ...withoutContradictions(own, loadBalancer.annotations), ...loadBalancer.annotations };
}

function nonEmpty(map: { [key: string]: string }): { [key: string]: string } | undefined {
  return Object.keys(map).length === 0 ? undefined : map;
}
