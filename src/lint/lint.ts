import {
  acknowledgementsFor, configFindingsOf, type GatewayConclusion, isStale, reasonFor, staleFinding,
} from './acknowledgements';
import type { ConfigAcknowledgement, LintConfig } from './config';
import { GatewayDeclarations } from './declarations';
import { type SubjectInFile, subjectsIn } from './gateways';
import { limitedOverrides } from './overrides';
import { type AcknowledgedFinding, type LintFinding, type LintResult, type ReadCounts, START } from './result';
import { type Unrendered, unrenderedAmong } from './unrendered';
import { UNREADABLE } from '../findings/catalogue/unreadable';
import type { FieldPath } from '../findings/field-path';
import type { Source, UnreadableSource } from '../kubernetes/source';
import { type AckPlatformOptions, ClusterPlatform } from '../model/platform';
import { acknowledgementsOf } from '../rules/acknowledgements';
import { answersIn } from '../rules/answers';
import type { ListenerClaim, SharedListener } from '../rules/gateway-facts';
import { judgeManifest } from '../rules/judge';
import { judgeService } from '../rules/judge-service';
import type { UndecidedRule } from '../rules/judgement';
import { listenerClaims, serviceClaims } from '../rules/listener-claims';

const OVERRIDES: FieldPath = ['spec', 'overrides'];

/** What a configuration file adds to the manifests. */
export interface LintSettings {
  readonly config?: LintConfig;

  /** What flags declare about the cluster: it counts whatever is declared elsewhere. */
  readonly flags?: AckPlatformOptions;

  /** Whether the files are everything that the configuration file names. */
  readonly isComplete?: boolean;
}

/**
 * Judges every IstioGateway in files by the rules that also judge constructs, and by the schema of the resource. Every
 * Service of type LoadBalancer is judged by those of these rules that hold for it.
 *
 * A file that cannot be read is a finding; the other files are judged.
 */
export function lint(
  sources: readonly (Source | UnreadableSource)[], platform = ClusterPlatform.unknown(),
  { config, flags = {}, isComplete = false }: LintSettings = {},
): LintResult {
  const context = {
    declared: new Map<string, string>(),
    declarations: new GatewayDeclarations({ platform, config, flags }),
    config: config?.acknowledgements ?? [],
  };
  const unrendered = unrenderedAmong(sources);
  const results = sources.map((source) => (
    'text' in source
      ? passedOverOf(source, unrendered) ?? lintSource(source, context)
      : { ...NOTHING, findings: [unreadable(source)] }
  ));
  const conclusions = results.flatMap((result) => result.conclusions);
  const ofConfig = config === undefined ? [] : [
    ...config.findings, ...configFindingsOf(config.acknowledgements, conclusions, isComplete),
  ];
  const acknowledged = results.flatMap((result) => result.acknowledged);
  return {
    judged: results.reduce((sum, { judged }) => sum + judged, 0),
    services: results.reduce((sum, { services }) => sum + services, 0),
    read: results.map(({ read }) => read).reduce(sumOf, { files: 0, documents: 0, objects: 0 }),
    passedOver: results.flatMap(({ passedOver }) => passedOver),
    findings: [...ofConfig.sort((a, b) => a.line - b.line), ...results.flatMap(({ findings }) => findings)],
    ...acknowledged.length === 0 ? {} : { acknowledged },
    ...config === undefined ? {} : { settings: config.file },
    undecided: undecidedOnce(results.flatMap(({ undecided }) => undecided)),
  };
}

/** The result of one file. */
interface FileResult extends LintResult {
  readonly read: ReadCounts;
  readonly acknowledged: readonly AcknowledgedFinding[];
  readonly conclusions: readonly GatewayConclusion[];
}

/** What the gateways of all files have in common. */
interface Context {
  /** Maps each gateway and each listener to its first place; it grows. */
  readonly declared: Map<string, string>;
  readonly declarations: GatewayDeclarations;

  /** The acknowledgements of the configuration file. */
  readonly config: readonly ConfigAcknowledgement[];
}

