import { RULES } from './all';
import type { GatewayFacts } from './gateway-facts';
import { type Declarations, mapAt, textAt } from './gather';
import type { Judgement } from './judgement';
import { isList } from './rule';
import { copyOf, isLike } from '../kubernetes/alike';

/*
 * An app often makes gateways in a loop that differ only in their names. About such a gateway, only the rules that read
 * the name are asked.
 */

type Manifest = Readonly<Record<string, unknown>>;

/** A gateway without overrides whose name is valid. The manifest and the declarations are copies. */
interface Judged {
  readonly manifest: unknown;
  readonly declared: unknown;
  readonly facts: GatewayFacts;
  readonly judgement: Judgement;
}

const RULES_ABOUT_NAMES = RULES.filter(({ reads }) => reads.includes('name'));

let last: Judged | undefined;

/** The judgement on a gateway that differs from the last one only in its name; undefined if it must be judged. */
export function judgedAlike(manifest: Manifest, declared: Declarations): Judgement | undefined {
  if (last === undefined || !isLike(nameless(manifest), last.manifest) || !isLike(declared, last.declared)) {
    return undefined;
  }
  const facts = { ...last.facts, name: textAt(mapAt(manifest, 'metadata'), 'name') ?? '' };
  return hasValidName(facts) ? aboutObject(last.judgement, objectName(facts)) : undefined;
}

/** Keeps the judgement on a gateway for the next one. */
export function keep(manifest: Manifest, declared: Declarations, facts: GatewayFacts, judgement: Judgement): void {
  if (hasValidName(facts)) {
    last = { manifest: copyOf(nameless(manifest)), declared: copyOf(declared), facts, judgement };
  }
}

function hasValidName(facts: GatewayFacts): boolean {
  return RULES_ABOUT_NAMES.every(({ check }) => {
    const verdict = check(facts);
    return !isList(verdict) || verdict.length === 0;
  });
}

/** What the other rules found does not depend on the name. */
function aboutObject({ findings, undecided }: Judgement, object: string): Judgement {
  return { findings: findings.map((finding) => ({ ...finding, object })), undecided };
}

/** The name of the object in a finding. */
export function objectName({ namespace, name }: GatewayFacts): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}

function nameless(manifest: Manifest): Manifest {
  return { ...manifest, metadata: { ...mapAt(manifest, 'metadata'), name: undefined } };
}
