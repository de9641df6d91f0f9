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
  const broken = new Set(bySchema.filter(({ isNoContainer }) => isNoContainer).map(({ finding }) => keyOf(finding)));
  const rules = byRules.filter((finding) => !isWithin(pathOf(finding), broken));
  const errors = new Set(rules.filter(({ level }) => level === FindingLevel.ERROR).map(keyOf));
  const schema = bySchema.filter(({ isNoContainer, finding }) => isNoContainer || !errors.has(keyOf(finding)));
  return [...rules, ...schema.map(({ finding }) => finding)];
}

/** Whether a field, or something around it, is among others. The longest paths of rules have six steps. */
function isWithin(field: FieldPath, others: ReadonlySet<string>): boolean {
  return field.some((_, index) => others.has(keyOf({ field: field.slice(0, index) }))) || others.has(keyOf({ field }));
}

function keyOf(finding: Pick<FieldFinding, 'field'>): string {
  return JSON.stringify(pathOf(finding));
}

/** A finding without a field is about the whole manifest. */
function pathOf({ field = [] }: Pick<FieldFinding, 'field'>): FieldPath {
  return field;
}
