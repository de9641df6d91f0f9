/** Sets of props of a gateway: right ones, with every prop among them, and the same with one mistake. */
import { Duration } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { POD_VALUES } from './gateway-pod-values';
import { OWN_VALUES, SERVICE_VALUES, STRATEGIES, STRATEGY_VALUES } from './gateway-service-values';
import type { PropSet } from './prop-set';
import type { SureValues } from './sure-values';
import { ClusterPlatform, Cni, GatewayPort, GatewayServiceType, LoadBalancer, TrafficStrategy } from '../../../src';
import { fc } from '../../support/properties';

type Props = Readonly<Record<string, unknown>>;
type AllValues = Readonly<Record<string, SureValues>>;

/** The props that a gateway and an override have in common. */
const SHARED: AllValues = { ...STRATEGY_VALUES, ...SERVICE_VALUES, ...POD_VALUES };

/** All props of a gateway. */
export const GATEWAY_VALUES: AllValues = { ...OWN_VALUES, ...SHARED };

/** All props of an override. */
export const OVERRIDE_VALUES: AllValues = SHARED;

/** A set with one mistake. */
export interface WrongSet extends PropSet {
  /** The prop that has it, or the props that do not go together. */
  readonly mistake: string;
}

const only = (values: AllValues, names: readonly string[]): AllValues => (
  Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)))
);
const except = (values: AllValues, names: readonly string[]): AllValues => (
  Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)))
);

/** Some of the props, all of them right. */
const some = (values: AllValues): fc.Arbitrary<Props> => (
  fc.subarray(Object.keys(values), { maxLength: Math.min(9, Object.keys(values).length) })
    .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, values[name]?.right ?? fc.constant(undefined)]))))
);

/** What only a Service with a load balancer may have, and what a strategy decides: each set has one of these. */
const WITH_BALANCER = ['serviceType', 'loadBalancer', 'loadBalancerClass'];
const SERVICE = fc.oneof(
  { weight: 3, arbitrary: some(only(SHARED, ['loadBalancer'])) },
  { weight: 1, arbitrary: some(only(SHARED, ['loadBalancerClass', 'serviceType'])) },
  { weight: 1, arbitrary: fc.constantFrom(GatewayServiceType.CLUSTER_IP, GatewayServiceType.NODE_PORT).map((serviceType) => ({ serviceType })) },
);
const STRATEGY = fc.constantFrom(...STRATEGIES);

const hasBalancer = ({ serviceType = GatewayServiceType.LOAD_BALANCER }: Props): boolean => serviceType === GatewayServiceType.LOAD_BALANCER;

/** A listener that ends TLS or adds a PROXY header breaks the promise of a strategy that the load balancer is reached. */
const isReached = ({ loadBalancer }: Props): boolean => (
  !(loadBalancer instanceof LoadBalancer) || !Object.entries(loadBalancer.annotations).some(([key, value]) => (
    key.endsWith('-protocol-port') || (key.endsWith('-proxy-protocol') && value === 'on')
  ))
);

/** Two volumes of an override may have a name of the gateway: the lists replace each other, each on its own. */
const FREE = except(SHARED, [...WITH_BALANCER, ...Object.keys(STRATEGY_VALUES), 'serviceAnnotations']);
const ANNOTATED = only(SHARED, ['serviceAnnotations']);

const OWN = some(except(OWN_VALUES, ['clusterIds', 'overrides']));
/** The recipe for high availability sets a limit that a number of an override may cross. */
const OVERRIDE = except(FREE, ['minReplicas', 'maxReplicas']);
const CLUSTERS = fc.dictionary(fc.constantFrom('c1', 'c2'), some(OVERRIDE), { maxKeys: 2 });

/** Sets without a mistake. */
export const RIGHT_SETS: fc.Arbitrary<Props> = fc.tuple(OWN, some(FREE), SERVICE, STRATEGY, some(ANNOTATED), CLUSTERS, fc.boolean())
  .map(([own, free, service, strategy, annotated, overrides, isListed]) => ({
    ...own,
    ...free,
    ...service,
    ...annotated,
    ...hasBalancer(service) && isReached(service) ? strategy : {},
    ...isListed ? { clusterIds: ['c1', 'c2', 'c3'] } : {},
    ...Object.keys(overrides).length === 0 ? {} : { overrides },
  }));

const PREFIX = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-';

const { LOAD_BALANCER } = GatewayServiceType;
const WITHOUT_BALANCER = { loadBalancer: undefined, loadBalancerClass: undefined };
const ENI = { strategy: TrafficStrategy.eni(), platform: ClusterPlatform.unknown() };
const ZONES = [{ zone: 'a', vSwitchId: 'b' }, { zone: 'c', vSwitchId: 'd' }];

