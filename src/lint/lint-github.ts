import type { LintFinding } from './result';
import { FindingLevel } from '../findings/finding';
import type { CiCommand } from '../text';

const NAMES: { readonly [level in FindingLevel]: CiCommand['name'] } = {
  [FindingLevel.ERROR]: 'error',
  [FindingLevel.WARNING]: 'warning',
  [FindingLevel.INFO]: 'notice',
  [FindingLevel.UNKNOWN]: 'notice',
};

/**
 * The findings as commands that make GitHub show them next to the lines of a pull request. It shows at most 10 errors,
 * 10 warnings and 10 notices of a step.
 *
 * Source: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export function lintGithub(findings: readonly LintFinding[]): CiCommand[] {
  return findings.map(({ level, code, message, why, fix, file, line, column }) => ({
    name: NAMES[level],
    properties: { file, line: String(line), col: String(column), title: code },
    message: `${message}: ${why}. ${fix}`,
  }));
}
