import type { StrategyFacts } from './gateway-facts';
import { NOT_APPLICABLE, rule } from './rule';
import { BAD_HOSTNAME } from '../findings/catalogue/load-balancer';
import { hostnameProblem } from '../loadbalancer/hostname';
import { HOSTNAME_ANNOTATIONS, keyOf, written } from '../loadbalancer/settings';

export const hostname = rule({
  finds: BAD_HOSTNAME,
  reads: ['service', 'strategy'],
  isAboutAnnotations: true,
  check: ({ service: { annotations, loadBalancerClass }, strategy }) => {
    const value = written(annotations, 'hostname');
    if (typeof value !== 'string' || (value === '' && !setsName(strategy))) {
      return NOT_APPLICABLE;
    }
    const values = hostnameProblem(annotations, loadBalancerClass);
    const field = ['spec', 'serviceAnnotations', keyOf(annotations, 'hostname')];
    return values === undefined ? [] : [{ field, values }];
  },
});

/** An empty name is the same as none, unless the strategy was given it. */
function setsName(strategy: StrategyFacts | undefined): boolean {
  return HOSTNAME_ANNOTATIONS.some((key) => strategy?.binding.serviceAnnotations[key] !== undefined);
}
