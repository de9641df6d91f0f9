import type { GatewayFacts } from './gateway-facts';
import type { FindingKind, ValuesOf } from '../findings/definition';
import type { Edit } from '../findings/edit';
import type { FieldPath } from '../findings/field-path';
import type { FieldFinding } from '../findings/finding';
import type { PlatformField } from '../model/platform';

/** The rule has nothing to check: the gateway lacks what the rule is about. */
export const NOT_APPLICABLE = Symbol('not applicable');

/** The rule cannot decide, because something about the cluster is not declared. */
export class Undecided {
  /** Fields of the platform that would decide. Empty if a complete declaration would not decide either. */
  public readonly needs: readonly PlatformField[];

  constructor(...needs: readonly PlatformField[]) {
    this.needs = needs;
  }
}

/** What a rule concludes. An empty list means that the gateway has no such mistake. */
export type RuleVerdict<Result> = readonly Result[] | typeof NOT_APPLICABLE | Undecided;

/** A check over the facts of a gateway. */
export interface Rule {
  /** The code that it reports. */
  readonly code: string;

  /** The facts that it reads, and no others. */
  readonly reads: readonly (keyof GatewayFacts)[];

  /** It is about annotations of the Service: it has nothing to check without one. */
  readonly isAboutAnnotations: boolean;
  readonly check: (facts: GatewayFacts) => RuleVerdict<FieldFinding>;
}

/** One case that a rule found: the values for the finding, and the field. */
export interface Violation<Values> {
  readonly values: Values;

  /** From the top of the object, as if the gateway had no overrides. */
  readonly field?: FieldPath;

  /** The changes that are the only right answer. Their fields are like `field`. */
  readonly edits?: readonly Edit[];
}

/** What a check for a code concludes. */
export type VerdictOn<Kind> = RuleVerdict<Violation<ValuesOf<Kind>>>;

interface Declaration<Values, Name extends keyof GatewayFacts> {
  readonly finds: FindingKind<Values>;
  readonly reads: readonly Name[];

  /** See the rule. */
  readonly isAboutAnnotations?: boolean;
  readonly check: (facts: Pick<GatewayFacts, Name>) => RuleVerdict<Violation<Values>>;
}

/** Declares a rule. The compiler rejects a check that uses a fact missing in `reads`. */
export function rule<Values, Name extends keyof GatewayFacts>(
  { finds, reads, isAboutAnnotations = false, check }: Declaration<Values, Name>,
): Rule {
  // A check that returns a list that it returned before has the same findings again.
  const found = new WeakMap<readonly Violation<Values>[], readonly FieldFinding[]>();
  return {
    code: finds.code,
    reads,
    isAboutAnnotations,
    check: (facts) => {
      const verdict = check(facts);
      if (!isList(verdict) || verdict.length === 0) {
        return isList(verdict) ? [] : verdict;
      }
      const findings = found.get(verdict) ?? verdict.map(({ values, field, edits }) => (
        edits === undefined ? finds.finding(values, field) : { ...finds.finding(values, field), edits }
      ));
      found.set(verdict, findings);
      return findings;
    },
  };
}

/** Whether a rule applied and decided. */
export function isList<Result>(verdict: readonly Result[] | symbol | Undecided): verdict is readonly Result[] {
  return Array.isArray(verdict);
}
