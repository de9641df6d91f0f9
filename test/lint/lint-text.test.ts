import { findingsOf, FIRST_LINE, gateway } from './support';
import { FindingLevel } from '../../src/findings/finding';
import { lint } from '../../src/lint/lint';
import { lintText } from '../../src/lint/lint-text';
import type { LintFinding, LintResult } from '../../src/lint/result';
import type { Paint } from '../../src/text';

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

describe('a finding in the text report', () => {
  const finding = (changes: Partial<LintFinding>): LintFinding => ({
    code: 'ASMG0109', level: FindingLevel.ERROR, message: 'what', why: 'why', fix: 'Do this.', file: 'a.yaml', line: 7, column: 3, ...changes,
  });
  const report = (findings: readonly LintFinding[], paint: Paint = plain, width?: number) => (
    lintText({ judged: 1, services: 0, passedOver: [], findings, undecided: [] }, paint, width)
  );

  test('has its place, level, code and message, then the reason and the fix', () => {
    expect(report([finding({ sourceLine: 'wrong: 1', column: 1 })])).toBe([
      'a.yaml:7:1  error    ASMG0109  what',
      '    7 | wrong: 1',
      '      | ^',
      '    why  why',
      '    fix  Do this.',
      '',
      '1 gateway judged: 1 error',
      'See: asm-gateway explain ASMG0109',
      '',
    ].join('\n'));
  });

  test('is aligned with the others of its file, and a blank line separates files', () => {
    const findings = [
      finding({}), finding({ line: 100, level: FindingLevel.WARNING }), finding({ file: 'long/name.yaml', why: 'another' }),
      finding({ level: FindingLevel.INFO }),
    ];
    expect(report(findings)).toBe([
      'a.yaml:7:3    error    ASMG0109  what',
      '    why  why',
      '    fix  Do this.',
      'a.yaml:100:3  warning  ASMG0109  what',
      '    fix  Do this.',
      'a.yaml:7:3    info     ASMG0109  what',
      '    fix  Do this.',
      '',
      'long/name.yaml:7:3  error    ASMG0109  what',
      '    why  another',
      '    fix  Do this.',
      '',
      '1 gateway judged: 2 errors, 1 warning and 1 info',
      'See: asm-gateway explain ASMG0109',
      '',
    ].join('\n'));
  });

  test('of another code has its own reason, although the words are the same', () => {
    expect(report([finding({}), finding({ code: 'ASMG0110' })]).match(/^ {4}why /gm)).toHaveLength(2);
  });

  test.each([
    [FindingLevel.ERROR, 'red'], [FindingLevel.WARNING, 'yellow'], [FindingLevel.INFO, 'cyan'], [FindingLevel.UNKNOWN, 'cyan'],
  ])('of the level %s has the color %s, and its reason and fix are grey', (level, color) => {
    const text = report([finding({ level, sourceLine: 'a', column: 1 })], (name, each) => `<${name}>${each}</>`);
    expect(text.split('\n').slice(0, 5)).toEqual([
      `a.yaml:7:1  <${color}>${level.padEnd(7)}</>  ASMG0109  what`,
      '    7 | a',
      `      | <${color}>^</>`,
      '<grey>    why  why</>',
      '<grey>    fix  Do this.</>',
    ]);
  });

  test('is wrapped below the message, and the reason below its first word', () => {
    const words = 'one two three four five six seven eight nine ten';
    expect(report([finding({ message: words, why: words, fix: words })], plain, 40).split('\n').slice(0, 7)).toEqual([
      'a.yaml:7:3  error    ASMG0109  one two',
      '    three four five six seven eight nine',
      '    ten',
      '    why  one two three four five six',
      '         seven eight nine ten',
      '    fix  one two three four five six',
      '         seven eight nine ten',
    ]);
  });

  test('is on one line, whatever its words are', () => {
    expect(report([finding({ message: 'a\nb', file: 'a\u001b.yaml' })]).split('\n')[0]).toBe('a\\u001b.yaml:7:3  error    ASMG0109  a\\nb');
  });
});

