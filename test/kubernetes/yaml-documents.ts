import { fc } from '../support/properties';

/*
 * Generated YAML: trees that are written in many styles, and pieces of YAML in any order.
 */

/** Scalars of every type, and texts that look like one. Each is also used as a key. */
export const SCALARS: readonly string[] = [
  ...'y Y yes Yes YES yEs n N no No NO true True TRUE tRue false False FALSE on On ON off Off OFF ~ null Null NULL nULL'.split(' '),
  ...'0 7 007 0120 08 0o17 0O17 0b11 0B11 0b12 -0b11 +0b11 0x1F 0X1f +0x1F -0x1F 0xG 1_000 1__0 _1 1_ 0x_1F 0b1_1 0_7 -_1 +1 -1 +-1'.split(' '),
  ...'9007199254740993 9223372036854775807 -9223372036854775808 0x7fffffffffffffff'.split(' '),
  ...'18446744073709551616 0xFFFFFFFFFFFFFFFFF 07777777777777777777777777 -9223372036854775809'.split(' '),
  ...'1.5 1. .5 -.5 +.5 . .. 1.5.0 1e3 1e+3 1E-3 1e .5e3 .1_0 1_0.5 1e999 -1e999 1e-999 .1e999 6.02e23 123456.5 1234567.5 0.0001 0.00001'.split(' '),
  ...'-0 -0.0 +.inf2 .info .NaNs 1:30 190:20:30 1:30.5 2001-01-01 2001-13-45 2001-12-14T21:59:43.10-05:00'.split(' '),
  ...'0x 0b 0o - -- -a +a a+b 1a a1 0a .a <<a a<< = => a=b http://x/y a:b 1:2 a,b x#y @a'.split(' ').filter((each) => !/^[-@]$|^@/.test(each)),
  '"y"', '\'N\'', '"1_000"', '"0120"', '"<<"', '"null"', '""', '\'\'', '"a\\tb"', '"\\u00e9\\x41"', '\'it\'\'s\'', '"a\\/b"',
  '!!str 1', '!!str y', '!!str', '!!int "7"', '!!int 0x1F', '!!float 1', '!!float .5', '!!bool "yes"', '!!null ""', '!!binary aGk=', '!own 1', '! 1',
  '!!timestamp 2001-01-01', 'two words', 'ünïcödé', '网关',
];

/** Scalars that kubectl rejects as a value. */
export const REJECTED: readonly string[] = [
  '.inf', '-.INF', '+.inf', '.nan', '!!int two', '!!bool 1', '!!float x', '!!null x', '!!timestamp 2001-02-30', '!!binary a', '*none', '@a', '`a', '%a', '"\\q"',
];

type Tree =
  | { readonly scalar: string }
  | { readonly items: readonly Tree[] }
  | { readonly entries: readonly (readonly [string, Tree])[]; readonly merged: boolean }
  | { readonly text: string; readonly header: string };

const KEYS = ['a', 'b', 'c', 'kind', '"q"', 'x-y'];

const trees = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    { weight: 3, arbitrary: fc.record({ scalar: fc.constantFrom(...SCALARS) }) },
    { weight: 1, arbitrary: fc.record({ text: fc.constantFrom('a', 'a\nb', 'a\n\nb: c', '# no comment', 'a  '), header: fc.constantFrom('|', '>', '|-', '>-', '|+') }) },
    { weight: 2, arbitrary: fc.record({ items: fc.array(tie('tree'), { maxLength: 3 }) }) },
    {
      weight: 3,
      arbitrary: fc.record({
        entries: fc.uniqueArray(fc.tuple(fc.constantFrom(...KEYS), tie('tree')), { selector: ([key]) => key, maxLength: 4 }),
        merged: fc.boolean(),
      }),
    },
  ),
})).tree;

/** A document with an anchor that its maps merge, and comments between its lines. */
export const documents: fc.Arbitrary<string> = fc.tuple(
  fc.array(fc.tuple(fc.constantFrom(...SCALARS.filter(isKey)), trees), { maxLength: 3 }), trees, fc.boolean(),
)
  .map(([entries, tree, commented]) => {
    const keys = new Map(entries.map(([key, value]) => [key, value]));
    const lines = [
      'base: &base {merged: 1, a: 0120}',
      ...[...keys].map(([key, value]) => `${key}:${written(value, 2)}`),
      `tree:${written(tree, 2)}`,
      'again: *base',
    ];
    return `${lines.join(commented ? '\n# y: [\n' : '\n')}\n`;
  });

/** Keys that kubectl accepts. A tag or a number twice would make two keys one. */
function isKey(scalar: string): boolean {
  return !/^(?:~|null|Null|NULL|!.*|""|''|.*: .*)$/.test(scalar) && !/^\d{20}$/.test(scalar);
}

/** The text behind a colon or a dash, with its line feed where it begins a block. */
function written(tree: Tree, indent: number): string {
  const margin = ' '.repeat(indent);
  if ('scalar' in tree) {
    return ` ${tree.scalar}`;
  }
  if ('text' in tree) {
    return ` ${tree.header}\n${tree.text.split('\n').map((line) => `${margin}${line}`).join('\n')}`;
  }
  if ('items' in tree) {
    return tree.items.length === 0 ? ' []' : `\n${tree.items.map((item) => `${margin}-${written(item, indent + 2)}`).join('\n')}`;
  }
  const merge = tree.merged ? [`${margin}<<: *base`] : [];
  const lines = [...tree.entries.map(([key, value]) => `${margin}${key}:${written(value, indent + 2)}`), ...merge];
  return lines.length === 0 ? ' {}' : `\n${lines.join('\n')}`;
}

const PIECES = [
  'a', 'b', 'y', '1', ': ', ':', '- ', '-', ' ', '  ', '\n', '\n', '\n  ', '\n    ', '{', '}', '[', ']', ', ', ',', '"', '\'', '#', ' #', '&a ', '*a', '|\n', '>\n', '!!str ',
  '!!int ', '<<: ', '~', 'null', '0x1F', '1_0', '012', '1e3', '.5', '"x"', '\'y\'', '\t', '---\n', '...\n', '%', '@', '`', '\\', 'é', 'key: v\n', '- x\n', '\r\n', '=', '|-\n',
  '>+\n', '_', '.', '+', '1:30',
];

/** Pieces of YAML in any order, in a map. */
export const soups: fc.Arbitrary<string> = fc.tuple(
  fc.constantFrom('k: ', 'k:\n  ', 'k: v\n', 'k: {', 'k: [', 'k:\n- ', 'x: &a {b: 1}\nk: ', 'k: "', 'k: |\n  '),
  fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 6 }),
  fc.constantFrom('', '\n', '}', ']', '"', '\nz: 1\n'),
).map(([start, pieces, end]) => `${start}${pieces.join('')}${end}`);
