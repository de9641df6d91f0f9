/**
 * The answer to a question about a gateway. If something was not declared or could not be read, the answer is
 * `UNKNOWN`, never `NO`.
 */
export enum ReachabilityAnswer {
  /** Always. */
  YES = 'yes',

  /** Never. */
  NO = 'no',

  /** Yes for some connections and no for others, without a visible reason. */
  SOMETIMES = 'sometimes',

  /** Not known, because something that decides it was not declared or could not be read. */
  UNKNOWN = 'unknown',
}
