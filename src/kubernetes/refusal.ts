import type { FieldPath } from '../findings/field-path';

/** What the API server refuses in one field: the value, and the constraint that it breaks. */
export interface Refusal {
  readonly at: FieldPath;
  readonly value: unknown;
  readonly rule: string;
}

/** A list with the refusal if the value is wrong, otherwise an empty list. */
export function refusedUnless(isRight: boolean, at: FieldPath, value: unknown, rule: string): Refusal[] {
  return isRight ? [] : [{ at, value, rule }];
}

/** The fields of an object; none if the value is not an object. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : {};
}

/** The objects in a list; none if the value is not a list. */
export function listOf(value: unknown): Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.map(fieldsOf) : [];
}
