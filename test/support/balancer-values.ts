import { Duration } from 'cdk8s';
import { fc } from './properties';
import { ENUMS, STRUCTS } from '../../src/input/declared.generated';
import type { BalancerKind, Reading } from '../../src/loadbalancer/annotation';
import { readingOf } from '../../src/loadbalancer/annotations';
import { SETTING_PROPS, type SettingProp } from '../../src/loadbalancer/props';

/* Valid values for the props of load balancers, made from the table of annotations and the declared types. */

/** A prop with what the table and its declared type say about it. */
export interface BalancerProp extends SettingProp {
  readonly kind: BalancerKind;
  readonly reading: Reading;
  readonly type: string;
}

const STRUCT = { clb: 'ClbOptions', nlb: 'NlbOptions' } as const;

function propsOf(kind: BalancerKind): BalancerProp[] {
  return SETTING_PROPS[kind].flatMap((prop) => {
    const reading = readingOf(prop.setting, kind);
    const type = STRUCTS[STRUCT[kind]]?.[prop.prop];
    return reading === undefined || type === undefined ? [] : [{ ...prop, kind, reading, type: type.replace('?', '') }];
  });
}

/** All props, by the kind of load balancer. */
export const BALANCER_PROPS: Readonly<Record<BalancerKind, readonly BalancerProp[]>> = { clb: propsOf('clb'), nlb: propsOf('nlb') };

const NAME = fc.stringMatching(/^[a-z][a-z0-9]{0,9}(-[a-z0-9]{1,9}){0,2}$/);
const PORT = fc.integer({ min: 1, max: 65535 });

/** Texts that must have a form. */
const TEXTS: Readonly<Record<string, fc.Arbitrary<string>>> = { ip: fc.ipV4(), eip: NAME, domain: fc.domain() };

/** Values that are not of one declared type. */
const OTHERS: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  'number': PORT, '{string}': fc.dictionary(NAME, NAME, { minKeys: 1, maxKeys: 3 }),
};

/** A range of ports begins with the lower one. */
const RANGE = fc.tuple(PORT, PORT, PORT).map(([one, other, port]) => (
  { firstPort: Math.min(one, other), lastPort: Math.max(one, other), port }
));

/** A value of a declared type: of a struct, an enum, or a scalar. */
function valueOfType(type: string, name: string): fc.Arbitrary<unknown> {
  if (type.endsWith('?')) {
    return fc.option(valueOfType(type.slice(0, -1), name), { nil: undefined });
  }
  if (type.endsWith('[]')) {
    return fc.array(valueOfType(type.slice(0, -2), name), { minLength: 1, maxLength: 3 });
  }
  if (type === 'NlbPortRange') {
    return RANGE;
  }
  const struct = STRUCTS[type];
  if (struct !== undefined) {
    return fc.record(Object.fromEntries(Object.entries(struct).map(([field, each]) => [field, valueOfType(each, field)])));
  }
  const words = ENUMS[type];
  return words === undefined ? OTHERS[type] ?? TEXTS[name] ?? NAME : fc.constantFrom(...words);
}

/** A value that is valid for the prop. */
export function validFor({ prop, type, form, reading: { values } }: BalancerProp): fc.Arbitrary<unknown> {
  if (form.kind === 'flag') {
    return fc.boolean();
  }
  if (values.kind === 'whole') {
    const number = fc.integer({ min: values.least, max: values.most });
    return form.kind === 'seconds' ? number.map((each) => Duration.seconds(each)) : number;
  }
  // A text with a form of its own: the rules have tests about what is no such text.
  return values.kind === 'text' && values.form !== undefined ? fc.constant(values.sample) : valueOfType(type, prop);
}
