import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import * as library from 'cdk8s-asm-gateway';
import * as ts from 'typescript';
import { ENUMS, STRUCTS } from '../../src/input/declared.generated';
import type { BalancerKind, List, Reading } from '../../src/loadbalancer/annotation';
import { readingOf, type Setting, SETTINGS } from '../../src/loadbalancer/annotations';
import { type EntriesForm, partsOf, SETTING_PROPS, type SettingProp, WITHOUT_PROP } from '../../src/loadbalancer/props';
import { wrongValue } from '../../src/loadbalancer/value';
import { writtenValue } from '../../src/loadbalancer/write';

/* The props of `LoadBalancer.clb` and `.nlb`, held against the table of annotations. */

const KINDS = [['clb', 'ClbOptions'], ['nlb', 'NlbOptions']] as const;
const CASES = KINDS.flatMap(([kind, struct]) => SETTING_PROPS[kind].map((prop) => (
  [`${kind} ${prop.prop}`, { ...prop, kind, reading: readingOf(prop.setting, kind)!, type: STRUCTS[struct]![prop.prop]! }] as const
)));

type Case = SettingProp & { readonly kind: BalancerKind; readonly reading: Reading; readonly type: string };

describe.each(KINDS)('the props of a %s', (kind, struct) => {
  test('are those of the table, and each setting has one', () => {
    const settings = SETTINGS.filter((name) => readingOf(name, kind) !== undefined && !WITHOUT_PROP.includes(name));
    expect(SETTING_PROPS[kind].map(({ setting }) => setting)).toEqual(settings);
    expect(Object.keys(STRUCTS[struct]!).sort()).toEqual(SETTING_PROPS[kind].map(({ prop }) => prop).sort());
  });

  test('have names of their own', () => {
    expect(new Set(SETTING_PROPS[kind].map(({ prop }) => prop)).size).toBe(SETTING_PROPS[kind].length);
  });
});

test('only settings that strategies own have no prop', () => {
  expect(WITHOUT_PROP).toEqual(['backend-type', 'hostname']);
});

test('a prop has the name of its annotation, unless that is a reserved word', () => {
  const dashed = (prop: string) => prop.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const renamed = CASES.map(([, each]) => each).filter(({ prop, setting }) => dashed(prop) !== setting);
  expect(new Set(renamed.map(({ prop, setting }) => `${setting}: ${prop}`))).toEqual(new Set(['class: controllerClass', 'type: loadBalancerType']));
});

/** The types that a prop may have by the table. */
function isOfType({ form, reading: { values }, type }: Case): boolean {
  const enumOf = (name: string) => ENUMS[name] ?? [];
  switch (form.kind) {
    case 'flag':
      return type === 'boolean?' && (values.kind === 'text' || values.kind === 'words');
    case 'seconds':
      return type === 'Duration?' && values.kind === 'whole' && values.unit === 'seconds';
    case 'number':
      return type === 'number?' && values.kind === 'whole' && values.unit !== 'seconds';
    case 'text':
      return values.kind === 'words'
        ? [...enumOf(type.replace('?', ''))].sort().join() === [...values.words].sort().join()
        : type === 'string?';
    case 'list':
      return values.kind === 'list'
        && (type === 'string[]?' || isListOf(enumOf(type.replace('[]?', '')), values));
    case 'entries':
      return values.kind === 'list' && hasParts(form, type);
  }
}

/** Whether each word of an enum is a valid entry of a list. */
function isListOf(words: readonly string[], { entry }: List): boolean {
  return words.length > 0 && words.every((each) => entry.test(each));
}

/** Whether a struct has exactly the parts of a template, and only the last ones are optional. */
function hasParts(form: EntriesForm, type: string): boolean {
  const parts = partsOf(form).map(({ name }) => name);
  if (form.isMap === true) {
    return type === '{string}?' && parts.join() === 'key,value';
  }
  const fields = Object.entries(STRUCTS[type.replace('[]?', '')] ?? {});
  const isOptional = fields.map(([, field]) => field.endsWith('?'));
  return fields.map(([name]) => name).join() === parts.join() && [...isOptional].sort().join() === isOptional.join();
}

test.each(CASES)('%s has the type that the table asks for', (_about, each) => {
  expect([each.type, isOfType(each)]).toEqual([each.type, true]);
});

test('a flag is written with the two words of the table', () => {
  const flags = CASES.map(([, each]) => each).filter(({ form }) => form.kind === 'flag');
  expect(flags.length).toBeGreaterThan(30);
  for (const { setting, form, reading: { values } } of flags) {
    const written = [true, false].map((each) => writtenValue(form, each));
    expect([setting, written]).toEqual([setting, values.kind === 'words' ? values.words : ['true', undefined]]);
  }
});

