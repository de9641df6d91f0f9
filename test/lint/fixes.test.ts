import { fixedText, fixesOf, reasonsOf, textsOf } from './fix-support';
import { gateway } from './support';
import { FindingLevel } from '../../src/findings/finding';
import { fixed, fixedOnce } from '../../src/lint/fixes';
import { lint } from '../../src/lint/lint';
import type { LintFinding, LintResult } from '../../src/lint/result';
import { fc } from '../support/properties';

const LB = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-';
const OLDER = 'service.beta.kubernetes.io/alicloud-loadbalancer-';
const BACKEND = 'service.beta.kubernetes.io/backend-type';

/** A gateway with lines in its annotations. */
const annotated = (...lines: readonly string[]) => gateway('serviceAnnotations:', ...lines.map((line) => `  ${line}`));

/** The lines of the annotations after the fixes; the rest of the gateway must be what it was. */
function fixedLines(...lines: readonly string[]): string[] {
  const [before, after] = [annotated(...lines), fixedText(annotated(...lines))];
  const head = annotated().length;
  expect(after.slice(0, head)).toBe(before.slice(0, head));
  return after.slice(head).trimEnd().split('\n').map((line) => line.slice('    '.length));
}

describe('a value', () => {
  test.each([
    ['keeps its single quotation marks', `${LB}protocol-port: '"https:443"' # TLS ends here`, `${LB}protocol-port: 'https:443' # TLS ends here`],
    ['keeps its double quotation marks', `${LB}protocol-port: "\\"https:443\\""   # "x"`, `${LB}protocol-port: "https:443"   # "x"`],
    ['gets none if it needs none', `${LB}protocol-port: https:443, http:80`, `${LB}protocol-port: "https:443,http:80"`],
    ['stays plain if it is a word', `${LB}address-type: Intranet`, `${LB}address-type: intranet`],
    ['gets quotation marks where a word of YAML would be left', `${LB}force-override-listeners: \u201ctrue\u201d`, `${LB}force-override-listeners: "true"`],
    ['may have a key in quotation marks', `"${LB}name": 'edge '`, `"${LB}name": 'edge'`],
    ['may have a key behind a question mark', `? ${LB}name\n    : 'edge '`, `? ${LB}name\n: 'edge'`],
    ['loses the line feed of its block, and stays a block', `${LB}protocol-port: | # one line\n      https:443`, `${LB}protocol-port: |- # one line\n  https:443`],
    ['keeps the indentation of its block', `${LB}name: |1+\n     edge\n\n    other: a`, `${LB}name: |1-\n edge\n\nother: a`],
  ])('%s', (_, wrong, right) => {
    expect(fixedLines(wrong).join('\n')).toBe(right);
  });

  test.each([
    ['true', '"true"'], ['off', '"off"'], ['5', '"5"'], ['-1', '"-1"'], ['1.10', '"1.10"'],
  ])('that is no text is quoted as it is written: %s', (wrong, right) => {
    expect(fixedLines(`team: ${wrong}  # why`)).toEqual([`team: ${right}  # why`]);
  });

  test.each(['yes', 'True', '0120', '1_000', '0x1F', '1e3', '+5'])('that is no text is left if it is not clear which text is meant: %s', (wrong) => {
    expect(fixedLines(`team: ${wrong}`)).toEqual([`team: ${wrong}`]);
    expect(reasonsOf(annotated(`team: ${wrong}`))).toEqual(['ASMG0105 other readers of YAML take the value for something else, so it is not clear what is meant']);
  });

  test('is left if it has several lines', () => {
    const text = annotated(`${LB}protocol-port: https:443,`, '  http:80');
    expect([fixedText(text), reasonsOf(text)]).toEqual([text, ['ASMG0215 the value has several lines']]);
  });

  test('is left if its block has several lines', () => {
    const text = annotated(`${LB}resource-group-id: >`, '  rg', '  abc');
    expect([fixedText(text), reasonsOf(text)]).toEqual([text, ['ASMG0215 the value has several lines']]);
  });
});

describe('a key', () => {
  test.each([
    ['stays plain', `${LB}address-typ: intranet # inside`, `${LB}address-type: intranet # inside`],
    ['keeps its single quotation marks', `'${LB}backend-type' :  'ecs'`, `'${BACKEND}' :  'ecs'`],
    ['keeps its double quotation marks', `"${LB}address_type": intranet`, `"${LB}address-type": intranet`],
  ])('%s', (_, wrong, right) => {
    expect(fixedLines(wrong)).toEqual([right]);
  });

  test('and its value are both corrected', () => {
    expect(fixedLines(`${LB}address-typ: 'intranet'`, 'team: 5', `${LB}name: 'edge '`)).toEqual([`${LB}address-type: 'intranet'`, 'team: "5"', `${LB}name: 'edge'`]);
  });

  test('of an override is corrected with that of the gateway', () => {
    const text = (key: string) => gateway('serviceAnnotations:', `  ${key}: intranet`, 'overrides:', '  c1:', '    serviceAnnotations:', `      ${key}: intranet # same`);
    expect(fixedText(text(`${LB}address-typ`))).toBe(text(`${LB}address-type`));
  });
});

