import { RULES } from './all';
import type { GatewayFacts } from './gateway-facts';
import { type Declarations, type GatewayVariant, gatewayVariants } from './gather';
import { withoutRepetition } from './one-mistake';
import { isList, Undecided } from './rule';
import { schemaFindings } from './schema';
import type { FieldFinding } from '../findings/finding';
import type { PlatformField } from '../model/platform';

/** A rule that could not decide. */
export interface UndecidedRule {
  readonly code: string;

  /** Fields of the platform that would decide. */
  readonly needs: readonly PlatformField[];
}

/** What the rules conclude about a gateway. */
export interface Judgement {
  readonly findings: readonly FieldFinding[];
  readonly undecided: readonly UndecidedRule[];
}

/** What the rules conclude about one variant of a gateway, in the order of the rules. */
export function judge({ facts, locate }: GatewayVariant): Judgement {
  const object = objectName(facts);
  const verdicts = RULES.map(({ code, check }) => ({ code, verdict: check(facts) }));
  return {
    findings: verdicts.flatMap(({ verdict }) => (isList(verdict) ? verdict.map(({ field, ...finding }) => ({
      ...finding, object, ...field === undefined ? {} : { field: locate(field) },
    })) : [])),
    undecided: verdicts.flatMap(({ code, verdict }) => (
      verdict instanceof Undecided ? [{ code, needs: verdict.needs }] : []
    )),
  };
}

/**
 * What the rules conclude about all variants of a gateway (itself, and each cluster with an override). Nothing is
 * reported twice.
 */
export function judgeVariants(
  manifest: Readonly<Record<string, unknown>>, declared: Declarations,
): Judgement {
  const judgements = gatewayVariants(manifest, declared).map(judge);
  return {
    findings: distinctBy(
      judgements.flatMap(({ findings }) => findings), ({ code, field, message }) => [code, field, message],
    ),
    undecided: distinctBy(judgements.flatMap(({ undecided }) => undecided), ({ code, needs }) => [code, needs]),
  };
}

/** What the rules and the schema of the resource conclude about a manifest. */
export function judgeManifest(manifest: Readonly<Record<string, unknown>>, declared: Declarations): Judgement {
  const { findings, undecided } = judgeVariants(manifest, declared);
  return { findings: withoutRepetition(findings, schemaFindings(manifest)), undecided };
}

function objectName({ namespace, name }: GatewayFacts): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}

function distinctBy<Item>(items: readonly Item[], keyOf: (item: Item) => unknown): Item[] {
  return [...new Map(items.map((item) => [JSON.stringify(keyOf(item)), item])).values()];
}
