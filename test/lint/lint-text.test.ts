import { findingsOf, FIRST_LINE, gateway } from './support';
import { codeFrame } from '../../src/lint/code-frame';
import { lint } from '../../src/lint/lint';
import { lintText } from '../../src/lint/lint-text';
import { displayWidth } from '../../src/text';

const plain = (_: unknown, text: string) => text;
const textOf = (text: string, width?: number) => lintText(lint([{ name: 'a.yaml', text }]), plain, width);
const LOCAL_WITH_ENI = gateway(
  'externalTrafficPolicy: Local', 'serviceAnnotations:', '  service.beta.kubernetes.io/backend-type: eni',
);

describe('the text report', () => {
  test('shows the source line with a caret below the column of the finding', () => {
    expect(textOf(LOCAL_WITH_ENI)).toContain([
      `    ${FIRST_LINE} |   externalTrafficPolicy: Local`,
      '      |   ^',
      '',
    ].join('\n'));
  });

  test('prints the same reason of a code once', () => {
    const text = textOf(gateway('wrong: 1', 'other: 2'));
    expect(text.match(/ASMG0109 {2}/g)).toHaveLength(2);
    expect(text.match(/^ {4}why /gm)).toHaveLength(1);
    expect(text.match(/^ {4}fix /gm)).toHaveLength(2);
  });

  test('prints two reasons of the same code', () => {
    const text = textOf(gateway('wrong: 1', 'serviceType2: a', 'runAsRoot: maybe'));
    expect(text.match(/^ {4}why /gm)).toHaveLength(2);
  });

  test('ends with the command that explains its codes', () => {
    expect(textOf(LOCAL_WITH_ENI)).toMatch(/\nSee: asm-gateway explain ASMG0209\n$/);
    expect(textOf(gateway('wrong: 1'))).toMatch(/\nSee: asm-gateway explain ASMG0109\n$/);
    expect(textOf(gateway())).toBe('1 gateway judged: nothing wrong\n');
  });

  test.each([20, 40, 80])('wraps at %i columns without losing a word', (width) => {
    const [whole, narrow] = [textOf(LOCAL_WITH_ENI), textOf(LOCAL_WITH_ENI, width)];
    const wordsIn = (text: string) => text.split(/\s+/).filter((word) => /^[a-z,.]+$/i.test(word));
    const isOneWord = (line: string) => line.trim().split(/ +/).length === 1;
    const lines = narrow.split('\n').filter((line) => !/^ +\d* \| /.test(line));
    expect(lines.filter((line) => line.length > width && !isOneWord(line))).toEqual([]);
    expect(wordsIn(lines.join('\n'))).toEqual(wordsIn(whole.split('\n').filter((line) => !/^ +\d* \| /.test(line)).join('\n')));
  });
});

describe('the place of a finding', () => {
  test('is the column of the key', () => {
    const [finding] = findingsOf(gateway('env:', '- { name: a, wrong: 1 }'));
    expect(finding).toMatchObject({ line: FIRST_LINE + 1, column: 16, sourceLine: '  - { name: a, wrong: 1 }' });
  });

  test('is the start of the file, without a source line, if the file cannot be read', () => {
    const [finding] = lint([{ name: 'a.yaml', problem: { case: 'notText' } }]).findings;
    expect(finding).toMatchObject({ line: 1, column: 1 });
    expect(finding).not.toHaveProperty('sourceLine');
  });
});

describe('the code frame', () => {
  const frame = (sourceLine: string | undefined, column: number, width = Infinity) => (
    codeFrame({ line: 7, column, sourceLine }, 2, width, (text) => text)
  );

  test('is absent without a source line', () => {
    expect(frame(undefined, 1)).toEqual([]);
  });

  test('points at the column even after wide characters', () => {
    expect(frame('{ 网关: 1, wrong: 2 }', 10)).toEqual(['  7 | { 网关: 1, wrong: 2 }', `    | ${' '.repeat(11)}^`]);
  });

  test('prints no control characters', () => {
    expect(frame('a:\t\u001b[31m', 1)).toEqual(['  7 | a:  [31m', '    | ^']);
  });

  test.each([[1, 120], [5_000_000, 120], [9_999_990, 120], [5_000_000, 40]])('cuts a long line around column %i to %i columns', (column, room) => {
    const [source, caret] = frame(`${'x'.repeat(column - 1)}y${'x'.repeat(10_000_000 - column)}`, column, room + 6);
    expect(displayWidth(source)).toBe(room + 6);
    expect(source[caret.indexOf('^')]).toBe('y');
    expect(source).toContain('…');
  });
});
