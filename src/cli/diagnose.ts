import type { Command } from 'commander';
import type { CommonOptions } from './command';
import { mustBeSavable, type SaveOptions, savePlatform, saveReading, saveVerification } from './diagnose-save';
import { type ReadSource, readSources, type SourceOptions } from './diagnose-sources';
import { assumedIn, DEFAULT_GATEWAY, podOf, subjectOf, type TaskOptions } from './diagnose-task';
import { ExitCode } from './exit-code';
import { type HelpEnd, helpEnd, reportFor, withCommonOptions } from './options';
import { type Terminal, terminalOf } from './terminal';
import { readPermissions } from '../cluster/read-permissions';
import { snapshotsOf } from '../cluster/reduce';
import { savedList } from '../cluster/saved';
import { clustersHtml } from '../diagnose/clusters-html';
import { clustersMarkdown } from '../diagnose/clusters-markdown';
import { clustersMermaid } from '../diagnose/clusters-mermaid';
import { clustersText } from '../diagnose/clusters-text';
import { type ClusterDiagnosis, clusterDiagnosis, WORST_LEVEL_FIRST } from '../diagnose/diagnose-cluster';
import { clustersJson, diagnosisJson } from '../diagnose/diagnosis-json';
import { FindingLevel } from '../findings/finding';
import { exemplaryStrategies } from '../strategy/traffic-strategy';

interface DiagnoseOptions extends CommonOptions, SourceOptions, TaskOptions, SaveOptions {
  readonly printRbac?: boolean;
}

/** What is reported. */
interface Diagnosed {
  readonly clusters: readonly ClusterDiagnosis[];

  /** Whether the user asked for several clusters or Services. */
  readonly areSeveral: boolean;

  /** What was read. */
  readonly sources: readonly ReadSource[];
}

type Report = (diagnosed: Diagnosed, terminal: Terminal) => string;

/** The output formats. */
const REPORTS: { readonly [output: string]: Report } = {
  text: ({ clusters }, { paint, width }) => clustersText(clusters, paint, width),
  json: ({ clusters, areSeveral }) => `${JSON.stringify(documentOf(clusters, areSeveral), undefined, 2)}\n`,
  markdown: ({ clusters }) => clustersMarkdown(clusters),
  mermaid: ({ clusters }) => clustersMermaid(clusters),
  html: ({ clusters, sources }) => clustersHtml(clusters, embeddable(sources)),
};

/** The JSON form: of one diagnosis by itself, unless several were asked for. */
function documentOf(clusters: readonly ClusterDiagnosis[], areSeveral: boolean): object {
  const [diagnosis] = clusters.flatMap(({ diagnoses }) => diagnoses);
  return areSeveral || diagnosis === undefined ? clustersJson(clusters) : diagnosisJson(diagnosis);
}

/** What was read, in a form that `--from` reads. Objects of several clusters cannot be told apart. */
function embeddable(sources: readonly ReadSource[]): string | undefined {
  const [source, ...others] = sources;
  return source === undefined || others.length > 0 ? undefined : JSON.stringify(savedList(source.cluster));
}

/** The exit code for each level of a verdict. */
const EXIT_CODES: { readonly [level in FindingLevel]: ExitCode } = {
  [FindingLevel.ERROR]: ExitCode.ERRORS,
  [FindingLevel.WARNING]: ExitCode.FINE,
  [FindingLevel.INFO]: ExitCode.FINE,
  [FindingLevel.UNKNOWN]: ExitCode.NO_VERDICT,
};

const HELP: HelpEnd = {
  exitCodes: [
    'clients in the cluster reach the address, or only a warning',
    'they do not, or the load balancer is not ready',
    'wrong usage, or something that decides could not be read',
  ],
  examples: [
    'asm-gateway diagnose',
    'asm-gateway diagnose --service ingress-nginx/ingress-nginx-controller --context my-cluster',
    'asm-gateway diagnose --pod shop/checkout-7d4b9',
    'asm-gateway diagnose --all --context cluster-1 --context cluster-2',
    'asm-gateway diagnose --if proxy-mode=nftables,kubernetes=1.40',
    'asm-gateway diagnose --from cluster/ --output json',
    'asm-gateway diagnose --output html > report.html',
  ],
  related: ['asm-gateway verify', 'asm-gateway explain ASMG0502'],
};

