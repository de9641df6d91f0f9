import type { ReachabilityAnswer } from './answer';
import type { KnownCluster } from './clusters';
import { type Decision, worksOf } from './decide';
import type { PlatformField } from './platform';
import type { ReachabilityQuestion } from './question';
import type { NodeKind } from './service';
import { parseKubernetesVersion } from './version';

/** A cluster and a node that fit the question, and the decision there. */
export interface Possible {
  readonly cluster: KnownCluster;
  readonly node?: NodeKind;

  /** Whether `sourceRanges` contains the client; undefined if it does not matter. */
  readonly inSourceRanges?: boolean;
  readonly decision: Decision;
}

/** An input of the model that a question may leave undeclared. */
export interface Input {
  /** The field of the platform that declares it; undefined if it is not about the platform. */
  readonly field?: PlatformField;
  readonly name: string;
  readonly valueIn: (one: Possible) => unknown;
}

function inputsOf({ platform }: ReachabilityQuestion): Input[] {
  const patchIsMissing = parseKubernetesVersion(platform.kubernetesVersion) !== undefined;
  return [
    { field: 'cni', name: 'the network plugin', valueIn: ({ cluster }) => cluster.cni },
    { field: 'proxyMode', name: 'the mode of kube-proxy', valueIn: ({ cluster }) => cluster.proxyMode },
    {
      field: 'kubernetesVersion',
      name: patchIsMissing ? 'the patch release of Kubernetes' : 'the Kubernetes version',
      valueIn: ({ cluster }) => cluster.kubernetesVersion,
    },
    {
      field: 'podCidrKnown',
      name: 'whether kube-proxy knows the pod range',
      valueIn: ({ cluster }) => cluster.podCidrKnown,
    },
    {
      field: 'inClusterLoadBalance',
      name: 'whether Terway\'s in-cluster load balancing is on',
      valueIn: ({ cluster }) => cluster.inClusterLoadBalance,
    },
    { name: 'what is behind the load balancer', valueIn: ({ cluster }) => cluster.backendType },
    { name: 'whether an endpoint runs on the client\'s node', valueIn: ({ node }) => node },
    {
      name: 'whether loadBalancerSourceRanges contains the source address of the request',
      valueIn: ({ inSourceRanges }) => inSourceRanges,
    },
  ];
}

/**
 * The undeclared inputs that change the answer. If no single input does, all undeclared ones. An input is undeclared if
 * the possible clusters and nodes have different values of it.
 */
export function openInputs(question: ReachabilityQuestion, possible: readonly Possible[]): Input[] {
  const open = inputsOf(question)
    .map((input) => ({ input, values: possible.map(input.valueIn) }))
    .filter(({ values }) => new Set(values).size > 1);
  const answers = possible.map(({ decision }) => worksOf(decision));
  const valuesWithout = (one: unknown) => open.filter((other) => other !== one).map(({ values }) => values);
  const deciding = open.filter((one) => decides(valuesWithout(one), answers));
  return (deciding.length > 0 ? deciding : open).map(({ input }) => input);
}

export function fieldsOf(inputs: readonly Input[]): PlatformField[] {
  return inputs.flatMap(({ field }) => field ?? []);
}

/** Whether two answers differ although all the other inputs are the same. */
function decides(others: readonly (readonly unknown[])[], answers: readonly ReachabilityAnswer[]): boolean {
  const seen = new Map<string, ReachabilityAnswer>();
  return answers.some((answer, index) => {
    const rest = others.map((values) => values[index]).join();
    const differs = seen.has(rest) && seen.get(rest) !== answer;
    seen.set(rest, answer);
    return differs;
  });
}
