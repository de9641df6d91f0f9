import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import * as ts from 'typescript';
import { markdownFiles, ROOT } from '../scripts/documents';

/** A pattern that is hard to read, what to write instead, and a text that has it. */
interface Pattern {
  readonly name: string;
  readonly regex: RegExp;
  readonly instead: string;
  readonly planted: string;
}

/** Space between two words, which may include a line break and the marks before the next line of a comment. */
const GAP = '[\\s*/#>]+';

const PATTERNS: readonly Pattern[] = [
  {
    name: ', so that',
    regex: new RegExp(`,${GAP}so${GAP}that\\b`, 'gi'),
    instead: '"so", or a new sentence',
    planted: ' * It waits, so\n * that the log is complete.',
  },
  { name: 'as `x`', regex: /[,(]\s*as `/gi, instead: '"for example `x`"', planted: 'The name, as `x`.' },
  {
    name: 'nobody',
    regex: /(?<![.\w])(?:nobody|somebody|whoever|anybody)(?![\w(])/gi,
    instead: 'the thing as the subject, for example "the probe" or "an undeclared platform"',
    planted: 'Whoever applies it.',
  },
  {
    name: 'that cannot be',
    regex: new RegExp(`\\bthat${GAP}cannot${GAP}be(?=[.,;:)'"]|\\s*$)`, 'gi'),
    instead: 'what must be, for example "the port must be an integer"',
    planted: 'Rejects a port that cannot be. Then it ends.',
  },
  { name: 'set-up', regex: /(?<![\w/-])set-ups?(?![\w/-])/gi, instead: '"setup"', planted: 'The set-up of a Service.' },
  {
    name: 'what is none',
    regex: new RegExp(`\\bwhat${GAP}is${GAP}none\\b`, 'gi'),
    instead: 'the condition, for example "if the object is not a workload"',
    planted: 'undefined for what is none',
  },
  { name: 'colour', regex: /colour/gi, instead: '"color"', planted: 'Colours of the report.' },
  {
    name: 'recognise',
    regex: /\b(?:recogni|organi|normali|summari|reali)s(?:e[ds]?|ing|ations?)\b|\b(?:behaviour|favour|neighbour)\w*|\banalys(?:e[ds]?|ing)\b/gi,
    instead: 'the American spelling',
    planted: 'kube-proxy recognises the address.',
  },
  {
    name: 'stands behind',
    regex: new RegExp(`\\bst(?:ands?|ood)${GAP}behind\\b`, 'gi'),
    instead: '"is behind"',
    planted: 'Every node stands behind the load balancer.',
  },
  {
    name: 'puts its address in front',
    regex: new RegExp(`\\bputs?\\b[^.]{0,60}\\baddress${GAP}in${GAP}front\\b`, 'gi'),
    instead: '"replaces the client IP with its own"',
    planted: 'The node puts its own address in front.',
  },
  {
    name: 'takes it for',
    regex: new RegExp(`\\b(?:takes?|took)${GAP}(?:it|them|(?:the|a)${GAP}\\w+)${GAP}for${GAP}(?:an?|the|one)\\b`, 'gi'),
    instead: '"mistakes ... for"',
    planted: 'kube-proxy takes the pod for a client from outside.',
  },
  {
    name: 'hands it to',
    regex: new RegExp(`\\bhands?${GAP}(?:it|them|requests|traffic|(?:the|its)${GAP}requests?)${GAP}to\\b`, 'gi'),
    instead: '"sends"',
    planted: 'Every node hands the request to any gateway pod.',
  },
  {
    name: 'not so here',
    regex: new RegExp(`\\bnot${GAP}so${GAP}(?:here|there)\\b`, 'gi'),
    instead: 'the condition, for example "requirement not met"',
    planted: 'It needs that, which is not so here.',
  },
  {
    name: 'of which everything is known',
    regex: new RegExp(`\\bof${GAP}which${GAP}(?:everything|nothing)\\b`, 'gi'),
    instead: 'an adjective, for example "a fully declared cluster"',
    planted: 'A cluster of which everything is known.',
  },
  {
    name: 'says it to machines',
    regex: new RegExp(`\\bto${GAP}machines\\b|\\bled${GAP}astray\\b|\\bwished${GAP}for\\b`, 'gi'),
    instead: 'what happens, for example "prints JSON"',
    planted: 'says it to machines',
  },
];

/** A text to check: a file, or the name of a test. */
interface Text {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

function readText(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

function filesIn(folder: string): string[] {
  const files = readdirSync(join(ROOT, folder), { recursive: true }) as string[];
  return files.filter((file) => file.endsWith('.ts')).map((file) => join(folder, file));
}

/** One line for each place: where it is, what it says, and what to write instead. */
function offenders({ file, line, text }: Text, patterns: readonly Pattern[] = PATTERNS): string[] {
  return patterns.flatMap(({ regex, instead }) => [...text.matchAll(regex)].map((match) => {
    const place = line + text.slice(0, match.index).split('\n').length - 1;
    return `${file}:${place}: ${JSON.stringify(match[0])}: write ${instead}`;
  }));
}

/** The names of the tests in a file: the first argument of `test`, `it`, `describe`, and of what their members return. */
function testNames(file: string, text = readText(file)): Text[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const names: Text[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^(?:test|it|describe)\b/.test(node.expression.getText(source))) {
      const [name] = node.arguments;
      if (name !== undefined && (ts.isStringLiteralLike(name) || ts.isTemplateExpression(name))) {
        const { line } = source.getLineAndCharacterOfPosition(name.getStart(source));
        names.push({ file, line: line + 1, text: ts.isStringLiteralLike(name) ? name.text : name.getText(source).slice(1, -1) });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

function wholeFile(file: string): Text {
  return { file, line: 1, text: readText(file) };
}

describe('plain words', () => {
  test('are in every source file', () => {
    const sources = [...filesIn('src').filter((file) => !file.endsWith('.generated.ts')), 'src/probe/probe.sh'];
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.flatMap((file) => offenders(wholeFile(file)))).toEqual([]);
  });

  test('are in every document', () => {
    const documents = markdownFiles();
    expect(documents).toEqual(expect.arrayContaining([
      'README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'CHANGELOG.md', 'SECURITY.md', 'docs/facts.md', 'docs/measured.md',
    ]));
    expect(documents.flatMap((file) => offenders(wholeFile(file)))).toEqual([]);
  });

  test('are in every name of a test', () => {
    const names = filesIn('test').flatMap((file) => testNames(file));
    expect(names.length).toBeGreaterThan(500);
    expect(names.flatMap((name) => offenders(name))).toEqual([]);
  });
});

describe('the search for patterns', () => {
  test.each(PATTERNS)('finds "$name", and names the file, the line and what to write instead', ({ planted, instead }) => {
    const found = offenders({ file: 'src/a.ts', line: 1, text: `first line\n${planted}` });
    expect(found).toEqual([expect.stringMatching(/^src\/a\.ts:2: "/)]);
    expect(found[0]).toContain(`write ${instead}`);
  });

  test.each([
    'servers.nobody()', 'nobodyElse', 'normalize', 'the behavior', 'It takes the first row for each plane.', 'so that', 'a name that cannot be resolved', 'as `x`', 'setup', 'https://example.com/set-up-dns',
  ])('passes over %j', (text) => {
    expect(offenders({ file: 'src/a.ts', line: 1, text })).toEqual([]);
  });

  test('reads the names of plain tests, of tables and of groups, and no other text', () => {
    const text = 'describe("a", () => {\n  test.each([1])("b", () => f("c"));\n  it(`d ${1}`, () => {});\n});';
    expect(testNames('a.test.ts', text)).toEqual([
      { file: 'a.test.ts', line: 1, text: 'a' },
      { file: 'a.test.ts', line: 2, text: 'b' },
      { file: 'a.test.ts', line: 3, text: 'd ${1}' },
    ]);
  });
});
