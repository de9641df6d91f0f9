import type { StrategyFacts } from './gateway-facts';
import { NOT_APPLICABLE, rule } from './rule';
import { NEEDS_LOAD_BALANCER } from '../findings/catalogue/strategy';
import { ClientAddressKind } from '../strategy/strategy-contract';
import { shown } from '../text';

export const needsLoadBalancer = rule({
  finds: NEEDS_LOAD_BALANCER,
  reads: ['service', 'strategy'],
  check: ({ service, strategy }) => {
    if (service.type === 'LoadBalancer') {
      return NOT_APPLICABLE;
    }
    const serviceType = service.type;
    return [
      ...service.loadBalancerClass === undefined ? [] : [{
        field: ['spec', 'loadBalancerClass'],
        values: { setting: `loadBalancerClass is ${shown(service.loadBalancerClass)}`, serviceType },
      }],
      ...strategy === undefined ? [] : demandsOf(strategy).map((setting) => ({ field: ['spec', 'serviceType'], values: { setting, serviceType } })),
    ];
  },
});

function demandsOf({ name, binding }: StrategyFacts): string[] {
  const annotated = Object.keys(binding.serviceAnnotations);
  const promised = binding.clientAddresses.some(({ kind }) => kind === ClientAddressKind.LOAD_BALANCER);
  if (annotated.length > 0) {
    return [`strategy ${shown(name)} sets ${annotated.join(', ')}`];
  }
  return promised ? [`strategy ${shown(name)} promises the load balancer address`] : [];
}
