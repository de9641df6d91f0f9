import { shown } from '../../text';
import { defineCases, withValues } from '../definition';
import { FindingLevel } from '../finding';

/** An alias or an anchor. */
interface Anchor {
  readonly name: string;
}

const IF_NO_GATEWAY = 'leave the file out if it contains no gateways.';

const WRITE_OUT = 'Write the value out instead of the alias.';

export const UNREADABLE = defineCases({
  code: 'ASMG0110',
  level: FindingLevel.ERROR,
  title: 'Unreadable file',
  why: 'a gateway in a file that cannot be read is not checked',
  fix: 'Correct the YAML at the line that is shown, or leave the file out if it is not a manifest.',
}, {
  notYaml: withValues<{ readonly reason: string }>({
    message: ({ reason }) => `the YAML cannot be read (${shown(reason)})`,
    sample: { reason: 'Flow map must end with a }' },
  }),
  template: withValues<{ readonly reason: string }>({
    message: ({ reason }) => `the file contains "{{ }}" and is not YAML (${shown(reason)})`,
    why: 'a template becomes YAML when it is rendered, and only the result can be checked',
    fix: 'Render it, for example with helm template, and lint the output with "-".',
    sample: { reason: 'Flow map must end with a }' },
  }),
  repeatedKey: withValues<{ readonly key: string }>({
    message: ({ key }) => `the key ${shown(key)} appears twice in one map`,
    why: 'kubectl silently keeps the last of the two, and the other setting has no effect',
    fix: 'Remove one of the two.',
    sample: { key: 'serviceType' },
  }),
  separator: withValues<{ readonly line: string }>({
    message: ({ line }) => `the line ${shown(line)} is not a separator; kubectl allows only a comment after "---"`,
    fix: 'Put what follows "---" on the next line. In a text, indent the line.',
    sample: { line: '--- {}' },
  }),
  afterJson: withValues<object>({
    message: () => 'something other than a JSON object follows several JSON objects',
    fix: 'Write only JSON objects, or separate all documents with "---".',
    sample: {},
  }),
  control: withValues<{ readonly character: string }>({
    message: ({ character }) => `the YAML contains the control character ${codePoint(character)}`,
    fix: 'Remove the character, or write it as an escape sequence in double quotation marks.',
    sample: { character: '\u0007' },
  }),
  lineBreak: withValues<{ readonly character: string }>({
    message: ({ character }) => `the YAML contains ${codePoint(character)}, which ends a line for kubectl only`,
    fix: 'Replace it with a line feed, or write it as an escape sequence in double quotation marks.',
    sample: { character: '\u2028' },
  }),
  tab: withValues<object>({
    message: () => 'the indentation contains a tab; it must consist of spaces',
    fix: 'Replace the tab with spaces.',
    sample: {},
  }),
  escape: withValues<object>({
    message: () => 'a text in quotation marks contains the escape sequence "\\\\/"; kubectl accepts it only in JSON',
    fix: 'Write "/" without the backslash.',
    sample: {},
  }),
  emptyEnd: withValues<object>({
    message: () => 'the line "..." ends a document without content; kubectl rejects that',
    fix: 'Remove the line.',
    sample: {},
  }),
  mark: withValues<{ readonly text: string }>({
    message: ({ text }) => `in brackets, kubectl does not read ${shown(text)} as a text and its mark`,
    fix: 'Put the text in quotation marks.',
    sample: { text: ':80' },
  }),
  tooDeep: withValues<{ readonly most: number }>({
    message: ({ most }) => `lists and maps are nested in more than ${most} levels, the most that are read`,
    fix: `Nest them less, or ${IF_NO_GATEWAY}`,
    sample: { most: 500 },
  }),
  tooMany: withValues<{ readonly most: number }>({
    message: ({ most }) => `the document has more than ${most} keys, values and marks, the most that are read`,
    fix: `Split the document, or ${IF_NO_GATEWAY}`,
    sample: { most: 1_500_000 },
  }),
  unknownAlias: withValues<Anchor>({
    message: ({ name }) => `the alias ${shown(`*${name}`)} has no anchor ${shown(`&${name}`)} before it`,
    fix: 'Add the anchor, or put the value in quotation marks.',
    sample: { name: 'labels' },
  }),
  badAnchor: withValues<Anchor>({
    message: ({ name }) => `the name of the anchor ${shown(`&${name}`)} has a character that kubectl does not accept`,
    fix: 'Use letters, digits, "-" and "_".',
    sample: { name: 'labels.a' },
  }),
  endlessAlias: withValues<Anchor>({
    message: ({ name }) => `the value with the anchor ${shown(`&${name}`)} contains itself`,
    fix: WRITE_OUT,
    sample: { name: 'labels' },
  }),
  manyAliases: withValues<object>({
    message: () => 'aliases repeat so many values that kubectl rejects the document',
    fix: WRITE_OUT,
    sample: {},
  }),
  badMerge: withValues<object>({
    message: () => 'the value of "<<" is not a map; it must be a map or a list of maps',
    fix: 'Write a map or the alias of a map.',
    sample: {},
  }),
  badKey: withValues<{ readonly kind: string }>({
    message: ({ kind }) => `the key of a map is ${kind}; it must be a string`,
    fix: 'Put the key in quotation marks.',
    sample: { kind: 'null' },
  }),
  badTag: withValues<{ readonly tag: string; readonly value: string }>({
    message: ({ tag, value }) => `the value ${shown(value)} does not have the type of its tag ${shown(tag)}`,
    fix: 'Remove the tag or correct the value.',
    sample: { tag: 'tag:yaml.org,2002:int', value: 'two' },
  }),
  notJson: withValues<{ readonly value: string }>({
    message: ({ value }) => `the value ${shown(value)} is not a finite number, and JSON has no form for it`,
    fix: 'Put the value in quotation marks, or write a finite number.',
    sample: { value: '.inf' },
  }),
  manyOverrides: withValues<{ readonly count: number; readonly judged: number }>({
    message: ({ count, judged }) => (
      `the gateway has overrides for ${count} clusters, only ${judged} of them are judged`
    ),
    why: 'the time grows with the overrides and with the entries of the gateway',
    fix: 'Lint the gateway again without the overrides that were judged.',
    sample: { count: 50_000, judged: 40 },
  }),
  tooLarge: withValues<{ readonly mebibytes: number }>({
    message: ({ mebibytes }) => `the file is larger than ${mebibytes} MiB, the most that is read`,
    fix: `Split the file, or ${IF_NO_GATEWAY}`,
    sample: { mebibytes: 8 },
  }),
  notText: withValues<object>({
    message: () => 'the file is binary or not in UTF-8',
    fix: 'Save it as UTF-8, or leave it out if it is not a manifest.',
    sample: {},
  }),
  notFile: withValues<{ readonly kind: string }>({
    message: ({ kind }) => `it is ${kind}; only regular files are read`,
    fix: 'Remove it from the folder, or pass the content as the standard input with "-".',
    sample: { kind: 'a named pipe' },
  }),
  closed: withValues<{ readonly reason: string }>({
    message: ({ reason }) => `it cannot be read (${shown(reason)})`,
    fix: 'Make it readable, or leave it out if it contains no gateways.',
    sample: { reason: 'permission denied' },
  }),
  deadLink: withValues<object>({
    message: () => 'it is a symbolic link to a file that does not exist',
    fix: 'Correct the link or remove it.',
    sample: {},
  }),
});

/** A character that cannot be printed, for example `U+0007`. */
function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
