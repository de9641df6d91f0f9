/**
 * Wrong usage of the command, in one sentence with a fix. Any other error is a bug.
 */
export class UsageError extends Error {}
