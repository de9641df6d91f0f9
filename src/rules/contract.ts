import type { GatewayFacts } from './facts';
import type { FindingKind } from '../findings/definition';
import type { Finding } from '../findings/finding';

/** The rule has nothing to say about this gateway, because what it is about is not there. */
export const NOT_APPLICABLE = Symbol('not applicable');

/** The rule cannot tell, because something that decides is not declared. */
export const UNKNOWN = Symbol('unknown');

/** A check over the facts of a gateway. An empty list of findings means that all is well. */
export interface Rule {
  /** The code it finds. */
  readonly code: string;

  /** The facts it looks at, and no others. */
  readonly reads: readonly (keyof GatewayFacts)[];
  readonly check: (facts: GatewayFacts) => readonly Finding[] | typeof NOT_APPLICABLE | typeof UNKNOWN;
}

/** One case that a rule found: the values for the finding, and the field. */
export interface Violation<Values> {
  readonly values: Values;
  readonly path?: string;
}

interface Declaration<Values, Name extends keyof GatewayFacts> {
  readonly finds: FindingKind<Values>;
  readonly reads: readonly Name[];
  readonly check: (facts: Pick<GatewayFacts, Name>) => readonly Violation<Values>[] | typeof NOT_APPLICABLE | typeof UNKNOWN;
}

/** Declares a rule; the compiler sees to it that the check uses no fact that is not in `reads`. */
export function rule<Values, Name extends keyof GatewayFacts>({ finds, reads, check }: Declaration<Values, Name>): Rule {
  return {
    code: finds.code,
    reads,
    check: (facts) => {
      const verdict = check(facts);
      return typeof verdict === 'symbol' ? verdict : verdict.map(({ values, path }) => finds.finding(values, path === undefined ? {} : { path }));
    },
  };
}
