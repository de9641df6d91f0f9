import { type SubjectInFile, subjectsIn } from './gateways';
import { limitedOverrides } from './overrides';
import { type LintFinding, type LintResult, type ReadCounts, START } from './result';
import { type Unrendered, unrenderedAmong } from './unrendered';
import { UNREADABLE } from '../findings/catalogue/unreadable';
import type { FieldPath } from '../findings/field-path';
import type { Source, UnreadableSource } from '../kubernetes/source';
import { ClusterPlatform } from '../model/platform';
import type { ListenerClaim, SharedListener } from '../rules/gateway-facts';
import { judgeManifest, type UndecidedRule } from '../rules/judge';
import { judgeService } from '../rules/judge-service';
import { listenerClaims, serviceClaims } from '../rules/listener-claims';

const OVERRIDES: FieldPath = ['spec', 'overrides'];

/**
 * Judges every IstioGateway in files by the rules that also judge constructs, and by the schema of the resource. Every
 * Service of type LoadBalancer is judged by those of these rules that hold for it.
 *
 * A file that cannot be read is a finding; the other files are judged.
 */
export function lint(
  sources: readonly (Source | UnreadableSource)[], platform = ClusterPlatform.unknown(),
): LintResult {
  const declared = new Map<string, string>();
  const unrendered = unrenderedAmong(sources);
  const results = sources.map((source) => (
    'text' in source
      ? passedOverOf(source, unrendered) ?? lintSource(source, declared, platform)
      : { ...NOTHING, findings: [unreadable(source)] }
  ));
  return {
    judged: results.reduce((sum, { judged }) => sum + judged, 0),
    services: results.reduce((sum, { services }) => sum + services, 0),
    read: results.map(({ read }) => read).reduce(sumOf, { files: 0, documents: 0, objects: 0 }),
    passedOver: results.flatMap(({ passedOver }) => passedOver),
    findings: results.flatMap(({ findings }) => findings),
    undecided: undecidedOnce(results.flatMap(({ undecided }) => undecided)),
  };
}

/** The result of one file. */
type FileResult = LintResult & { readonly read: ReadCounts };

const NOTHING: FileResult = {
  judged: 0, services: 0, read: { files: 1, documents: 0, objects: 0 }, passedOver: [], findings: [], undecided: [],
};

function sumOf(a: ReadCounts, b: ReadCounts): ReadCounts {
  return { files: a.files + b.files, documents: a.documents + b.documents, objects: a.objects + b.objects };
}

/** The result of a file that Helm or Kustomize turns into a manifest; undefined for other files. */
function passedOverOf(source: Source, unrendered: Unrendered): FileResult | undefined {
  const reason = unrendered(source);
  return reason && { ...NOTHING, passedOver: [{ ...reason, file: source.name, line: () => START.line }] };
}

/** Each undecided rule once, with everything that would decide it. */
function undecidedOnce(all: readonly UndecidedRule[]): UndecidedRule[] {
  const codes = [...new Set(all.map(({ code }) => code))].sort();
  return codes.map((code) => ({
    code,
    needs: [...new Set(all.filter((each) => each.code === code).flatMap(({ needs }) => needs))],
  }));
}

/** Judges what is in a file. `declared` maps each gateway and each listener to its first place; it grows. */
function lintSource(source: Source, declared: Map<string, string>, platform: ClusterPlatform): FileResult {
  const { subjects, passedOver, findings, read } = subjectsIn(source);
  const judged = subjects.map((subject) => JUDGES[subject.kind](subject, source.name, declared, platform));
  const all = [...findings, ...judged.flatMap((each) => each.findings)];
  return {
    judged: subjects.length,
    services: subjects.filter(({ kind }) => kind === 'service').length,
    read,
    passedOver,
    findings: all.sort((a, b) => a.line - b.line),
    undecided: judged.flatMap(({ undecided }) => undecided),
  };
}

type Judge = (
  subject: SubjectInFile, file: string, declared: Map<string, string>, platform: ClusterPlatform,
) => Pick<LintResult, 'findings' | 'undecided'>;

const JUDGES: { readonly [kind in SubjectInFile['kind']]: Judge } = { gateway: judgeGateway, service: judgeOther };

function judgeOther(
  { manifest, placeOf }: SubjectInFile, file: string, declared: Map<string, string>, platform: ClusterPlatform,
): ReturnType<Judge> {
  const object = nameOf(manifest);
  const sharedListeners = sharedWith(serviceClaims(manifest), declared, `${file}:${placeOf().line}`);
  const { findings, undecided } = judgeService(manifest, { platform, sharedListeners });
  return { findings: findings.map((finding) => ({ ...finding, object, file, ...placeOf(finding.field) })), undecided };
}

function judgeGateway(
  { manifest, placeOf }: SubjectInFile, file: string, declared: Map<string, string>, platform: ClusterPlatform,
): ReturnType<Judge> {
  const object = nameOf(manifest);
  const first = declared.get(object);
  if (first === undefined) {
    declared.set(object, `${file}:${placeOf().line}`);
  }
  const duplicates = first === undefined ? [] : [first];
  const { manifest: limited, excess } = limitedOverrides(manifest);
  const sharedListeners = sharedWith(listenerClaims(limited), declared, `${file}:${placeOf().line}`);
  const { findings, undecided } = judgeManifest(limited, { platform, duplicates, sharedListeners });
  const unjudged = excess === undefined ? [] : [UNREADABLE.finding({ case: 'manyOverrides', ...excess }, OVERRIDES)];
  return {
    findings: [...findings, ...unjudged].map((finding) => ({ ...finding, object, file, ...placeOf(finding.field) })),
    undecided,
  };
}

/** The listeners that an earlier object takes too. Those that none takes yet are this one's. */
function sharedWith(
  claims: readonly ListenerClaim[], declared: Map<string, string>, place: string,
): SharedListener[] {
  return claims.flatMap((claim) => {
    const other = declared.get(claim.key);
    if (other === undefined) {
      declared.set(claim.key, place);
    }
    return other === undefined || other === place ? [] : [{ ...claim, other }];
  });
}

/** `namespace/name`. A part that is not a string is left out. */
function nameOf({ metadata }: SubjectInFile['manifest']): string {
  const { name, namespace } = (typeof metadata === 'object' ? metadata : {}) as {
    readonly name?: unknown; readonly namespace?: unknown;
  };
  return [namespace, name].filter((each) => typeof each === 'string').join('/');
}

function unreadable({ name, problem }: UnreadableSource): LintFinding {
  return { ...UNREADABLE.finding(problem), file: name, ...START };
}
