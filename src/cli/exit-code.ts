/** The exit codes of the command. */
export enum ExitCode {
  /** Nothing is wrong. Warnings do not count. */
  FINE = 0,

  /** At least one error was found. */
  ERRORS = 1,

  /** Wrong usage, or no verdict could be given. */
  NO_VERDICT = 2,
}
