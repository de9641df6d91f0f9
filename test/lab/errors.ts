/** An error a user can act on: one sentence says what is missing and the way out; it is shown without a stack trace. */
export class LabError extends Error {}
