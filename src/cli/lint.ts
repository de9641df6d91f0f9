import { type Command, Option } from 'commander';
import type { CommonOptions } from './command';
import { ExitCode } from './exit-code';
import { readFiles, type ReadFiles } from './files';
import type { FixFlags } from './lint-fix';
import { type LintFlags, lintTask, type LintTask } from './lint-task';
import { helpEnd, reportFor, withCommonOptions } from './options';
import { withPlatformFlags } from './platform-flags';
import { type Terminal, terminalOf } from './terminal';
import { packageVersion } from './version';
import { FAIL_LEVELS, type FailLevel, isFailure } from '../lint/fail-level';
import { lint } from '../lint/lint';
import { lintGithub } from '../lint/lint-github';
import { lintJson } from '../lint/lint-json';
import { lintJunit } from '../lint/lint-junit';
import { lintSarif } from '../lint/lint-sarif';
import { lintSummary, lintText } from '../lint/lint-text';
import type { LintResult } from '../lint/result';

interface LintOptions extends CommonOptions, LintFlags, FixFlags {}

/** What a report is about: the result, and the files that were read. */
interface Linted {
  readonly result: LintResult;
  readonly files: readonly string[];
  readonly failOn: FailLevel;
}

/** The output formats. */
const REPORTS: { readonly [output: string]: (linted: Linted, terminal: Terminal) => void } = {
  text: ({ result }, { out, paint, width }) => out(lintText(result, paint, width)),
  json: ({ result }, { out }) => out(`${JSON.stringify(lintJson(result), undefined, 2)}\n`),
  sarif: ({ result }, { out }) => out(`${JSON.stringify(lintSarif(result, packageVersion()), undefined, 2)}\n`),
  github: ({ result }, { out, command }) => {
    lintGithub(result.findings).forEach(command);
    out(lintSummary(result));
  },
  junit: ({ result, files, failOn }, { out }) => out(lintJunit(result, files, failOn)),
};

const FAIL_ON = new Option('--fail-on <level>', 'the lowest level with exit code 1 (default: "error")')
  .choices(FAIL_LEVELS);

/** `asm-gateway lint`. */
export function define(command: Command, process: NodeJS.Process, ends: (code: ExitCode) => void): void {
  withPlatformFlags(withCommonOptions(command, Object.keys(REPORTS)))
    .addOption(FAIL_ON)
    .option('--fail-if-none', 'exit with 1 if nothing was judged')
    .option('--config <file>', 'settings (default: the nearest asm-gateway.yaml)')
    .option('--no-config', 'ignore any asm-gateway.yaml')
    .option('--fix', 'fix in the files what has one right answer, and judge the rest')
    .option('--dry-run', 'with --fix: print the changes as a patch, and change no file')
    .argument('[files...]', 'YAML or JSON files, folders that contain them, or - for the standard input')
    .addHelpText('after', helpEnd({
      exitCodes: [
        'nothing wrong, or warnings only',
        'a finding of the level of --fail-on, or nothing judged with --fail-if-none',
        'wrong usage, for example a missing file; or --fix cannot replace a file',
      ],
      examples: [
        'asm-gateway lint manifests/',
        'asm-gateway lint --cni flannel --proxy-mode ipvs gateway.yaml',
        'asm-gateway lint --fix --dry-run manifests/',
        'kubectl get istiogateways -A -o yaml | asm-gateway lint -',
      ],
      related: ['asm-gateway explain CODE', 'asm-gateway verify'],
    }))
    .action(async (files: string[], options: LintOptions) => ends(await lintFiles(files, options, process)));
}

/** What a command does with the findings. */
interface Judged {
  readonly result: LintResult;

  /** A sentence for each file that could not be read or changed. */
  readonly problems: readonly string[];

  /** Whether a report follows: a patch has none. */
  readonly isReported: boolean;
}

/** A file that does not exist is reported; the other files are judged. */
async function lintFiles(
  names: readonly string[], options: LintOptions, process: NodeJS.Process,
): Promise<ExitCode> {
  const { output, color, fix, dryRun, ...flags } = options;
  const terminal = terminalOf(process, color);
  const task = lintTask(names, flags);
  if (fix === true || dryRun === true) {
    fixes().checkFixFlags({ fix, dryRun }, task.names, output);
  }
  const read = await readFiles(task.names, process.stdin, task.isSkipped);
  const { result, problems, isReported } = judged(read, task, { fix, dryRun }, terminal);
  if (read.sources.length > 0 && isReported) {
    reportFor(REPORTS, output)({ result, files: read.sources.map(({ name }) => name), failOn: task.failOn }, terminal);
  }
  problems.forEach((problem) => terminal.complain(problem));
  if (problems.length > 0) {
    return ExitCode.NO_VERDICT;
  }
  const isEmpty = task.failIfNone && result.judged === 0;
  if (isEmpty) {
    terminal.complain('nothing was judged, and --fail-if-none is set.');
  }
  return isEmpty || isFailure(result.findings, task.failOn) ? ExitCode.ERRORS : ExitCode.FINE;
}

function judged(
  { sources, problems }: ReadFiles, task: LintTask, { fix, dryRun }: FixFlags, terminal: Terminal,
): Judged {
  const relint = (texts: ReadFiles['sources']) => lint(texts, undefined, task);
  const linted = { sources, result: relint(sources), relint };
  const unread = problems.map((problem) => (
    `${problem} Pass files, folders that contain manifests, or "-" for the standard input.`
  ));
  if (fix !== true) {
    const hasAnswers = linted.result.findings.some(({ edits }) => edits !== undefined);
    const result = hasAnswers ? fixes().withFixes(linted) : linted.result;
    return { result, problems: unread, isReported: true };
  }
  const after = dryRun === true ? fixes().showFixes(linted, terminal) : fixes().fixFiles(linted);
  return { result: after.result, problems: [...unread, ...after.problems], isReported: dryRun !== true };
}

/** What only fixes need. */
function fixes(): typeof import('./lint-fix') {
  return require('./lint-fix') as typeof import('./lint-fix');
}
