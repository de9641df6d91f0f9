import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { parse } from 'yaml';
import { EXAMPLE, NPM_ENV, packedPackage, ROOT } from './support';
import { pathWithGoTools } from '../support/go-tools';
import { needs } from '../support/needs';
import { type Outcome, run } from '../support/shell';

interface Step {
  readonly run: string;
  readonly shell?: string;
  readonly env?: Record<string, string>;
  readonly uses?: string;
  readonly with?: Record<string, string>;
}

interface Action {
  readonly inputs: Record<string, { readonly required: boolean; readonly default?: string; readonly description: string }>;
  readonly runs: { readonly using: string; readonly steps: readonly (Step & { 'working-directory': string })[] };
}

const ACTION = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as Action;
const WORKFLOW = parse(readFileSync(join(EXAMPLE, '.github', 'workflows', 'gateways.yml'), 'utf8')) as {
  jobs: { lint: { steps: [Step, Step, Step] } };
};
const [, RENDER, LINT] = WORKFLOW.jobs.lint.steps;

let place: string;
let repository: string;
let version: string;

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'asm-gateway-'));
  version = `file:${await packedPackage(place)}`;
});
beforeEach(() => {
  repository = join(place, 'repository');
  cpSync(EXAMPLE, repository, { recursive: true });
});
afterEach(() => rmSync(repository, { recursive: true }));
afterAll(() => rmSync(place, { recursive: true }));

/** Runs the script of a step as a GitHub runner does. */
function inBash(script: string, env: Record<string, string> = {}): Promise<Outcome> {
  const file = join(place, 'step.sh');
  writeFileSync(file, script);
  return run(['bash', '--noprofile', '--norc', '-e', '-o', 'pipefail', file], {
    cwd: repository, env: { ...process.env, ...NPM_ENV, PATH: pathWithGoTools(), ...env },
  });
}

/** Runs the steps of the action with these inputs, and the tarball as the version. */
function runAction(given: Record<string, string>): Promise<Outcome> {
  const inputs = { ...Object.fromEntries(Object.entries(ACTION.inputs).map(([name, input]) => [name, input.default ?? ''])), ...given, version };
  const filledIn = (text: string) => text.replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, name: keyof typeof inputs) => inputs[name]);
  const [step] = ACTION.runs.steps;
  const env = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, value]) => [name, filledIn(value)]));
  return inBash(step.run, env);
}

test('the action has one step, and no input is part of its script', () => {
  expect([ACTION.runs.using, ACTION.runs.steps.length, ACTION.runs.steps[0].shell]).toEqual(['composite', 1, 'bash']);
  expect(ACTION.runs.steps[0].run).not.toContain('${{');
  const used = JSON.stringify(ACTION.runs.steps[0]).match(/(?<=\$\{\{ inputs\.)[\w-]+/g) as string[];
  expect(used.sort()).toEqual(Object.keys(ACTION.inputs).sort());
  const missing = Object.values(ACTION.inputs).filter((input) => input.required !== (input.default === undefined));
  expect(missing).toEqual([]);
});

needs('bash').describe('the action, run like a GitHub runner does', () => {
  test('lints a folder and prints each finding as a command of the workflow', async () => {
    writeFileSync(join(repository, 'manifests', 'a gateway.yaml'), [
      'apiVersion: istio.alibabacloud.com/v1beta1', 'kind: IstioGateway', 'metadata: { name: edge, namespace: default }', 'spec: {}', '',
    ].join('\n'));
    const { code, stdout } = await runAction({ paths: 'manifests/a gateway.yaml\n' });
    expect([code, stdout]).toEqual([1, expect.stringMatching(/^::error file=manifests\/a gateway\.yaml,line=3,.*ASMG0102/m)]);
  });

  test('passes if the gateways are sound', async () => {
    expect((await runAction({ paths: 'manifests\nbase' })).code).toBe(0);
  });

  test('fails if there is no gateway to judge', async () => {
    expect((await runAction({ paths: 'charts' })).code).toBe(1);
  });

  test('runs no command that a path contains', async () => {
    const { code } = await runAction({ paths: '$(touch planted)\n`touch planted`; touch planted' });
    expect(code).toBe(2);
    expect((await inBash('ls')).stdout).not.toContain('planted');
  });
});

needs('bash', 'helm', 'kustomize').describe('the workflow of examples/lint-in-ci', () => {
  test('uses inputs that the action has', () => {
    expect(Object.keys(ACTION.inputs)).toEqual(expect.arrayContaining(Object.keys(LINT.with ?? {})));
  });

  test('renders the chart and the overlay, and finds what only the rendered overlay has', async () => {
    expect(await inBash(RENDER.run)).toMatchObject({ code: 0, stderr: '' });
    const { code, stdout } = await runAction(LINT.with ?? {});
    expect(code).toBe(0);
    expect(stdout.match(/^::\w+ file=[^,]+/gm)).toEqual(expect.arrayContaining(['::warning file=rendered/prod.yaml']));
    expect(stdout).toContain('ASMG0302');
    expect(stdout).toContain('3 gateways judged');
  });

  const PIPES = [...readFileSync(join(ROOT, 'docs', 'guide', 'ci.md'), 'utf8').matchAll(/^.* \| npx asm-gateway lint .*$/gm)].map(([line]) => [line]);

  test('the guide pipes what Helm and Kustomize print', () => {
    expect(PIPES.map(([line]) => line.split(' ')[0])).toEqual(['helm', 'kustomize']);
  });

  test.each(PIPES)('the guide: %s', async (line) => {
    const { code, stdout } = await inBash(line.replace('npx', `npx --yes --legacy-peer-deps --package 'cdk8s-asm-gateway@${version}'`));
    expect([code, stdout]).toEqual([0, expect.stringContaining('1 gateway judged')]);
  });
});
