import type { BalancerKind, Values } from './annotation';
import { readingOf, type Setting, SETTINGS } from './annotations';

/*
 * Which prop of `LoadBalancer.clb` and `LoadBalancer.nlb` sets which annotation, and how its value is written. Most of
 * it follows from the table of annotations.
 */

/** How the value of a prop is written. */
export type Form =
  /** A boolean as one of two words. Without a word for false, false is written as nothing. */
  | { readonly kind: 'flag'; readonly on: string; readonly off?: string }
  /** A `Duration` in seconds. */
  | { readonly kind: 'seconds' }
  | { readonly kind: 'number' }

  /** A string or an enum. `noComma`: it is one value, and not a list. */
  | { readonly kind: 'text'; readonly noComma?: true }

  /** Strings or enums with commas between them. */
  | { readonly kind: 'list' }

  /** Structs with commas between them, or the entries of a map. */
  | EntriesForm;

/** How entries of a list are written, for example `{zone}:{vSwitchId}`. */
export interface EntriesForm {
  readonly kind: 'entries';
  readonly template: string;

  /** The prop is a map. Its keys and values are the parts `key` and `value`. */
  readonly isMap?: true;
}

/** A part of an entry, and what separates it from the next one. */
export interface Part {
  readonly name: string;
  readonly separator: string;
}

/** The part that may be empty. */
export const EMPTY_PART = 'value';

/** The parts of a template. */
export function partsOf({ template }: EntriesForm): Part[] {
  return [...template.matchAll(/\{(\w+)\}([^{]*)/g)].map(([, name = '', separator = '']) => ({ name, separator }));
}

/** Settings that strategies own. They have no prop. */
export const WITHOUT_PROP: readonly Setting[] = ['backend-type', 'hostname'];

/** Props whose own names are reserved words of some languages. */
const RENAMED: { readonly [name in Setting]?: string } = { class: 'controllerClass', type: 'loadBalancerType' };

const entries = (template: string): EntriesForm => ({ kind: 'entries', template });

/** The forms that do not follow from the valid values. */
const FORMS: { readonly [name in Setting]?: Form } = {
  'additional-resource-tags': entries('{key}={value}'),
  'backend-label': { ...entries('{key}={value}'), isMap: true },
  'domain-extensions': entries('{domain}:{certId}'),
  'forward-port': entries('{httpPort}:{httpsPort}'),
  // The table has it as a list for the sake of its pattern.
  'ip': { kind: 'text', noComma: true },
  'listener-port-range': entries('{firstPort}-{lastPort}:{port}'),
  // The controller takes any value for a yes.
  'preserve-lb-on-delete': { kind: 'flag', on: 'true' },
  'protocol-port': entries('{protocol}:{port}'),
  'vgroup-port': entries('{serverGroupId}:{port}'),
  'zone-maps': entries('{zone}:{vSwitchId}:{ip}:{eip}'),
};

/** Two words that mean yes and no. */
const FLAGS = [['on', 'off'], ['true', 'false']] as const;

function formOf(setting: Setting, values: Values): Form {
  switch (values.kind) {
    case 'words': {
      const flag = FLAGS.find((pair) => pair.join() === values.words.join());
      return flag === undefined ? { kind: 'text' } : { kind: 'flag', on: flag[0], off: flag[1] };
    }
    case 'whole': return { kind: values.unit === 'seconds' ? 'seconds' : 'number' };
    case 'list': return { kind: 'list' };
    case 'text': return setting.endsWith('id') ? { kind: 'text', noComma: true } : { kind: 'text' };
  }
}

/** A prop, the setting that it sets, and how its value is written. */
export interface SettingProp {
  readonly prop: string;
  readonly setting: Setting;
  readonly form: Form;
}

const camelCase = (name: string) => name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

function propsFor(kind: BalancerKind): SettingProp[] {
  return SETTINGS.filter((setting) => !WITHOUT_PROP.includes(setting)).flatMap((setting) => {
    const reading = readingOf(setting, kind);
    const prop = RENAMED[setting] ?? camelCase(setting);
    return reading === undefined ? [] : [{ prop, setting, form: FORMS[setting] ?? formOf(setting, reading.values) }];
  });
}

/** The props of each kind of load balancer, in the order of the table. */
export const SETTING_PROPS: { readonly [kind in BalancerKind]: readonly SettingProp[] } = {
  clb: propsFor('clb'), nlb: propsFor('nlb'),
};
