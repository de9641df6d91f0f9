import { findingsOf, gateway } from './support';
import { lint } from '../../src/lint/lint';
import { lintJson } from '../../src/lint/lint-json';
import { lintSarif } from '../../src/lint/lint-sarif';
import { lintText } from '../../src/lint/lint-text';

/*
 * Inputs for which time or memory once grew with the square of their size, or without end. None has a limit of its own: what
 * is not linear takes hours here, and the limit of every test ends it.
 */

const LARGEST = 8 * 1024 * 1024;
const lines = (count: number, line: (index: number) => string) => Array.from({ length: count }, (_, index) => line(index));
const plain = (_: unknown, text: string) => text;

test('100,000 wrong labels are 100,000 findings', () => {
  const findings = findingsOf(gateway('podLabels:', ...lines(100_000, (index) => `  l${index}: 1`)));
  expect([findings.length, findings.at(-1)?.line]).toEqual([100_000, 8 + 100_000]);
});

test('100,000 unknown fields are 100,000 findings', () => {
  expect(findingsOf(gateway(...lines(100_000, (index) => `l${index}: 1`)))).toHaveLength(100_000);
});

test('200,000 broken documents in one file are 200,000 findings, in every report', () => {
  const result = lint([{ name: 'a.yaml', text: `${'a: [\n---\n'.repeat(200_000)}${gateway()}` }]);
  expect([result.judged, result.findings.length]).toEqual([1, 200_000]);
  expect(lintText(result, plain)).toContain('1 gateway judged: 200000 errors');
  expect(lintJson(result).findings).toHaveLength(200_000);
  expect(JSON.stringify(lintSarif(result, '1')).length).toBeGreaterThan(LARGEST);
}, 300_000);

test('100,000 files with a finding each are reported', () => {
  const finding = { ...findingsOf('a: [')[0], file: '' };
  const findings = lines(100_000, (index) => `f${index}`).map((file) => ({ ...finding, file }));
  expect(lintText({ judged: 0, services: 0, passedOver: [], findings: findings as ReturnType<typeof findingsOf>, undecided: [] }, plain)).toContain('100000 errors');
});

test.each([
  ['[', 'tooDeep'], ['{', 'tooDeep'], ['- ', 'tooDeep'], ['? ', 'tooDeep'], ['[{', 'tooDeep'], ['{"a":', 'tooDeep'], ['[],', 'tooMany'], ['{},', 'tooMany'],
])('8 MiB of %j are one finding', (piece) => {
  const start = piece.endsWith(',') ? 'a: [' : '';
  expect(findingsOf(start + piece.repeat((LARGEST - 4) / piece.length)).map(({ code }) => code)).toEqual(['ASMG0110']);
});

test('20,000 gateways of a list that repeat a key are 20,000 findings', () => {
  const item = '- {apiVersion: istio.alibabacloud.com/v1, kind: IstioGateway, kind: IstioGateway}';
  expect(findingsOf(['apiVersion: v1', 'kind: List', 'items:', ...lines(20_000, () => item)].join('\n'))).toHaveLength(20_000);
});

test('20,000 misspelled annotations are 20,000 findings', () => {
  const annotations = lines(20_000, (index) => `  service.beta.kubernetes.io/alibaba-cloud-loadbalancer-spex${index}: x`);
  const findings = findingsOf(gateway('serviceAnnotations:', ...annotations));
  expect(findings.filter(({ code }) => code !== 'ASMG0105').length).toBeGreaterThanOrEqual(20_000);
});

test('20,000 clusters with an override each are judged in part, and that is said', () => {
  const ids = lines(20_000, (index) => `c${index}`);
  const findings = findingsOf(gateway(`clusterIds: [${ids.join(', ')}]`, 'overrides:', ...ids.map((id) => `  ${id}: {podLabels: {z: q}}`)));
  expect(findings.map(({ code }) => code)).toContain('ASMG0110');
});

test('20,000 overrides of a gateway with 20,000 labels are judged in part, and that is said', () => {
  const labels = lines(20_000, (index) => `  l${index}: a`);
  const overrides = lines(20_000, (index) => `  o${index}: {podLabels: {z: q}}`);
  const findings = findingsOf(gateway('podLabels:', ...labels, 'overrides:', ...overrides));
  expect(findings.map(({ code, line, message }) => [code, line, message])).toEqual([
    ['ASMG0110', 8 + 20_001, 'the gateway has overrides for 20000 clusters, only 99 of them are judged'],
  ]);
});

test.each([
  ['a number', 'a: 9', '9', ''],
  ['a number in octal notation', 'a: 0', '7', ''],
  ['a number with underscores', 'a: 1', '_', ''],
  ['a text in quotation marks', 'a: "', 'x', '"'],
  ['a text of escaped backslashes', 'a: "', '\\\\', '"'],
  ['a text of escaped quotation marks', 'a: "', '\\"', '"'],
  ['a text of escaped quotation marks in JSON', '{"a": "', '\\"', '"}'],
  ['a text without quotation marks', 'a: ', 'x ', ''],
  ['a block scalar of spaces', 'a: |\n ', ' ', 'x'],
  ['spaces', '', ' ', ''],
  ['a comment', '#', ' #', ''],
])('8 MiB of %s are read', (_, start, piece, end) => {
  const text = start + piece.repeat((LARGEST - 16) / piece.length) + end;
  expect(findingsOf(text)).toEqual([]);
});

test('8 MiB of escaped quotation marks in JSON that has no end are one finding', () => {
  expect(findingsOf(`{"${'\\"'.repeat(LARGEST / 2 - 8)}`).map(({ code }) => code)).toEqual(['ASMG0110']);
});

test('20,000 anchors and aliases are read', () => {
  expect(findingsOf(`${gateway()}---\na:\n${lines(20_000, (index) => `- &a${index} x\n- *a${index}\n`).join('')}`)).toEqual([]);
});

test('aliases that would become a thousand times as large are one finding', () => {
  const bomb = lines(9, (index) => `a${index + 1}: &a${index + 1} [${`*a${index}, `.repeat(9)}]`);
  expect(findingsOf(gateway('a0: &a0 [x, x]', ...bomb)).map(({ code }) => code)).toEqual(['ASMG0110']);
});
