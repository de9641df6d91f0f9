/** The largest number that fits into a field of Kubernetes with 32 bits. */
export const LARGEST_INT32 = 2_147_483_647;

/** Whether a value counts something: an integer, 0 or greater, that fits into a field of Kubernetes. */
export function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= LARGEST_INT32;
}

/** The largest number that fits into 64 bits, as far as a number of JavaScript can be that large. */
export const LARGEST_INT64 = 2 ** 63 - 1;

/** Whether a text is an integer of 32 bits without a plus sign and leading zeros. */
export function isInt32Text(text: string): boolean {
  return /^(-\d+|0|[1-9]\d*)$/.test(text) && Number(text) >= -LARGEST_INT32 - 1 && Number(text) <= LARGEST_INT32;
}
