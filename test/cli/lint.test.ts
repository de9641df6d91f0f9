import { spawnSync } from 'child_process';
import { chmodSync } from 'fs';
import { join } from 'path';
import { Workplace } from './support';
import { gateway } from '../lint/support';
import { needs } from '../support/needs';

const ENI_WITH_LOCAL = gateway('externalTrafficPolicy: Local', 'serviceAnnotations:', '  service.beta.kubernetes.io/backend-type: eni');

let place: Workplace;
beforeEach(() => (place = new Workplace()));
afterEach(() => place.remove());

const parsed = ({ stdout }: { stdout: string }) => JSON.parse(stdout) as { version: number; judged: number; findings: Record<string, unknown>[] };

test('asm-gateway lint refuses pod network interfaces together with Local, and tells a person why', async () => {
  place.write('gateway.yaml', ENI_WITH_LOCAL);
  const outcome = await place.run(['lint', 'gateway.yaml']);
  expect(outcome).toMatchObject({ code: 1, stderr: '' });
  expect(outcome.stdout).toMatchSnapshot();
});

test('asm-gateway lint --output json is the document that is promised', async () => {
  place.write('gateway.yaml', ENI_WITH_LOCAL);
  place.write('broken.yaml', 'a: [');
  const document = parsed(await place.run(['lint', '--output', 'json', 'gateway.yaml', 'broken.yaml']));
  expect(document).toMatchObject({ version: 1, judged: 1 });
  expect(document.findings[0]).toEqual({
    code: 'ASMG0209',
    level: 'error',
    message: 'backend-type is "eni" and externalTrafficPolicy is "Local"',
    why: expect.any(String) as string,
    fix: expect.any(String) as string,
    file: 'gateway.yaml',
    line: 8,
    object: 'istio-system/ingressgateway',
    path: 'spec.externalTrafficPolicy',
  });
  expect(document.findings.at(-1)).toMatchObject({ code: 'ASMG0110', file: 'broken.yaml', line: 1, object: null, path: null });
});

test('asm-gateway lint --output sarif names each rule once, and the place of each finding', async () => {
  place.write('my gateways/a.yaml', ENI_WITH_LOCAL);
  const { stdout, code } = await place.run(['lint', '--output', 'sarif', 'my gateways']);
  const { version, runs: [{ tool, results }] } = JSON.parse(stdout) as {
    version: string;
    runs: { tool: { driver: { rules: { id: string }[] } }; results: { ruleId: string; ruleIndex: number; level: string; locations: unknown[] }[] }[];
  };
  expect([code, version]).toEqual([1, '2.1.0']);
  expect(results.map(({ ruleIndex }) => tool.driver.rules[ruleIndex].id)).toEqual(results.map(({ ruleId }) => ruleId));
  expect(results[0]).toMatchObject({
    level: 'error', locations: [{ physicalLocation: { artifactLocation: { uri: 'my%20gateways/a.yaml' }, region: { startLine: 8 } } }],
  });
});

test('warnings are told, and are nothing wrong', async () => {
  place.write('gateway.yaml', gateway('externalTrafficPolicy: Local'));
  const outcome = await place.run(['lint', 'gateway.yaml']);
  expect(outcome.code).toBe(0);
  expect(outcome.stdout).toContain('warning');
});

test('a folder is searched for manifests, in the order of their names, and what is named twice is judged once', async () => {
  place.write('all/b.yml', gateway());
  place.write('all/a/c.json', '{}');
  place.write('all/a/d.yaml', gateway('wrong: 1').replace('ingressgateway', 'other'));
  place.write('all/README.md', 'a: [');
  place.write('all/node_modules/x.yaml', 'a: [');
  const document = parsed(await place.run(['lint', '-o', 'json', 'all', 'all/b.yml', join(place.folder, 'all', 'a', 'd.yaml')]));
  expect([document.judged, document.findings.map(({ file }) => file)]).toEqual([2, [join('all', 'a', 'd.yaml')]]);
});

test('the standard input is a file', async () => {
  const outcome = await place.run(['lint', '-'], { input: ENI_WITH_LOCAL });
  expect(outcome.code).toBe(1);
  expect(outcome.stdout).toMatch(/^<stdin>:8 {2}error {4}ASMG0209/);
});

test('what cannot be opened is told, the rest is judged, and there is no verdict', async () => {
  place.write('sound.yaml', gateway());
  place.write('empty/README.md', '');
  const { code, stdout, stderr } = await place.run(['lint', 'missing.yaml', 'empty', 'sound.yaml']);
  expect([code, stdout]).toEqual([2, '1 gateway judged: nothing wrong\n']);
  expect(stderr.trimEnd().split('\n')).toEqual([
    expect.stringMatching(/^asm-gateway: "missing.yaml" cannot be read: it does not exist\. Name files/),
    expect.stringMatching(/^asm-gateway: "empty" cannot be read: no file in this folder ends in/),
  ]);
});

test('a file that one may not read is told', async () => {
  place.write('secret.yaml', gateway());
  chmodSync(join(place.folder, 'secret.yaml'), 0);
  const { code, stderr } = await place.run(['lint', 'secret.yaml']);
  // Whoever is root may read everything.
  expect([code, stderr]).toEqual(process.getuid?.() === 0 ? [0, ''] : [2, expect.stringContaining('you may not read it')]);
});

describe('colour', () => {
  const COLOUR = '\u001b[31m';
  const { test: testOnTerminal } = needs('script');

  /** The output on a terminal, which the program `script` plays. */
  const onTerminal = (args: string, env: NodeJS.ProcessEnv = {}) => {
    place.write('gateway.yaml', ENI_WITH_LOCAL);
    const [command, ...rest] = place.start([]).spawnargs;
    return spawnSync('script', ['-qec', `${[command, ...rest].join(' ')} lint gateway.yaml ${args}`, '/dev/null'], {
      cwd: place.folder, encoding: 'utf8', env: { ...process.env, TERM: 'xterm', NO_COLOR: '', ...env },
    }).stdout;
  };

  testOnTerminal('is for terminals, unless it is switched off', () => {
    expect(onTerminal('')).toContain(COLOUR);
    expect(onTerminal('--no-color')).not.toContain(COLOUR);
    expect(onTerminal('', { NO_COLOR: '1' })).not.toContain(COLOUR);
  });

  test('is not for pipes', async () => {
    place.write('gateway.yaml', ENI_WITH_LOCAL);
    expect((await place.run(['lint', 'gateway.yaml'])).stdout).not.toContain('\u001b');
  });
});
