import type { GatewayFacts, ServiceFacts, StrategyFacts } from './gateway-facts';
import { NOT_APPLICABLE, rule, type Violation } from './rule';
import { NEEDS_LOAD_BALANCER } from '../findings/catalogue/load-balancer';
import type { ValuesOf } from '../findings/definition';
import { factoryOf } from '../loadbalancer/settings';
import { TargetKind } from '../model/question';

type Demand = ValuesOf<typeof NEEDS_LOAD_BALANCER>;

/** A Service of the wrong type is one mistake, so only the first demand that it does not meet is reported. */
export const needsLoadBalancer = rule({
  finds: NEEDS_LOAD_BALANCER,
  reads: ['service', 'strategy', 'loadBalancer'],
  check: ({ service, strategy, loadBalancer }) => {
    if (service.type === 'LoadBalancer') {
      return NOT_APPLICABLE;
    }
    const demand = unmetDemand({ service, strategy, loadBalancer });
    return demand === undefined ? [] : [demand];
  },
});

/** The first demand for a load balancer on a Service that gets none; undefined if there is no demand. */
export function unmetDemand(
  { service, strategy, loadBalancer }: Pick<GatewayFacts, 'service' | 'strategy' | 'loadBalancer'>,
): Violation<Demand> | undefined {
  const byStrategy = strategy && demandOf(strategy, service.type);
  if (byStrategy !== undefined) {
    return { field: ['spec', 'serviceType'], values: byStrategy };
  }
  if (loadBalancer !== undefined) {
    const factory = factoryOf(loadBalancer.loadBalancerClass);
    return { field: ['spec', 'serviceType'], values: { case: 'loadBalancer', factory, serviceType: service.type } };
  }
  const byClass = demandOfClass(service);
  return byClass === undefined ? undefined : { field: ['spec', 'loadBalancerClass'], values: byClass };
}

function demandOf({ name, binding }: StrategyFacts, serviceType: string): Demand | undefined {
  const annotations = Object.keys(binding.serviceAnnotations);
  if (annotations.length > 0) {
    return { case: 'annotations', strategy: name, annotations, serviceType };
  }
  const promised = binding.clientAddresses.some(({ target }) => target === TargetKind.LOAD_BALANCER);
  return promised ? { case: 'address', strategy: name, serviceType } : undefined;
}

function demandOfClass({ loadBalancerClass, type }: ServiceFacts): Demand | undefined {
  return loadBalancerClass === undefined
    ? undefined
    : { case: 'loadBalancerClass', loadBalancerClass, serviceType: type };
}
