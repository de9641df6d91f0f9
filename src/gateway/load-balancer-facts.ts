import type { LoadBalancerProps } from './load-balancer-props';
import { produced } from '../kubernetes/plain';
import type { LoadBalancerFacts } from '../rules/gateway-facts';

/** What `loadBalancer` sets, with the class next to it. */
export function loadBalancerFacts(
  { loadBalancer, loadBalancerClass }: LoadBalancerProps,
): LoadBalancerFacts | undefined {
  return loadBalancer && {
    annotations: produced(loadBalancer.annotations) as LoadBalancerFacts['annotations'],
    loadBalancerClass: loadBalancer.loadBalancerClass,
    classNextTo: produced(loadBalancerClass),
  };
}
