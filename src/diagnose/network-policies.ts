import { type LiveNetworkPolicy, selectsPod, selectsPodsOf } from '../cluster/live-network-policy';
import type { LiveService } from '../cluster/live-service';
import { ABSENT, valueOf } from '../cluster/reading';
import type { ClusterSnapshot } from '../cluster/snapshot';
import { ReachabilityAnswer } from '../model/answer';
import { grouped } from '../text';

/** NetworkPolicies by their names. */
interface PoliciesOn {
  /** Those that select the pods. */
  readonly certain: readonly string[];

  /** Those that may select them, for example by labels that the selector of the Service does not name. */
  readonly possible: readonly string[];
}

/** The NetworkPolicies that restrict requests to the pods of a Service. */
export function policiesOn(service: LiveService, { networkPolicies }: ClusterSnapshot): PoliciesOn {
  const restricting = (valueOf(networkPolicies) ?? []).filter(({ restrictsIngress }) => restrictsIngress);
  return policiesBy(restricting, service.namespace, (policy) => selectsPodsOf(policy, service.selector));
}

/**
 * The NetworkPolicies that restrict requests of the pod that the user named. What they do to a pod in the host network
 * is not defined, and most plugins do not enforce them there.
 *
 * Source: https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-and-hostnetwork-pods
 */
export function policiesOfClient({ pod }: ClusterSnapshot): PoliciesOn {
  const client = pod && valueOf(pod.reading);
  if (client === undefined || client.hostNetwork) {
    return { certain: [], possible: [] };
  }
  const restricting = (valueOf(pod?.networkPolicies ?? ABSENT) ?? []).filter(({ restrictsEgress }) => restrictsEgress);
  return policiesBy(restricting, client.namespace, (policy) => selectsPod(policy, client.labels));
}

function policiesBy(
  policies: readonly LiveNetworkPolicy[], namespace: string, selects: (policy: LiveNetworkPolicy) => ReachabilityAnswer,
): PoliciesOn {
  const byAnswer = grouped(policies, selects);
  const named = (answer: ReachabilityAnswer) => (
    (byAnswer.get(answer) ?? []).map(({ name }) => `${namespace}/${name}`).sort()
  );
  return { certain: named(ReachabilityAnswer.YES), possible: named(ReachabilityAnswer.UNKNOWN) };
}
