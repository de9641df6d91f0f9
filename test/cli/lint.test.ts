import { spawnSync } from 'child_process';
import { Workplace } from './support';
import { gateway } from '../lint/support';
import { needs } from '../support/needs';

const ENI_WITH_LOCAL = gateway('externalTrafficPolicy: Local', 'serviceAnnotations:', '  service.beta.kubernetes.io/backend-type: eni');

let place: Workplace;
beforeEach(() => (place = new Workplace()));
afterEach(() => place.remove());

const parsed = ({ stdout }: { stdout: string }) => JSON.parse(stdout) as { version: number; judged: number; findings: Record<string, unknown>[] };

test('prints findings with their place, source line, reason and fix', async () => {
  place.write('gateway.yaml', ENI_WITH_LOCAL);
  const outcome = await place.run(['lint', 'gateway.yaml']);
  expect(outcome).toMatchObject({ code: 1, stderr: '' });
  expect(outcome.stdout).toMatchSnapshot();
});

test('--output json prints the JSON document', async () => {
  place.write('gateway.yaml', ENI_WITH_LOCAL);
  place.write('broken.yaml', 'a: [');
  const document = parsed(await place.run(['lint', '--output', 'json', 'gateway.yaml', 'broken.yaml']));
  expect(document).toMatchObject({ version: 1, judged: 1, passedOver: [] });
  expect(document.findings[0]).toEqual({
    code: 'ASMG0209',
    level: 'error',
    message: 'externalTrafficPolicy is "Local"; with backend-type "eni" it must be "Cluster"',
    why: expect.any(String) as string,
    fix: expect.any(String) as string,
    file: 'gateway.yaml',
    line: 8,
    column: 3,
    object: 'istio-system/ingressgateway',
    path: 'spec.externalTrafficPolicy',
    acknowledged: null,
    replacements: null,
  });
  expect(document.findings.at(-1)).toMatchObject({
    code: 'ASMG0110', file: 'broken.yaml', line: 1, column: 5, object: null, path: null,
  });
});

test('--output sarif lists each rule once, and the place of each finding', async () => {
  place.write('my gateways/a.yaml', ENI_WITH_LOCAL);
  const { stdout, code } = await place.run(['lint', '--output', 'sarif', 'my gateways']);
  const { version, runs: [{ tool, results }] } = JSON.parse(stdout) as {
    version: string;
    runs: { tool: { driver: { rules: { id: string }[] } }; results: { ruleId: string; ruleIndex: number; level: string; locations: unknown[] }[] }[];
  };
  expect([code, version]).toEqual([1, '2.1.0']);
  expect(results.map(({ ruleIndex }) => tool.driver.rules[ruleIndex].id)).toEqual(results.map(({ ruleId }) => ruleId));
  expect(results[0]).toMatchObject({
    level: 'error',
    locations: [{
      physicalLocation: { artifactLocation: { uri: 'my%20gateways/a.yaml' }, region: { startLine: 8, startColumn: 3 } },
    }],
  });
});

test('--output github prints commands that GitHub shows next to the lines, and the summary', async () => {
  place.write('my gateways/a.yaml', ENI_WITH_LOCAL);
  const { stdout, code } = await place.run(['lint', '--output', 'github', 'my gateways']);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^::error file=my gateways\/a.yaml,line=8,col=3,title=ASMG0209::externalTrafficPolicy is "Local";/);
  expect(stdout).toMatch(/\n1 gateway judged: 1 error/);
});

test('--output junit prints a case for each file', async () => {
  place.write('a.yaml', ENI_WITH_LOCAL);
  place.write('b.yaml', 'kind: Other');
  const { stdout, code } = await place.run(['lint', '--output', 'junit', 'a.yaml', 'b.yaml']);
  expect(code).toBe(1);
  expect(stdout).toContain('<testsuite name="files" tests="2" failures="1" errors="0" skipped="0"');
});

test('prints warnings and exits with 0', async () => {
  place.write('gateway.yaml', gateway('externalTrafficPolicy: Local'));
  const outcome = await place.run(['lint', 'gateway.yaml']);
  expect(outcome.code).toBe(0);
  expect(outcome.stdout).toContain('warning');
});

describe('on a terminal', () => {
  const RED = '\u001b[31m';
  const { test: testOnTerminal } = needs('script');

  /** The output on a terminal of the program `script`. */
  const onTerminal = (args: string, env: NodeJS.ProcessEnv = {}, columns = 80) => {
    place.write('gateway.yaml', ENI_WITH_LOCAL);
    const [command, ...rest] = place.start([]).spawnargs;
    const line = `stty cols ${columns}; ${[command, ...rest].join(' ')} lint gateway.yaml ${args}`;
    return spawnSync('script', ['-qec', line, '/dev/null'], {
      cwd: place.folder, encoding: 'utf8', env: { ...process.env, TERM: 'xterm', NO_COLOR: '', ...env },
    }).stdout;
  };

  testOnTerminal('the output has colors unless they are switched off', () => {
    expect(onTerminal('')).toContain(RED);
    expect(onTerminal('--no-color')).not.toContain(RED);
    expect(onTerminal('', { NO_COLOR: '1' })).not.toContain(RED);
  });

  testOnTerminal('the output fits the width', () => {
    const lines = onTerminal('--no-color', {}, 60).replaceAll('\r', '').split('\n');
    expect(lines.filter((line) => line.length > 60)).toEqual([]);
    expect(lines.length).toBeGreaterThan(10);
  });

  test('only: a pipe gets no colors', async () => {
    place.write('gateway.yaml', ENI_WITH_LOCAL);
    expect((await place.run(['lint', 'gateway.yaml'])).stdout).not.toContain('\u001b');
  });
});
