import { NOT_APPLICABLE, rule } from './contract';
import type { StrategyFacts } from './facts';
import { NEEDS_LOAD_BALANCER } from '../findings/catalogue/strategy';
import { shown } from '../findings/finding';
import { ClientAddressKind } from '../strategy/contract';

export const needsLoadBalancer = rule({
  finds: NEEDS_LOAD_BALANCER,
  reads: ['service', 'strategy', 'pathOf'],
  check: ({ service, strategy, pathOf }) => {
    if (service.type === 'LoadBalancer') {
      return NOT_APPLICABLE;
    }
    const serviceType = service.type;
    return [
      ...service.loadBalancerClass === undefined ? [] : [{
        path: pathOf('loadBalancerClass'),
        values: { setting: `loadBalancerClass is ${shown(service.loadBalancerClass)}`, serviceType },
      }],
      ...strategy === undefined ? [] : demandsOf(strategy).map((setting) => ({ path: pathOf('serviceType'), values: { setting, serviceType } })),
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
