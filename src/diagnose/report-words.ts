import type { Cure, Unread } from './diagnosis';
import { ReachabilityAnswer } from '../model/answer';
import { grouped, listed } from '../text';

/** The headings that every report for people shares. */
export const CURES_HEADING = 'Cures, the one that costs least first';
export const OTHERS_HEADING = 'Services of type LoadBalancer in this cluster';
export const TRY_HEADING = 'Try the DNS name from that pod';
export const VERIFY_HEADING = 'Verify from every node, now and after a change';

const CLIENT_IP: { readonly [answer in ReachabilityAnswer]: string } = {
  [ReachabilityAnswer.YES]: 'keeps the client IP',
  [ReachabilityAnswer.NO]: 'loses the client IP',
  [ReachabilityAnswer.SOMETIMES]: 'may lose the client IP',
  [ReachabilityAnswer.UNKNOWN]: 'may lose the client IP',
};

/** What a cure does: the words after its name. */
export function effectOf({ keepsClientIp, patch }: Cure): string {
  const change = patch === undefined ? 'let clients use the DNS name of the Service; ' : '';
  return `${change}${CLIENT_IP[keepsClientIp]}`;
}

/** What was not read for one reason. */
export interface UnreadGroup {
  readonly what: string;
  readonly why: string;

  /** The permissions that are missing; undefined if another reason is in the way. */
  readonly permission: string | undefined;
}

/** What was not read, by the reason: if a cluster does not answer, nothing was read for the same one. */
export function unreadGroups(unread: readonly Unread[]): UnreadGroup[] {
  return [...grouped(unread, ({ why }) => why)].map(([why, parts]) => {
    const permissions = parts.flatMap(({ permission }) => permission ?? []);
    return {
      what: listed(parts.map(({ what }) => what)),
      why,
      permission: permissions.length === 0 ? undefined : listed(permissions),
    };
  });
}

/** A group as a sentence. */
export function unreadInWords({ what, why, permission }: UnreadGroup): string {
  return `${what}. Reason: ${why}.${permission === undefined ? '' : ` Permission: ${permission}.`}`;
}
