import type { ServiceFacts } from './gateway-facts';
import { requestedBalancer } from './service';
import type { Edit } from '../findings/edit';
import type { FieldPath } from '../findings/field-path';
import type { MetadataEntry } from '../kubernetes/metadata';
import type { Reading } from '../loadbalancer/annotation';
import { keysOf, readingOf, settingOf } from '../loadbalancer/annotations';
import { isSameWord } from '../loadbalancer/settings';
import { certainKey } from '../loadbalancer/spelling';
import { type ValueMistake, wrongValue } from '../loadbalancer/value';

/*
 * The only right answers to mistakes in settings of the load balancer. There is none unless the result is valid for the
 * requested kind of load balancer.
 */

/** The annotations that ASM copies to the Service. */
const PLACE: FieldPath = ['spec', 'serviceAnnotations'];

/** Pairs of quotation marks. */
const PAIRS = ['""', '\'\'', '``', '\u201c\u201d'];

/** A key that can be meant for no other cloud. */
const NAMES_VENDOR = /ali(?:baba|cloud|yun)/i;

/** The text that a wrong value can only mean, for each mistake that can have such a text. */
const CORRECTIONS: { readonly [mistake in ValueMistake]?: (value: string, reading: Reading) => string | undefined } = {
  quoted: unquoted,
  blanks: (value, { values }) => (
    values.kind === 'text' ? value.trim() : value.split(',').map((entry) => entry.trim()).join(',')
  ),
  lineFeed: (value) => value.replace(/(?:\r?\n)+$/, ''),
  letterCase: (value, { values }) => (
    values.kind === 'words' ? values.words.find((word) => isSameWord(word, value)) : undefined
  ),
};

/** The edits that make a value of a setting valid; undefined if there are several answers. */
export function valueEdits(
  field: FieldPath, value: string, mistake: ValueMistake, reading: Reading,
): readonly Edit[] | undefined {
  const corrected = CORRECTIONS[mistake]?.(value, reading);
  return corrected !== undefined && isValid(corrected, reading)
    ? [{ kind: 'replaceValue', field, value: corrected }]
    : undefined;
}

function unquoted(value: string): string | undefined {
  const trimmed = value.trim();
  const content = trimmed.slice(1, -1);
  const isPair = trimmed.length > 1 && PAIRS.includes(`${trimmed.slice(0, 1)}${trimmed.slice(-1)}`);
  return isPair && !/["'`\u201c\u201d]/.test(content) ? content : undefined;
}

function isValid(value: unknown, reading: Reading): boolean {
  return typeof value === 'string' && value !== '' && wrongValue(reading, value) === undefined;
}

/** The edits that correct a key; undefined if the key may mean something else, or if the setting is there already. */
export function keyEdits(field: FieldPath, written: string, service: ServiceFacts): readonly Edit[] | undefined {
  const key = certainKey(written);
  if (key === undefined) {
    return undefined;
  }
  const isMeantTwice = Object.keys(service.annotations).some((other) => other !== written && certainKey(other) === key);
  const isOfVendor = service.isOfAnyCloud !== true || NAMES_VENDOR.test(written);
  return !isMeantTwice && isOfVendor && isNewTo(service, key, service.annotations[written])
    ? [{ kind: 'renameKey', field, key }]
    : undefined;
}

/**
 * The edits that move settings to the annotations of the Service; undefined if it may have one of them already, or if
 * the clusters have no Service.
 *
 * @param outside all settings that are in a wrong place
 */
export function placeEdits(
  entries: readonly MetadataEntry[], outside: readonly MetadataEntry[], service: ServiceFacts,
): readonly Edit[] | undefined {
  const all = outside.map(({ key }) => settingOf(key));
  const areSound = entries.every(({ kind, key, value }) => kind === 'annotation' && isNewTo(service, key, value));
  return areSound && new Set(all).size === all.length && service.isOutsideClusters !== true
    ? entries.map(({ field, key }) => ({ kind: 'moveEntry', field: [...field, key], to: PLACE }))
    : undefined;
}

/** Whether a Service lacks the setting of a key, and the value is valid for its load balancer. */
function isNewTo(service: ServiceFacts, key: string, value: unknown): boolean {
  const setting = settingOf(key);
  const kind = requestedBalancer(service);
  const reading = setting === undefined || kind === undefined ? undefined : readingOf(setting, kind);
  return setting !== undefined && reading !== undefined && isValid(value, reading)
    && !keysOf(setting).some((each) => Object.hasOwn(service.annotations, each));
}
