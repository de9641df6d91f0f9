import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Findings } from 'cdk8s-asm-gateway';
import { parse, parseAllDocuments } from 'yaml';
import { EXAMPLES, exampleNames, filesWrittenIn, invalidExamples } from '../scripts/examples';
import { type Manifest, schemaErrors } from './support/schema';
import { withoutScript } from './support/script';
import { capturingStderr } from './support/stderr';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'asm-gateway-'));
  process.env.CDK8S_OUTDIR = folder;
});
afterEach(() => {
  delete process.env.CDK8S_OUTDIR;
  rmSync(folder, { recursive: true });
});

/** Runs an app that has not run yet in this process, which has loaded cdk8s already; gives what the app says to its user. */
const runApp = (file: string) => capturingStderr(() => jest.requireActual(file));

/** The files that an app wrote, by their paths in the output folder. */
const written = () => filesWrittenIn(folder);

const isManifest = (file: string) => file.endsWith('.k8s.yaml');

const manifestsIn = (text: string) => parseAllDocuments(text).map((document) => document.toJS() as Manifest);

describe.each(exampleNames())('the example %s', (name) => {
  test('synthesizes exactly these manifests, all of them valid', () => {
    expect(runApp(join(EXAMPLES, name, 'main.ts'))).toBe('');
    const files = Object.entries(written());
    expect(files.filter(([file]) => isManifest(file)).flatMap(([, text]) => manifestsIn(text)).flatMap(schemaErrors)).toEqual([]);
    for (const [file, text] of files) {
      expect(withoutScript(text)).toMatchSnapshot(file);
    }
  });
});

test('the example eni renders the documented gateway, field by field', () => {
  jest.isolateModules(() => runApp(join(EXAMPLES, 'eni', 'main.ts')));
  expect(parse(written()['mesh.k8s.yaml'])).toEqual({
    apiVersion: 'istio.alibabacloud.com/v1beta1',
    kind: 'IstioGateway',
    metadata: { name: 'ingressgateway', namespace: 'istio-system' },
    spec: {
      externalTrafficPolicy: 'Cluster',
      maxReplicas: 5,
      minReplicas: 2,
      ports: [
        { name: 'status-port', port: 15020, targetPort: 15020 },
        { name: 'http2', port: 80, targetPort: 80 },
        { name: 'https', port: 443, targetPort: 443 },
        { name: 'tls', port: 15443, targetPort: 15443 },
      ],
      replicaCount: 2,
      resources: { limits: { cpu: '2', memory: '2G' }, requests: { cpu: '200m', memory: '256Mi' } },
      runAsRoot: false,
      serviceAnnotations: { 'service.beta.kubernetes.io/backend-type': 'eni' },
      serviceType: 'LoadBalancer',
    },
  });
});

test('the example istio-gateway-chart writes values of the chart, outside the folder that kubectl reads', () => {
  jest.isolateModules(() => runApp(join(EXAMPLES, 'istio-gateway-chart', 'main.ts')));
  expect(Object.keys(written()).sort()).toEqual(['proof.k8s.yaml', 'values/gateway.yaml']);
  expect(parse(written()['values/gateway.yaml'])).toEqual({
    service: { type: 'LoadBalancer', externalTrafficPolicy: 'Cluster', annotations: { 'service.beta.kubernetes.io/backend-type': 'eni' } },
  });
});

test('the guide about the load balancer shows what its examples write', () => {
  jest.isolateModules(() => runApp(join(EXAMPLES, 'load-balancer', 'main.ts')));
  jest.isolateModules(() => runApp(join(EXAMPLES, 'load-balancer-of-a-chart', 'main.ts')));
  const guide = readFileSync(join(__dirname, '..', 'docs', 'guide', 'load-balancer.md'), 'utf8');
  const shown = [...guide.matchAll(/```yaml\n([^]*?)```/g)].map(([, text]) => parse(text!) as object);
  expect([parse(written()['mesh.k8s.yaml']), parse(written()['values/ingress-nginx.yaml'])]).toMatchObject(shown);
});

test.each(invalidExamples())('the example invalid/%s is rejected with the code in its name, and writes nothing', (file) => {
  expect(new Set(refusalOf(join(EXAMPLES, 'invalid', file)))).toEqual(new Set([file.slice(0, 'asmg0000'.length).toUpperCase()]));
  expect(written()).toEqual({});
});

/** The codes for which an app is refused. */
function refusalOf(file: string): string[] {
  try {
    runApp(file);
  } catch (error) {
    return Findings.fromError((error as Error).message).map(({ code }) => code);
  }
  return [];
}