test('a value is quoted even if its key is wrong in a way that is not clear', () => {
  expect(fixedLines('a b: 5', '-c: -1')).toEqual(['a b: "5"', '-c: "-1"']);
});

test('a value that quotation marks do not make valid is left', () => {
  const text = gateway('podLabels:', '  a: -1');
  expect([fixedText(text), reasonsOf(text)]).toEqual([text, ['ASMG0105 the finding would stay']]);
});

describe('in brackets', () => {
  test('keys and values are corrected in their places', () => {
    const text = (annotations: string) => gateway(`serviceAnnotations: { ${annotations} }`);
    expect(fixedText(text(`${LB}address-typ: intranet, ${LB}protocol-port: 'https:443, http:80', team: 5,${LB}name: \u201cedge\u201d`)))
      .toBe(text(`${LB}address-type: intranet, ${LB}protocol-port: 'https:443,http:80', team: "5",${LB}name: "edge"`));
  });

  test('JSON stays JSON', () => {
    const text = (key: string, port: string, value: string) => JSON.stringify({
      apiVersion: 'istio.alibabacloud.com/v1beta1',
      kind: 'IstioGateway',
      metadata: { name: 'ingressgateway', namespace: 'istio-system' },
      spec: { serviceAnnotations: { [key]: 'intranet', [`${LB}protocol-port`]: port, team: 'TEAM' } },
    }, undefined, 2).replace('"TEAM"', value);
    expect(fixedText(text(`${LB}address-typ`, '"https:443"', '5'))).toBe(text(`${LB}address-type`, 'https:443', '"5"'));
  });

  test('nothing is moved or removed', () => {
    const text = gateway(`serviceAnnotations: { ${OLDER}bandwidth: "5", ${LB}bandwidth: "5" }`);
    expect([fixedText(text), reasonsOf(text)]).toEqual([text, ['ASMG0207 its map is in brackets']]);
  });
});

describe('the older spelling', () => {
  test('is removed with its line', () => {
    expect(fixedLines('# ours', 'team: a', `${OLDER}bandwidth: "5"`, `${LB}bandwidth: "5" # Mbit/s`)).toEqual(['# ours', 'team: a', `${LB}bandwidth: "5" # Mbit/s`]);
  });

  test.each([
    ['behind it', [`${OLDER}bandwidth: "5" # old`, `${LB}bandwidth: "5"`]],
    ['above it', ['# bandwidth', `${OLDER}bandwidth: "5"`, `${LB}bandwidth: "5"`]],
  ])('stays with a comment %s', (_, lines) => {
    expect([fixedLines(...lines), reasonsOf(annotated(...lines))]).toEqual([lines, ['ASMG0207 it has a comment']]);
  });

  test('stays if the newer one is in another map', () => {
    const text = gateway('serviceAnnotations:', `  ${LB}bandwidth: "5"`, 'overrides:', '  c1:', '    serviceAnnotations:', `      ${OLDER}bandwidth: "5"`);
    expect([fixedText(text), reasonsOf(text)]).toEqual([text, ['ASMG0207 it is not written in the file']]);
  });
});

