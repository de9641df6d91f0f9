import type { SchemaFinding } from './schema';
import type { FieldPath } from '../findings/field-path';
import { type FieldFinding, FindingLevel } from '../findings/finding';

/**
 * One mistake, one message. What a rule says about a value that is not the map or list it must be is left out.
 * Otherwise an error of a rule about a field replaces the schema's finding about it, because the rule knows more. A
 * warning replaces nothing.
 */
export function withoutRepetition(
  byRules: readonly FieldFinding[], bySchema: readonly SchemaFinding[],
): FieldFinding[] {
  const broken = bySchema.filter(({ isNoContainer }) => isNoContainer).map(({ finding: { field = [] } }) => field);
  const rules = byRules.filter(({ field = [] }) => !broken.some((container) => isWithin(field, container)));
  const errors = new Set(rules.filter(({ level }) => level === FindingLevel.ERROR).map(keyOf));
  const schema = bySchema.filter(({ isNoContainer, finding }) => isNoContainer || !errors.has(keyOf(finding)));
  return [...rules, ...schema.map(({ finding }) => finding)];
}

function isWithin(field: FieldPath, container: FieldPath): boolean {
  return container.every((step, index) => field[index] === step);
}

function keyOf({ field = [] }: FieldFinding): string {
  return JSON.stringify(field);
}
