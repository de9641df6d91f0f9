import type { ConfigSchema } from './config-schema';
import { BAD_CONFIG } from '../findings/catalogue/lint-settings';
import type { FieldPath } from '../findings/field-path';
import type { FieldFinding } from '../findings/finding';
import { isFields } from '../kubernetes/fields';
import { nearest } from '../text';

/** What is wrong with a value of the configuration file. A key without a value is absent. */
export function configFindings(value: unknown, schema: ConfigSchema, field: FieldPath = []): FieldFinding[] {
  const { properties, items, values } = schema;
  if (!fits(value, schema)) {
    return [BAD_CONFIG.finding({ case: 'value', at: field, value, accepted: acceptedBy(schema) }, field)];
  }
  if (items !== undefined) {
    return (value as unknown[]).flatMap((item, index) => configFindings(item, items, [...field, index]));
  }
  if (values !== undefined) {
    return Object.entries(value as object)
      .flatMap(([key, inner]) => configFindings(inner ?? {}, values, [...field, key]));
  }
  return properties === undefined ? [] : mapFindings(value as object, properties, schema.required ?? [], field);
}

function mapFindings(
  value: object, properties: NonNullable<ConfigSchema['properties']>, required: readonly string[], field: FieldPath,
): FieldFinding[] {
  const known = Object.keys(properties);
  const given = Object.entries(value).filter(([, inner]) => inner !== null);
  const missing = required.filter((key) => !given.some(([each]) => each === key));
  return [
    ...given.flatMap(([key, inner]) => {
      const property = Object.hasOwn(properties, key) ? properties[key] : undefined;
      return property === undefined
        ? [BAD_CONFIG.finding({ case: 'unknownKey', key, near: nearest(key, known), known }, [...field, key])]
        : configFindings(inner, property, [...field, key]);
    }),
    ...missing.map((key) => BAD_CONFIG.finding({ case: 'missing', key, at: field }, field)),
  ];
}

/** Whether a value has the type and form of a schema. What is in it is not looked at. */
function fits(value: unknown, { type, enum: values, pattern, minLength }: ConfigSchema): boolean {
  if (values !== undefined) {
    return (values as readonly unknown[]).includes(value);
  }
  switch (type) {
    case 'object': return isFields(value);
    case 'array': return Array.isArray(value);
    case 'string': return isText(value, pattern, minLength);
    case 'boolean':
    case undefined: return typeof value === 'boolean';
  }
}

function isText(value: unknown, pattern = '', minLength = 0): boolean {
  return typeof value === 'string' && value.length >= minLength && new RegExp(pattern).test(value);
}

/** What a schema accepts, in words. */
function acceptedBy({ type, enum: values, pattern, description }: ConfigSchema): readonly string[] {
  if (values !== undefined) {
    return values.map(String);
  }
  switch (type) {
    case 'object': return ['a map'];
    case 'array': return ['a list'];
    case 'string': return [pattern === undefined ? 'a text' : quotedText(description ?? pattern)];
    case 'boolean':
    case undefined: return ['true', 'false'];
  }
}

/** The words for a text with a form. Without quotation marks YAML may take it for something else. */
function quotedText(form: string): string {
  return `a text in quotation marks (${form.replace(/\.$/, '')})`;
}
