import { NOT_APPLICABLE, rule } from './rule';
import { requestedBalancer } from './service';
import { OTHER_BALANCER } from '../findings/catalogue/annotations';
import type { BalancerKind } from '../loadbalancer/annotation';
import { readingOf, type Setting } from '../loadbalancer/annotations';
import { settingsIn } from '../loadbalancer/settings';

const OTHER: { readonly [kind in BalancerKind]: BalancerKind } = { clb: 'nlb', nlb: 'clb' };

/** All settings of the other kind are one mistake. */
export const otherBalancer = rule({
  finds: OTHER_BALANCER,
  reads: ['service'],
  check: ({ service }) => {
    const kind = requestedBalancer(service);
    if (kind === undefined) {
      return NOT_APPLICABLE;
    }
    const keys = settingsIn(service.annotations).filter(({ name }) => isOfOther(name, kind)).map(({ key }) => key);
    const [first] = keys;
    return first === undefined
      ? []
      : [{ field: ['spec', 'serviceAnnotations', first], values: { case: OTHER[kind], annotations: keys } }];
  },
});

/** A host name for an NLB is reported as ASMG0205. */
function isOfOther(name: Setting, kind: BalancerKind): boolean {
  return readingOf(name, kind) === undefined && name !== 'hostname';
}
