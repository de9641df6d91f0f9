import type { ApiObjectProps } from 'cdk8s';
import type { GatewayIdentity } from './base';
import { bindingIn } from './clusters';
import { GatewayApiVersion, GatewayServiceType, type GatewayType } from './enums';
import type { GatewayPort } from './port';
import type { IstioGatewayProps } from './props';
import type { GatewayOverrides } from './props-overrides';
import type { GatewayCompression } from './props-proxy';
import { withSwitches } from './switches';
import type {
  IstioGatewaySpec, IstioGatewaySpecOverrides, IstioGatewaySpecPorts,
} from '../../imports/istio.alibabacloud.com';
import { plain } from '../kubernetes/plain';
import type { ExternalTrafficPolicy } from '../model/service';
import { NEUTRAL_VALUES, OWNED_ANNOTATIONS, type StrategyBinding } from '../strategy/strategy-contract';

type Annotations = { [key: string]: string };

/** A port as it is written. */
type Port = Omit<IstioGatewaySpecPorts, 'targetPort'> & { readonly targetPort: number | string };

/** Fields with other types than in the generated type, which has its own enums and wrappers. */
interface OwnTypes {
  readonly loadBalancerIP?: string;
  readonly serviceType?: GatewayServiceType;
  readonly externalTrafficPolicy?: ExternalTrafficPolicy;
  readonly ports?: readonly Port[];
  readonly meshExpansionPorts?: readonly Port[];
  readonly rollingMaxSurge?: string;
  readonly rollingMaxUnavailable?: string;
  readonly kernel?: { readonly enabled?: boolean; readonly parameters?: Readonly<Record<string, string>> };
  readonly compression?: object;
}

/**
 * The fields of an object under their own names, each of them. The compiler checks the names against the type that is
 * generated from the CRD, which calls loadBalancerIP loadBalancerIp.
 */
type Written<Generated, Own> = All<Omit<Generated, 'loadBalancerIp' | keyof Own>> & All<Own>;

/** A type with every field, which may be undefined. */
type All<Fields> = { readonly [Field in keyof Required<Fields>]: Fields[Field] | undefined };

/** The fields that an override may have too. */
type SharedSpec = Written<IstioGatewaySpecOverrides, OwnTypes>;

type Spec = Written<IstioGatewaySpec, OwnTypes & {
  readonly gatewayType?: GatewayType; readonly overrides?: Readonly<Record<string, SharedSpec>>;
}>;


/**
 * The IstioGateway resource as data, for a plain ApiObject. The generated class would drop every field that the CRD
 * does not list, even one that a user adds with a JSON patch.
 */
export function renderGateway(
  props: IstioGatewayProps, identity: GatewayIdentity, binding: StrategyBinding,
): ApiObjectProps {
  return {
    apiVersion: props.apiVersion ?? GatewayApiVersion.V1BETA1,
    kind: 'IstioGateway',
    metadata: {
      name: identity.name,
      namespace: identity.namespace,
      labels: props.labels,
      annotations: withSwitches(props.annotations, props),
    },
    spec: plain(renderSpec(props, identity, binding)),
  };
}

function renderSpec(props: IstioGatewayProps, identity: GatewayIdentity, binding: StrategyBinding): Spec {
  const serviceType = props.serviceType ?? GatewayServiceType.LOAD_BALANCER;
  const service: RenderedService = {
    type: serviceType,
    policy: policyOn(serviceType, binding),
    annotations: { ...withoutOwned(props.serviceAnnotations), ...binding.serviceAnnotations },
    binding,
  };
  return {
    ...sharedFields(props),
    gatewayType: props.gatewayType,
    clusterIds: props.clusterIds,
    serviceType,
    externalTrafficPolicy: service.policy,
    serviceAnnotations: nonEmpty(service.annotations),
    ports: identity.ports.map(portFields),
    overrides: mapped(props.overrides, (override) => renderOverride(override, service, identity)),
  };
}

/** What the Service of a gateway has in every cluster without an override. */
interface RenderedService {
  readonly type: GatewayServiceType;
  readonly policy: ExternalTrafficPolicy | undefined;
  readonly annotations: Annotations;
  readonly binding: StrategyBinding;
}

/** An override has no defaults: a field that is left out is the same as in the gateway. */
function renderOverride(
  override: GatewayOverrides, service: RenderedService, identity: GatewayIdentity,
): SharedSpec {
  const binding = bindingIn(override, identity);
  const policy = policyOn(override.serviceType ?? service.type, binding);
  const annotations = {
    ...withoutOwned(override.serviceAnnotations), ...annotationsInstead(service.binding, binding),
  };
  return {
    ...sharedFields(override),
    externalTrafficPolicy: policy === service.policy ? undefined : policy,
    // Whether ASM adds the map to that of the gateway, or replaces it, is not known.
    serviceAnnotations: nonEmpty(annotations) && { ...service.annotations, ...annotations },
  };
}