/** `asm-gateway diagnose`. */
export function define(command: Command, process: NodeJS.Process, ends: (code: ExitCode) => void): void {
  withCommonOptions(command, Object.keys(REPORTS))
    .option('--service <namespace/name>', 'a Service of type LoadBalancer')
    .option('--gateway <namespace/name>', `an IstioGateway (default: ${DEFAULT_GATEWAY})`)
    .option('--all', 'every Service of type LoadBalancer')
    .option('--pod <namespace/name>', 'the pod of a client; without it, the pods of every node are judged')
    .option('--if <key=value,...>', 'also answer for the cluster after a change, for example proxy-mode=nftables')
    .option(
      '--context <context>',
      'the kubeconfig context of the cluster (default: the current one); can be repeated',
      collected,
    )
    .option('--kubeconfig <file>', 'the kubeconfig file (default: the one that kubectl uses)')
    .option(
      '--from <path>',
      'read a file, an HTML report, a folder of .json files or - instead of a cluster; can be repeated',
      collected,
    )
    .option('--save <folder>', 'also write what was read, reduced to what decides, for --from')
    .option('--save-platform <file>', 'also write the data plane, for --platform of lint and explain')
    .option('--save-verification <file>', 'also write an app that verifies the Service from every node')
    .option('--print-rbac', 'print the permissions that reading the cluster needs, without contacting it')
    .addHelpText('after', helpEnd(HELP))
    .action(async (options: DiagnoseOptions) => ends(await diagnose(options, process)));
}

/** The values of an option that can be repeated. */
function collected(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...before ?? [], value];
}

async function diagnose(options: DiagnoseOptions, process: NodeJS.Process): Promise<ExitCode> {
  const terminal = terminalOf(process, options.color);
  const report = reportFor(REPORTS, options.output);
  const subject = subjectOf(options);
  const assumed = assumedIn(options);
  const service = subject && { namespace: subject.namespace, name: subject.service };
  const wanted = { service, pod: podOf(options) };
  if (options.printRbac === true) {
    terminal.out(readPermissions(wanted));
    return ExitCode.FINE;
  }
  mustBeSavable(options, options.context?.length ?? 1);
  const sources = await readSources(options, wanted, terminal, process);
  if (sources === undefined) {
    return ExitCode.NO_VERDICT;
  }
  const strategies = [...exemplaryStrategies().values()];
  const clusters = sources.map(({ cluster, ...source }) => (
    clusterDiagnosis({ ...source, subject, assumed }, snapshotsOf(cluster), strategies)
  ));
  saveAll(options, sources, clusters, terminal);
  terminal.out(report({ clusters, areSeveral: sources.length > 1 || options.all === true, sources }, terminal));
  return exitCodeOf(clusters);
}

/** Writes the files that were asked for, all of one cluster. */
function saveAll(
  { save, savePlatform: platformFile, saveVerification: appFile }: SaveOptions, [source]: readonly ReadSource[],
  [diagnosis]: readonly ClusterDiagnosis[], terminal: Terminal,
): void {
  if (save !== undefined && source !== undefined) {
    saveReading(save, source, terminal);
  }
  if (platformFile !== undefined && diagnosis !== undefined) {
    savePlatform(platformFile, diagnosis, terminal);
  }
  if (appFile !== undefined && diagnosis !== undefined) {
    saveVerification(appFile, diagnosis, terminal);
  }
}

/** The exit code of the worst verdict. */
function exitCodeOf(clusters: readonly ClusterDiagnosis[]): ExitCode {
  const levels = clusters.flatMap(({ diagnoses, problem }) => [problem, ...diagnoses.map(({ verdict }) => verdict)])
    .flatMap((finding) => finding?.level ?? []);
  const worst = WORST_LEVEL_FIRST.find((level) => levels.includes(level));
  return worst === undefined ? ExitCode.NO_VERDICT : EXIT_CODES[worst];
}
