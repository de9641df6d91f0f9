/** The largest number that fits into a field of Kubernetes with 32 bits. */
export const LARGEST_INT32 = 2_147_483_647;

/** Whether a value counts something: an integer, 0 or greater, that fits into a field of Kubernetes. */
export function isCount(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= LARGEST_INT32;
}
