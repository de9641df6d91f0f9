import { selectsPodsOf } from '../cluster/live-network-policy';
import type { LiveService } from '../cluster/live-service';
import { valueOf } from '../cluster/reading';
import type { ClusterSnapshot } from '../cluster/snapshot';
import { ReachabilityAnswer } from '../model/answer';
import { grouped } from '../text';

/** NetworkPolicies by their names. */
interface PoliciesOn {
  /** Those that select the pods of the Service. */
  readonly certain: readonly string[];

  /** Those that may select them, by labels that the selector of the Service does not name. */
  readonly possible: readonly string[];
}

/** The NetworkPolicies that restrict requests to the pods of a Service. */
export function policiesOn(service: LiveService, { networkPolicies }: ClusterSnapshot): PoliciesOn {
  const restricting = (valueOf(networkPolicies) ?? []).filter(({ restrictsIngress }) => restrictsIngress);
  const byAnswer = grouped(restricting, (policy) => selectsPodsOf(policy, service.selector));
  const named = (answer: ReachabilityAnswer) => (
    (byAnswer.get(answer) ?? []).map(({ name }) => `${service.namespace}/${name}`).sort()
  );
  return { certain: named(ReachabilityAnswer.YES), possible: named(ReachabilityAnswer.UNKNOWN) };
}
