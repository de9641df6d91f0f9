import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { stringify } from 'yaml';
import { run } from '../support/shell';

const ROOT = join(__dirname, '..', '..');

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'asm-gateway-'))));
afterEach(() => rmSync(folder, { recursive: true }));

interface Report {
  readonly summary: { readonly status: string };
  readonly violations: readonly { ruleName: string; recommendation: string; fix: string; violatingConstructs: object[] }[];
}

/** Runs the cdk8s command on an app that has never heard of us, with one gateway of this spec. */
async function synth(spec: object) {
  const gateway = { apiVersion: 'istio.alibabacloud.com/v1beta1', kind: 'IstioGateway', metadata: { name: 'ingressgateway', namespace: 'istio-system' }, spec };
  writeFileSync(join(folder, 'app.js'), [
    `const { ApiObject, App, Chart } = require(${JSON.stringify(join(ROOT, 'node_modules', 'cdk8s'))});`,
    'const app = new App();',
    `new ApiObject(new Chart(app, 'mesh'), 'edge', ${JSON.stringify(gateway)});`,
    'app.synth();',
  ].join('\n'));
  // The package as it is compiled, but from the sources.
  writeFileSync(join(folder, 'plugin.js'), [
    `require(${JSON.stringify(join(ROOT, 'node_modules', 'tsx', 'dist', 'cjs', 'index.cjs'))});`,
    `module.exports = require(${JSON.stringify(join(ROOT, 'src', 'index.ts'))});`,
  ].join('\n'));
  writeFileSync(join(folder, 'cdk8s.yaml'), stringify({
    language: 'typescript', app: 'node app.js', validations: [{ package: './plugin.js', version: '0.0.0', class: 'AsmGatewayValidation' }],
  }));
  const cdk8s = join(ROOT, 'node_modules', '.bin', 'cdk8s');
  const outcome = await run([cdk8s, 'synth', '--check-upgrade=false', '--validation-reports-output-file', 'report.json'], { cwd: folder });
  const { reports: [{ summary, violations }] } = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as { reports: Report[] };
  return { outcome, status: summary.status, violations };
}

describe('the validation plugin, called by the cdk8s command', () => {
  test('fails it for an error, and the report names rule, construct and field', async () => {
    const { outcome, status, violations } = await synth({
      externalTrafficPolicy: 'Local', serviceAnnotations: { 'service.beta.kubernetes.io/backend-type': 'eni' },
    });
    expect([outcome.code, status]).toEqual([2, 'failure']);
    expect(violations).toContainEqual({
      ruleName: 'ASMG0209',
      recommendation: expect.stringContaining('externalTrafficPolicy is "Local"; with backend-type "eni"') as string,
      fix: expect.stringContaining('Set externalTrafficPolicy to "Cluster"') as string,
      violatingConstructs: [{
        resourceName: 'ingressgateway',
        constructPath: 'mesh/edge',
        manifestPath: expect.stringMatching(/mesh\.k8s\.yaml$/) as string,
        locations: ['spec.externalTrafficPolicy (line 7)'],
      }],
    });
    expect(outcome.stdout + outcome.stderr).toContain('Construct Path: mesh/edge');
  });

  test('reports a warning, and fails nothing', async () => {
    const { outcome, status, violations } = await synth({ externalTrafficPolicy: 'Local' });
    expect([outcome.code, status, violations.map(({ ruleName }) => ruleName)]).toEqual([0, 'success', ['ASMG0301']]);
  });

  test('has nothing to say where all is well', async () => {
    const { outcome, status, violations } = await synth({ externalTrafficPolicy: 'Cluster' });
    expect([outcome.code, status, violations]).toEqual([0, 'success', []]);
  });
});
