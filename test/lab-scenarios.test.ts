import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { PROXY, TLS } from './lab/scenarios/listener-kinds';
import { blocksIn } from './support/markdown';

const FOLDER = join(__dirname, 'lab', 'scenarios');
const textOf = (file: string) => readFileSync(join(FOLDER, file), 'utf8');

/** The scenarios that a file of the lab exports. */
const exportedBy = (file: string) => [...textOf(file).matchAll(/^export const (\w+): Scenario\b/gm)].map(([, name]) => name);

test('every scenario of the lab is in the list, once', () => {
  const exported = readdirSync(FOLDER).filter((file) => file.endsWith('.ts')).flatMap(exportedBy);
  const [, list = ''] = /SCENARIOS: readonly Scenario\[\] = \[([^\]]*)\]/.exec(textOf('all.ts')) ?? [];
  const listed = list.split(',').map((name) => name.trim()).filter((name) => name !== '');
  expect(exported.length).toBeGreaterThan(0);
  expect(listed.sort()).toEqual(exported.sort());
});

test.each(['docs/guide/reproduce-the-fault.md', 'test/lab/README.md'])('%s names only words that select a scenario', (document) => {
  const names = readdirSync(FOLDER).flatMap((file) => (file.endsWith('.ts') ? [...textOf(file).matchAll(/^ {2}name: '(.*)',$/gm)] : []));
  const text = readFileSync(join(__dirname, '..', document), 'utf8');
  const words = [...text.matchAll(/`(?:sudo )?npm run lab -- ([A-Za-z ]+)`/g)].flatMap(([, some = '']) => some.split(' '));
  expect(words.length).toBeGreaterThan(0);
  expect(words.filter((word) => !names.some(([, name = '']) => name.includes(word)))).toEqual([]);
});

describe('what clients get that skip the load balancer', () => {
  const guide = readFileSync(join(__dirname, '..', 'docs', 'guide', 'your-cluster.md'), 'utf8');
  const rows = guide.split('\n').filter((line) => /^\| (?:ends TLS|adds a PROXY header) /.test(line));

  test.each([['ends TLS', TLS], ['adds a PROXY header', PROXY]] as const)('%s: the guide says what the lab checks', (words, { skipped }) => {
    const row = rows.find((line) => line.startsWith(`| ${words} `));
    expect(row).toContain(`(curl ${skipped.exit})`);
    expect(skipped.words).toContain(`(curl ${skipped.exit})`);
  });
});

describe('the guide of the lab', () => {
  const guide = readFileSync(join(__dirname, '..', 'docs', 'guide', 'reproduce-the-fault.md'), 'utf8');
  const samples = blocksIn(guide).flatMap(({ comment = '', text }) => {
    const scenario = /^scenario: (\S+)$/.exec(comment)?.[1];
    return scenario === undefined ? [] : [[scenario, text] as const];
  });

  test('has a sample of output', () => {
    expect(samples.length).toBeGreaterThan(0);
  });

  test.each(samples)('shows only lines that the scenario %s prints', (scenario, sample) => {
    const printed = textOf(`${scenario}.ts`);
    const lines = sample.trimEnd().split('\n').map((line) => line.replace(/^ *ok +/, ''));
    expect(lines.filter((line) => !printed.includes(`'${line}'`))).toEqual([]);
  });
});
