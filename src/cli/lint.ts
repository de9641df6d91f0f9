import { type Command, Option } from 'commander';
import type { CommonOptions } from './command';
import { ExitCode } from './exit-code';
import { readFiles } from './files';
import { type LintFlags, lintTask } from './lint-task';
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

interface LintOptions extends CommonOptions, LintFlags {}

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
    .argument('[files...]', 'YAML or JSON files, folders that contain them, or - for the standard input')
    .addHelpText('after', helpEnd({
      exitCodes: [
        'nothing wrong, or warnings only',
        'a finding of the level of --fail-on, or nothing judged with --fail-if-none',
        'wrong usage, for example a file that does not exist',
      ],
      examples: [
        'asm-gateway lint manifests/',
        'asm-gateway lint --cni flannel --proxy-mode ipvs gateway.yaml',
        'kubectl get istiogateways -A -o yaml | asm-gateway lint -',
      ],
      related: ['asm-gateway explain CODE', 'asm-gateway verify'],
    }))
    .action(async (files: string[], options: LintOptions) => ends(await lintFiles(files, options, process)));
}

/** A file that does not exist is reported; the other files are judged. */
async function lintFiles(
  names: readonly string[], options: LintOptions, process: NodeJS.Process,
): Promise<ExitCode> {
  const { output, color, ...flags } = options;
  const terminal = terminalOf(process, color);
  const { failOn, failIfNone, ...task } = lintTask(names, flags);
  const { sources, problems } = await readFiles(task.names, process.stdin, task.isSkipped);
  const result = lint(sources, undefined, task);
  if (sources.length > 0) {
    reportFor(REPORTS, output)({ result, files: sources.map(({ name }) => name), failOn }, terminal);
  }
  problems.forEach((problem) => (
    terminal.complain(`${problem} Pass files, folders that contain manifests, or "-" for the standard input.`)
  ));
  if (problems.length > 0) {
    return ExitCode.NO_VERDICT;
  }
  const isEmpty = failIfNone && result.judged === 0;
  if (isEmpty) {
    terminal.complain('nothing was judged, and --fail-if-none is set.');
  }
  return isEmpty || isFailure(result.findings, failOn) ? ExitCode.ERRORS : ExitCode.FINE;
}