/** Props that are right alone and wrong together. */
const TOGETHER: Readonly<Record<string, Props>> = {
  'minReplicas above maxReplicas': { minReplicas: 5, maxReplicas: 2 },
  'a load balancer without a Service for it': { serviceType: GatewayServiceType.CLUSTER_IP, loadBalancer: LoadBalancer.clb() },
  'a class without a Service for it': {
    ...WITHOUT_BALANCER, serviceType: GatewayServiceType.NODE_PORT, loadBalancerClass: 'alibabacloud.com/nlb',
  },
  'a strategy without a Service for it': { ...WITHOUT_BALANCER, ...ENI, serviceType: GatewayServiceType.CLUSTER_IP },
  'pods as backends on Flannel': { ...ENI, platform: ClusterPlatform.ack({ cni: Cni.FLANNEL }), serviceType: LOAD_BALANCER },
  'an NLB with another class': {
    serviceType: LOAD_BALANCER, loadBalancer: LoadBalancer.nlb({ zoneMaps: ZONES }), loadBalancerClass: 'example.com/mine',
  },
  'a rollout that can do nothing': { rollingMaxSurge: k8s.IntOrString.fromNumber(0), rollingMaxUnavailable: k8s.IntOrString.fromNumber(0) },
  'a value that no CLB has': {
    ...WITHOUT_BALANCER, serviceType: LOAD_BALANCER, serviceAnnotations: { [`${PREFIX}protocol-port`]: 'https:443,http' },
  },
  'a setting of the strategy': {
    ...WITHOUT_BALANCER,
    serviceType: LOAD_BALANCER,
    strategy: TrafficStrategy.cluster(),
    platform: ClusterPlatform.unknown(),
    serviceAnnotations: { 'service.beta.kubernetes.io/backend-type': 'eni' },
  },
  'a drain timeout that is too long for a load balancer': { serviceType: LOAD_BALANCER, drainTimeout: Duration.seconds(891) },
  'a utilization below zero': { maxReplicas: 20, minReplicas: 1, cpu: { targetAverageUtilization: -1 } },
  'a port twice': { ports: [GatewayPort.http2()], meshExpansionPorts: [GatewayPort.of({ name: 'other', port: 80 })] },
  'a volume name twice': {
    secretVolumes: [{ name: 'a', secretName: 'a', mountPath: '/a' }], configVolumes: [{ name: 'a', configMapName: 'a', mountPath: '/b' }],
  },
};

interface Mistake {
  readonly about: string;
  readonly props: Props;
}

/** A mistake of each prop, and of props together, each prop as often as any other. */
function mistakesOf(values: AllValues): fc.Arbitrary<Mistake> {
  const together = Object.entries(TOGETHER).filter(([, props]) => Object.keys(props).every((name) => name in values));
  const single = Object.entries(values).map(([about, { wrong }]) => fc.constantFrom(...wrong).map((value) => ({ about, props: { [about]: value } })));
  return fc.oneof(...single, ...together.map(([about, props]) => fc.constant({ about, props })));
}

/** An override of one cluster has the mistake. An override cannot take a field away, so the gateway lacks what must be absent. */
function inOverride(all: Props, mistake: Mistake): PropSet['props'] {
  const props = Object.fromEntries(Object.entries(all).filter(([name]) => !(name in mistake.props && mistake.props[name] === undefined)));
  const overrides = (props.overrides ?? {}) as Readonly<Record<string, Props>>;
  return { ...props, overrides: { ...overrides, c1: { ...overrides.c1, ...mistake.props } } };
}

/** The gateway has the mistake, and no override hides it. */
function inGateway({ overrides = {}, ...props }: Props, mistake: Mistake): PropSet['props'] {
  const others = Object.entries(overrides as Readonly<Record<string, Props>>).map(([id, override]) => (
    [id, Object.fromEntries(Object.entries(override).filter(([name]) => !(name in mistake.props)))] as const
  ));
  return { ...props, ...others.length === 0 ? {} : { overrides: Object.fromEntries(others) }, ...mistake.props };
}

const setOf = (props: Props): PropSet => ({ construct: 'IstioGateway', id: 'ingress', props });

/** A fixed selection of sets without a mistake. */
export function rightSets(count: number, seed: number): PropSet[] {
  return fc.sample(RIGHT_SETS.map(setOf), { numRuns: count, seed });
}

/** A fixed selection of sets with one mistake. */
export function wrongSets(count: number, seed: number): WrongSet[] {
  const wrong = fc.oneof(
    fc.tuple(RIGHT_SETS, mistakesOf(GATEWAY_VALUES)).map(([props, mistake]) => ({ ...setOf(inGateway(props, mistake)), mistake: mistake.about })),
    fc.tuple(RIGHT_SETS, mistakesOf(OVERRIDE_VALUES)).map(([props, mistake]) => (
      { ...setOf(inOverride(props, mistake)), mistake: `${mistake.about} of a cluster` }
    )),
  );
  return fc.sample(wrong, { numRuns: count, seed });
}
