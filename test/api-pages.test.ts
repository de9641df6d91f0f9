import { existsSync, readdirSync, readFileSync } from 'fs';
import { basename, dirname, join } from 'path';
import { type Assembly, TypeKind } from '@jsii/spec';
import * as ts from 'typescript';
import { apiPages, INDEX } from '../scripts/api/pages';
import { SUBJECTS, subjectOf } from '../scripts/api/subjects';
import { anchorOf, API, markdownFiles, ROOT } from '../scripts/documents';

const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const PAGES = readdirSync(join(ROOT, API)).map((file) => join(API, file));
const SUBJECT_PAGES = PAGES.filter((page) => basename(page) !== INDEX);

/** For the cdk8s command and not for programs: docs/decisions/0301-the-validation-plugin-is-for-javascript-only.md. */
const INTERNAL = 'AsmGatewayValidation';

/** The public types that `src/index.ts` exports, read from its text. */
function exportedTypes(): string[] {
  const source = ts.createSourceFile('index.ts', textOf('src/index.ts'), ts.ScriptTarget.Latest, true);
  return source.statements.filter(ts.isExportDeclaration).flatMap(({ exportClause }) => (
    exportClause !== undefined && ts.isNamedExports(exportClause) ? exportClause.elements.map(({ name }) => name.text) : []
  )).filter((name) => name !== INTERNAL);
}

/** The anchors that GitHub gives to the headings of a document. */
const anchorsOf = (text: string) => [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading));

/** The links of a document to other documents of docs/api or to itself, each as a path and an anchor. */
const linksTo = (document: string) => [...textOf(document).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)]
  .map(([, path = '', anchor]) => ({ path: path === '' ? document : join(dirname(document), path), anchor }));

