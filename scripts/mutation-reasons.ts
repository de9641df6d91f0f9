/** Why a mutant that no test finds is left. */
interface Reason {
  readonly file: string;

  /** The code, and what Stryker wrote in its place, as docs/mutation.md prints them. */
  readonly original: string;
  readonly replacement: string;
  readonly reason: string;
}

/** The reasons for survivors that were examined. A test rejects a reason without a survivor. */
export const REASONS: readonly Reason[] = [
  {
    file: 'src/strategy/traffic-strategy.ts',
    original: "''",
    replacement: '"Stryker was here!"',
    reason: 'equal: no strategy has the one name or the other, and a strategy without a value ignores the text',
  },
];
