import type { AckPlatformOptions, PlatformField } from './platform';
import { PLATFORM_FLAGS } from './platform-flags';
import { VERSION_PARSERS } from './version';

/*
 * A platform as a text on one line, for example `cni=flannel, proxyMode=ipvs`.
 */

/** The text of a platform about which nothing is declared. */
const NOTHING = 'unknown';

/** What a text declares, and its unreadable entries. */
export interface ReadPlatform {
  readonly declared: AckPlatformOptions;
  readonly unreadable: readonly UnreadableEntry[];
}

/** An entry of a text that is not the value of a field. */
export interface UnreadableEntry {
  readonly entry: string;

  /** What would be accepted: fields, or values of the field. Empty for a version. */
  readonly accepted: readonly string[];
}

/** The text of a platform. */
export function platformText(platform: AckPlatformOptions): string {
  const entries = PLATFORM_FLAGS.flatMap(({ field }) => (
    platform[field] === undefined ? [] : [`${field}=${platform[field]}`]
  ));
  return entries.length === 0 ? NOTHING : entries.join(', ');
}

/** Reads such a text. */
export function platformIn(text: string): ReadPlatform {
  const entries = text.split(',').map((entry) => entry.trim()).filter((entry) => entry !== '' && entry !== NOTHING);
  const read = entries.map(entryIn);
  return {
    declared: Object.fromEntries(read.flatMap((each) => ('field' in each ? [[each.field, each.value]] : []))),
    unreadable: read.flatMap((each) => ('field' in each ? [] : [each])),
  };
}

function entryIn(entry: string): UnreadableEntry | { readonly field: PlatformField; readonly value: string | boolean } {
  const [, name = '', value = ''] = /^(\w+)\s*=\s*(\S+)$/.exec(entry) ?? [];
  const flag = PLATFORM_FLAGS.find(({ field }) => field === name);
  if (flag === undefined) {
    return { entry, accepted: PLATFORM_FLAGS.map(({ field }) => `${field}=`) };
  }
  const { field, values } = flag;
  if (values === undefined) {
    const isVersion = VERSION_PARSERS[field as keyof typeof VERSION_PARSERS](value) !== undefined;
    return isVersion ? { field, value } : { entry, accepted: [] };
  }
  if (!values.includes(value)) {
    return { entry, accepted: values.map((each) => `${field}=${each}`) };
  }
  return { field, value: values.includes('true') ? value === 'true' : value };
}
