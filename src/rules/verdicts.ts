import { RULES } from './all';
import type { GatewayFacts } from './gateway-facts';
import { NOT_APPLICABLE, type Rule, type RuleVerdict } from './rule';
import type { FieldFinding } from '../findings/finding';
import { copyOf, isLike } from '../kubernetes/alike';

type FactName = keyof GatewayFacts;

/** What the rule of a code concludes. */
interface Verdict {
  readonly code: string;
  readonly verdict: RuleVerdict<FieldFinding>;
}

/** A fact, and the places of the rules that read it. */
interface ReadFact {
  readonly name: FactName;
  readonly readers: readonly number[];
}

const READ_FACTS: readonly ReadFact[] = [...new Set(RULES.flatMap(readBy))].map((name) => ({
  name, readers: RULES.flatMap((rule, place) => (readBy(rule).includes(name) ? [place] : [])),
}));

/** A rule about annotations also depends on whether there is one. */
function readBy({ reads, isAboutAnnotations }: Rule): readonly FactName[] {
  return isAboutAnnotations ? [...reads, 'service'] : reads;
}

/** Facts, as copies, and what each rule concluded from them. */
interface Judged {
  readonly facts: { readonly [name: string]: unknown };
  readonly verdicts: readonly Verdict[];
}

let last: Judged | undefined;

/**
 * What each rule concludes, in the order of the rules. The gateways of an app are mostly alike: a rule is asked again
 * only if a fact that it reads differs from that of the last gateway. Rules are pure, and read no other facts.
 */
export function verdictsOn(facts: GatewayFacts): readonly Verdict[] {
  const before = last;
  const changed = READ_FACTS.filter(({ name }) => before === undefined || !isLike(facts[name], before.facts[name]));
  const again = new Set(changed.flatMap(({ readers }) => readers));
  const hasAnnotations = Object.keys(facts.service.annotations).length > 0;
  const verdicts = RULES.map((rule, place) => (
    (again.has(place) ? undefined : before?.verdicts[place]) ?? verdictOf(rule, facts, hasAnnotations)
  ));
  last = { facts: { ...before?.facts, ...copiesOf(facts, changed) }, verdicts };
  return verdicts;
}

function verdictOf({ code, isAboutAnnotations, check }: Rule, facts: GatewayFacts, hasAnnotations: boolean): Verdict {
  return { code, verdict: isAboutAnnotations && !hasAnnotations ? NOT_APPLICABLE : check(facts) };
}

function copiesOf(facts: GatewayFacts, read: readonly ReadFact[]): Judged['facts'] {
  return Object.fromEntries(read.map(({ name }) => [name, copyOf(facts[name])]));
}
