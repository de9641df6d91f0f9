import { type GatewayInFile, gatewaysIn } from './gateways';
import { stepsOf } from './path';
import type { LintFinding, LintResult } from './result';
import { schemaFindings } from './schema';
import type { Source, UnreadableSource } from './source';
import { UNREADABLE } from '../findings/catalogue/resource';
import type { Finding } from '../findings/finding';
import { judgeAll } from '../rules/judge';
import { factsOfManifest } from '../rules/manifest';

/**
 * Judges every IstioGateway in files: by the rules that judge constructs, and by the schema of the resource.
 *
 * A file that cannot be read is a finding of its own, and keeps no other from being judged.
 */
export function lint(sources: readonly (Source | UnreadableSource)[]): LintResult {
  const declared = new Map<string, string>();
  const results = sources.map((source) => ('text' in source ? lintSource(source, declared) : { judged: 0, findings: [unreadable(source)] }));
  return {
    judged: results.reduce((sum, result) => sum + result.judged, 0),
    findings: results.flatMap(({ findings }) => findings),
  };
}

/** Judges the gateways of a file. `declared` holds where each gateway was first declared, and is added to. */
function lintSource(source: Source, declared: Map<string, string>): LintResult {
  const { gateways, findings } = gatewaysIn(source);
  const all = [...findings, ...gateways.flatMap((gateway) => judgeOne(gateway, source.name, declared))];
  return { judged: gateways.length, findings: all.sort((a, b) => a.line - b.line) };
}

function judgeOne({ manifest, lineOf }: GatewayInFile, file: string, declared: Map<string, string>): LintFinding[] {
  const object = nameOf(manifest);
  const first = declared.get(object);
  if (first === undefined) {
    declared.set(object, `${file}:${lineOf()}`);
  }
  const byRules = judgeAll(factsOfManifest(manifest, first === undefined ? [] : [first]));
  const bySchema = schemaFindings(manifest).filter(isNew(byRules));
  return [...byRules, ...bySchema].map((finding) => ({ ...finding, object, file, line: lineOf(finding.path) }));
}

/** A rule says more about a field than the schema does, so that where both speak the schema is silent. */
function isNew(said: readonly Finding[]): (finding: Finding) => boolean {
  const keyOf = ({ path }: Finding) => JSON.stringify(stepsOf(path ?? ''));
  const paths = new Set(said.map(keyOf));
  return (finding) => !paths.has(keyOf(finding));
}

/** `namespace/name`, as far as they are written. */
function nameOf({ metadata }: GatewayInFile['manifest']): string {
  const { name, namespace } = (typeof metadata === 'object' ? metadata : {}) as { readonly name?: unknown; readonly namespace?: unknown };
  return [namespace, name].filter((each) => typeof each === 'string').join('/');
}

function unreadable({ name, problem, fix }: UnreadableSource): LintFinding {
  return { ...UNREADABLE.finding({ problem, fix }), file: name, line: 1 };
}
