/** What is wrong with a value, and the way out: a finding in the making. */
export interface Problem {
  readonly problem: string;
  readonly fix: string;
}

/** A list with the one problem if the value is wrong. */
export function unless(right: boolean, problem: string, fix: string): Problem[] {
  return right ? [] : [{ problem, fix }];
}
