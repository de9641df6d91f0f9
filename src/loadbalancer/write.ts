import type { BalancerKind } from './annotation';
import { EMPTY_PART, type EntriesForm, type Form, partsOf, SETTING_PROPS, type SettingProp } from './props';
import type { FieldPath } from '../findings/field-path';

/** A `Duration` of cdk8s. */
interface Seconds {
  toSeconds(options: { readonly integral: boolean }): number;
}

type Struct = Readonly<Record<string, unknown>>;

/** A prop that has a value. */
export interface GivenProp extends SettingProp {
  readonly value: unknown;
}

/** The props of a kind of load balancer that have a value, in the order of the table. */
export function givenProps(kind: BalancerKind, options: object): GivenProp[] {
  return SETTING_PROPS[kind]
    .map((each) => ({ ...each, value: Reflect.get(options, each.prop) as unknown }))
    .filter(({ value }) => value !== undefined);
}

/**
 * The value of an annotation; undefined if nothing is written. A value that is out of range is written as it is: the
 * rules for annotations report it.
 */
export function writtenValue(form: Form, value: unknown): string | undefined {
  switch (form.kind) {
    case 'flag': return value === true ? form.on : form.off;
    case 'seconds': return String((value as Seconds).toSeconds({ integral: false }));
    case 'number':
    case 'text': return String(value);
    case 'list': return joined((value as readonly unknown[]).filter((each) => each !== undefined).map(String));
    case 'entries': return joined(structsOf(form, value).map((each) => entryText(form, each)));
  }
}

/** A list without entries is the same as none. */
function joined(entries: readonly string[]): string | undefined {
  return entries.length === 0 ? undefined : entries.join(',');
}

function structsOf({ isMap }: EntriesForm, value: unknown): readonly Struct[] {
  return isMap === true
    ? Object.entries(value as Struct).map(([key, each]) => ({ key, value: each }))
    : value as readonly Struct[];
}

/** The last parts may be absent, and with them the separators ahead of them. The value of a tag may be empty. */
function entryText(form: EntriesForm, struct: Struct): string {
  const values = struct as Readonly<Record<string, string | number | undefined>>;
  const parts = partsOf(form).map((part) => ({ ...part, text: String(values[part.name] ?? '') }));
  const last = parts.map(({ name, text }) => text !== '' || name === EMPTY_PART).lastIndexOf(true);
  const written = parts.slice(0, last + 1);
  return written.map(({ text, separator }, index) => (index < last ? `${text}${separator}` : text)).join('');
}

/** A part of a value that would be read as something else. */
export interface Misread {
  readonly at: FieldPath;
  readonly value: unknown;

  /** What the part must be, in words. */
  readonly type: string;
}

/** The parts that would be read as something else: an empty text, a separator inside a part, or an impossible port. */
export function misreadParts(form: Form, value: unknown, at: FieldPath): Misread[] {
  switch (form.kind) {
    case 'text': return misreadText(value, form.noComma === true ? ',' : '', at);
    case 'list': return (value as readonly unknown[]).flatMap((each, index) => misreadText(each, ',', [...at, index]));
    case 'entries': return structsOf(form, value).flatMap((each, index) => (
      misreadEntry(form, each, [...at, form.isMap === true ? String(each.key) : index])
    ));
    case 'flag':
    case 'seconds':
    case 'number': return [];
  }
}

function misreadEntry(form: EntriesForm, struct: Struct, at: FieldPath): Misread[] {
  return partsOf(form).flatMap(({ name, separator }) => {
    const value = struct[name];
    const place = form.isMap === true ? at : [...at, name];
    if (typeof value === 'number' && form.isMap !== true) {
      return isPort(value) ? [] : [{ at: place, value, type: 'port number from 1 to 65535' }];
    }
    const isAbsent = value === undefined || (value === '' && name === EMPTY_PART);
    return isAbsent ? [] : misreadText(value, `,${separator}`, place);
  });
}

function isPort(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 65535;
}

/** `separators` are the characters that end the text. */
function misreadText(value: unknown, separators: string, at: FieldPath): Misread[] {
  if (typeof value !== 'string') {
    return [{ at, value, type: 'string' }];
  }
  if (value === '') {
    return [{ at, value, type: 'string that is not empty' }];
  }
  const found = separators.split('').find((each) => value.includes(each));
  return found === undefined ? [] : [{ at, value, type: `string without "${found}"` }];
}