describe('a setting in metadata.annotations', () => {
  const text = (annotations: readonly string[], ...spec: readonly string[]) => (
    gateway(...spec).replace('spec:\n', () => `${annotations.map((line) => `  ${line}\n`).join('')}spec:\n`)
  );
  const inMetadata = (...lines: readonly string[]) => ['annotations:', ...lines.map((line) => `  ${line}`)];

  test('is moved to new annotations of the Service, and its map disappears', () => {
    const right = text([]).replace('spec:\n', `spec:\n  serviceAnnotations:\n    ${LB}address-type: intranet # ours\n`);
    expect(fixedText(text(inMetadata(`${LB}address-type: intranet # ours`)))).toBe(right);
  });

  test('is moved within its object of a list', () => {
    const item = (...lines: readonly string[]) => [
      'apiVersion: v1', 'kind: List', 'items:', '- apiVersion: istio.alibabacloud.com/v1beta1', '  kind: IstioGateway', '  metadata:', '    name: a',
      '    namespace: istio-system', ...lines, '    serviceType: LoadBalancer', '',
    ].join('\n');
    expect(fixedText(item('    annotations:', `      ${LB}address-type: intranet`, '  spec:')))
      .toBe(item('  spec:', '    serviceAnnotations:', `      ${LB}address-type: intranet`));
  });

  test('is moved below the key of existing annotations, and other annotations stay', () => {
    const before = text(inMetadata('team: edge', `${LB}address-type: 'intranet'`), 'serviceAnnotations: # of the Service', '    # all of them', '    a: b');
    const after = text(inMetadata('team: edge'), 'serviceAnnotations: # of the Service', `    ${LB}address-type: 'intranet'`, '    # all of them', '    a: b');
    expect(fixedText(before)).toBe(after);
  });

  test('takes the comments of its map along', () => {
    const before = text(inMetadata('# inside only', `${LB}address-type: intranet`, '', '# pods', `${BACKEND}: eni`, '# end'), 'externalTrafficPolicy: Cluster');
    const moved = ['# inside only', `${LB}address-type: intranet`, '', '# pods', `${BACKEND}: eni`, '# end'].map((line) => (line === '' ? '    \n' : `    ${line}\n`)).join('');
    expect(fixedText(before)).toBe(text([], 'externalTrafficPolicy: Cluster').replace('spec:\n', () => `spec:\n  serviceAnnotations:\n${moved}`));
  });

  test('is moved at the end of a file without a line feed', () => {
    const manifest = (annotations: string, spec: string) => (
      `apiVersion: istio.alibabacloud.com/v1beta1\nkind: IstioGateway\nspec:\n${spec}  serviceType: LoadBalancer\nmetadata:\n  namespace: istio-system\n  name: a\n${annotations}`
    );
    expect(fixedText(manifest(`  annotations:\n    ${LB}address-type: intranet`, ''))).toBe(manifest('', `  serviceAnnotations:\n    ${LB}address-type: intranet\n`));
  });

  test.each([
    ['the comment above it may be about other entries too', inMetadata('# ours', `${LB}address-type: intranet`, 'team: edge'), []],
    ['the comment about its map would be left behind', ['annotations: # ours', `  ${LB}address-type: intranet`], []],
    ['the comment about its map would be left behind', ['# ours', 'annotations:', `  ${LB}address-type: intranet`], []],
    ['its map is in brackets', [`annotations: { ${LB}address-type: intranet }`], []],
    ['the map for it does not have lines of its own', inMetadata(`${LB}address-type: intranet`), ['serviceAnnotations: { a: b }']],
    ['the map for it does not have lines of its own', inMetadata(`${LB}address-type: intranet`), ['serviceAnnotations: {}']],
    ['the map for it does not have lines of its own', inMetadata(`${LB}address-type: intranet`), ['serviceAnnotations:']],
    ['it does not have a line of its own', inMetadata(`${LB}address-type:`, '  intranet'), []],
    ['a comment next to it has another indentation', inMetadata(`${LB}address-type: intranet`, `${BACKEND}: ecs`).flatMap((line, index) => (index === 2 ? ['# x', line] : [line])), []],
  ])('stays: %s', (why, annotations, spec) => {
    const before = text(annotations, ...spec);
    expect([fixedText(before), reasonsOf(before)]).toEqual([before, [`ASMG0216 ${why}`]]);
  });

  test('stays if lint would then report an error', () => {
    const before = text(inMetadata(`${BACKEND}: eni`), 'externalTrafficPolicy: Local');
    expect([fixedText(before), reasonsOf(before)]).toEqual([before, [expect.stringMatching(/^ASMG0216 lint would then report ASMG0209: /)]]);
  });

  test('is corrected in the next round', () => {
    const before = text([...inMetadata(`${LB}address-type: intranet`)], 'podAnnotations:', `  ${LB}name: edge`, '  a: b');
    const { result, fixes } = fixesOf(before);
    expect([fixes.length, result.findings]).toEqual([2, []]);
  });
});

