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

/** What the rules find about the variants of a gateway (as it stands, and for each cluster with an override), each thing once. */
export function judgeAll(variants: readonly GatewayFacts[]): Finding[] {
  const findings = variants.flatMap(judge);
  return [...new Map(findings.map((finding) => [`${finding.code} ${finding.path} ${finding.message}`, finding])).values()];
}
