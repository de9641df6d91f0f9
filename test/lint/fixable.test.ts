import { gateway } from './support';
import { appearedIn, fileFixes, withReplacements } from '../../src/lint/fixable';
import { hasAnswer } from '../../src/lint/fixes';
import { lint } from '../../src/lint/lint';

const LB = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-';
const annotated = (...lines: readonly string[]) => gateway('serviceAnnotations:', ...lines.map((line) => `  ${line}`));

/** The findings of files called a.yaml, b.yaml and so on, with their replacements. */
const findingsOf = (...texts: readonly string[]) => {
  const sources = texts.map((text, index) => ({ name: `${'abc'[index]}.yaml`, text }));
  return withReplacements(sources, lint(sources), lint).findings;
};

describe('the replacements of a finding', () => {
  test('are where the text changes', () => {
    expect(findingsOf(annotated(`${LB}address-typ: intranet`, 'team: 5')).map(({ code, replacements }) => [code, replacements])).toEqual([
      ['ASMG0214', [{ line: 9, column: 5, endLine: 9, endColumn: 5 + `${LB}address-typ`.length, text: `${LB}address-type` }]],
      ['ASMG0105', [{ line: 10, column: 11, endLine: 10, endColumn: 12, text: '"5"' }]],
    ]);
  });

  test('are in the order of the file, and may have several lines', () => {
    const text = gateway().replace('spec:', `  annotations:\n    ${LB}address-type: intranet\nspec:`);
    expect(findingsOf(text).map(({ replacements }) => replacements)).toEqual([[
      { line: 6, column: 1, endLine: 8, endColumn: 1, text: '' },
      { line: 9, column: 1, endLine: 9, endColumn: 1, text: `  serviceAnnotations:\n    ${LB}address-type: intranet\n` },
    ]]);
  });

  test('are in the file of the finding', () => {
    const texts = [annotated('team: 5'), `# b\n${annotated('team: 5').replace('ingressgateway', 'other')}`];
    expect(findingsOf(...texts).map(({ file, replacements }) => [file, replacements?.[0]?.line])).toEqual([['a.yaml', 9], ['b.yaml', 10]]);
  });

  test('are absent if the finding is not fixed', () => {
    const [wrong, unclear] = findingsOf(annotated('a: 1_000', 'wrong: b').replace('spec:', 'spec:\n  wrong: 1'));
    expect([wrong, unclear].map(({ code, replacements }) => [code, replacements])).toEqual([['ASMG0109', undefined], ['ASMG0105', undefined]]);
    expect(wrong).not.toHaveProperty('replacements');
  });

  test('leave everything else of the result as it is', () => {
    const sources = [{ name: 'a.yaml', text: annotated('team: 5') }, { name: 'b.yaml', problem: { case: 'notText' as const } }];
    const result = lint(sources);
    const { findings, ...rest } = withReplacements(sources, result, lint);
    expect({ ...rest, findings: findings.map(({ replacements: _, ...finding }) => finding) }).toEqual(result);
  });
});

describe('the files with fixes', () => {
  const [finding] = lint([{ name: 'a.yaml', text: annotated('team: 5') }]).findings.filter(hasAnswer);
  const fix = (file: string) => ({ finding: { ...finding, file }, edits: [], replacements: [] });

  test('have the number of fixes and of findings', () => {
    const findings = ['a', 'a', 'a', 'b', 'c'].map((file) => ({ ...finding, file }));
    expect(fileFixes([fix('a'), fix('b'), fix('a')], findings)).toEqual([{ file: 'a', fixed: 2, of: 3 }, { file: 'b', fixed: 1, of: 1 }]);
  });

  test('have as many findings as fixes at least, since some are found only after others are fixed', () => {
    expect(fileFixes([fix('a'), fix('a')], [{ ...finding, file: 'a' }])).toEqual([{ file: 'a', fixed: 2, of: 2 }]);
    expect(fileFixes([fix('b')], [])).toEqual([{ file: 'b', fixed: 1, of: 1 }]);
  });

  test('are none without fixes', () => {
    expect(fileFixes([], [finding])).toEqual([]);
  });
});

test('a finding has an answer if a rule knows the edits, and lint the object', () => {
  const [finding] = lint([{ name: 'a.yaml', text: annotated('team: 5') }]).findings;
  expect([finding, { ...finding, edits: undefined }, { ...finding, subject: undefined }].map(hasAnswer)).toEqual([true, false, false]);
});

describe('a finding appeared', () => {
  const [wrong] = lint([{ name: 'a.yaml', text: annotated('team: 5') }]).findings;

  test.each<[string, typeof wrong]>([
    ['another code', { ...wrong, code: 'ASMG0999' }],
    ['another field and another message', { ...wrong, field: ['spec', 'x'], message: 'x' }],
    ['another file', { ...wrong, file: 'b.yaml' }],
    ['another object', { ...wrong, subject: { document: 1, field: [] } }],
  ])('if it has %s', (_, finding) => {
    expect(appearedIn([wrong, finding], [wrong])).toEqual([finding]);
  });

  test.each<[string, typeof wrong]>([
    ['its line moved', { ...wrong, line: 99 }],
    ['a fix renamed its field', { ...wrong, field: ['spec', 'x'] }],
    ['a fix changed a value in its message', { ...wrong, message: 'x' }],
  ])('but not if only %s', (_, finding) => {
    expect(appearedIn([finding], [wrong])).toEqual([]);
  });
});
