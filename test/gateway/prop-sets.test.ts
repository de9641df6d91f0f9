import { App, Chart } from 'cdk8s';
import { Findings, FindingLevel, IstioGateway } from 'cdk8s-asm-gateway';
import { STRUCTS } from '../../src/input/declared.generated';
import { GATEWAY_VALUES, OVERRIDE_VALUES, rightSets, wrongSets } from '../lab/scenarios/gateway-sets';

/* The values that the lab holds against a real API server. Here each wrong value is tried once, and a few of the sets. */

function errorsOf(props: Readonly<Record<string, unknown>>): string[] {
  const chart = new Chart(new App(), 'mesh');
  new IstioGateway(chart, 'ingress', props);
  return Findings.of(chart).filter(({ level }) => level === FindingLevel.ERROR).map(({ code, message }) => `${code} ${message}`);
}

test.each([['IstioGatewayProps', GATEWAY_VALUES], ['GatewayOverrides', OVERRIDE_VALUES]] as const)('the values are about every prop of %s', (struct, values) => {
  expect(Object.keys(values).sort()).toEqual(Object.keys(STRUCTS[struct] ?? {}).sort());
});

test.each(Object.keys(GATEWAY_VALUES))('every wrong value of %s is refused', (name) => {
  const { wrong } = GATEWAY_VALUES[name];
  expect(wrong.length).toBeGreaterThan(0);
  expect(wrong.filter((value) => errorsOf({ [name]: value }).length === 0)).toEqual([]);
});

test.each(Object.keys(OVERRIDE_VALUES))('every wrong value of %s in an override is refused', (name) => {
  const { wrong } = OVERRIDE_VALUES[name];
  expect(wrong.filter((value) => errorsOf({ overrides: { c1: { [name]: value } } }).length === 0)).toEqual([]);
});

test('sets without a mistake are accepted', () => {
  expect(rightSets(100, 1).flatMap(({ props }) => errorsOf(props))).toEqual([]);
});

test('sets with one mistake are refused', () => {
  expect(wrongSets(100, 1).filter(({ props }) => errorsOf(props).length === 0).map(({ mistake }) => mistake)).toEqual([]);
});
