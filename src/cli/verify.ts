import { existsSync, writeFileSync } from 'fs';
import { dirname, resolve } from 'path';
import { type Command, InvalidArgumentError } from 'commander';
import type { CommonOptions } from './command';
import { ExitCode } from './exit-code';
import { readFiles } from './files';
import { reportFor, withCommonOptions } from './options';
import { terminalOf } from './terminal';
import { type ClusterAccess, KubectlUnavailable } from '../cluster/kubectl';
import { UsageError } from '../findings/usage-error';
import { bundlesIn } from '../runner/bundle';
import { secondsOf } from '../runner/duration';
import { randomSuffix } from '../runner/fresh-names';
import { objectsIn } from '../runner/manifest-objects';
import { permissions } from '../runner/permissions';
import { type Plan, planOf } from '../runner/plan';
import { progressOn } from '../runner/progress';
import { type Table, tableFor } from '../runner/result-table';
import { type RunListener, run } from '../runner/run';
import { summary } from '../runner/summary';
import type { Outcome, Verdict } from '../runner/verdict';
import { verdictJson } from '../runner/verdict-json';
import { verdictJunit } from '../runner/verdict-junit';
import { shown } from '../text';

interface VerifyOptions extends CommonOptions, ClusterAccess {
  readonly filename: readonly string[];
  readonly name?: string;

  /** In seconds. */
  readonly timeout?: number;
  readonly junit?: string;
  readonly printRbac?: boolean;
}

/** How the process ends for each outcome. */
const EXIT_CODES: { readonly [outcome in Outcome]: ExitCode } = {
  passed: ExitCode.FINE,
  failed: ExitCode.ERRORS,
  undecided: ExitCode.NO_VERDICT,
};

/** How the verdict is written, and whether rows are written while it comes about. */
const REPORTS: { readonly [output: string]: { readonly hasRows: boolean; readonly report: (verdict: Verdict) => string } } = {
  text: { hasRows: true, report: summary },
  json: { hasRows: false, report: (verdict) => `${JSON.stringify(verdictJson(verdict), undefined, 2)}\n` },
};

/** `asm-gateway verify`. */
export function define(command: Command, process: NodeJS.Process, ends: (code: ExitCode) => void): void {
  withCommonOptions(command, Object.keys(REPORTS))
    .requiredOption(
      '-f, --filename <manifest>', 'a synthesized manifest, a folder with manifests below it, or - for the standard input; may be given several times',
      (value: string, before: readonly string[] = []) => [...before, value],
    )
    .option('--name <name>', 'run the verification of this name only')
    .option('--context <context>', 'the context of the kubeconfig that names the cluster')
    .option('--kubeconfig <file>', 'the kubeconfig, if not the usual one')
    .option('--timeout <duration>', 'how long to wait for results, as 90s, 5m or 1h30m; unless told, a little longer than the deadline of the Job', timeoutOf)
    .option('--junit <file>', 'also write the verdict as JUnit XML')
    .option('--print-rbac', 'print the permissions that this takes, and contact no cluster')
    .addHelpText('after', [
      '', 'Exit codes: 0 every expectation held, 1 one did not, 2 wrong usage or no verdict.',
      '', 'Example:', '  asm-gateway verify -f dist/cluster.k8s.yaml --context my-cluster', '  asm-gateway verify -f dist/ --print-rbac',
    ].join('\n'))
    .action(async (options: VerifyOptions) => ends(await verify(options, process)));
}

function timeoutOf(written: string): number {
  const seconds = secondsOf(written);
  if (seconds === undefined) {
    throw new InvalidArgumentError('Write a duration of at most a day, as 90s, 5m or 1h30m.');
  }
  return seconds;
}

async function verify(options: VerifyOptions, process: NodeJS.Process): Promise<ExitCode> {
  const { out, complain } = terminalOf(process, options.color);
  const { sources, problems } = await readFiles(options.filename, process.stdin);
  problems.forEach((problem) => complain(`${problem} Name a synthesized manifest, a folder with manifests in it, or "-" for the standard input.`));
  if (problems.length > 0) {
    return ExitCode.NO_VERDICT;
  }
  if (options.junit !== undefined && !existsSync(dirname(resolve(options.junit)))) {
    throw new UsageError(`${shown(options.junit)} cannot be written, because its folder does not exist. Make the folder, or name another file`);
  }
  const bundles = bundlesIn(objectsIn(sources), options.name);
  if (options.printRbac === true) {
    out(permissions(bundles));
    return ExitCode.FINE;
  }
  return verifyOn(bundles.map((bundle) => planOf(bundle, randomSuffix, options.timeout)), options, process);
}

/** Runs plans and tells what comes of them. */
async function verifyOn(plans: readonly Plan[], options: VerifyOptions, process: NodeJS.Process): Promise<ExitCode> {
  const { out, complain } = terminalOf(process, options.color);
  const { hasRows, report } = reportFor(REPORTS, options.output);
  try {
    const verdict = await run(plans, options, listenerOn(plans, hasRows, options, process), process);
    if (verdict === undefined) {
      return ExitCode.NO_VERDICT;
    }
    out(report(verdict));
    verdict.workloads.flatMap(({ problem }) => problem ?? []).forEach(complain);
    return options.junit === undefined || isWritten(options.junit, verdictJunit(verdict), complain) ? EXIT_CODES[verdict.outcome] : ExitCode.NO_VERDICT;
  } catch (error) {
    if (error instanceof KubectlUnavailable) {
      complain(error.message);
      return ExitCode.NO_VERDICT;
    }
    throw error;
  }
}

/** A person or a pipe that sees rows as they come, and a person at a terminal who sees how far it is. */
function listenerOn(plans: readonly Plan[], hasRows: boolean, { color }: VerifyOptions, process: NodeJS.Process): RunListener {
  const { out, complain, paint } = terminalOf(process, color);
  const progress = progressOn(process, !hasRows || process.stdout.isTTY, plans);
  let table: Table | undefined;
  const tell = (text: string | undefined) => (text === undefined || !hasRows ? undefined : progress.around(() => out(text)));
  return {
    begins: (nodes) => {
      table = tableFor(plans, nodes?.map(({ metadata }) => metadata.name), paint);
      tell(table.header);
    },
    seen: progress.saw,
    answered: (plan, answer) => tell(table?.rows(plan, answer)),
    ends: progress.stop,
    complain: (sentence) => progress.around(() => complain(sentence)),
  };
}

function isWritten(file: string, text: string, complain: (sentence: string) => void): boolean {
  try {
    writeFileSync(file, text);
    return true;
  } catch (error) {
    complain(`${shown(file)} cannot be written, so there is no JUnit report: ${(error as Error).message}. Name a file in a folder that is there.`);
    return false;
  }
}