describe('the summary of the text report', () => {
  const summary = (judged: number, ...levels: FindingLevel[]) => {
    const [finding] = findingsOf('a: [');
    return lintText({ judged, services: 0, passedOver: [], findings: levels.map((level) => ({ ...finding, level })), undecided: [] }, plain).split('\n').at(levels.length === 0 ? -2 : -3);
  };

  test.each<[string, number, FindingLevel[]]>([
    ['0 gateways judged: nothing was judged', 0, []],
    ['1 gateway judged: nothing wrong', 1, []],
    ['2 gateways judged: 1 error', 2, [FindingLevel.ERROR]],
    ['0 gateways judged: 2 errors', 0, [FindingLevel.ERROR, FindingLevel.ERROR]],
    ['1 gateway judged: 1 error and 2 warnings', 1, [FindingLevel.WARNING, FindingLevel.ERROR, FindingLevel.WARNING]],
    ['1 gateway judged: 1 error, 1 warning, 2 info and 1 unknown', 1, [
      FindingLevel.UNKNOWN, FindingLevel.INFO, FindingLevel.INFO, FindingLevel.WARNING, FindingLevel.ERROR,
    ]],
  ])('is %s', (expected, judged, levels) => {
    expect(summary(judged, ...levels)).toBe(expected);
  });

  test('names what users may expect to be judged, and everything if nothing was judged', () => {
    const foreign = 'apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: { name: s }\nspec: { type: LoadBalancer }\n';
    const unversioned = 'kind: Service\nmetadata: { name: s }\nspec: { type: LoadBalancer }\n';
    const plainService = 'apiVersion: v1\nkind: Service\nmetadata: { name: t }\nspec: { type: ClusterIP }\n';
    const misspelt = 'apiVersion: istio.alibaba.com/v1beta1\nkind: IstioGateway\nmetadata: { name: g }\n';
    const documents = (...texts: readonly string[]) => textOf(texts.join('---\n')).split('\n');
    const balanced = 'Passed over: 1 × Service (apiVersion must be v1)';
    const wrongGroup = 'Passed over: 1 × IstioGateway (apiVersion is "istio.alibaba.com/v1beta1"; it must begin with istio.alibabacloud.com/): a.yaml:23';
    expect(documents(unversioned, plainService, plainService, 'a: 1\n')).toEqual([
      '0 gateways judged: nothing was judged', 'Read: 1 file, 4 documents, 4 objects', `${balanced}: a.yaml:1`,
      'Passed over: 2 × Service (not of type LoadBalancer)', 'Passed over: 1 × object (without a kind)', '',
    ]);
    expect(documents(gateway(), unversioned, foreign, plainService, misspelt)).toEqual([
      '1 gateway judged: nothing wrong', 'Read: 1 file, 5 documents, 5 objects', `${balanced}: a.yaml:9`, wrongGroup, '',
    ]);
    expect(documents(gateway(), plainService)).toEqual(['1 gateway judged: nothing wrong', 'Read: 1 file, 2 documents, 2 objects', '']);
  });

  test.each([
    ['2 gateways judged', 2, 0], ['1 gateway and 1 Service judged', 2, 1], ['2 Services judged', 2, 2], ['0 gateways judged', 0, 0],
  ])('begins with %s', (expected, judged, services) => {
    expect(lintText({ judged, services, passedOver: [], findings: [], undecided: [] }, plain).split(':')[0]).toBe(expected);
  });

  test('has a line of its own for rules that no flag decides', () => {
    const undecided = [{ code: 'ASMG0208', needs: ['cni'] as const }, { code: 'ASMG0302', needs: [] }];
    const lines = (some: readonly { readonly code: string; readonly needs: readonly 'cni'[] }[]) => (
      lintText({ judged: 1, services: 0, passedOver: [], findings: [], undecided: some }, plain).split('\n').slice(1)
    );
    const decidable = '1 rule undecided (ASMG0208): declare --cni';
    expect(lines(undecided)).toEqual([decidable, '1 rule undecided (ASMG0302): not known for this data plane', '']);
    expect(lines(undecided.slice(0, 1))).toEqual([decidable, '']);
    expect(lines(undecided.slice(1))).toEqual(['1 rule undecided (ASMG0302): not known for this data plane', '']);
  });

  const lines = (result: Partial<LintResult>) => (
    lintText({ judged: 1, services: 0, passedOver: [], findings: [], undecided: [], ...result }, plain).split('\n').slice(0, -1));
  const [broken] = findingsOf('a: [');

  test('says what --fix did, before the counts', () => {
    const unfixed = [{ finding: { ...broken, code: 'ASMG0209', file: 'b\n.yaml', line: 6 }, why: 'its map is\nin brackets' }];
    expect(lines({ fixed: [{ file: 'a\n.yaml', fixed: 1, of: 1 }, { file: 'b.yaml', fixed: 1, of: 3 }], unfixed, appeared: [{ ...broken, code: 'ASMG0216', file: 'b\n.yaml', line: 9 }] })).toEqual([
      'Fixed: 1 of 1 finding in a\\n.yaml',
      'Fixed: 1 of 3 findings in b.yaml',
      'Not fixed: ASMG0209 at b\\n.yaml:6 (its map is\\nin brackets)',
      'New since the fixes: ASMG0216 at b\\n.yaml:9',
      '1 gateway judged: nothing wrong',
    ]);
  });

  test('says how many findings --fix would fix', () => {
    const fixable = { ...broken, replacements: [] };
    const linesAbout = (...findings: LintFinding[]) => lines({ findings }).filter((line) => line.startsWith('Fixable'));
    expect([linesAbout(broken), linesAbout(broken, fixable), linesAbout(fixable, fixable)]).toEqual([
      [], ['Fixable: 1 finding with --fix; --fix --dry-run shows the changes'], ['Fixable: 2 findings with --fix; --fix --dry-run shows the changes'],
    ]);
  });

  test('lists what is acknowledged, with the reasons', () => {
    const acknowledged = [{ ...broken, code: 'ASMG0301', line: 8, reason: 'by\nname', isInManifest: true }];
    expect(lines({ acknowledged })).toEqual(['1 gateway judged: 1 acknowledged', 'Acknowledged: ASMG0301 at a.yaml:8 (by\\nname)']);
  });

  test('names the configuration file', () => {
    expect(lines({ settings: 'a\n/asm-gateway.yaml' })).toEqual(['1 gateway judged: nothing wrong', 'Settings: a\\n/asm-gateway.yaml']);
  });

  test.each([
    [1, 1, 1, 1, []], [1, 2, 2, 2, []], [1, 1, 2, 1, ['Read: 1 file, 1 document, 2 objects']], [2, 1, 1, 1, ['Read: 2 files, 1 document, 1 object']],
  ])('of %i files, %i documents and %i objects, %i of them judged, says what was read: %j', (files, documents, objects, judged, expected) => {
    expect(lines({ judged, read: { files, documents, objects } }).slice(1)).toEqual(expected);
  });

  test('lists at most three places of what was passed over for one reason', () => {
    const passedOver = (count: number) => Array.from({ length: count }, (_, index) => (
      { file: 'a\n.yaml', kind: 'Serv\nice', why: 'why\n', isSurprising: true, line: () => index + 1 }
    ));
    const three = 'Serv\\nice (why\\n): a\\n.yaml:1, a\\n.yaml:2, a\\n.yaml:3';
    expect(lines({ passedOver: passedOver(3) }).slice(1)).toEqual([`Passed over: 3 × ${three}`]);
    expect(lines({ passedOver: passedOver(5) }).slice(1)).toEqual([`Passed over: 5 × ${three} and 2 more`]);
  });

  test('keeps apart what was passed over for other reasons', () => {
    const each = { file: 'a.yaml', kind: 'Service', why: 'why', isSurprising: true, line: () => 1 };
    expect(lines({ passedOver: [each, { ...each, why: 'other' }, { ...each, kind: '' }] }).slice(1)).toEqual([
      'Passed over: 1 × Service (why): a.yaml:1', 'Passed over: 1 × Service (other): a.yaml:1', 'Passed over: 1 × object (why): a.yaml:1',
    ]);
  });

  test('is wrapped, with the rules that are undecided', () => {
    const undecided = [{ code: 'ASMG0208', needs: ['cni'] as const }, { code: 'ASMG0302', needs: ['kubernetesVersion', 'proxyMode', 'cni'] as const }];
    expect(lintText({ judged: 1, services: 0, passedOver: [], findings: [], undecided }, plain, 50)).toBe([
      '1 gateway judged: nothing wrong',
      '2 rules undecided (ASMG0208, ASMG0302): declare',
      '    --cni, --proxy-mode and --kubernetes',
      '',
    ].join('\n'));
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
