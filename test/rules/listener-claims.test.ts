import { App, Chart } from 'cdk8s';
import { Findings, IstioGateway } from '../../src';
import { lint } from '../../src/lint/lint';
import { listenerClaims } from '../../src/rules/listener-claims';

const PREFIX = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-';
const REUSED = { [`${PREFIX}id`]: 'lb-a', [`${PREFIX}force-override-listeners`]: 'true' };
const HTTP = { name: 'http', port: 80 };

const manifest = (serviceAnnotations: Readonly<Record<string, string>>, ports: unknown = [HTTP], more = {}) => (
  { apiVersion: 'istio.alibabacloud.com/v1beta1', kind: 'IstioGateway', metadata: { name: 'a', namespace: 'istio-system' }, spec: { serviceAnnotations, ports, ...more } }
);

const keysOf = (...args: Parameters<typeof manifest>) => listenerClaims(manifest(...args)).map(({ key }) => key);

describe('the listeners that a gateway takes', () => {
  test('are those of an existing load balancer that it overrides', () => {
    expect(keysOf(REUSED, [HTTP, { name: 'dns', port: 53, protocol: 'UDP' }])).toEqual(['listener lb-a 80 TCP', 'listener lb-a 53 UDP']);
  });

  test('are those of its clusters, each once', () => {
    const overrides = { c1: { ports: [{ name: 'http', port: 8080 }] }, c2: { serviceAnnotations: { [`${PREFIX}id`]: 'lb-b' } } };
    expect(keysOf(REUSED, [HTTP], { clusterIds: ['c1', 'c2'], overrides })).toEqual(['listener lb-a 8080 TCP', 'listener lb-b 80 TCP']);
    expect(keysOf(REUSED, [HTTP], { clusterIds: ['c1', 'c3'], overrides: { c1: {} } })).toEqual(['listener lb-a 80 TCP']);
  });

  test.each([
    ['without an existing load balancer', {}, {}],
    ['if its listeners stay as they are', { [`${PREFIX}id`]: 'lb-a' }, {}],
    ['with server groups of the author', { ...REUSED, [`${PREFIX}vgroup-port`]: 'rsp-a:80' }, {}],
    ['without a load balancer', REUSED, { serviceType: 'ClusterIP' }],
  ])('are none %s', (_about, annotations: Readonly<Record<string, string>>, more) => {
    expect(keysOf(annotations, [HTTP], more)).toEqual([]);
  });
});

const inFile = (name: string, port: number, id = 'lb-a') => JSON.stringify({
  ...manifest({ ...REUSED, [`${PREFIX}id`]: id }, [{ name: 'http', port }]), metadata: { name, namespace: 'istio-system' },
});

const linted = (...texts: readonly string[]) => lint(texts.map((text, index) => ({ name: `${index}.yaml`, text }))).findings
  .filter(({ code }) => code === 'ASMG0222').map(({ file, message }) => `${file} ${message}`);

test('ASMG0222 names the place of the first gateway in files', () => {
  expect(linted(inFile('a', 80), inFile('b', 80))).toEqual(['1.yaml the listeners of load balancer "lb-a" on "80" also belong to "0.yaml:1"']);
});

test('ASMG0222 is not found for other ports, another load balancer, or one name', () => {
  expect(linted(inFile('a', 80), inFile('b', 81), inFile('c', 80, 'lb-b'), inFile('a', 80))).toEqual([]);
});

test('ASMG0222 is found at both constructs, whatever their order', () => {
  const chart = new Chart(new App(), 'mesh');
  new IstioGateway(chart, 'one', { serviceAnnotations: REUSED });
  const shared = () => Findings.of(chart).filter(({ code }) => code === 'ASMG0222').map(({ construct }) => construct);
  expect(shared()).toEqual([]);
  new IstioGateway(chart, 'two', { name: 'two', serviceAnnotations: REUSED });
  expect(shared()).toEqual(['mesh/one', 'mesh/two']);
});
