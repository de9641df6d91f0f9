import type { Command } from 'commander';
import type { CommonOptions } from './command';
import { ExitCode } from './exit-code';
import { readFiles } from './files';
import { reportFor, withCommonOptions } from './options';
import { type PlatformFlagValues, platformOfFlags, withPlatformFlags } from './platform-flags';
import { type Terminal, terminalOf } from './terminal';
import { packageVersion } from './version';
import { FindingLevel } from '../findings/finding';
import { lint } from '../lint/lint';
import { lintJson } from '../lint/lint-json';
import { lintSarif } from '../lint/lint-sarif';
import { lintText } from '../lint/lint-text';
import type { LintResult } from '../lint/result';

interface LintOptions extends CommonOptions, PlatformFlagValues {}

/** How the result is written. */
const REPORTS: { readonly [output: string]: (result: LintResult, terminal: Terminal) => string } = {
  text: (result, { paint }) => lintText(result, paint),
  json: (result) => `${JSON.stringify(lintJson(result), undefined, 2)}\n`,
  sarif: (result) => `${JSON.stringify(lintSarif(result, packageVersion()), undefined, 2)}\n`,
};

/** `asm-gateway lint`. */
export function define(command: Command, process: NodeJS.Process, ends: (code: ExitCode) => void): void {
  withPlatformFlags(withCommonOptions(command, Object.keys(REPORTS)))
    .argument('<files...>', 'YAML or JSON files, folders with such files below them, or - for the standard input')
    .addHelpText('after', '\nExample:\n  asm-gateway lint manifests/\n  kubectl get istiogateways -A -o yaml | asm-gateway lint -')
    .action(async (files: string[], options: LintOptions) => ends(await lintFiles(files, options, process)));
}

/** What cannot be opened is told, and keeps no other file from being judged. */
async function lintFiles(names: readonly string[], { output, color, ...flags }: LintOptions, process: NodeJS.Process): Promise<ExitCode> {
  const terminal = terminalOf(process, color);
  const platform = platformOfFlags(flags);
  const { sources, problems } = await readFiles(names, process.stdin);
  const result = lint(sources, platform);
  if (sources.length > 0) {
    terminal.out(reportFor(REPORTS, output)(result, terminal));
  }
  problems.forEach((problem) => terminal.complain(`${problem} Name files, folders with manifests in them, or "-" for the standard input.`));
  if (problems.length > 0) {
    return ExitCode.NO_VERDICT;
  }
  return result.findings.some(({ level }) => level === FindingLevel.ERROR) ? ExitCode.ERRORS : ExitCode.FINE;
}
