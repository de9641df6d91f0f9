import { readdirSync } from 'fs';
import { join } from 'path';
import { ILL } from './ill';
import { HEALTHY } from './support';
import { CATALOGUE } from '../../src/findings/catalogue/all';
import { RULES } from '../../src/rules/all';
import type { GatewayFacts } from '../../src/rules/gateway-facts';
import { isList } from '../../src/rules/rule';

const violations = (verdict: ReturnType<(typeof RULES)[number]['check']>) => (isList(verdict) ? verdict : []);

describe('the rules', () => {
  test('report each code once, and are sorted by code', () => {
    const codes = RULES.map(({ code }) => code);
    expect(codes).toEqual([...new Set(codes)].sort());
  });

  test('report only codes of the catalogue', () => {
    const known = CATALOGUE.map(({ code }) => code);
    expect(RULES.filter(({ code }) => !known.includes(code))).toEqual([]);
  });

  test('each have a failing case in this test', () => {
    expect(RULES.map(({ code }) => code)).toEqual(Object.keys(ILL));
  });

  test('that are about annotations have nothing to check without one, and are skipped then', () => {
    const without = { ...HEALTHY, service: { ...HEALTHY.service, annotations: {} } };
    const skipped = RULES.filter(({ isAboutAnnotations }) => isAboutAnnotations);
    expect(skipped.length).toBeGreaterThan(5);
    const kinds = [undefined, 'alibabacloud.com/nlb'].map((loadBalancerClass) => ({ ...without.service, loadBalancerClass }));
    expect(skipped.flatMap(({ check }) => kinds.flatMap((service) => violations(check({ ...without, service }))))).toEqual([]);
  });

  test('each have their own file', () => {
    const others = [
      'acknowledgements.ts', 'all.ts', 'answers.ts', 'asm-annotations.ts', 'gateway-facts.ts', 'gather.ts', 'gather-service.ts', 'judge.ts', 'judge-service.ts', 'judged-alike.ts', 'judgement.ts', 'listener-claims.ts', 'listener-relations.ts', 'one-mistake.ts', 'override-edits.ts',
      'rule.ts', 'schema.ts', 'crd-validator.generated.ts', 'service.ts', 'service-fields.ts', 'setting-edits.ts',
      'stranded.ts', 'verdicts.ts',
    ];
    const files = readdirSync(join(__dirname, '..', '..', 'src', 'rules')).filter((file) => !others.includes(file));
    expect(files).toHaveLength(RULES.length);
  });
});

describe.each(RULES.map((rule) => [rule.code, rule] as const))('the rule of %s', (code, rule) => {
  const ill = { ...HEALTHY, ...ILL[code] };

  test('reports its code for an invalid gateway', () => {
    expect(new Set(violations(rule.check(ill)).map((finding) => finding.code))).toEqual(new Set([code]));
  });

  test('reports nothing for a valid gateway', () => {
    expect(violations(rule.check(HEALTHY))).toEqual([]);
  });

  test('reads only the facts that it declares', () => {
    const read = new Set<string>();
    const watched = (facts: GatewayFacts) => new Proxy(facts, {
      get: (target, name) => {
        read.add(name as string);
        return target[name as keyof GatewayFacts];
      },
    });
    rule.check(watched(ill));
    rule.check(watched({ ...ill, strategy: HEALTHY.strategy }));
    expect([...read].sort()).toEqual([...rule.reads].sort());
  });
});
