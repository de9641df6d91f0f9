import type { ApiObjectProps } from 'cdk8s';
import type { GatewayIdentity } from './base';
import { bindingIn } from './clusters';
import { GatewayApiVersion, GatewayServiceType, type GatewayType } from './enums';
import type { LoadBalancerProps } from './load-balancer-props';
import type { GatewayPort } from './port';
import type { IstioGatewayProps } from './props';
import type { GatewayOverrides } from './props-overrides';
import type { GatewayCompression } from './props-proxy';
import { withSwitches } from './switches';
import type {
  IstioGatewaySpec, IstioGatewaySpecOverrides, IstioGatewaySpecPorts,
} from '../../imports/istio.alibabacloud.com';
import { plain } from '../kubernetes/plain';
import { isClearedIfEmpty, withoutContradictions } from '../loadbalancer/settings';
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
  readonly gatewayType?: GatewayType; readonly overrides?: Readonly<Record<string, Partial<SharedSpec>>>;
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

function renderSpec(props: IstioGatewayProps, identity: GatewayIdentity, binding: StrategyBinding): Partial<Spec> {
  const serviceType = props.serviceType ?? GatewayServiceType.LOAD_BALANCER;
  const service: RenderedService = {
    type: serviceType,
    policy: policyOn(serviceType, binding),
    annotations: { ...authored(props), ...binding.serviceAnnotations },
    ofBalancer: Object.keys(props.loadBalancer?.annotations ?? {}),
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

  /** The annotations that `loadBalancer` sets. */
  readonly ofBalancer: readonly string[];
  readonly binding: StrategyBinding;
}

/** An override has no defaults: a field that is left out is the same as in the gateway. */
function renderOverride(
  override: GatewayOverrides, service: RenderedService, identity: GatewayIdentity,
): Partial<SharedSpec> {
  const binding = bindingIn(override, identity);
  const type = override.serviceType ?? service.type;
  const policy = policyOn(type, binding);
  const annotations = {
    ...override.loadBalancer === undefined ? {} : withoutValues(service.ofBalancer),
    // Without a load balancer, its annotations have no effect.
    ...type === GatewayServiceType.LOAD_BALANCER ? neutralized(service.binding, binding) : {},
    ...authored(override),
    ...setInstead(service.binding, binding),
  };
  return {
    ...sharedFields(override),
    externalTrafficPolicy: policy === service.policy ? undefined : policy,
    // Whether ASM adds the map to that of the gateway, or replaces it, is not known.
    serviceAnnotations: nonEmpty(annotations) && { ...service.annotations, ...annotations },
  };
}

/** Annotations of the gateway's strategy that must not hold under another one, with neutral values. */
function neutralized(before: StrategyBinding, now: StrategyBinding): Annotations {
  return Object.fromEntries(Object.keys(before.serviceAnnotations)
    .filter((key) => now.serviceAnnotations[key] === undefined)
    .map((key) => [key, NEUTRAL_VALUES[key] ?? '']));
}

/** Annotations to which a strategy gives another value than the gateway's. */
function setInstead(before: StrategyBinding, now: StrategyBinding): Annotations {
  return Object.fromEntries(Object.entries(now.serviceAnnotations)
    .filter(([key, value]) => before.serviceAnnotations[key] !== value));
}

/** Another load balancer has none of these settings. The rules report those that cannot be taken away. */
function withoutValues(keys: readonly string[]): Annotations {
  return Object.fromEntries(keys.filter((key) => !isClearedIfEmpty(key)).map((key) => [key, '']));
}

/** Kubernetes rejects the field on a ClusterIP Service. */
function policyOn(serviceType: GatewayServiceType, binding: StrategyBinding): ExternalTrafficPolicy | undefined {
  return serviceType === GatewayServiceType.CLUSTER_IP ? undefined : binding.externalTrafficPolicy;
}

/** The fields that a gateway and an override have in common and that are written as they are given. */
const AS_GIVEN: readonly (keyof GatewayOverrides & keyof SharedSpec)[] = [
  'replicaCount', 'autoscaleEnabled', 'minReplicas', 'maxReplicas', 'cpu', 'memory', 'serviceType', 'serviceLabels',
  'podAnnotations', 'podLabels', 'nodeSelector', 'affinity', 'tolerations',
  'secretVolumes', 'configVolumes', 'kernel', 'runAsRoot', 'hostNetwork', 'dnsPolicy', 'sds', 'resources', 'env',
  'lifecycle', 'readinessProbe', 'applicationPorts', 'requestedNetworkView', 'autoCreateGatewayYaml',
  'disableContainerPortExposed',
];

/** The fields that are written in another form. The strategy sets externalTrafficPolicy. */
const IN_ANOTHER_FORM: Partial<{ readonly [Field in keyof SharedSpec]: (props: GatewayOverrides) => unknown }> = {
  loadBalancerIP: ({ loadBalancerIp }) => loadBalancerIp,
  loadBalancerClass: (props) => (props.loadBalancer ?? props).loadBalancerClass,
  ports: ({ ports }) => ports?.map(portFields),
  meshExpansionPorts: ({ meshExpansionPorts }) => meshExpansionPorts?.map(portFields),
  rollingMaxSurge: ({ rollingMaxSurge }) => asText(rollingMaxSurge),
  rollingMaxUnavailable: ({ rollingMaxUnavailable }) => asText(rollingMaxUnavailable),
  compression: ({ compression }) => compression && compressionFields(compression),
};

const OTHER_FORMS = Object.entries(IN_ANOTHER_FORM);

/**
 * The common fields that are set, without the annotations of the Service. Most are not, and writing all of them doubled
 * the time of a synthesis.
 */
function sharedFields(props: GatewayOverrides): Partial<SharedSpec> {
  const fields: { [field: string]: unknown } = {};
  for (const name of AS_GIVEN) {
    if (props[name] !== undefined) {
      fields[name] = props[name];
    }
  }
  for (const [name, valueOf] of OTHER_FORMS) {
    const value = valueOf(props);
    if (value !== undefined) {
      fields[name] = value;
    }
  }
  return fields;
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
 * The annotations of the props without the ones that the strategy or `loadBalancer` owns. A different value for one of
 * these is reported as ASMG0201.
 */
function authored({ serviceAnnotations = {}, loadBalancer }: LoadBalancerProps): Annotations {
  const own = Object.fromEntries(
    Object.entries(serviceAnnotations).filter(([key]) => !OWNED_ANNOTATIONS.includes(key)),
  );
  return loadBalancer === undefined
    ? own
    : { ...withoutContradictions(own, loadBalancer.annotations), ...loadBalancer.annotations };
}

function nonEmpty(map: Annotations): Annotations | undefined {
  return Object.keys(map).length === 0 ? undefined : map;
}

function mapped<Value, Result>(
  map: Readonly<Record<string, Value>> | undefined, change: (value: Value) => Result,
): Record<string, Result> | undefined {
  return map && Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
}
