import { RULES } from './all';
import type { GatewayFacts } from './facts';
import type { Finding } from '../findings/finding';

/** What the rules find about a gateway, in the order of the rules. */
export function judge(facts: GatewayFacts): Finding[] {
  const object = facts.namespace === undefined ? facts.name : `${facts.namespace}/${facts.name}`;
  return RULES.flatMap(({ check }) => {
    const verdict = check(facts);
    return typeof verdict === 'symbol' ? [] : verdict.map((finding) => ({ ...finding, object }));
  });
}
