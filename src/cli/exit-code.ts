/** What the process says to the one that started it. */
export enum ExitCode {
  /** Nothing wrong; warnings are nothing wrong. */
  FINE = 0,

  /** Something is wrong with what was looked at. */
  ERRORS = 1,

  /** The command was used wrongly, or could not come to a verdict. */
  NO_VERDICT = 2,
}
