import { NOT_APPLICABLE, rule, type Violation } from './rule';
import { requestedBalancer } from './service';
import { OTHER_BALANCER } from '../findings/catalogue/annotations';
import type { ValuesOf } from '../findings/definition';
import type { BalancerKind } from '../loadbalancer/annotation';
import { readingOf, type Setting } from '../loadbalancer/annotations';
import { type Annotations, keyOf, setting, settingsIn } from '../loadbalancer/settings';

const OTHER: { readonly [kind in BalancerKind]: BalancerKind } = { clb: 'nlb', nlb: 'clb' };

/** All settings of the other kind are one mistake. */
export const otherBalancer = rule({
  finds: OTHER_BALANCER,
  reads: ['service'],
  isAboutAnnotations: true,
  check: ({ service }) => {
    const kind = requestedBalancer(service);
    if (kind === undefined) {
      return NOT_APPLICABLE;
    }
    const keys = settingsIn(service.annotations).filter(({ name }) => isOfOther(name, kind)).map(({ key }) => key);
    const [first] = keys;
    return [
      ...existingOther(service.annotations, kind),
      ...kind === 'clb' ? typed(service.annotations) : [],
      ...first === undefined
        ? []
        : [{ field: ['spec', 'serviceAnnotations', first], values: { case: OTHER[kind], annotations: keys } as const }],
    ];
  },
});

/**
 * How the IDs of each kind begin.
 *
 * Source: https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
 */
const IDS: { readonly [kind in BalancerKind]: string } = { clb: 'lb-', nlb: 'nlb-' };

/** An existing load balancer of the other kind. */
function existingOther(annotations: Annotations, kind: BalancerKind): Violation<ValuesOf<typeof OTHER_BALANCER>>[] {
  const id = setting(annotations, 'id');
  const annotation = keyOf(annotations, 'id');
  return id?.startsWith(IDS[OTHER[kind]]) === true
    ? [{ field: ['spec', 'serviceAnnotations', annotation], values: { case: 'id', annotation, id, requested: kind } }]
    : [];
}

/**
 * A kind that an annotation asks for instead of the class.
 *
 * Source: https://github.com/kubernetes/cloud-provider-alibaba-cloud `pkg/controller/helper/service_utils.go` (NeedNLB)
 * and `pkg/config/feature_gates.go`
 */
function typed(annotations: Annotations): Violation<ValuesOf<typeof OTHER_BALANCER>>[] {
  const value = setting(annotations, 'type');
  const annotation = keyOf(annotations, 'type');
  return value === undefined || value.toLowerCase() === 'clb'
    ? []
    : [{ field: ['spec', 'serviceAnnotations', annotation], values: { case: 'type', annotation, value } }];
}

/** A host name for an NLB is reported as ASMG0205. */
function isOfOther(name: Setting, kind: BalancerKind): boolean {
  return readingOf(name, kind) === undefined && name !== 'hostname';
}