/** The structs of a sample, read with the template. */
function structsOf(form: EntriesForm, sample: string): Record<string, string>[] {
  return sample.split(',').map((entry) => {
    let rest = entry;
    return Object.fromEntries(partsOf(form).flatMap(({ name, separator }) => {
      const end = separator === '' || !rest.includes(separator) ? rest.length : rest.indexOf(separator);
      const value = rest.slice(0, end);
      rest = rest.slice(end + separator.length);
      return value === '' ? [] : [[name, value]];
    }));
  });
}

test.each(CASES.filter(([, { form }]) => form.kind === 'entries'))('%s writes the sample of the table', (_about, { form, reading }) => {
  const { sample } = reading.values as List;
  const structs = structsOf(form as EntriesForm, sample);
  const value = (form as EntriesForm).isMap === true ? Object.fromEntries(structs.map((each) => [each.key, each.value])) : structs;
  expect(writtenValue(form, value)).toBe(sample);
  expect(wrongValue(reading, sample)).toBeUndefined();
});

/** The text of the comment above each prop. */
function commentsOf(kind: BalancerKind): Map<string, string> {
  const folder = join(__dirname, '..', '..', 'src', 'loadbalancer');
  const files = readdirSync(folder).filter((file) => file.startsWith(`${kind}-`) && file.endsWith('-options.ts'));
  return new Map(files.flatMap((file) => {
    const source = ts.createSourceFile(file, readFileSync(join(folder, file), 'utf8'), ts.ScriptTarget.ES2022, true);
    const members = source.statements.filter(ts.isInterfaceDeclaration).flatMap((each) => [...each.members]);
    return members.map((member) => {
      const [comment] = ts.getJSDocCommentsAndTags(member).map((each) => each.getText());
      return [member.name!.getText(), (comment ?? '').replaceAll(/\s*\n\s*\*\s*/g, ' ')] as const;
    });
  }));
}

const COMMENTS = { clb: commentsOf('clb'), nlb: commentsOf('nlb') };
const PROTOCOLS = { tcp: 'TCP', udp: 'UDP', http: 'HTTP', https: 'HTTPS', tcpssl: 'TCPSSL' } as const;

/** The default of a prop as its comment writes it; undefined if the table has none. */
function defaultOf({ form, type, reading: { initial } }: Case): string | undefined {
  if (initial === undefined) {
    return undefined;
  }
  switch (form.kind) {
    case 'flag': return String(initial === form.on);
    case 'seconds': return `Duration.seconds(${initial})`;
    case 'number': return initial;
    default: {
      const name = type.replace(/(\[\])?\?$/, '');
      const [member] = Object.entries((library as unknown as Record<string, Record<string, string>>)[name] ?? {}).find(([, value]) => value === initial) ?? ['?'];
      return type.includes('[]') ? `[${name}.${member}]` : `${name}.${member}`;
    }
  }
}

describe.each(CASES)('the comment of %s', (_about, each) => {
  const comment = COMMENTS[each.kind].get(each.prop) ?? '';
  const { values, since, listeners = [], fixed } = each.reading;

  test('says since when the controller reads it, and names a public source', () => {
    expect(comment).toContain(`It needs cloud controller ${since} or newer.`);
    expect(comment).toMatch(/@see https:\/\/(www\.alibabacloud\.com\/help|github\.com)\//);
  });

  test('names no other prop that it needs than the table does', () => {
    const said = [...comment.matchAll(/It needs `(\w+)`/g)].map(([, prop]) => prop);
    const ofTable = (each.reading.relations ?? []).flatMap((relation) => ('needs' in relation && relation.needs !== undefined ? [relation.needs.name] : []));
    const props = SETTING_PROPS[each.kind].filter(({ setting }) => ofTable.includes(setting)).map(({ prop }) => prop);
    expect(said.filter((prop) => !props.includes(prop!))).toEqual([]);
  });

  test('has the default of the table', () => {
    expect(comment).toContain(`@default ${defaultOf(each) ?? (each.setting === 'preserve-lb-on-delete' ? 'false' : '-')}`);
  });

  test('says the range with its unit, its listeners, and whether it is fixed', () => {
    const said = [
      ...values.kind !== 'whole' ? [] : [
        each.form.kind === 'seconds' ? `${values.least} to ${values.most} seconds.` : `An integer from ${values.least} to ${values.most}`,
        ...values.unit === undefined || each.form.kind === 'seconds' ? [] : [`, in ${values.unit}.`],
      ],
      ...listeners.length === 0 ? [] : ['It applies to ', ...listeners.map((protocol) => PROTOCOLS[protocol])],
    ];
    expect(said.filter((part) => !comment.includes(part))).toEqual([]);
    expect(comment.includes('It counts only when the load balancer is created.')).toBe(fixed === true);
    expect(comment.includes('It applies to ')).toBe(listeners.length > 0);
  });
});

test('a setting that is not in the table is not typed as one', () => {
  const settings: readonly Setting[] = CASES.map(([, { setting }]) => setting);
  expect(new Set(settings).size).toBe(SETTINGS.length - WITHOUT_PROP.length);
});
