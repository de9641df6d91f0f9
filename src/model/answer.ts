/**
 * An honest answer. What could not be read or was not declared is `UNKNOWN`, never `NO`.
 */
export enum ReachabilityAnswer {
  /** Always so. */
  YES = 'yes',

  /** Never so. */
  NO = 'no',

  /** So for some connections and not for others, without a visible reason. */
  SOMETIMES = 'sometimes',

  /** Not known, because something that decides it was not declared or could not be read. */
  UNKNOWN = 'unknown',
}
