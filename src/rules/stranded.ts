import type { StrategyFacts } from './gateway-facts';
import { NOT_APPLICABLE, type Rule, rule, Undecided, type VerdictOn } from './rule';
import { isEniWithLocal, setupOf } from './service';
import type { StrandedKind } from '../findings/catalogue/reachability';
import type { ValuesOf } from '../findings/definition';
import { ReachabilityAnswer } from '../model/answer';
import { answered } from '../model/conclude';
import type { PlatformField } from '../model/platform';
import { PLATFORM_FLAGS } from '../model/platform-flags';
import {
  type ClientKind, ReachabilityConfidence, type ReachabilityRow, type ReachabilitySetup, TargetKind,
} from '../model/question';
import { ExternalTrafficPolicy, NodeKind } from '../model/service';

/**
 * Answers that are certain for the declared cluster. Documentation describes clusters in general, and an inference may
 * be wrong for this one.
 */
const CERTAIN: readonly ReachabilityConfidence[] = [ReachabilityConfidence.MEASURED, ReachabilityConfidence.CODE];

/**
 * A rule about clients of one kind on nodes without a gateway pod, towards the load balancer address.
 *
 * If the answer is unknown, it is undecided. With `conditionally` it then still reports a gateway with the policy
 * `Local`, which may have the fault. The level is information if the strategy gives clients another address.
 */
export function strandedClients(
  finds: StrandedKind, client: ClientKind, { conditionally }: { readonly conditionally: boolean },
): Rule {
  const verdictOn = remembered((setup, promised): VerdictOn<StrandedKind> & object => {
    const question = { ...setup, client, node: NodeKind.WITHOUT_GATEWAY, target: TargetKind.LOAD_BALANCER };
    const { row, deciding } = answered(question);
    const isReported = conditionally && setup.externalTrafficPolicy === ExternalTrafficPolicy.LOCAL;
    if (row.connects === ReachabilityAnswer.UNKNOWN && !isReported) {
      return new Undecided(...deciding);
    }
    return row.connects === ReachabilityAnswer.YES ? [] : [{
      field: ['spec', 'externalTrafficPolicy'],
      values: problemOf(row, deciding, promised),
    }];
  });
  return rule({
    finds,
    reads: ['service', 'ports', 'platform', 'strategy'],
    check: ({ service, ports, platform, strategy }) => {
      const setup = setupOf(service, platform, ports);
      // Backend type eni together with Local is reported as ASMG0209, and its fix helps these clients as well.
      return setup === undefined || isEniWithLocal(service, platform)
        ? NOT_APPLICABLE
        : verdictOn(setup, isPromised(strategy));
    },
  });
}

/** The verdicts on setups. An app with many gateways has the same setup again and again. */
function remembered<Verdict extends object>(
  verdictOn: (setup: ReachabilitySetup, promised: boolean) => Verdict,
): (setup: ReachabilitySetup, promised: boolean) => Verdict {
  const newMap = () => new WeakMap<ReachabilitySetup, Verdict>();
  const known = { promised: newMap(), other: newMap() };
  return (setup, promised) => {
    const verdicts = known[promised ? 'promised' : 'other'];
    const verdict = verdicts.get(setup) ?? verdictOn(setup, promised);
    verdicts.set(setup, verdict);
    return verdict;
  };
}

/** In a manifest without a strategy, clients may use any address. */
function isPromised(strategy: StrategyFacts | undefined): boolean {
  return strategy === undefined
    || strategy.binding.clientAddresses.some(({ target }) => target === TargetKind.LOAD_BALANCER);
}

function problemOf(
  row: ReachabilityRow, deciding: readonly PlatformField[], promised: boolean,
): ValuesOf<StrandedKind> {
  const values = { endpointWord: 'gateway pod', reason: row.why, promised } as const;
  return row.connects === ReachabilityAnswer.NO && CERTAIN.includes(row.confidence)
    ? { case: 'certain', ...values, failure: row.failure }
    : { case: 'possible', ...values, undeclared: PLATFORM_FLAGS.filter(({ field }) => deciding.includes(field)) };
}
