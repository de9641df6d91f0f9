import { fieldsOf, textOf } from '../kubernetes/fields';
import type { KubernetesObject } from '../kubernetes/objects';

/** Something that the load balancer controller or another component reported about the Service. */
export interface LiveEvent {
  readonly reason: string;

  /** Empty for a reason that decides nothing: a message may hold anything. */
  readonly message: string;

  /** When it was last seen, in the form of the API, which sorts as text; empty if that is not known. */
  readonly at: string;
}

/**
 * Events by which the cloud controller says that the load balancer is not as the Service asks, and whether a success
 * outdates them. Backends are skipped in a synchronization that succeeds.
 *
 * Source: https://github.com/kubernetes/cloud-provider-alibaba-cloud/blob/v2.14.0/pkg/controller/helper/event.go
 */
export const FAILED_SYNCS: ReadonlyMap<string, { readonly outdated: boolean }> = new Map([
  ['SkipSyncBackends', { outdated: false }],
  ['SyncLoadBalancerFailed', { outdated: true }],
  ['UnAvailableLoadBalancer', { outdated: true }],
]);

/**
 * An event in either of its API groups. The last time that it has counts.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/
 */
export function liveEventOf(event: KubernetesObject): LiveEvent {
  const { metadata, reason, lastTimestamp, deprecatedLastTimestamp, eventTime, series } = event;
  const { creationTimestamp } = fieldsOf(metadata);
  const { lastObservedTime } = fieldsOf(series);
  const times = [lastTimestamp, deprecatedLastTimestamp, eventTime, lastObservedTime, creationTimestamp];
  return {
    reason: textOf(reason) ?? '',
    message: decidingMessage(event) ?? '',
    at: times.flatMap((time) => textOf(time) ?? []).sort().at(-1) ?? '',
  };
}

/** The message of an event that decides something; undefined for every other one. */
export function decidingMessage({ reason, message, note }: KubernetesObject): string | undefined {
  return FAILED_SYNCS.has(textOf(reason) ?? '') ? textOf(message) ?? textOf(note) : undefined;
}