const NOTHING: FileResult = {
  judged: 0,
  services: 0,
  read: { files: 1, documents: 0, objects: 0 },
  passedOver: [],
  findings: [],
  acknowledged: [],
  undecided: [],
  conclusions: [],
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

/** Judges what is in a file. */
function lintSource(source: Source, context: Context): FileResult {
  const { subjects, passedOver, findings, read } = subjectsIn(source);
  const judged = subjects.map((subject) => judgeOne(subject, source.name, context));
  const all = [...findings, ...judged.flatMap((each) => each.findings)];
  return {
    judged: subjects.length,
    services: subjects.filter(({ kind }) => kind === 'service').length,
    read,
    passedOver,
    findings: all.sort((a, b) => a.line - b.line),
    acknowledged: judged.flatMap(({ acknowledged }) => acknowledged),
    undecided: judged.flatMap(({ conclusion }) => conclusion.undecided),
    conclusions: judged.map(({ conclusion }) => conclusion),
  };
}

/** The findings about one object. */
interface SubjectResult {
  readonly findings: readonly LintFinding[];
  readonly acknowledged: readonly AcknowledgedFinding[];
  readonly conclusion: GatewayConclusion;
}

function judgeOne(subject: SubjectInFile, file: string, context: Context): SubjectResult {
  const { kind, manifest, place, placeOf } = subject;
  const conclusion = CONCLUSIONS[kind](subject, file, context);
  const { sound: own, findings: problems } = acknowledgementsOf(manifest);
  const stale = own.filter((each) => isStale(each, conclusion)).map((each) => staleFinding(each, conclusion.findings));
  const all = [...conclusion.findings, ...problems, ...stale].map((finding) => ({
    ...finding, object: conclusion.object, file, subject: place, ...placeOf(finding.field),
  }));
  const acknowledgements = [...own, ...acknowledgementsFor(conclusion, context.config)];
  const judged = all.map((finding) => ({ finding, acknowledgement: reasonFor(finding, acknowledgements) }));
  return {
    findings: judged.filter(({ acknowledgement }) => acknowledgement === undefined).map(({ finding }) => finding),
    acknowledged: judged.flatMap(({ finding, acknowledgement }) => (acknowledgement === undefined ? [] : [{
      ...finding, reason: acknowledgement.reason, isInManifest: own.includes(acknowledgement),
    }])),
    conclusion,
  };
}

type Conclude = (subject: SubjectInFile, file: string, context: Context) => GatewayConclusion;

/** What the rules conclude about an object of each kind. */
const CONCLUSIONS: { readonly [kind in SubjectInFile['kind']]: Conclude } = { gateway: ofGateway, service: ofService };

function ofService({ manifest, placeOf }: SubjectInFile, file: string, context: Context): GatewayConclusion {
  const { declared, declarations } = context;
  const platform = declarations.platform();
  const sharedListeners = sharedWith(serviceClaims(manifest), declared, `${file}:${placeOf().line}`);
  return { object: nameOf(manifest), isGateway: false, ...judgeService(manifest, { platform, sharedListeners }) };
}

function ofGateway({ manifest, placeOf }: SubjectInFile, file: string, context: Context): GatewayConclusion {
  const { declared, declarations } = context;
  const object = nameOf(manifest);
  const first = declared.get(object);
  if (first === undefined) {
    declared.set(object, `${file}:${placeOf().line}`);
  }
  const duplicates = first === undefined ? [] : [first];
  const { manifest: limited, excess } = limitedOverrides(manifest);
  const sharedListeners = sharedWith(listenerClaims(limited), declared, `${file}:${placeOf().line}`);
  const answers = answersIn(limited);
  const { findings, undecided } = judgeManifest(limited, {
    ...declarations.of(answers), duplicates, sharedListeners,
  });
  const unjudged = excess === undefined ? [] : [UNREADABLE.finding({ case: 'manyOverrides', ...excess }, OVERRIDES)];
  return { object, isGateway: true, findings: [...findings, ...answers.findings, ...unjudged], undecided };
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
    return other === undefined ? [] : [{ ...claim, other }];
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
