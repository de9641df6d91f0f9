import { NOT_APPLICABLE, rule } from './rule';
import { BAD_HOSTNAME } from '../findings/catalogue/load-balancer';
import { hostnameProblem } from '../loadbalancer/hostname';
import { keyOf, written } from '../loadbalancer/settings';

export const hostname = rule({
  finds: BAD_HOSTNAME,
  reads: ['service', 'strategy'],
  isAboutAnnotations: true,
  check: ({ service: { annotations, loadBalancerClass }, strategy }) => {
    // In a manifest, an empty name is the same as none. A strategy needs the name that it was given.
    const value = written(annotations, 'hostname');
    if (typeof value !== 'string' || (value === '' && strategy === undefined)) {
      return NOT_APPLICABLE;
    }
    const values = hostnameProblem(annotations, loadBalancerClass);
    const field = ['spec', 'serviceAnnotations', keyOf(annotations, 'hostname')];
    return values === undefined ? [] : [{ field, values }];
  },
});
