import { NOT_APPLICABLE, rule, type VerdictOn } from './rule';
import { UNSERVED_CLASS } from '../findings/catalogue/annotations';
import { balancerKind, keyOf, setting } from '../loadbalancer/settings';

/** The domain of the vendor's classes. No other controller may use it. */
const VENDOR = 'alibabacloud.com/';

/** Whether a class can only be that of a controller of Alibaba Cloud. */
export function isVendorsClass(loadBalancerClass: string): boolean {
  return loadBalancerClass.toLowerCase().startsWith(VENDOR);
}

/** Annotations with which the controller of CLBs skips a Service. */
const SKIPPING = ['class', 'tunnel-type'] as const;

/** Source: https://github.com/kubernetes/cloud-provider-alibaba-cloud `pkg/controller/helper/service_utils.go` (NeedCLB, NeedNLB) */
export const unservedClass = rule({
  finds: UNSERVED_CLASS,
  reads: ['service'],
  check: ({ service: { type, loadBalancerClass, annotations } }): VerdictOn<typeof UNSERVED_CLASS> => {
    if (type !== 'LoadBalancer') {
      return NOT_APPLICABLE;
    }
    const kind = balancerKind(loadBalancerClass);
    if (kind === undefined && loadBalancerClass !== undefined) {
      return [{
        field: ['spec', 'loadBalancerClass'],
        values: { case: isVendorsClass(loadBalancerClass) ? 'vendor' : 'other', loadBalancerClass },
      }];
    }
    const skipping = kind === 'clb' ? SKIPPING.filter((name) => setting(annotations, name) !== undefined) : [];
    return skipping.map((name) => keyOf(annotations, name)).map((annotation) => (
      { field: ['spec', 'serviceAnnotations', annotation], values: { case: 'annotation', annotation } }
    ));
  },
});
