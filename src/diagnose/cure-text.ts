import type { Cure } from './diagnosis';
import { ReachabilityAnswer } from '../model/answer';

const CLIENT_IP: { readonly [answer in ReachabilityAnswer]: string } = {
  [ReachabilityAnswer.YES]: 'keeps the client IP',
  [ReachabilityAnswer.NO]: 'loses the client IP',
  [ReachabilityAnswer.SOMETIMES]: 'may lose the client IP',
  [ReachabilityAnswer.UNKNOWN]: 'may lose the client IP',
};

/** A cure for a person: what it costs, what it requires, and how to apply it. */
export function cureLines({ strategy, keepsClientIp, needs, patch, typescript }: Cure): string[] {
  const first = patch === undefined
    ? `  ${strategy}: let clients use the DNS name of the Service; ${CLIENT_IP[keepsClientIp]}.`
    : `  ${strategy}: ${CLIENT_IP[keepsClientIp]}.`;
  return [
    first,
    ...needs.map((need) => `    requires: ${need}`),
    ...patch === undefined ? [] : [`    ${patch}`],
    `    ${typescript}`,
  ];
}
