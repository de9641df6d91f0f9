import { Workplace } from './support';

let place: Workplace;
beforeAll(() => (place = new Workplace()));
afterAll(() => place.remove());

const MANIFEST = [
  'apiVersion: istio.alibabacloud.com/v1', 'kind: IstioGateway', 'metadata: {name: edge, namespace: istio-system, uid: a}',
  'spec: {externalTrafficPolicy: Cluster, serviceType: LoadBalancer, ports: [{name: http2, port: 80, targetPort: 80}], newField: 1}', '',
].join('\n');

const APP = [
  'import { App, Chart, JsonPatch } from \'cdk8s\';',
  'import { GatewayApiVersion, GatewayPort, IstioGateway, TrafficStrategy } from \'cdk8s-asm-gateway\';',
  '',
  'const app = new App();',
  '',
  'const gateway = new IstioGateway(new Chart(app, \'mesh\'), \'edge\', {',
  '  name: \'edge\',',
  '  apiVersion: GatewayApiVersion.V1,',
  '  strategy: TrafficStrategy.cluster(),',
  '  ports: [GatewayPort.http2()],',
  '});',
  '',
  '// What no prop says.',
  'gateway.apiObject.addJsonPatch(JsonPatch.add(\'/spec/newField\', 1));',
  '',
  'app.synth();',
  '',
].join('\n');

const NOTES = 'asm-gateway: left out what the API server writes: metadata.uid.\nasm-gateway: 1 field fits no prop; it is in addJsonPatch.\n';

describe('asm-gateway import', () => {
  test('writes the app of a manifest in a file, and says what is not in its props', async () => {
    place.write('gateway.yaml', MANIFEST);
    expect(await place.run(['import', 'gateway.yaml'])).toEqual({ code: 0, stdout: APP, stderr: NOTES });
  });

  test('writes the strategy of a cluster with an override', async () => {
    const input = MANIFEST.replace('newField: 1', 'clusterIds: [c1], overrides: {c1: {externalTrafficPolicy: Local}}');
    const { code, stdout } = await place.run(['import', '-'], { input });
    expect([code, stdout]).toEqual([0, expect.stringContaining('overrides: { c1: { strategy: TrafficStrategy.dnsOnly() } }')]);
  });

  test('reads the standard input', async () => {
    expect(await place.run(['import', '-'], { input: MANIFEST })).toEqual({ code: 0, stdout: APP, stderr: NOTES });
  });

  test('prints JSON for programs', async () => {
    const { code, stdout } = await place.run(['import', '-', '--output', 'json'], { input: MANIFEST });
    expect([code, JSON.parse(stdout)]).toEqual([0, {
      version: 1, source: APP, patches: [{ operation: 'add', path: '/spec/newField', value: 1 }], leftOut: ['metadata.uid'],
    }]);
  });

  test('writes an override with a strategy of its own', async () => {
    const override = '{c1: {externalTrafficPolicy: Local}}';
    const { code, stdout } = await place.run(['import', '-'], { input: MANIFEST.replace('newField: 1', `clusterIds: [c1], overrides: ${override}`) });
    expect([code, stdout]).toEqual([0, expect.stringContaining('overrides: { c1: { strategy: TrafficStrategy.dnsOnly() } },')]);
  });

  test.each([
    ['a file without a gateway', 'a: 1\n', [], /^asm-gateway: \[ASMG0119\] .*\n$/],
    ['two gateways', `${MANIFEST}---\n${MANIFEST}`, [], /^asm-gateway: \[ASMG0119\] .*\n$/],
    ['a name that the file does not have', MANIFEST, ['--name', 'other'], /^asm-gateway: \[ASMG0119\] .*"other".*\n$/],
    ['YAML that is broken', 'a: [', [], /^asm-gateway: \[ASMG0119\] .*\n$/],
  ])('ends with one sentence and exit code 2 for %s', async (_about, input, flags, sentence) => {
    const { code, stdout, stderr } = await place.run(['import', '-', ...flags], { input });
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringMatching(sentence)]);
  });

  test('ends with exit code 2 for a file that does not exist', async () => {
    expect(await place.run(['import', 'nothing.yaml'])).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('nothing.yaml') as string });
  });
});
