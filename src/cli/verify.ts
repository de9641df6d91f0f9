import { existsSync } from 'fs';
import { dirname, resolve } from 'path';
import { type Command, InvalidArgumentError } from 'commander';
import { ExitCode } from './exit-code';
import { readFiles } from './files';
import { helpEnd, reportFor, withCommonOptions } from './options';
import { type Terminal, terminalOf } from './terminal';
import { clean, type CleanOptions, refuseCleanOptions, withCleanOptions } from './verify-clean';
import { KubectlUnavailable } from '../cluster/kubectl';
import { UsageError } from '../findings/usage-error';
import { bundlesIn } from '../runner/bundle';
import { secondsOf } from '../runner/duration';
import { randomSuffix } from '../runner/fresh-names';
import { objectsIn } from '../runner/manifest-objects';
import { permissions } from '../runner/permissions';
import { type Plan, planOf } from '../runner/plan';
import { progressOn } from '../runner/progress';
import { type Table, tableFor } from '../runner/result-table';
import { type Run, run, type RunListener, runOf } from '../runner/run';
import { summary } from '../runner/summary';
import type { Outcome, Verdict } from '../runner/verdict';
import { verdictJson } from '../runner/verdict-json';
import { verdictJunit } from '../runner/verdict-junit';
import { shown } from '../text';

interface VerifyOptions extends CleanOptions {
  readonly filename?: readonly string[];
  readonly name?: string;

  /** In seconds. */
  readonly timeout?: number;
  readonly junit?: string;
  readonly printRbac?: boolean;
}

/** The exit code for each outcome. */
const EXIT_CODES: { readonly [outcome in Outcome]: ExitCode } = {
  passed: ExitCode.FINE,
  failed: ExitCode.ERRORS,
  undecided: ExitCode.NO_VERDICT,
};

interface Report {
  /** Whether the table is printed during the run. */
  readonly hasRows: boolean;
  readonly report: (verdict: Verdict, width: number) => string;
}

/** Options of a run. */
const OF_A_RUN = ['filename', 'name', 'timeout', 'junit', 'printRbac'];

/** The output formats. */
const REPORTS: { readonly [output: string]: Report } = {
  text: { hasRows: true, report: summary },
  json: { hasRows: false, report: (verdict) => `${JSON.stringify(verdictJson(verdict), undefined, 2)}\n` },
};

/** `asm-gateway verify`. */
export function define(command: Command, process: NodeJS.Process, ends: (code: ExitCode) => void): void {
  withCleanOptions(withCommonOptions(command, Object.keys(REPORTS)), OF_A_RUN)
    .option(
      '-f, --filename <manifest>',
      'a synthesized manifest, a folder that contains manifests, or - for the standard input; can be repeated',
      (value: string, before: readonly string[] | undefined) => [...before ?? [], value],
    )
    .option('--name <name>', 'run only the verification with this name')
    .option('--context <context>', 'the kubeconfig context of the cluster (default: the current one)')
    .option('--kubeconfig <file>', 'the kubeconfig file (default: the one that kubectl uses)')
    .option(
      '--timeout <duration>',
      'how long to wait for results, for example 90s, 5m or 1h30m (default: slightly longer than the Job\'s deadline)',
      timeoutOf,
    )
    .option('--junit <file>', 'also write the verdict to a JUnit XML file')
    .option('--print-rbac', 'print the permissions that the run needs, without contacting a cluster')
    .addHelpText('after', helpEnd({
      exitCodes: [
        'every expectation held, or nothing is left of earlier runs',
        'at least one expectation did not hold',
        'wrong usage, results are missing, or objects may be left',
      ],
      examples: [
        'asm-gateway verify -f dist/cluster.k8s.yaml --context my-cluster',
        'asm-gateway verify -f dist/ --output json --junit report.xml',
        'asm-gateway verify -f dist/ --print-rbac',
        'asm-gateway verify --clean',
      ],
      related: ['asm-gateway explain CODE', 'asm-gateway lint'],
    }))
    .action(async (options: VerifyOptions) => ends(await runOrClean(options, process)));
}

