import { type Fields, fieldsOf, listOf, textListOf, textOf, textsOf } from '../kubernetes/fields';
import type { KubernetesObject, StringMap } from '../kubernetes/objects';
import { ReachabilityAnswer } from '../model/answer';

/** The resource of a NetworkPolicy, as kubectl names it. Other groups have resources of the same name. */
export const NETWORK_POLICY_RESOURCE = 'networkpolicies.networking.k8s.io';

/** The API group of a NetworkPolicy. */
const GROUP = 'networking.k8s.io/';

/** A condition on one label of a pod. */
interface Requirement {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

/** A NetworkPolicy, as far as it says which pods it is about. */
export interface LiveNetworkPolicy {
  readonly name: string;

  /** What a pod must meet to be selected; every pod of the namespace is selected if it is empty. */
  readonly requirements: readonly Requirement[];

  /** Whether it restricts requests to these pods. */
  readonly restrictsIngress: boolean;

  /** Whether it restricts requests of these pods. */
  readonly restrictsEgress: boolean;
}

/** Whether an object is a NetworkPolicy of Kubernetes. */
export function isNetworkPolicy({ apiVersion, kind }: KubernetesObject): boolean {
  return kind === 'NetworkPolicy' && textOf(apiVersion)?.startsWith(GROUP) === true;
}

/**
 * Without `policyTypes`, a policy restricts incoming requests, and outgoing ones if it has rules for them.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/
 */
export function networkPolicyOf({ metadata, spec }: KubernetesObject): LiveNetworkPolicy {
  const { podSelector, policyTypes, egress } = fieldsOf(spec);
  const types = textListOf(policyTypes);
  return {
    name: metadata.name,
    requirements: requirementsOf(fieldsOf(podSelector)),
    restrictsIngress: types.length === 0 || types.includes('Ingress'),
    restrictsEgress: types.includes('Egress') || (types.length === 0 && listOf(egress).length > 0),
  };
}

function requirementsOf({ matchLabels, matchExpressions }: Fields): Requirement[] {
  return [
    ...Object.entries(textsOf(matchLabels)).map(([key, value]) => ({ key, operator: 'In', values: [value] })),
    ...listOf(matchExpressions).map(({ key, operator, values }) => (
      { key: textOf(key) ?? '', operator: textOf(operator) ?? '', values: textListOf(values) }
    )),
  ];
}

/**
 * Whether a policy selects the pods behind a Service. The pods have the labels in the selector of the Service, and may
 * have others. Without a selector, nothing is known of them.
 */
export function selectsPodsOf({ requirements }: LiveNetworkPolicy, selector: StringMap): ReachabilityAnswer {
  const answers = requirements.map(({ key, ...requirement }) => (
    Object.hasOwn(selector, key) ? meets(selector[key], requirement) : ReachabilityAnswer.UNKNOWN
  ));
  if (answers.includes(ReachabilityAnswer.NO)) {
    return ReachabilityAnswer.NO;
  }
  const isKnown = Object.keys(selector).length > 0 && answers.every((answer) => answer === ReachabilityAnswer.YES);
  return isKnown ? ReachabilityAnswer.YES : ReachabilityAnswer.UNKNOWN;
}

/** Whether a policy selects a pod, of which all labels are known. */
export function selectsPod({ requirements }: LiveNetworkPolicy, labels: StringMap): ReachabilityAnswer {
  const answers = requirements.map(({ key, ...requirement }) => (
    meets(Object.hasOwn(labels, key) ? labels[key] : undefined, requirement)
  ));
  return [ReachabilityAnswer.NO, ReachabilityAnswer.UNKNOWN].find((answer) => answers.includes(answer))
    ?? ReachabilityAnswer.YES;
}

/**
 * What the value of a label answers, for each operator. A pod without the label has no value.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/label-selector/
 */
const OPERATORS = new Map<string, (value: string | undefined, values: readonly string[]) => boolean>([
  ['In', (value, values) => value !== undefined && values.includes(value)],
  ['NotIn', (value, values) => value === undefined || !values.includes(value)],
  ['Exists', (value) => value !== undefined],
  ['DoesNotExist', (value) => value === undefined],
]);

/** An operator that does not exist yet may be met or not. */
function meets(value: string | undefined, { operator, values }: Omit<Requirement, 'key'>): ReachabilityAnswer {
  const isMet = OPERATORS.get(operator)?.(value, values);
  if (isMet === undefined) {
    return ReachabilityAnswer.UNKNOWN;
  }
  return isMet ? ReachabilityAnswer.YES : ReachabilityAnswer.NO;
}
