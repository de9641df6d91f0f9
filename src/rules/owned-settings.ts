import type { GatewayFacts, LoadBalancerFacts, ServiceFacts, StrategyFacts } from './gateway-facts';
import { NOT_APPLICABLE, rule, type Violation } from './rule';
import { OWNED } from '../findings/catalogue/strategy';
import type { ValuesOf } from '../findings/definition';
import { factoryOf, isClearedIfEmpty, setTwice } from '../loadbalancer/settings';
import { ReachabilityAnswer } from '../model/answer';
import { OWNED_ANNOTATIONS } from '../strategy/strategy-contract';

type Owned = ValuesOf<typeof OWNED>;
type Map = GatewayFacts['annotationsNextToStrategy'];

export const ownedSettings = rule({
  finds: OWNED,
  reads: ['strategy', 'annotationsNextToStrategy', 'loadBalancer', 'service'],
  check: ({ strategy, annotationsNextToStrategy, loadBalancer, service }) => {
    // If the platform rules the strategy out, ASMG0202 or ASMG0213 reports it. Another strategy may set this value.
    const isPossible = strategy?.binding.requirements.every(({ met }) => met !== ReachabilityAnswer.NO) === true;
    if (!isPossible && loadBalancer === undefined) {
      return NOT_APPLICABLE;
    }
    return [
      ...isPossible
        ? againstStrategy(strategy, { ...loadBalancer?.annotations, ...annotationsNextToStrategy })
        : [],
      ...loadBalancer === undefined ? [] : [
        ...againstLoadBalancer(loadBalancer, annotationsNextToStrategy),
        ...inherited(loadBalancer, annotationsNextToStrategy, service),
      ],
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

/** What an override with a load balancer of its own cannot remove: the class, and settings that are never empty. */
function inherited(
  { annotations, loadBalancerClass, classNextTo }: LoadBalancerFacts, nextTo: Map, service: ServiceFacts,
): Violation<Owned>[] {
  const factory = factoryOf(loadBalancerClass);
  const isLeftOut = loadBalancerClass === undefined && (classNextTo ?? '') === '';
  const hasClass = isLeftOut && (service.loadBalancerClass ?? '') !== '';
  const kept = Object.entries(service.annotations)
    .filter(([key]) => isClearedIfEmpty(key) && annotations[key] === undefined && nextTo[key] === undefined);
  return [
    ...hasClass ? [{
      field: ['spec', 'loadBalancerClass'],
      values: { case: 'inherited', factory, setting: 'loadBalancerClass', value: service.loadBalancerClass } as const,
    }] : [],
    ...kept.map(([key, value]): Violation<Owned> => (
      { field: ['spec', 'serviceAnnotations', key], values: { case: 'inherited', factory, setting: key, value } }
    )),
  ];
}
