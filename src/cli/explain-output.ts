/** The ways in which `explain` prints a code, a fact or a setup. The first is the usual one. */
export const EXPLAIN_OUTPUTS = ['text', 'json'] as const;

/** A way in which `explain` prints. */
export type ExplainOutput = (typeof EXPLAIN_OUTPUTS)[number];

/** A function for each way. A map that lacks one does not compile. */
export type ExplainReports<Explained extends readonly unknown[]> = {
  readonly [output in ExplainOutput]: (...explained: Explained) => string;
};
