import { type Code, literal, text } from './source-text';
import { HOSTNAME_ANNOTATIONS } from '../loadbalancer/settings';
import { ClusterPlatform } from '../model/platform';
import { ExternalTrafficPolicy } from '../model/service';
import { type ITrafficStrategy, OWNED_ANNOTATIONS } from '../strategy/strategy-contract';
import { TrafficStrategy } from '../strategy/traffic-strategy';

/** A strategy, as TypeScript and as an object. */
export interface ImportedStrategy {
  readonly code: Code;
  readonly strategy: ITrafficStrategy;
}

/** The strategies without a value. The first one that fits is taken. */
const STRATEGIES: readonly ImportedStrategy[] = [
  { code: text('TrafficStrategy.dnsOnly()'), strategy: TrafficStrategy.dnsOnly() },
  { code: text('TrafficStrategy.cluster()'), strategy: TrafficStrategy.cluster() },
  { code: text('TrafficStrategy.eni()'), strategy: TrafficStrategy.eni() },
];

/** What decides about the strategy of a manifest. */
interface Settings {
  readonly serviceType: unknown;
  readonly policy: unknown;
  readonly annotations: Readonly<Record<string, unknown>>;
}

/**
 * The strategy that sets the policy and the annotations of a manifest, or else the one that sets its policy. Without a
 * policy, ASM uses Cluster. A Service without a load balancer has none of the addresses that the others promise.
 */
export function strategyIn({ serviceType, policy, annotations }: Settings): ImportedStrategy {
  const isBalanced = ['LoadBalancer', '', undefined].includes(serviceType as string | undefined);
  const isLocal = policy === ExternalTrafficPolicy.LOCAL || !isBalanced;
  const wanted = isLocal ? ExternalTrafficPolicy.LOCAL : ExternalTrafficPolicy.CLUSTER;
  const name = annotations[HOSTNAME_ANNOTATIONS[0]];
  const hostname = typeof name === 'string' && name !== '' ? [hostnameStrategy(name)] : [];
  const all = [...STRATEGIES, ...hostname].map((each) => (
    { each, binding: each.strategy.bind({ platform: ClusterPlatform.unknown() }) }
  ));
  const ofPolicy = all.filter(({ binding }) => binding.externalTrafficPolicy === wanted);
  const fitting = ofPolicy.find(({ binding }) => OWNED_ANNOTATIONS.every((key) => (
    (annotations[key] ?? '') === (binding.serviceAnnotations[key] ?? '')
  )));
  return (fitting ?? ofPolicy[0])?.each ?? RECOMMENDED;
}

/** One of the strategies has every policy. */
const RECOMMENDED: ImportedStrategy = {
  code: text('TrafficStrategy.recommended()'), strategy: TrafficStrategy.recommended(),
};

const hostnameStrategy = (name: string): ImportedStrategy => ({
  code: { kind: 'call', name: 'TrafficStrategy.hostname', given: [literal(name)] },
  strategy: TrafficStrategy.hostname(name),
});
