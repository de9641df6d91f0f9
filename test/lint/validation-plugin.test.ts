import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { gateway } from './support';
import { AsmGatewayValidation } from '../../src/lint/validation-plugin';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'asm-gateway-'))));
afterEach(() => rmSync(folder, { recursive: true }));

type Report = Parameters<AsmGatewayValidation['validate']>[0]['report'];
type Violation = Parameters<Report['addViolation']>[0];

/** What the plugin reports to the cdk8s command about files with these texts, and the path of the first. */
async function validated(...texts: readonly string[]) {
  const manifests = texts.map((text, index) => {
    const path = join(folder, `${index}.k8s.yaml`);
    writeFileSync(path, text);
    return path;
  });
  const violations: Violation[] = [];
  const submitted: unknown[][] = [];
  await new AsmGatewayValidation().validate({
    manifests,
    report: {
      addViolation: (violation) => void violations.push(violation),
      submit: (...outcome) => void submitted.push(outcome),
    },
  });
  return { violations, submitted, path: manifests[0] };
}

describe('the validation plugin', () => {
  test('submits success, and how many gateways it judged', async () => {
    const { violations, submitted } = await validated(`${gateway()}---\nkind: Service\n`, gateway().replace('name: ingressgateway', 'name: other'));
    expect([violations, submitted]).toEqual([[], [['success', { 'Gateways judged': '2' }]]]);
  });

  test('submits failure for an error, with the field and its line', async () => {
    const { violations, submitted, path } = await validated(gateway('wrong: 1'));
    expect(submitted).toEqual([['failure', { 'Gateways judged': '1' }]]);
    expect(violations).toEqual([{
      ruleName: 'ASMG0109',
      recommendation: expect.stringMatching(/^error, spec has no field "wrong": [a-z].*[^.]\.$/) as string,
      fix: expect.stringMatching(/^Remove it/) as string,
      violatingResources: [{ resourceName: 'ingressgateway', manifestPath: path, locations: ['spec.wrong (line 8)'] }],
    }]);
  });

  test('reports a warning and submits success', async () => {
    const { violations, submitted } = await validated(gateway('externalTrafficPolicy: Local'));
    expect(violations.map(({ ruleName, recommendation }) => [ruleName, recommendation.split(',')[0]])).toEqual([['ASMG0301', 'warning']]);
    expect(submitted).toEqual([['success', { 'Gateways judged': '1' }]]);
  });

  test('names the line alone for a finding about no field and no object', async () => {
    const { violations, submitted, path } = await validated('a: 1\nb: [\n');
    expect(submitted).toEqual([['failure', { 'Gateways judged': '0' }]]);
    expect(violations.map(({ violatingResources }) => violatingResources)).toEqual([
      [{ resourceName: '', manifestPath: path, locations: ['line 3'] }],
    ]);
  });

  test('names an object without a namespace', async () => {
    const { violations } = await validated(gateway().replace('  namespace: istio-system\n', ''));
    expect(violations.map(({ violatingResources: [resource] }) => resource?.resourceName)).toEqual(['ingressgateway']);
  });

  test('prints the name of a file as text', async () => {
    folder = join(folder, 'charts\u001b[31m\n');
    mkdirSync(folder);
    const { violations } = await validated(gateway('wrong: 1'));
    folder = dirname(folder);
    expect(violations.map(({ violatingResources: [resource] }) => resource?.manifestPath)).toEqual([
      join(folder, 'charts\\u001b[31m\\n', '0.k8s.yaml'),
    ]);
  });

  test('knows the cluster and the acknowledgements of asm-gateway.yaml', async () => {
    writeFileSync(join(folder, 'asm-gateway.yaml'), 'failOn: warning\nacknowledge: [{ code: ASMG0301, reason: by name }]\n');
    const { violations, submitted } = await validated(gateway('externalTrafficPolicy: Local'));
    expect([violations, submitted]).toEqual([[], [['success', { 'Gateways judged': '1', 'Findings acknowledged': '1' }]]]);
    writeFileSync(join(folder, 'asm-gateway.yaml'), 'failOn: warning\nplatform: { cni: flannel, proxyMode: ipvs, kubernetesVersion: "1.22" }\n');
    expect((await validated(gateway('externalTrafficPolicy: Local'))).submitted[0]?.[0]).toBe('failure');
  });

  test('honors the acknowledgements in an annotation', async () => {
    const { violations } = await validated(gateway('externalTrafficPolicy: Local').replace('spec:', '  annotations: { asm-gateway.io/acknowledge: "ASMG0301: by name" }\nspec:'));
    expect(violations).toEqual([]);
  });
});
