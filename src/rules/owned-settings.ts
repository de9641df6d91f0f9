import type { GatewayFacts, LoadBalancerFacts, StrategyFacts } from './gateway-facts';
import { NOT_APPLICABLE, rule, type Violation } from './rule';
import { OWNED } from '../findings/catalogue/strategy';
import type { ValuesOf } from '../findings/definition';
import { factoryOf, setTwice } from '../loadbalancer/settings';
import { ReachabilityAnswer } from '../model/answer';
import { OWNED_ANNOTATIONS } from '../strategy/strategy-contract';

type Owned = ValuesOf<typeof OWNED>;
type Map = GatewayFacts['annotationsNextToStrategy'];

export const ownedSettings = rule({
  finds: OWNED,
  reads: ['strategy', 'annotationsNextToStrategy', 'loadBalancer'],
  check: ({ strategy, annotationsNextToStrategy, loadBalancer }) => {
    // If the platform rules the strategy out, ASMG0202 or ASMG0213 reports it. Another strategy may set this value.
    const isPossible = strategy?.binding.requirements.every(({ met }) => met !== ReachabilityAnswer.NO) === true;
    if (!isPossible && loadBalancer === undefined) {
      return NOT_APPLICABLE;
    }
    return [
      ...isPossible
        ? againstStrategy(strategy, { ...loadBalancer?.annotations, ...annotationsNextToStrategy })
        : [],
      ...loadBalancer === undefined ? [] : againstLoadBalancer(loadBalancer, annotationsNextToStrategy),
    ];
  },
});

function againstStrategy({ name, binding: { serviceAnnotations } }: StrategyFacts, nextTo: Map): Violation<Owned>[] {
  return Object.entries(nextTo)
    .filter(([key]) => OWNED_ANNOTATIONS.includes(key) || Object.hasOwn(serviceAnnotations, key))
    .filter(([key, value]) => value !== undefined && value !== serviceAnnotations[key])
    .map(([key, value]) => ({
      field: ['spec', 'serviceAnnotations', key], values: problemOf(name, key, value, serviceAnnotations[key]),
    }));
}

function problemOf(strategy: string, annotation: string, value: unknown, owned: string | undefined): Owned {
  const values = { strategy, annotation, value };
  return owned === undefined ? { case: 'leftOut', ...values } : { case: 'other', ...values, owned };
}

/** The same values are reported as ASMG0207. */
function againstLoadBalancer(
  { annotations, loadBalancerClass, classNextTo }: LoadBalancerFacts, nextTo: Map,
): Violation<Owned>[] {
  const factory = factoryOf(loadBalancerClass);
  const isOtherClass = classNextTo !== undefined && classNextTo !== '' && classNextTo !== loadBalancerClass;
  return [
    ...setTwice(nextTo, annotations).filter(({ value, other }) => value !== other)
      .map(({ key, value, other }): Violation<Owned> => ({
        field: ['spec', 'serviceAnnotations', key],
        values: { case: 'loadBalancer', factory, setting: key, value, owned: other },
      })),
    ...isOtherClass ? [{
      field: ['spec', 'loadBalancerClass'],
      values: {
        case: 'loadBalancer', factory, setting: 'loadBalancerClass', value: classNextTo, owned: loadBalancerClass,
      },
    } as const] : [],
  ];
}
