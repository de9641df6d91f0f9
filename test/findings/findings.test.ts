import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import * as fc from 'fast-check';
import { CATALOGUE } from '../../src/findings/catalogue/all';
import { errorOf, FindingLevel, textOf } from '../../src/findings/finding';
import { Findings } from '../../src/findings/findings';
import { listed, shown } from '../../src/text';
import { chartOf, refusal } from '../support/synth';

describe('the catalogue', () => {
  test('gives every code once, in the form ASMG and four digits', () => {
    const codes = CATALOGUE.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => !/^ASMG0[1-5]\d\d$/.test(code))).toEqual([]);
  });

  test('has a title for every code', () => {
    expect(CATALOGUE.filter(({ title }) => title.length < 10 || title.endsWith('.'))).toEqual([]);
  });

  test('keeps why to one sentence without its full stop, so that a finding can be read back from its text', () => {
    const folder = join(__dirname, '..', '..', 'src', 'findings', 'catalogue');
    const whys = readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').match(/ why: '.*'/g) ?? []);
    expect(whys.length).toBeGreaterThan(10);
    expect(whys.filter((why) => why.includes('. ') || why.endsWith('.\''))).toEqual([]);
  });
});

describe('a finding', () => {
  const finding = fc.record({
    code: fc.constantFrom(...CATALOGUE.map(({ code }) => code)),
    value: fc.string({ unit: 'binary', maxLength: 500, size: 'max' }),
    why: fc.constantFrom('it breaks', 'ASM makes istio-<name> from it'),
    fix: fc.constantFrom('Change it.', 'Use "a: b". Or leave it out.'),
  }).map(({ code, value, why, fix }) => ({
    code, level: FindingLevel.ERROR, message: `name is ${shown(value)}, not so`, why, fix,
  }));

  test('reads the same from its text, whatever the value in it', () => {
    fc.assert(fc.property(fc.array(finding, { maxLength: 4 }), (findings) => {
      expect(Findings.fromError(errorOf(findings))).toEqual(findings);
    }));
  });

  test('has the text form: code, what, why, what to do', () => {
    expect(textOf({ code: 'ASMG0102', message: 'namespace is "x"', why: 'it does not start', fix: 'Move it.' }))
      .toBe('[ASMG0102] namespace is "x": it does not start. Move it.');
  });

  test.each([new Error('disk full'), 'a text', undefined, null, 7, { message: '[ASMG0102] looks like one' }])(
    'is not read from %p, which is not an error of ours', (caught) => {
      expect(Findings.fromError(caught)).toEqual([]);
    });

  test('shows values on one line and not without end', () => {
    expect(shown('a\nb')).toBe('"a\\nb"');
    expect(shown(undefined)).toBe('undefined');
    expect(shown('x'.repeat(1000))).toBe(`"${'x'.repeat(200)}…"`);
    expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'], 'or')]).toEqual(['', 'a', 'a and b', 'a, b or c']);
  });
});

describe('an acknowledgement is refused', () => {
  test.each([
    ['ASMG0102', 'we like it', 'is about an error'],
    ['ASMG9999', 'we like it', 'names a code that does not exist'],
  ])('of %s with the reason %j, since it %s', (code, reason, problem) => {
    const chart = chartOf();
    Findings.acknowledge(chart, code, reason);
    expect(refusal(chart)).toEqual([expect.objectContaining({ code: 'ASMG0108', message: expect.stringContaining(problem) })]);
  });
});