describe('nothing is changed', () => {
  test.each([
    ['behind an alias', gateway('podAnnotations: &a', `  ${LB}address-typ: intranet`, 'serviceAnnotations: *a')],
    ['below an anchor', gateway('serviceAnnotations: &a', `  ${LB}address-typ: intranet`)],
    ['with an anchor at the value', annotated(`${LB}address-typ: &a intranet`)],
    ['with an anchor at the key', annotated(`&a ${LB}address-typ: intranet`)],
    ['with a tag', annotated(`${LB}address-typ: !!str intranet`)],
    ['in a merged map', gateway('podAnnotations:', `  <<: { ${LB}address-typ: intranet }`, 'serviceAnnotations:', `  <<: { ${LB}address-typ: intranet }`)],
  ])('%s', (_, text) => {
    const { sources, unfixed } = fixesOf(text);
    expect(textsOf({ sources })).toEqual([text]);
    expect(unfixed.map(({ why }) => why)).toContain('an anchor, an alias or a tag is on the way to it, and the change may reach other values');
  });

  test('if a merged map would get another meaning', () => {
    const key = `${LB}address-typ`;
    const text = gateway('podAnnotations: &a', `  ${key}: internet`, 'serviceAnnotations:', '  <<: *a', `  ${key}: intranet`);
    expect([fixedText(text), reasonsOf(text)]).toEqual([text, ['ASMG0214 another value would change too']]);
  });

  test('if the file has template actions', () => {
    const text = annotated('a: "{{ .Values.a }}"', `${LB}address-typ: intranet`);
    expect([fixedText(text), reasonsOf(text)]).toEqual([text, ['ASMG0214 the file has template actions']]);
  });

  test('if another document cannot be read', () => {
    const text = `${annotated(`${LB}address-typ: intranet`)}---\na: [\n`;
    expect([fixedText(text), reasonsOf(text)]).toEqual([text, ['ASMG0214 another part of the file cannot be read']]);
  });

  test('if the file has line breaks of YAML 1.1', () => {
    const text = annotated(`${LB}address-typ: intranet`).replaceAll('\n', '\r');
    expect([fixedText(text), reasonsOf(text)]).toEqual([text, ['ASMG0214 the file has line breaks that not every reader of YAML knows']]);
  });

  test('about an acknowledged finding', () => {
    const text = annotated(`${LB}address-typ: intranet`).replace('spec:', '  annotations:\n    asm-gateway.io/acknowledge: "ASMG0214: our own controller"\nspec:');
    expect([fixedText(text), reasonsOf(text)]).toEqual([text, []]);
  });
});

describe('several objects', () => {
  const wrong = annotated(`${LB}address-typ: intranet`);
  const right = annotated(`${LB}address-type: intranet`);
  const other = (text: string) => text.replace('ingressgateway', 'other');

  test('are fixed in each document and file', () => {
    expect(textsOf(fixesOf(`# first\n---\n${wrong}---\n${other(wrong)}`, wrong.replace('ingressgateway', 'third'))))
      .toEqual([`# first\n---\n${right}---\n${other(right)}`, right.replace('ingressgateway', 'third')]);
  });

  test('are fixed in a list', () => {
    const list = (text: string) => `apiVersion: v1\nkind: List\nitems:\n${[text, other(text)].map((item) => `- ${item.trimEnd().replaceAll('\n', '\n  ')}\n`).join('')}`;
    expect(fixedText(list(wrong))).toBe(list(right));
  });

  test('one that must stay does not keep the others from being fixed', () => {
    const local = `apiVersion: v1\nkind: Service\nmetadata:\n  name: a\n  annotations:\n    ${LB}backend-type: eni\nspec:\n  type: LoadBalancer\n  externalTrafficPolicy: Local\n`;
    const { sources, unfixed } = fixesOf(`${local}---\n${wrong}`);
    expect(textsOf({ sources })).toEqual([`${local}---\n${right}`]);
    expect(unfixed.map(({ finding, why }) => [finding.line, why])).toEqual([[6, expect.stringMatching(/^lint would then report ASMG0209/)]]);
  });

  test('a refused fix of one of them does not keep its other fixes from being made', () => {
    const local = (type: string) => annotated(`${LB}${type}: intranet`, 'service.beta.kubernetes.io/backend-typ: eni', 'team: 5')
      .replace('serviceAnnotations', 'externalTrafficPolicy: Local\n  serviceAnnotations');
    const { sources, unfixed } = fixesOf(local('addres-type'));
    expect(textsOf({ sources })).toEqual([local('address-type').replace('5', '"5"')]);
    expect(unfixed.map(({ finding, why }) => [finding.field?.at(-1), why])).toEqual([
      ['service.beta.kubernetes.io/backend-typ', expect.stringMatching(/^lint would then report ASMG0209: /)],
    ]);
  });

  test('all stay if a fix of one of them is an error of another file', () => {
    const takes = (key: string, port: string) => annotated(`${LB}id: lb-a`, `${key}: "true"`).replace('serviceAnnotations', `ports: [{ name: http-a, port: ${port} }]\n  serviceAnnotations`);
    const sources = [wrong, takes(`${LB}force-override-listeners`, '80')].map((text, index) => ({ name: `${index}.yaml`, text }));
    // The second file gets an error as soon as the first one changes.
    const judge = (texts: typeof sources) => lint(texts[0].text === wrong ? texts : [texts[0], { ...texts[1], text: 'a: [' }]);
    const { sources: after, unfixed } = fixed(sources, lint(sources), judge as typeof lint);
    expect(after).toEqual(sources);
    expect(unfixed.map(({ why }) => why)).toEqual([expect.stringMatching(/^lint would then report ASMG0110/)]);
  });
});