async function runOrClean(options: VerifyOptions, process: NodeJS.Process): Promise<ExitCode> {
  try {
    return await (options.clean === true ? clean : verify)(options, process);
  } catch (error) {
    if (error instanceof KubectlUnavailable) {
      terminalOf(process, options.color).complain(error.message);
      return ExitCode.NO_VERDICT;
    }
    throw error;
  }
}

function timeoutOf(written: string): number {
  const seconds = secondsOf(written);
  if (seconds === undefined) {
    throw new InvalidArgumentError('Write a duration of at most one day, for example 90s, 5m or 1h30m.');
  }
  return seconds;
}

async function verify(options: VerifyOptions, process: NodeJS.Process): Promise<ExitCode> {
  const { out, complain } = terminalOf(process, options.color);
  refuseCleanOptions(options);
  if (options.filename === undefined) {
    throw new UsageError("required option '-f, --filename <manifest>' not specified");
  }
  const { sources, problems } = await readFiles(options.filename, process.stdin);
  problems.forEach((problem) => complain(
    `${problem} Pass a synthesized manifest, a folder that contains manifests, or "-" for the standard input.`,
  ));
  if (problems.length > 0) {
    return ExitCode.NO_VERDICT;
  }
  if (options.junit !== undefined && !existsSync(dirname(resolve(options.junit)))) {
    throw new UsageError(`cannot write ${shown(options.junit)}: its folder does not exist. `
      + 'Create the folder, or pass another file to --junit');
  }
  const bundles = bundlesIn(objectsIn(sources), options.name);
  if (options.printRbac === true) {
    out(permissions(bundles));
    return ExitCode.FINE;
  }
  return verifyOn(runOf(bundles.map((bundle) => planOf(bundle, randomSuffix, options.timeout))), options, process);
}

/** Runs plans and reports the verdict. */
async function verifyOn(planned: Run, options: VerifyOptions, process: NodeJS.Process): Promise<ExitCode> {
  const terminal = terminalOf(process, options.color);
  const { out, complain, width } = terminal;
  const { hasRows, report } = reportFor(REPORTS, options.output);
  const verdict = await run(planned, options, listenerOn(planned.plans, hasRows, options, process), process);
  if (verdict === undefined) {
    return ExitCode.NO_VERDICT;
  }
  out(report(verdict, width));
  verdict.workloads.flatMap(({ problem }) => problem ?? []).forEach(complain);
  const { junit } = options;
  const isReported = junit === undefined || isSaved(junit, verdictJunit(verdict), terminal);
  return isReported ? exitCodeOf(verdict) : ExitCode.NO_VERDICT;
}

/** What is left behind is never a success. A failure outweighs it. */
function exitCodeOf({ outcome, leftover }: Verdict): ExitCode {
  return outcome === 'passed' && leftover !== undefined ? ExitCode.NO_VERDICT : EXIT_CODES[outcome];
}

/** Prints the rows of the table as the results arrive, and the progress on a terminal. */
function listenerOn(
  plans: readonly Plan[], hasRows: boolean, { color }: VerifyOptions, process: NodeJS.Process,
): RunListener {
  const { out, complain, paint, width, status } = terminalOf(process, color);
  const progress = progressOn(!hasRows || process.stdout.isTTY ? status : undefined, plans);
  let table: Table | undefined;
  const print = (text: string | undefined) => {
    if (text !== undefined && hasRows) {
      progress.around(() => out(text));
    }
  };
  return {
    begins: (nodes) => {
      table = tableFor(plans, nodes?.map(({ metadata }) => metadata.name), paint, width);
      print(table.header);
    },
    seen: progress.saw,
    answered: (plan, answer) => print(table?.rows(plan, answer)),
    ends: progress.stop,
    complain: (sentence) => progress.around(() => complain(sentence)),
  };
}

function isSaved(file: string, text: string, { save, complain }: Terminal): boolean {
  try {
    save(file, text);
    return true;
  } catch (error) {
    complain(`cannot write ${shown(file)}, so there is no JUnit report: ${(error as Error).message}. `
      + 'Pass a file that can be written to --junit.');
    return false;
  }
}
