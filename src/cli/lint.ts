import { ExitCode } from './exit-code';
import { readFiles } from './files';
import type { Terminal } from './terminal';
import { packageVersion } from './version';
import { FindingLevel } from '../findings/finding';
import { lintJson } from '../lint/json';
import { lint } from '../lint/lint';
import type { LintResult } from '../lint/result';
import { lintSarif } from '../lint/sarif';
import { lintText } from '../lint/text';

/** How the result is written. */
const REPORTS: { readonly [output: string]: (result: LintResult, terminal: Terminal) => string } = {
  text: (result, { paint }) => lintText(result, paint),
  json: (result) => `${JSON.stringify(lintJson(result), undefined, 2)}\n`,
  sarif: (result) => `${JSON.stringify(lintSarif(result, packageVersion()), undefined, 2)}\n`,
};

/** `asm-gateway lint`. What cannot be opened is told, and keeps no other file from being judged. */
export async function lintCommand(names: readonly string[], output: string, terminal: Terminal): Promise<ExitCode> {
  const { sources, problems } = await readFiles(names);
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
