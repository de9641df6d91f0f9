import { type Finding, FindingLevel } from '../findings/finding';

/** The levels of findings that make lint fail, by the lowest of them. */
const FAILING = {
  error: [FindingLevel.ERROR],
  warning: [FindingLevel.ERROR, FindingLevel.WARNING],
  never: [],
} as const;

/** The lowest level that makes lint fail. */
export type FailLevel = keyof typeof FAILING;

export const FAIL_LEVELS = Object.keys(FAILING) as readonly FailLevel[];

/** Whether one of the findings makes lint fail. */
export function isFailure(findings: readonly Pick<Finding, 'level'>[], failOn: FailLevel): boolean {
  const failing: readonly FindingLevel[] = FAILING[failOn];
  return findings.some(({ level }) => failing.includes(level));
}
