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

const byClusters = (more: object, annotations: Readonly<Record<string, string>> = REUSED) => lint([
  { name: 'a.yaml', text: JSON.stringify(manifest(annotations, [HTTP], more)) },
]).findings.filter(({ code }) => code === 'ASMG0222').map(({ message, field }) => `${field?.slice(0, -1).join('.')} ${message}`);

describe('ASMG0222 for the clusters of one gateway', () => {
  const other = { serviceAnnotations: { [`${PREFIX}id`]: 'lb-b' } };

  test.each<[string, object, string[]]>([
    ['that have no overrides', { clusterIds: ['c1', 'c2'] }, [
      'spec.serviceAnnotations the listeners of load balancer "lb-a" on "80" belong to clusters "c1" and "c2" of this gateway',
    ]],
    ['of which one has another load balancer', { clusterIds: ['c1', 'c2', 'c3'], overrides: { c3: other } }, [
      'spec.serviceAnnotations the listeners of load balancer "lb-a" on "80" belong to clusters "c1" and "c2" of this gateway',
    ]],
    ['of which one overrides something else', { clusterIds: ['c1', 'c2'], overrides: { c2: { minReplicas: 2 } } }, [
      'spec.serviceAnnotations the listeners of load balancer "lb-a" on "80" belong to clusters "c1" and "c2" of this gateway',
    ]],
    ['whose overrides name the same load balancer', { clusterIds: ['c0', 'c1', 'c2'], overrides: { c1: other, c2: other } }, [
      'spec.overrides.c1.serviceAnnotations the listeners of load balancer "lb-b" on "80" belong to clusters "c1" and "c2" of this gateway',
    ]],
  ])('is found for those %s', (_about, more, expected) => {
    expect(byClusters(more)).toEqual(expected);
  });

  test.each<[string, object, Readonly<Record<string, string>>]>([
    ['one cluster', { clusterIds: ['c1'] }, REUSED],
    ['a load balancer for each', { clusterIds: ['c1', 'c2'], overrides: { c2: other } }, REUSED],
    ['different ports', { clusterIds: ['c1', 'c2'], overrides: { c2: { ports: [{ name: 'http', port: 81 }] } } }, REUSED],
    ['an override of a cluster without the gateway', { clusterIds: ['c1'], overrides: { c2: { minReplicas: 2 } } }, REUSED],
    ['server groups of the author', { clusterIds: ['c1', 'c2'] }, { ...REUSED, [`${PREFIX}vgroup-port`]: 'rsp-a:80' }],
    ['listeners that stay as they are', { clusterIds: ['c1', 'c2'] }, { [`${PREFIX}id`]: 'lb-a' }],
    ['new load balancers', { clusterIds: ['c1', 'c2'] }, {}],
    ['cluster ids that are no list', { clusterIds: 'c1' }, REUSED],
  ])('is not found for %s', (_about, more, annotations) => {
    expect(byClusters(more, annotations)).toEqual([]);
  });

  test('is found at synthesis', () => {
    const chart = new Chart(new App(), 'mesh');
    new IstioGateway(chart, 'one', { clusterIds: ['c1', 'c2'], serviceAnnotations: REUSED });
    expect(Findings.of(chart).filter(({ code }) => code === 'ASMG0222').map(({ level, message }) => `${level} ${message}`)).toEqual([
      'error the listeners of load balancer "lb-a" on "80" and "443" belong to clusters "c1" and "c2" of this gateway',
    ]);
  });
});
