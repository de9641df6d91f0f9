import { NOT_APPLICABLE, rule } from './rule';
import { setupOf } from './service';
import { LOSES_CLIENT_IP } from '../findings/catalogue/strategy';
import type { ValuesOf } from '../findings/definition';
import { ReachabilityAnswer } from '../model/answer';
import { reach } from '../model/conclude';
import { LoadBalancerKind } from '../model/load-balancer';
import type { Cni } from '../model/platform';
import { ClientKind, type ReachabilitySetup, SourceAddress, TargetKind } from '../model/question';
import type { StrategyBinding } from '../strategy/strategy-contract';

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
    const { name, binding } = strategy;
    const setup = setupOf(service, platform, ports);
    const keepsClientIp = setup === undefined ? binding.keepsClientIp : keptBy(binding, setup);
    return [
      ...setup?.loadBalancer === LoadBalancerKind.NLB_WITHOUT_CLIENT_IP
        ? [{ values: { case: 'hiddenByBalancer' } as const }]
        : [],
      ...keepsClientIp === ReachabilityAnswer.YES ? [] : [{ values: problemOf(name, keepsClientIp, platform.cni) }],
    ];
  },
});

/**
 * The promise of the strategy, unless the manifest cannot keep it: a patch may change the policy, and a strategy of the
 * author's may be wrong.
 */
function keptBy(
  { keepsClientIp, externalTrafficPolicy }: StrategyBinding, setup: ReachabilitySetup,
): ReachabilityAnswer {
  const { source } = reach({ ...setup, client: ClientKind.EXTERNAL, target: TargetKind.LOAD_BALANCER });
  if (source === SourceAddress.NODE) {
    return ReachabilityAnswer.NO;
  }
  const isOpen = source === SourceAddress.UNKNOWN && setup.externalTrafficPolicy !== externalTrafficPolicy;
  return isOpen && keepsClientIp === ReachabilityAnswer.YES ? ReachabilityAnswer.UNKNOWN : keepsClientIp;
}

function problemOf(
  strategy: string, keepsClientIp: ReachabilityAnswer, cni: Cni | undefined,
): ValuesOf<typeof LOSES_CLIENT_IP> {
  if (keepsClientIp !== ReachabilityAnswer.NO) {
    return { case: 'unknown', strategy, cni };
  }
  return cni === undefined ? { case: 'notPromised', strategy } : { case: 'lost', strategy, cni };
}
