import { type GatewayInFile, gatewaysIn } from './gateways';
import type { LintFinding, LintResult } from './result';
import { schemaFindings } from './schema';
import { UNREADABLE } from '../findings/catalogue/resource';
import type { FieldFinding } from '../findings/finding';
import type { Source, UnreadableSource } from '../kubernetes/source';
import { ClusterPlatform } from '../model/platform';
import { gatewayVariants } from '../rules/gather';
import { judgeAll, type UndecidedRule } from '../rules/judge';

/**
 * Judges every IstioGateway in files: by the rules that judge constructs, and by the schema of the resource.
 *
 * A file that cannot be read is a finding of its own, and keeps no other from being judged.
 */
export function lint(sources: readonly (Source | UnreadableSource)[], platform = ClusterPlatform.unknown()): LintResult {
  const declared = new Map<string, string>();
  const results = sources.map((source) => (
    'text' in source ? lintSource(source, declared, platform) : { judged: 0, findings: [unreadable(source)], undecided: [] }
  ));
  return {
    judged: results.reduce((sum, result) => sum + result.judged, 0),
    findings: results.flatMap(({ findings }) => findings),
    undecided: undecidedOnce(results.flatMap(({ undecided }) => undecided)),
  };
}

/** Each rule that could not decide, once, with everything that would decide. */
function undecidedOnce(all: readonly UndecidedRule[]): UndecidedRule[] {
  const codes = [...new Set(all.map(({ code }) => code))].sort();
  return codes.map((code) => ({
    code,
    needs: [...new Set(all.filter((each) => each.code === code).flatMap(({ needs }) => needs))],
  }));
}

/** Judges the gateways of a file. `declared` holds where each gateway was first declared, and is added to. */
function lintSource(source: Source, declared: Map<string, string>, platform: ClusterPlatform): LintResult {
  const { gateways, findings } = gatewaysIn(source);
  const judged = gateways.map((gateway) => judgeOne(gateway, source.name, declared, platform));
  const all = [...findings, ...judged.flatMap((each) => each.findings)];
  return {
    judged: gateways.length,
    findings: all.sort((a, b) => a.line - b.line),
    undecided: judged.flatMap(({ undecided }) => undecided),
  };
}

function judgeOne(
  { manifest, lineOf }: GatewayInFile, file: string, declared: Map<string, string>, platform: ClusterPlatform,
): Pick<LintResult, 'findings' | 'undecided'> {
  const object = nameOf(manifest);
  const first = declared.get(object);
  if (first === undefined) {
    declared.set(object, `${file}:${lineOf()}`);
  }
  const { findings, undecided } = judgeAll(gatewayVariants(manifest, { platform, duplicates: first === undefined ? [] : [first] }));
  const bySchema = schemaFindings(manifest).filter(isNew(findings));
  return {
    findings: [...findings, ...bySchema].map((finding) => ({ ...finding, object, file, line: lineOf(finding.field) })),
    undecided,
  };
}

/** A rule says more about a field than the schema does, so the schema stays silent about fields of which a rule has spoken. */
function isNew(said: readonly FieldFinding[]): (finding: FieldFinding) => boolean {
  const keyOf = ({ field = [] }: FieldFinding) => JSON.stringify(field);
  const fields = new Set(said.map(keyOf));
  return (finding) => !fields.has(keyOf(finding));
}

/** `namespace/name`, as far as they are written. */
function nameOf({ metadata }: GatewayInFile['manifest']): string {
  const { name, namespace } = (typeof metadata === 'object' ? metadata : {}) as { readonly name?: unknown; readonly namespace?: unknown };
  return [namespace, name].filter((each) => typeof each === 'string').join('/');
}

function unreadable({ name, problem, fix }: UnreadableSource): LintFinding {
  return { ...UNREADABLE.finding({ problem, fix }), file: name, line: 1 };
}