describe('the pages of docs/api', () => {
  const headings = SUBJECT_PAGES.flatMap((page) => [...textOf(page).matchAll(/^### (\w+)$/gm)].map(([, name = '']) => name));

  test('have each exported type exactly once', () => {
    expect(exportedTypes().length).toBeGreaterThan(100);
    expect(headings.sort()).toEqual(exportedTypes().sort());
  });

  test('are those of the subjects and their index', () => {
    expect(PAGES.map((page) => basename(page)).sort()).toEqual([INDEX, ...SUBJECTS.map(({ page }) => `${page}.md`)].sort());
  });

  test.each(PAGES)('%s links only to files and headings that exist', (page) => {
    const links = linksTo(page);
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter(({ path, anchor }) => (
      !existsSync(join(ROOT, path)) || (anchor !== undefined && !anchorsOf(textOf(path)).includes(anchor))
    ))).toEqual([]);
  });

  test('have no two headings with one anchor on a page', () => {
    expect(PAGES.filter((page) => new Set(anchorsOf(textOf(page))).size < anchorsOf(textOf(page)).length)).toEqual([]);
  });

  test('have the headings that other documents link to', () => {
    const links = markdownFiles().flatMap((document) => linksTo(document)).filter(({ path, anchor }) => path.startsWith(API) && anchor !== undefined);
    expect(links.filter(({ path, anchor = '' }) => !anchorsOf(textOf(path)).includes(anchor))).toEqual([]);
  });
});

describe('a file of the sources', () => {
  test('belongs to one subject', () => {
    expect([subjectOf('src/gateway/load-balancer.ts'), subjectOf('src/gateway/port.ts')].map(({ page }) => page)).toEqual(['load-balancer', 'gateway']);
  });

  test('without a subject is refused, with the place to add it', () => {
    expect(() => subjectOf('src/other/new.ts')).toThrow('src/other/new.ts belongs to 0 pages of docs/api: give it one in scripts/api/subjects.ts');
  });
});

describe('a page', () => {
  const type = (name: string, filename: string) => ({ fqn: `cdk8s-asm-gateway.${name}`, name, locationInModule: { filename, line: 1 } });
  const BASE = {
    ...type('BaseProps', 'src/gateway/base-props.ts'),
    kind: TypeKind.Interface,
    datatype: true,
    properties: [
      { name: 'zone', type: { fqn: 'cdk8s-asm-gateway.Zone' }, docs: { summary: 'A zone.', remarks: 'More\nof it.\n\nA | B.', see: 'https://example.com' } },
      { name: 'labels', optional: true, type: { collection: { kind: 'map', elementtype: { primitive: 'string' } } }, docs: { default: '- none' } },
    ],
  };
  const PROPS = {
    ...type('Props', 'src/gateway/props.ts'),
    kind: TypeKind.Interface,
    datatype: true,
    interfaces: [BASE.fqn],
    properties: [{ name: 'zone', optional: true, type: { primitive: 'number' }, docs: { summary: 'Another zone.', default: '3' } }],
  };
  const ZONE = { ...type('Zone', 'src/loadbalancer/zone.ts'), kind: TypeKind.Enum, members: [{ name: 'ONE', docs: { summary: 'The first.' } }] };
  const CONSTRUCT = {
    ...type('Thing', 'src/gateway/thing.ts'),
    kind: TypeKind.Class,
    base: 'constructs.Construct',
    docs: { summary: 'A thing.', example: 'new Thing();' },
    initializer: { parameters: [{ name: 'props', optional: true, type: { fqn: PROPS.fqn } }] },
    methods: [
      { name: 'of', static: true, returns: { type: { primitive: 'string' } }, docs: { custom: { throws: 'ASMG0112 if it is empty' }, returns: 'the text' } },
      { name: 'hidden', protected: true },
    ],
    properties: [{ name: 'zones', type: { collection: { kind: 'array', elementtype: { fqn: 'cdk8s-asm-gateway.Zone' } } } }],
  };
  const assembly = (...types: readonly { readonly fqn: string }[]) => (
    { types: Object.fromEntries(types.map((each) => [each.fqn, each])) } as unknown as Assembly
  );
  const pages = apiPages(assembly(BASE, PROPS, ZONE, CONSTRUCT));
  const section = (page: string, name: string) => pages[page].split(/^(?=###? )/m).find((part) => part.startsWith(`### ${name}\n`)) ?? '';

  test('shows the props of a struct with types, defaults and comments, and what is required', () => {
    expect(section('gateway.md', 'BaseProps')).toContain([
      '| property | type | default | description |',
      '| --- | --- | --- | --- |',
      '| `zone` | <code>[Zone](./load-balancer.md#zone)</code> | **required** | A zone. More of it.<br>A \\| B. ([source](https://example.com)) |',
      '| `labels` | <code>Record&lt;string, string&gt;</code> | none |  |',
    ].join('\n'));
  });

  test('shows inherited props next to those of the struct, and one that is declared again once', () => {
    expect(section('gateway.md', 'Props')).toContain([
      '| `zone` | <code>number</code> | 3 | Another zone. |',
      '| `labels` | <code>Record&lt;string, string&gt;</code> | none |  |',
      '',
    ].join('\n'));
    expect(section('gateway.md', 'Props')).toContain('Extends [BaseProps](#baseprops).');
  });

  test('shows a class with its example, its constructor, its public members and what they throw', () => {
    expect(section('gateway.md', 'Thing')).toBe(`### Thing

A thing.

\`\`\`ts
new Thing();
\`\`\`

Declared in [src/gateway/thing.ts](../../src/gateway/thing.ts). Extends constructs.Construct.

| constructor | description |
| --- | --- |
| <code>new Thing(props?: [Props](#props))</code> |  |

| static method | description |
| --- | --- |
| <code>Thing.of(): string</code> | Returns the text. Throws ASMG0112 if it is empty. |

| property | type | description |
| --- | --- | --- |
| \`zones\` | <code>[Zone](./load-balancer.md#zone)[]</code> |  |

`);
  });

  test('shows the members of an enum as they are written', () => {
    expect(section('load-balancer.md', 'Zone')).toContain('| `Zone.ONE` | The first. |');
  });

  test('says of a result what is absent, and of what a user makes what is required', () => {
    const field = { name: 'text', type: { primitive: 'string' }, docs: { summary: 'Text.' } };
    const struct = { kind: TypeKind.Interface, datatype: true, properties: [field, { ...field, name: 'note', optional: true, docs: { default: '- none' } }] };
    const [result, binding, item] = ['Result', 'Binding', 'Item'].map((name) => ({ ...type(name, 'src/strategy/all.ts'), ...struct }));
    const nested = { ...binding, properties: [...struct.properties, { name: 'items', type: { collection: { kind: 'array', elementtype: { fqn: item.fqn } } } }] };
    const base = {
      ...type('Base', 'src/strategy/base.ts'),
      kind: TypeKind.Class,
      abstract: true,
      methods: [
        { name: 'bind', abstract: true, returns: { type: { fqn: binding.fqn } } },
        { name: 'judge', returns: { type: { fqn: result.fqn } } },
      ],
    };
    const page = apiPages(assembly(result, nested, item, base))['strategies.md'].split('### ');
    const rowsOf = (name: string) => page.find((part) => part.startsWith(`${name}\n`))?.match(/^\|.*\|$/gm)?.filter((row) => !row.startsWith('| ---'));
    expect(rowsOf('Result')).toEqual([
      '| property | type | if absent | description |', '| `text` | <code>string</code> |  | Text. |', '| `note` | <code>string</code> | none |  |',
    ]);
    const made = ['| property | type | default | description |', '| `text` | <code>string</code> | **required** | Text. |', '| `note` | <code>string</code> | none |  |'];
    expect([rowsOf('Item'), rowsOf('Binding')?.slice(0, 3)]).toEqual([made, made]);
  });

  test('does not depend on the order in the assembly', () => {
    expect(apiPages(assembly(CONSTRUCT, ZONE, PROPS, BASE))).toEqual(pages);
  });

  test('is refused for a type that cannot be shown', () => {
    const union = { ...BASE, properties: [{ name: 'either', type: { union: { types: [{ primitive: 'string' }] } } }] };
    expect(() => apiPages(assembly(union))).toThrow('cdk8s-asm-gateway.BaseProps has a type that the reference cannot show');
  });
});