/** Annotations that a strategy sets, where another one would hold. One that must not hold gets a neutral value. */
function annotationsInstead(
  { serviceAnnotations: before }: StrategyBinding, { serviceAnnotations: now }: StrategyBinding,
): Annotations {
  return Object.fromEntries([
    ...Object.keys(before).filter((key) => now[key] === undefined).map((key) => [key, NEUTRAL_VALUES[key] ?? '']),
    ...Object.entries(now).filter(([key, value]) => before[key] !== value),
  ]) as Annotations;
}

/** Kubernetes rejects the field on a ClusterIP Service. */
function policyOn(serviceType: GatewayServiceType, binding: StrategyBinding): ExternalTrafficPolicy | undefined {
  return serviceType === GatewayServiceType.CLUSTER_IP ? undefined : binding.externalTrafficPolicy;
}

/** The fields that a gateway and an override have in common. */
function sharedFields(props: GatewayOverrides): SharedSpec {
  return {
    ...fieldsOfOwnTypes(props),
    replicaCount: props.replicaCount,
    autoscaleEnabled: props.autoscaleEnabled,
    minReplicas: props.minReplicas,
    maxReplicas: props.maxReplicas,
    cpu: props.cpu,
    memory: props.memory,
    loadBalancerClass: props.loadBalancerClass,
    serviceAnnotations: props.serviceAnnotations,
    serviceLabels: props.serviceLabels,
    podAnnotations: props.podAnnotations,
    podLabels: props.podLabels,
    nodeSelector: props.nodeSelector,
    affinity: props.affinity,
    tolerations: props.tolerations,
    secretVolumes: props.secretVolumes,
    configVolumes: props.configVolumes,
    runAsRoot: props.runAsRoot,
    hostNetwork: props.hostNetwork,
    dnsPolicy: props.dnsPolicy,
    sds: props.sds,
    resources: props.resources,
    env: props.env,
    lifecycle: props.lifecycle,
    readinessProbe: props.readinessProbe,
    applicationPorts: props.applicationPorts,
    requestedNetworkView: props.requestedNetworkView,
    autoCreateGatewayYaml: props.autoCreateGatewayYaml,
    disableContainerPortExposed: props.disableContainerPortExposed,
  };
}

/** The strategy sets externalTrafficPolicy. */
function fieldsOfOwnTypes(props: GatewayOverrides): All<OwnTypes> {
  return {
    serviceType: props.serviceType,
    loadBalancerIP: props.loadBalancerIp,
    externalTrafficPolicy: undefined,
    ports: props.ports?.map(portFields),
    meshExpansionPorts: props.meshExpansionPorts?.map(portFields),
    rollingMaxSurge: asText(props.rollingMaxSurge),
    rollingMaxUnavailable: asText(props.rollingMaxUnavailable),
    kernel: props.kernel,
    compression: props.compression && compressionFields(props.compression),
  };
}

function portFields({ name, port, targetPort, targetPortName, protocol, nodePort, appProtocol }: GatewayPort): Port {
  return { name, port, targetPort: targetPortName ?? targetPort, protocol, nodePort, appProtocol };
}

/** These fields alone are in snake_case. */
function compressionFields({ gzip, ...fields }: GatewayCompression): object {
  return inSnakeCase({ ...fields, gzip: gzip && inSnakeCase(gzip) });
}

function inSnakeCase(fields: object): object {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value as unknown,
  ]));
}

/** The resource accepts strings only, even for plain numbers. */
function asText(value: { readonly value: string | number } | undefined): string | undefined {
  return value === undefined ? undefined : String(value.value);
}

/**
 * The annotations without the ones that the strategy owns. A different value for one of these is reported as ASMG0201.
 */
function withoutOwned(annotations: Annotations = {}): Annotations {
  return Object.fromEntries(Object.entries(annotations).filter(([key]) => !OWNED_ANNOTATIONS.includes(key)));
}

function nonEmpty(map: Annotations): Annotations | undefined {
  return Object.keys(map).length === 0 ? undefined : map;
}

function mapped<Value, Result>(
  map: Readonly<Record<string, Value>> | undefined, change: (value: Value) => Result,
): Record<string, Result> | undefined {
  return map && Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
}
