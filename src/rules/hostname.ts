import { NOT_APPLICABLE, rule } from './rule';
import { BAD_HOSTNAME } from '../findings/catalogue/load-balancer';
import { hostnameProblem } from '../loadbalancer/hostname';
import { keyOf, setting } from '../loadbalancer/settings';

export const hostname = rule({
  finds: BAD_HOSTNAME,
  reads: ['service'],
  check: ({ service: { annotations, loadBalancerClass } }) => {
    if (setting(annotations, 'hostname') === undefined) {
      return NOT_APPLICABLE;
    }
    const values = hostnameProblem(annotations, loadBalancerClass);
    const field = ['spec', 'serviceAnnotations', keyOf(annotations, 'hostname')];
    return values === undefined ? [] : [{ field, values }];
  },
});
