import type { ServiceFacts } from './gateway-facts';
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
import type { EndpointWord } from '../text';

/**
 * Answers that are certain for the declared cluster. Documentation describes clusters in general, and an inference may
 * be wrong for this one.
 */
const CERTAIN: readonly ReachabilityConfidence[] = [ReachabilityConfidence.MEASURED, ReachabilityConfidence.CODE];

/**
 * A rule about clients of one kind on nodes without a gateway pod, towards the load balancer address.
 *
 * If the answer is unknown, it is undecided. With `conditionally` it then still reports a gateway with the policy
 * `Local`, which may have the fault. The level is information if clients use another address.
 */
export function strandedClients(
  finds: StrandedKind, client: ClientKind, { conditionally }: { readonly conditionally: boolean },
): Rule {
  const verdictOn = remembered((setup, about): VerdictOn<StrandedKind> & object => {
    const question = { ...setup, client, node: NodeKind.WITHOUT_GATEWAY, target: TargetKind.LOAD_BALANCER };
    const { row, deciding } = answered(question);
    const isReported = conditionally && setup.externalTrafficPolicy === ExternalTrafficPolicy.LOCAL;
    if (row.connects === ReachabilityAnswer.UNKNOWN && !isReported) {
      return new Undecided(...deciding);
    }
    return row.connects === ReachabilityAnswer.YES ? [] : [{
      field: ['spec', 'externalTrafficPolicy'],
      values: problemOf(row, deciding, about),
    }];
  });
  return rule({
    finds,
    reads: ['service', 'ports', 'platform', 'clientAddresses', 'endpointWord'],
    check: ({ service, ports, platform, clientAddresses, endpointWord }) => {
      const setup = setupOf(service, platform, ports);
      // Backend type eni together with Local is reported as ASMG0209, and its fix helps these clients as well.
      return setup === undefined || isEniWithLocal(service, platform)
        ? NOT_APPLICABLE
        : verdictOn(setup, {
          endpointWord, promised: isPromised(clientAddresses), ...cloudOf(service),
        });
    },
  });
}

/** What the words of a finding depend on besides the setup. */
interface About {
  readonly endpointWord: EndpointWord;
  readonly promised: boolean;

  readonly isOfAnyCloud: boolean;

  /** Whether it is known what the load balancer publishes. */
  readonly isPublished: boolean;
}

function cloudOf({ isOfAnyCloud = false, publishes }: ServiceFacts): Pick<About, 'isOfAnyCloud' | 'isPublished'> {
  return { isOfAnyCloud, isPublished: publishes !== undefined || !isOfAnyCloud };
}

/** The verdicts on setups. An app with many gateways has the same setup again and again. */
function remembered<Verdict extends object>(
  verdictOn: (setup: ReachabilitySetup, about: About) => Verdict,
): (setup: ReachabilitySetup, about: About) => Verdict {
  const known = new WeakMap<ReachabilitySetup, Map<string, Verdict>>();
  return (setup, about) => {
    const verdicts = known.get(setup) ?? new Map<string, Verdict>();
    const key = Object.values(about).join(' ');
    const verdict = verdicts.get(key) ?? verdictOn(setup, about);
    known.set(setup, verdicts.set(key, verdict));
    return verdict;
  };
}

/** If nothing is said about them, clients may use any address. */
function isPromised(clientAddresses: readonly TargetKind[] | undefined): boolean {
  return clientAddresses?.includes(TargetKind.LOAD_BALANCER) ?? true;
}

function problemOf(
  row: ReachabilityRow, deciding: readonly PlatformField[], about: About,
): ValuesOf<StrandedKind> {
  const { endpointWord, promised, isOfAnyCloud, isPublished } = about;
  const reason = isOfAnyCloud && deciding.length > 0 ? DEPENDS : row.why;
  const values = { endpointWord, reason, promised } as const;
  if (!isPublished) {
    return { case: 'unpublished', ...values };
  }
  return row.connects === ReachabilityAnswer.NO && CERTAIN.includes(row.confidence)
    ? { case: 'certain', ...values, failure: row.failure }
    : { case: 'possible', ...values, undeclared: PLATFORM_FLAGS.filter(({ field }) => deciding.includes(field)) };
}

/** What can be said of any cloud. The reasons of the model quote the page of one. */
const DEPENDS = 'with Local, a data plane may drop requests that pods send to such an IP on a node without an endpoint';
