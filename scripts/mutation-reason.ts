/** Why a mutant that no test finds is left. */
export interface Reason {
  readonly file: string;

  /** The code, and what Stryker wrote in its place, as docs/mutation.md prints them. */
  readonly original: string;
  readonly replacement: string;
  readonly reason: string;
}