test('line endings of Windows stay', () => {
  const text = annotated(`${LB}address-typ: intranet # a`, 'team: 5', `${OLDER}bandwidth: "5"`, `${LB}bandwidth: "5"`).replaceAll('\n', '\r\n');
  expect(fixedText(text)).toBe(annotated(`${LB}address-type: intranet # a`, 'team: "5"', `${LB}bandwidth: "5"`).replaceAll('\n', '\r\n'));
});

test('moved lines have the line endings of the file', () => {
  const text = gateway().replace('spec:', `  annotations:\n    ${LB}address-type: intranet\nspec:`).replaceAll('\n', '\r\n');
  expect(fixedText(text)).toBe(gateway().replace('spec:\n', `spec:\n  serviceAnnotations:\n    ${LB}address-type: intranet\n`).replaceAll('\n', '\r\n'));
});

test('fixing a second time changes nothing', () => {
  const [once] = textsOf(fixesOf(annotated(`${LB}address-typ: 'intranet'`, 'team: 5', `${LB}name: "edge "`, `${LB}idd: lb-a`)));
  expect(fixesOf(once)).toMatchObject({ fixes: [], sources: [{ text: once }] });
});

describe('fixes', () => {
  const base = { code: 'ASMG0105', level: FindingLevel.ERROR, message: 'what', why: 'why', fix: 'Do this.', file: 'a.yaml', line: 1, column: 1 };
  const about = (key: string, changes: Partial<LintFinding>): LintFinding => (
    { ...base, field: [key], subject: { document: 0, field: [] }, edits: [{ kind: 'renameKey', field: [key], key: `${key}x` }], ...changes });
  const resultOf = (...findings: readonly LintFinding[]): LintResult => ({ judged: 1, services: 0, passedOver: [], undecided: [], findings });
  const FINE = () => resultOf();

  /** What comes out for the file a.yaml if lint says this before and after the fixes. */
  const tried = (text: string, findings: readonly LintFinding[], relint = FINE) => {
    const { sources, fixes, unfixed, result } = fixed([{ name: 'a.yaml', text }], resultOf(...findings), relint);
    const [fields, reasons] = [fixes.map(({ finding: { field } }) => field?.[0]), unfixed.map(({ why }) => why)];
    return { text: textsOf({ sources })[0], fixes: fields, unfixed: reasons, result };
  };

  test('end after ten rounds', () => {
    let round = 0;
    const next = () => resultOf(about(`a${'x'.repeat(round += 1)}`, { level: FindingLevel.WARNING }));
    expect(tried('a: 1\n', [about('a', {})], next)).toMatchObject({ text: `a${'x'.repeat(10)}: 1\n`, unfixed: [] });
  });

  test('have the result of lint after them', () => {
    const after = resultOf({ ...base, code: 'ASMG0301', level: FindingLevel.WARNING });
    expect(tried('a: 1\n', [about('a', {})], () => after)).toEqual({ text: 'ax: 1\n', fixes: ['a'], unfixed: [], result: after });
    expect(tried('a: 1\n', [])).toEqual({ text: 'a: 1\n', fixes: [], unfixed: [], result: resultOf() });
  });

  test('of one field are not made at once', () => {
    const twice = [about('a', {}), about('a', { code: 'ASMG0106', edits: [{ kind: 'quoteValue', field: ['a'] }] }), about('b', {})];
    expect(tried('a: 1\nb: 2\n', twice)).toMatchObject({ text: 'ax: 1\nbx: 2\n', fixes: ['a', 'b'], unfixed: [] });
  });

  test('of fields with one name in two documents are made at once', () => {
    expect(tried('a: 1\n---\na: 2\n', [about('a', {}), about('a', { subject: { document: 1, field: [] } })]))
      .toMatchObject({ text: 'ax: 1\n---\nax: 2\n', fixes: ['a', 'a'] });
  });

  test('of one part of the text are not made at once', () => {
    const move = about('m', { edits: [{ kind: 'moveEntry', field: ['m', 'a'], to: ['t'] }] });
    const inMap = about('b', { edits: [{ kind: 'renameKey', field: ['m', 'a', 'b'], key: 'c' }] });
    const target = about('t', { edits: [{ kind: 'renameKey', field: ['t'], key: 'u' }] });
    expect(tried('m:\n  a: 1\nt:\n  z: 1\n', [target, move])).toMatchObject({ fixes: ['t'], text: 'm:\n  a: 1\nu:\n  z: 1\n' });
    expect(tried('m:\n  a: { b: 1 }\nt:\n  z: 1\n', [move, inMap])).toMatchObject({ fixes: ['m'], text: 't:\n  a: { b: 1 }\n  z: 1\n' });
  });

  /** The fields whose fixes are made at once, and why others are refused. Without a reason, they wait. */
  const once = (text: string, findings: readonly LintFinding[]) => {
    const { fixes, unfixed } = fixedOnce([{ name: 'a.yaml', text }], resultOf(...findings), FINE);
    return [fixes.map(({ finding: { field } }) => field?.[0]), unfixed.map(({ why }) => why)];
  };

  test('of one part of the text wait for the first of them', () => {
    const rename = about('m', {});
    const move = about('a', { edits: [{ kind: 'moveEntry', field: ['m', 'a'], to: ['t'] }] });
    const inner = about('b', { edits: [{ kind: 'renameKey', field: ['m', 'a', 'b'], key: 'c' }] });
    const text = 'm:\n  a: { b: 1 }\nt:\n  z: 1\n';
    expect(once(text, [move, rename])).toEqual([['m'], []]);
    expect(once(text, [move, inner])).toEqual([['a'], []]);
    // What waits lets others be made.
    expect(once(text, [inner, rename, move])).toEqual([['b', 'm'], []]);
  });

  test('of one field wait for the first of them, and what waits lets others be made', () => {
    const both = about('both', { edits: [{ kind: 'quoteValue', field: ['a'] }, { kind: 'quoteValue', field: ['b'] }] });
    expect(once('a: 1\nb: 2\n', [about('a', {}), both, about('b', {})])).toEqual([['a', 'b'], []]);
    const move = about('m', { edits: [{ kind: 'moveEntry', field: ['m', 'a'], to: ['t'] }] });
    expect(once('m:\n  a: 1\nt:\n  z: 1\n', [about('t', {}), move])).toEqual([['t'], []]);
  });

  test('of which one inserts a line in front of one that the other removes are made at once', () => {
    const remove = about('t', { edits: [{ kind: 'removeEntry', field: ['t', 'c'], nextTo: 'd' }] });
    const move = about('m', { edits: [{ kind: 'moveEntry', field: ['m', 'a'], to: ['t'] }] });
    expect(tried('m:\n  a: 1\n  b: 2\nt:\n  c: 3\n  d: 4\n', [remove, move]))
      .toMatchObject({ fixes: ['t', 'm'], text: 'm:\n  b: 2\nt:\n  a: 1\n  d: 4\n' });
  });

  test('are none without findings, and lint does not judge the files again', () => {
    const relint = jest.fn(FINE);
    expect(tried('a: 1\n', [about('a', { edits: undefined })], relint)).toMatchObject({ text: 'a: 1\n', fixes: [], unfixed: [] });
    expect(relint).not.toHaveBeenCalled();
  });

  test.each<[string, string, Partial<LintFinding>]>([
    ['its document is absent', 'its document cannot be read', { subject: { document: 1, field: [] } }],
    ['its field is absent', 'it is not written in the file', { edits: [{ kind: 'renameKey', field: ['b'], key: 'c' }] }],
  ])('are not made if %s', (_about, why, changes) => {
    expect(tried('a: 1\n', [about('a', changes)])).toMatchObject({ text: 'a: 1\n', fixes: [], unfixed: [why] });
  });

  test('are not made if the key is there already, and others of the file are', () => {
    const { sources, unfixed } = fixedOnce([{ name: 'a.yaml', text: 'a: 1\nax: 2\nb: 3\n' }], resultOf(about('a', {}), about('b', {})), FINE);
    expect([textsOf({ sources }), unfixed.map(({ finding, why }) => [finding.field, why])]).toEqual([['a: 1\nax: 2\nbx: 3\n'], [[['a'], 'another value would change too']]]);
  });

  test('are not made if keys of many files are there already, and all these files are tried together', () => {
    const sources = Array.from({ length: 50 }, (_, index) => ({ name: `${index}.yaml`, text: 'a: 1\nax: 2\nb: 3\n' }));
    const relint = jest.fn(FINE);
    const after = fixedOnce(sources, resultOf(...sources.flatMap(({ name }) => ['a', 'b'].map((key) => about(key, { file: name })))), relint);
    expect(new Set(textsOf(after))).toEqual(new Set(['a: 1\nax: 2\nbx: 3\n']));
    expect([after.unfixed.length, relint.mock.calls.length]).toEqual([50, 1]);
  });

  test('are not made in a document that cannot be read', () => {
    expect(tried('a: [\n', [about('a', {})])).toMatchObject({ text: 'a: [\n', fixes: [], unfixed: ['its document cannot be read'] });
  });

  test('are not made if another document would have other values', () => {
    expect(tried('a: 1\n---\na: 1\nax: 2\n', [about('a', { subject: { document: 1, field: [] } })]))
      .toMatchObject({ text: 'a: 1\n---\na: 1\nax: 2\n', fixes: [], unfixed: ['another value would change too'] });
  });

  test('are not made if the finding would stay', () => {
    const stays = about('a', {});
    expect(tried('a: 1\nb: 2\n', [stays, about('b', {})], () => resultOf(stays))).toMatchObject({ text: 'a: 1\nbx: 2\n', fixes: ['b'], unfixed: ['the finding would stay'] });
  });

  test('are not to blame for errors that were there before, nor for new warnings', () => {
    const other = about('z', { edits: undefined });
    const warning = { ...other, code: 'ASMG0301', level: FindingLevel.WARNING };
    expect(tried('a: 1\n', [about('a', {}), other], () => resultOf(other, warning))).toMatchObject({ text: 'ax: 1\n', fixes: ['a'], unfixed: [] });
  });

  test('are to blame for a warning that becomes an error', () => {
    const warning = about('z', { edits: undefined, level: FindingLevel.WARNING });
    expect(tried('a: 1\n', [about('a', {}), warning], () => resultOf({ ...warning, level: FindingLevel.ERROR })))
      .toMatchObject({ text: 'a: 1\n', fixes: [], unfixed: ['lint would then report ASMG0105: what'] });
  });

  describe('that would make an error are refused, and no others', () => {
    const KEYS = Array.from('abcdefgh');
    type Sources = Parameters<typeof fixedOnce>[0];

    /** The fields of an object: in the first or the second document of a.yaml, or in b.yaml. */
    const objects = KEYS.map((key, index) => (
      about(key, { line: index + 1, ...index % 3 === 2 ? { file: 'b.yaml' } : { subject: { document: index % 3, field: [] } } })
    ));
    const textIn = (file: string, document: number) => objects
      .filter((each) => each.file === file && each.subject?.document === document)
      .map(({ field }) => `${field?.[0]}: 1\n`).join('');
    const sources = [{ name: 'a.yaml', text: `${textIn('a.yaml', 0)}---\n${textIn('a.yaml', 1)}` }, { name: 'b.yaml', text: textIn('b.yaml', 0) }];

    /** Where the error of a fix is. */
    const PLACES: { readonly [place: string]: (finding: LintFinding) => Partial<LintFinding> } = {
      object: ({ file, subject }) => ({ file, subject }),
      file: ({ file }) => ({ file, subject: undefined }),
      elsewhere: () => ({ file: 'c.yaml', subject: undefined }),
    };
    const harm = fc.constantFrom('none', 'none', ...Object.keys(PLACES));

    const sorted = (all: readonly unknown[]) => [...all].sort();

    test('wherever the errors are', () => {
      fc.assert(fc.property(fc.tuple(...KEYS.map(() => harm)), (harms) => {
        const isMade = (texts: Sources, index: number) => texts.some((source) => 'text' in source && source.text.includes(`${KEYS[index]}x: `));
        const relint = (texts: Sources) => resultOf(...objects.flatMap((finding, index) => {
          const { edits: _, ...error } = { ...finding, code: 'ASMG0999', message: KEYS[index], ...PLACES[harms[index]]?.(finding) };
          return isMade(texts, index) ? [error].filter(() => harms[index] !== 'none') : [finding];
        }));
        const after = fixedOnce(sources, resultOf(...objects), relint);
        const harmful = KEYS.filter((_, index) => harms[index] !== 'none');
        expect(sorted(after.fixes.map(({ finding }) => finding.field?.[0]))).toEqual(KEYS.filter((key) => !harmful.includes(key)));
        expect(sorted(after.unfixed.map(({ why }) => why))).toEqual(harmful.map((key) => `lint would then report ASMG0999: ${key}`));
        expect(KEYS.filter((_, index) => isMade(after.sources, index))).toEqual(KEYS.filter((key) => !harmful.includes(key)));
        expect(after.result).toEqual(relint(after.sources));
      }), { numRuns: 200 });
    });

    test('if the fix of an object is to blame for the error of another one', () => {
      const relint = (texts: Sources) => resultOf(...JSON.stringify(texts).includes('ax:') ? [{ ...objects[1], edits: undefined, code: 'ASMG0999' }] : []);
      expect(fixedOnce(sources, resultOf(...objects), relint).unfixed.map(({ finding }) => finding.field)).toEqual([['a']]);
    });

    test('if two of them together are an error: then the later one', () => {
      const relint = (texts: Sources) => resultOf(...['ax:', 'dx:'].every((key) => JSON.stringify(texts).includes(key)) ? [{ ...base, code: 'ASMG0999' }] : []);
      expect(fixedOnce(sources, resultOf(...objects), relint).unfixed.map(({ finding }) => finding.field)).toEqual([['d']]);
    });

    test('if one of them brings back what an earlier one fixes', () => {
      const [a, b, c] = ['a', 'b', 'c'].map((key) => about(key, { level: FindingLevel.WARNING }));
      const relint = ([source]: Sources) => {
        const [isA, isB, isC] = ['ax:', 'bx:', 'cx:'].map((key) => JSON.stringify(source).includes(key));
        return resultOf(...isB ? [{ ...base, code: 'ASMG0999' }] : [], ...!isA || (isC && !isB) ? [a] : []);
      };
      const after = fixedOnce([{ name: 'a.yaml', text: 'a: 1\nb: 1\nc: 1\n' }], resultOf(a, b, c), relint);
      expect([textsOf(after), after.unfixed.map(({ why }) => why)]).toEqual([['ax: 1\nb: 1\nc: 1\n'], ['lint would then report ASMG0999: what', 'lint would then report ASMG0105: what']]);
    });

    test('but not if a second mistake in the field of a fix that is made is left', () => {
      const [a, b, c] = ['a', 'b', 'c'].map((key) => about(key, {}));
      const { edits: _, ...second } = a;
      const relint = ([source]: Sources) => resultOf(second, ...JSON.stringify(source).includes('bx:') ? [{ ...base, code: 'ASMG0999' }] : []);
      const after = fixedOnce([{ name: 'a.yaml', text: 'a: 1\nb: 1\nc: 1\n' }], resultOf(a, second, b, c), relint);
      expect([textsOf(after), after.unfixed.map(({ why }) => why)]).toEqual([['ax: 1\nb: 1\ncx: 1\n'], ['lint would then report ASMG0999: what']]);
    });

    /** How often lint judges these findings of a file. */
    const trials = (findings: readonly LintFinding[], text: string, errorsIn: (text: string) => readonly LintFinding[]) => {
      const relint = jest.fn(([source]: Sources) => resultOf(...errorsIn('text' in source ? source.text : '')));
      const { fixes } = fixedOnce([{ name: 'a.yaml', text }], resultOf(...findings), relint);
      return { fixes: fixes.length, count: relint.mock.calls.length };
    };

    test('and many objects are tried together', () => {
      const all = Array.from({ length: 300 }, (_, document) => ['a', 'b', 'c'].map((key) => about(key, { subject: { document, field: [] } })));
      const errorsIn = (text: string) => text.split('---\n').flatMap((part, document) => (
        part.includes('bx:') ? [{ ...base, code: 'ASMG0999', subject: { document, field: [] } }] : []
      ));
      const { fixes, count } = trials(all.flat(), all.map(() => 'a: 1\nb: 1\nc: 1\n').join('---\n'), errorsIn);
      expect(fixes).toBe(600);
      expect(count).toBeLessThan(10);
    });

    test('and many files are tried together', () => {
      const files = Array.from({ length: 50 }, (_, index) => ({ name: `${index}.yaml`, text: 'a: 1\nb: 1\n' }));
      const findings = files.flatMap(({ name }) => ['a', 'b'].map((key) => about(key, { file: name })));
      const relint = jest.fn((texts: Sources) => resultOf(...texts.flatMap((source) => (
        'text' in source && source.text.includes('bx:') ? [{ ...base, code: 'ASMG0999', file: source.name }] : []
      ))));
      expect(fixedOnce(files, resultOf(...findings), relint).fixes).toHaveLength(50);
      expect(relint.mock.calls.length).toBeLessThan(10);
    });

    test('and the number of trials has an end, after which all suspects are refused', () => {
      const all = Array.from({ length: 600 }, (_, index) => about(`k${index}-`, {}));
      const errorsIn = (text: string) => (text.includes('-x:') ? [{ ...base, code: 'ASMG0999' }] : []);
      const { fixes, count } = trials(all, all.map(({ field }) => `${field?.[0]}: 1\n`).join(''), errorsIn);
      expect(fixes).toBe(0);
      expect(count).toBeLessThan(220);
    });
  });

  test('leave files that cannot be read, and files without findings', () => {
    const sources = [{ name: 'x.yaml', problem: { case: 'notText' as const } }, { name: 'a.yaml', text: 'a: 1\n' }, { name: 'b.yaml', text: 'a: 1\n' }];
    const { sources: after } = fixed(sources, resultOf(about('a', {})), FINE);
    expect(after).toEqual([sources[0], { name: 'a.yaml', text: 'ax: 1\n' }, sources[2]]);
    expect(after[2]).toBe(sources[2]);
  });

  test('do not hide a mistake of lint itself', () => {
    expect(() => tried('a: 1\n', [about('a', { edits: [{ kind: 'unknown', field: ['a'] } as never] })])).toThrow(TypeError);
  });
});
