import { ILL } from './ill';
import { HEALTHY } from './support';
import { RULES } from '../../src/rules/all';
import type { GatewayFacts } from '../../src/rules/gateway-facts';
import { isList, NOT_APPLICABLE } from '../../src/rules/rule';
import { verdictsOn } from '../../src/rules/verdicts';
import { fc } from '../support/properties';

/** The facts of gateways that differ in one thing or two. */
const GATEWAYS: readonly GatewayFacts[] = [{}, ...Object.values(ILL)].flatMap((change) => [
  { ...HEALTHY, ...change }, { ...HEALTHY, name: 'another', ...change },
]);

/** What each rule says about facts that no gateway came before. */
const alone = (facts: GatewayFacts) => RULES.map(({ code, isAboutAnnotations, check }) => ({
  code,
  verdict: isAboutAnnotations && Object.keys(facts.service.annotations).length === 0 ? NOT_APPLICABLE : check(facts),
}));

const codes = (facts: GatewayFacts) => verdictsOn(facts).flatMap(({ code, verdict }) => (isList(verdict) && verdict.length > 0 ? [code] : []));

describe('the verdicts of the rules', () => {
  test('are the same whatever gateways were judged before', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...GATEWAYS), { minLength: 1, maxLength: 8 }), (gateways) => {
      for (const facts of gateways) {
        expect(verdictsOn(facts)).toEqual(alone(facts));
      }
    }));
  });

  test('follow a value that its author changes after a gateway with it was judged', () => {
    const podLabels: { [key: string]: string } = { tier: 'edge' };
    expect(codes({ ...HEALTHY, podLabels })).not.toContain('ASMG0106');
    podLabels.app = 'mine';
    expect(codes({ ...HEALTHY, podLabels })).toContain('ASMG0106');
    delete podLabels.app;
    expect(codes({ ...HEALTHY, podLabels })).not.toContain('ASMG0106');
  });

  test('are found in time for values with more parts than are compared', () => {
    const many = (extra: object) => ({ ...Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`key-${index}`, 'x'])), ...extra });
    expect(codes({ ...HEALTHY, podLabels: many({}) })).not.toContain('ASMG0106');
    expect(codes({ ...HEALTHY, podLabels: many({ app: 'mine' }) })).toContain('ASMG0106');
  });
});
