import type { Readable } from 'stream';
import type { Command } from 'commander';
import type { CommonOptions } from './command';
import { ExitCode } from './exit-code';
import { readFiles } from './files';
import { withCommonOptions } from './options';
import { type Terminal, terminalOf } from './terminal';
import { packageVersion } from './version';
import { FindingLevel } from '../findings/finding';
import { lint } from '../lint/lint';
import { lintJson } from '../lint/lint-json';
import { lintSarif } from '../lint/lint-sarif';
import { lintText } from '../lint/lint-text';
import type { LintResult } from '../lint/result';

/** How the result is written. */
const REPORTS: { readonly [output: string]: (result: LintResult, terminal: Terminal) => string } = {
  text: (result, { paint }) => lintText(result, paint),
  json: (result) => `${JSON.stringify(lintJson(result), undefined, 2)}\n`,
  sarif: (result) => `${JSON.stringify(lintSarif(result, packageVersion()), undefined, 2)}\n`,
};

/** `asm-gateway lint`. */
export function define(command: Command, process: NodeJS.Process, ends: (code: ExitCode) => void): void {
  withCommonOptions(command, Object.keys(REPORTS))
    .argument('<files...>', 'YAML or JSON files, folders with such files below them, or - for the standard input')
    .addHelpText('after', '\nExample:\n  asm-gateway lint manifests/\n  kubectl get istiogateways -A -o yaml | asm-gateway lint -')
    .action(async (files: string[], { output, color }: CommonOptions) => ends(await lintFiles(files, output, process.stdin, terminalOf(process, color))));
}

/** What cannot be opened is told, and keeps no other file from being judged. */
async function lintFiles(names: readonly string[], output: string, standardInput: Readable, terminal: Terminal): Promise<ExitCode> {
  const { sources, problems } = await readFiles(names, standardInput);
  const result = lint(sources);
  if (sources.length > 0) {
    terminal.out(REPORTS[output](result, terminal));
  }
  problems.forEach((problem) => terminal.complain(`${problem} Name files, folders with manifests in them, or "-" for the standard input.`));
  if (problems.length > 0) {
    return ExitCode.NO_VERDICT;
  }
  return result.findings.some(({ level }) => level === FindingLevel.ERROR) ? ExitCode.ERRORS : ExitCode.FINE;
}
