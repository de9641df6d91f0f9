/** What is measured: the shape of one cell, and all cells there are. The shape is read by the library's own tests. */

import type { ReachabilityAnswer } from '../../../src/model/answer';
import type { PublishedAddress, BackendType } from '../../../src/model/load-balancer';
import type { ProxyMode as ModelProxyMode } from '../../../src/model/platform';
import type { ClientKind, ReachabilityFailure, SourceAddress, TargetKind } from '../../../src/model/question';
import type { ExternalTrafficPolicy, NodeKind } from '../../../src/model/service';

// The words of the model, as files and command lines have them.
export type ProxyMode = Exclude<`${ModelProxyMode}`, 'none'>;
export type Policy = `${ExternalTrafficPolicy}`;
export type Backend = Exclude<`${BackendType}`, 'unknown'>;
export type Status = `${PublishedAddress}`;
export type Client = `${ClientKind}`;
export type Place = `${NodeKind}`;
export type Target = `${TargetKind}`;

export interface DataPlane {
  readonly proxyMode: ProxyMode;
  readonly kubernetesVersion: string;
  /** Whether kube-proxy was told the pods' range (`--cluster-cidr`). */
  readonly podCidrKnown: boolean;
  /** `--detect-local-mode`; absent for the default, which is `ClusterCIDR`. */
  readonly detectLocalMode?: 'BridgeInterface' | 'InterfaceNamePrefix';
  /** How pods are attached; absent for a bridge on each node, as Flannel does it. */
  readonly pods?: 'exclusive-eni';
  /** With `pods`: whether the node has Terway's rule that gives all that leaves it the address of the node (Terway 1.11 and newer). */
  readonly terwayMasquerade?: boolean;
}

/** Settings of the cells in `extra`. Each is absent for its default. */
export interface ExtraSettings {
  /** `loadBalancerSourceRanges`: only addresses outside, or only those of nodes and pods. By default every address is allowed. */
  readonly sourceRanges?: 'outside' | 'cluster';
  /** What is wrong with the gateway pod: nothing listens on the target port, or the pod is not ready. By default nothing. */
  readonly gateway?: 'not-listening' | 'not-ready';
  /** `sessionAffinity`. By default None. */
  readonly sessionAffinity?: 'ClientIP';
}

/** One question: who asks whom, under which settings. */
export interface Question extends ExtraSettings {
  readonly dataPlane: DataPlane;
  readonly externalTrafficPolicy: Policy;
  readonly internalTrafficPolicy: Policy;
  readonly backend: Backend;
  readonly status: Status;
  readonly client: Client;
  readonly node: Place | null;
  readonly target: Target;
}

/** A question and what was seen. */
export interface Cell extends Question {
  readonly connects: Exclude<`${ReachabilityAnswer}`, 'unknown'>;
  readonly failure: null | `${ReachabilityFailure}`;
  readonly source: `${SourceAddress}`;
  readonly tries: number;
  /** What the verdict was drawn from: the addresses the gateway saw and the errors the client saw, with their counts. */
  readonly raw: { readonly asked: string; readonly seen: Readonly<Record<string, number>>; readonly errors: Readonly<Record<string, number>> };
}

export interface NotHosted {
  readonly cell: Question;
  readonly why: string;
}

/** A data plane on whose nodes kube-proxy wrote no rules. Its cells were asked all the same. */
export interface WithoutRules {
  readonly dataPlane: DataPlane;
  /** The line of kube-proxy's log that says why. */
  readonly log: string;
}

/** One file under `measured/`. */
export interface MeasuredFile {
  readonly version: 1;
  readonly environment: Readonly<Record<string, string>>;
  readonly cells: readonly Cell[];
  readonly notHosted: readonly NotHosted[];
  readonly withoutRules?: readonly WithoutRules[];
}

/** The settings of one Service of the matrix. */
export type ServiceVariant = ExtraSettings & Pick<Question, 'externalTrafficPolicy' | 'internalTrafficPolicy' | 'backend' | 'status'>;

/** Every combination of the settings of a Service; all exist at once, and one start of kube-proxy answers for all. */
export const SERVICE_VARIANTS: readonly ServiceVariant[] = (['Local', 'Cluster'] as const).flatMap((externalTrafficPolicy) =>
  (['Cluster', 'Local'] as const).flatMap((internalTrafficPolicy) =>
    (['node', 'eni'] as const).flatMap((backend) =>
      (['ip', 'hostname', 'ip-proxy'] as const).map((status) => ({ externalTrafficPolicy, internalTrafficPolicy, backend, status })))));

/**
 * The part of the matrix that is enough where asking is slow (user-mode kernels): `internalTrafficPolicy` governs the cluster
 * address only and backend type and status never reach it, so these are combined once; the iptables files hold them all.
 */
export function isEssential(question: Question): boolean {
  const plain = question.backend === 'node' && question.status === 'ip';
  return plain || (question.internalTrafficPolicy === 'Cluster' && question.target === 'load-balancer');
}

/** Every client there is. */
export const CLIENTS: readonly Pick<Question, 'client' | 'node'>[] = [
  { client: 'pod', node: 'with-gateway' },
  { client: 'pod', node: 'without-gateway' },
  { client: 'host', node: 'with-gateway' },
  { client: 'host', node: 'without-gateway' },
  { client: 'external', node: null },
];

export const TARGETS: readonly Target[] = ['load-balancer', 'service-dns'];

const NO_BACKENDS = 'No node has a ready gateway pod, so the load balancer has no backends. How a real one then answers is not known.';

/** `ipMode` is honored without a feature gate from this minor version on (KEP-1860). */
const IP_MODE_SINCE = 30;

const NO_WAY_BACK = 'The reply of a gateway pod on the client\'s own node does not pass the lab\'s load balancer; '
  + 'a real pod interface of its own would send it there.';

/**
 * Whether the client's node answers for a Service without endpoints. In iptables mode the rule that refuses does not see what the node itself
 * sends: https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/proxy/iptables/proxier.go (`kubeExternalServicesChain`).
 */
export function isRefusedByNode({ client, dataPlane }: Question): boolean {
  return client === 'pod' || (client === 'host' && dataPlane.proxyMode !== 'iptables');
}

/** Why a question cannot be asked in this lab, or undefined where it can. */
export function whyNotHosted(question: Question): string | undefined {
  const minor = Number(question.dataPlane.kubernetesVersion.split('.')[1]);
  const reachesLoadBalancer = question.status === 'hostname' || (question.status === 'ip-proxy' && minor >= IP_MODE_SINCE);
  const hasNoWayBack = question.backend === 'eni' && question.node === 'with-gateway' && question.dataPlane.pods === undefined;
  if (question.target === 'load-balancer' && hasNoWayBack && reachesLoadBalancer) {
    return NO_WAY_BACK;
  }
  const hasBackends = question.gateway !== 'not-ready' || question.externalTrafficPolicy === 'Cluster';
  return question.target === 'load-balancer' && !hasBackends && !isRefusedByNode(question) ? NO_BACKENDS : undefined;
}

/** Tries where the answer may depend on which backend is chosen. */
export const MANY_TRIES = 20;

/**
 * Where the load balancer has more than one backend the answer may depend on which is chosen, so such cells are asked
 * twenty times (twenty equal answers by chance: one in half a million); elsewhere three times.
 */
export function triesOf(question: Question): number {
  const manyBackends = question.target === 'load-balancer' && question.backend === 'node' && question.externalTrafficPolicy === 'Cluster';
  return manyBackends ? MANY_TRIES : 3;
}
