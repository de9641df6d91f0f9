/**
 * The user asked for something that is not possible: one sentence, and the way out. Anything else that is thrown is a
 * bug.
 */
export class UsageError extends Error {}
