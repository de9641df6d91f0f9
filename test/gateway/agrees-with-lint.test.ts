import { App, Chart, Lazy, Yaml } from 'cdk8s';
import {
  Findings, FindingLevel, GatewayApiVersion, GatewayPort, GatewayServiceType, GatewayType, IstioGateway, type IstioGatewayProps, TrafficStrategy,
} from 'cdk8s-asm-gateway';
import { STRUCTS } from '../../src/input/declared.generated';
import { sourceOf } from '../../src/kubernetes/source';
import { lint } from '../../src/lint/lint';
import { fc } from '../support/properties';
import { capturingStderr } from '../support/stderr';

/*
 * What lint refuses in a manifest, synthesis must refuse in the props that the manifest comes from.
 */

/** A value as plain JavaScript may hand it over. */
const ANYTHING = fc.oneof(
  fc.constantFrom<unknown>(null, true, '', 'x', 'a b', '1', 'yes', 0, 1, -1, 1.5, 3e9, NaN, [], {}, [''], ['a', 'a'], [1], { a: 1 }, { a: 'b' }),
  fc.constantFrom<unknown>({ 'a b': 'c' }, { a: true }, { limits: { cpu: 'two' } }, { limits: { cpu: '2' } }, [{ name: 'A', value: 'b' }], [{ value: 'b' }]),
  fc.constantFrom<unknown>({ targetAverageUtilization: 60 }, { targetAverageUtilization: 1.5 }, [{ key: 'a', operator: 'Exists' }], [{ key: 1 }]),
  fc.constantFrom<unknown>('ClusterFirst', 'LoadBalancer', 'ingress', 'alibabacloud.com/nlb', TrafficStrategy.cluster(), Lazy.any({ produce: () => 7 })),
);

const PORT_NUMBER = fc.constantFrom<unknown>(undefined, 0, 1, 80, 65535, 65536, -1, 1.5, '80', null);

const PORT = fc.record({ name: fc.constantFrom<unknown>('http', 'https', 'A', '', undefined, 7), port: PORT_NUMBER, targetPort: PORT_NUMBER, nodePort: PORT_NUMBER })
  .map((options) => GatewayPort.of(options as never));

/** A right value more often than not, since a single mistake hides what the other props do. */
const RIGHT: { readonly [name: string]: fc.Arbitrary<unknown> } = {
  name: fc.constantFrom('shop', 'ingressgateway'),
  apiVersion: fc.constantFrom(...Object.values(GatewayApiVersion)),
  serviceType: fc.constantFrom(...Object.values(GatewayServiceType)),
  gatewayType: fc.constantFrom(...Object.values(GatewayType)),
  ports: fc.array(PORT, { minLength: 1, maxLength: 2 }),
};

const PROPS = fc.record(
  Object.fromEntries(Object.keys(STRUCTS.IstioGatewayProps).map((name) => [name, fc.oneof(RIGHT[name] ?? ANYTHING, ANYTHING)])),
  { requiredKeys: [] },
).chain((all) => fc.subarray(Object.keys(all), { maxLength: 3 }).map((names) => Object.fromEntries(names.map((name) => [name, all[name]]))));

const errorsOf = (findings: readonly { readonly code: string; readonly level: string }[]) => (
  findings.filter(({ level }) => (level as FindingLevel) === FindingLevel.ERROR).map(({ code }) => code)
);

/** What synthesis refuses, and what lint refuses in the manifest that would be written. */
function refused(props: object): { readonly bySynthesis: readonly string[]; readonly byLint: readonly string[] } {
  const chart = new Chart(new App(), 'mesh');
  new IstioGateway(chart, 'gateway', props as IstioGatewayProps);
  const bySynthesis = errorsOf(Findings.of(chart));
  if (bySynthesis.length > 0) {
    return { bySynthesis, byLint: [] };
  }
  const text = chart.toJson().map((each: unknown) => Yaml.stringify(each)).join('---\n');
  return { bySynthesis, byLint: errorsOf(lint([sourceOf('gateway.yaml', Buffer.from(text))]).findings) };
}

test('what lint refuses in a manifest, synthesis refuses in the props', () => {
  capturingStderr(() => fc.assert(fc.property(PROPS, (props) => {
    expect(refused(props).byLint).toEqual([]);
  }), { numRuns: 500, seed: 13 }));
});

test.each<[string, object, string?]>([
  ['a quantity', { resources: { limits: { cpu: 'two' } } }],
  ['a fraction of a percent', { cpu: { targetAverageUtilization: 1.5 } }],
  ['an infinite percentage', { memory: { targetAverageUtilization: Infinity } }],
  ['more annotations than an object may have', { annotations: { team: 'x'.repeat(256 * 1024) } }, 'ASMG0105'],
  ['more annotations than a Service may have', { serviceAnnotations: { team: 'x'.repeat(256 * 1024) } }, 'ASMG0105'],
  ['a label of nodes that is a number', { nodeSelector: { zone: 7 } }, 'ASMG0105'],
  ['an environment variable without a name', { env: [{ value: 'x' }] }, 'ASMG0112'],
])('%s is refused by synthesis', (_about, props, code = 'ASMG0109') => {
  expect(refused(props).bySynthesis).toEqual([code]);
});

test('a value that cdk8s resolves later is judged by what it resolves to', () => {
  const annotation = (value: unknown) => ({ serviceAnnotations: { 'example.com/owner': Lazy.any({ produce: () => value }) as string } });
  expect(refused(annotation('shop'))).toEqual({ bySynthesis: [], byLint: [] });
  expect(refused(annotation(7)).bySynthesis).toEqual(['ASMG0105']);
});
