import { NOT_APPLICABLE, type Rule, rule, Undecided } from './rule';
import { setupOf } from './service';
import type { Stranded } from '../findings/catalogue/reachability';
import type { FindingKind } from '../findings/definition';
import { Answer } from '../model/answer';
import { reach } from '../model/conclude';
import { type ClientKind, TargetKind } from '../model/question';
import { ExternalTrafficPolicy, NodeKind } from '../model/service';
import { ClientAddressKind } from '../strategy/strategy-contract';

/** What decides whether clients are stranded. */
const DECIDING = ['cni', 'proxyMode', 'kubernetesVersion', 'podCidrKnown'] as const;

/**
 * A rule about clients of one kind on nodes without a gateway pod, towards the load balancer address.
 *
 * Where the answer is unknown it stays silent, unless it speaks `conditionally`: then it still does under `Local`, which the fault is
 * about. It speaks softly where a strategy tells clients to use another address.
 */
export function strandedClients(finds: FindingKind<Stranded>, client: ClientKind, { conditionally }: { readonly conditionally: boolean }): Rule {
  return rule({
    finds,
    reads: ['service', 'ports', 'platform', 'strategy'],
    check: ({ service, ports, platform, strategy }) => {
      const setup = setupOf(service, platform, ports);
      if (setup === undefined) {
        return NOT_APPLICABLE;
      }
      const row = reach({ ...setup, client, node: NodeKind.WITHOUT_GATEWAY, target: TargetKind.LOAD_BALANCER });
      if (row.connects === Answer.UNKNOWN && !(conditionally && setup.externalTrafficPolicy === ExternalTrafficPolicy.LOCAL)) {
        return new Undecided(...DECIDING.filter((field) => platform[field] === undefined));
      }
      const promised = strategy === undefined || strategy.binding.clientAddresses.some(({ kind }) => kind !== ClientAddressKind.SERVICE_DNS);
      return row.connects === Answer.YES ? [] : [{
        field: ['spec', 'externalTrafficPolicy'],
        values: { certain: row.connects === Answer.NO, failure: row.failure, reason: row.why, promised },
      }];
    },
  });
}
