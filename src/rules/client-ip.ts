import { NOT_APPLICABLE, rule } from './rule';
import { setupOf } from './service';
import { LOSES_CLIENT_IP } from '../findings/catalogue/strategy';
import type { ValuesOf } from '../findings/definition';
import { ReachabilityAnswer } from '../model/answer';
import { LoadBalancerKind } from '../model/load-balancer';
import type { Cni } from '../model/platform';

/**
 * On a declared Terway platform the answer for `cluster` is unknown, because it depends on the age of the cluster. It
 * is reported as a warning.
 *
 * Source: https://www.alibabacloud.com/help/en/ack/product-overview/cloud-controller-manager (v1.9.3.313)
 */
export const clientIp = rule({
  finds: LOSES_CLIENT_IP,
  reads: ['preserveClientIp', 'strategy', 'platform', 'service', 'ports'],
  check: ({ preserveClientIp, strategy, platform, service, ports }) => {
    if (preserveClientIp !== true || strategy === undefined) {
      return NOT_APPLICABLE;
    }
    const { name, binding: { keepsClientIp } } = strategy;
    const { loadBalancer } = setupOf(service, platform, ports) ?? {};
    return [
      ...loadBalancer === LoadBalancerKind.NLB_WITHOUT_CLIENT_IP
        ? [{ values: { case: 'hiddenByBalancer' } as const }]
        : [],
      ...keepsClientIp === ReachabilityAnswer.YES ? [] : [{ values: problemOf(name, keepsClientIp, platform.cni) }],
    ];
  },
});

function problemOf(
  strategy: string, keepsClientIp: ReachabilityAnswer, cni: Cni | undefined,
): ValuesOf<typeof LOSES_CLIENT_IP> {
  if (keepsClientIp !== ReachabilityAnswer.NO) {
    return { case: 'unknown', strategy, cni };
  }
  return cni === undefined ? { case: 'notPromised', strategy } : { case: 'lost', strategy, cni };
}
