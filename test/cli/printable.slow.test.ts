import { spawnSync } from 'child_process';
import { readFileSync } from 'fs';
import { join } from 'path';
import { Workplace } from './support';
import { clusterWith, commandIn } from './verify-command';
import type { KubectlScript } from '../runner/scripted-kubectl';
import { endedPod, manifestText, messageOf, result } from '../runner/support';
import { needs } from '../support/needs';

/* Every command, with hostile text wherever it reads text. */

let place: Workplace;
beforeEach(() => (place = new Workplace()));
afterEach(() => place.remove());

/** Colors, a forged line, commands of CI systems, text that runs backwards, a C1 control, and a title of a terminal. */
const EVIL = 'x\u001b[31m\r\n::error::FORGED\n##[error]FORGED ##vso[task.complete result=Succeeded;]\u202egnp\u009b2J\u001b]0;t\u0007\u2028y';

/** Lines with a character that is not text, or a command, or that EVIL has begun. */
const badLines = (text: string) => text.split('\n').filter((line) => (
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/.test(line) || /^\s*::/.test(line) || /##[a-z]*\[/i.test(line)
  || /^\s*(?:FORGED|gnp|y)/.test(line)
));

const GATEWAY = (name: string) => JSON.stringify({
  apiVersion: 'istio.alibabacloud.com/v1beta1', kind: 'IstioGateway', metadata: { name, namespace: name, labels: { [name]: name } }, spec: { [name]: name },
});

describe('asm-gateway lint', () => {
  test.each(['text', 'json', 'sarif'])('--output %s of values', async (output) => {
    place.write('a.yaml', `${GATEWAY(EVIL)}\n---\n${GATEWAY(EVIL)}\n`);
    const { code, stdout, stderr } = await place.run(['lint', 'a.yaml', '--output', output]);
    expect([code, stderr, badLines(stdout)]).toEqual([1, '', []]);
    expect(stdout).toContain('\\u001b[31m');
  });

  test.each(['text', 'json', 'sarif'])('--output %s of YAML with raw characters', async (output) => {
    place.write('a.yaml', 'kind: IstioGateway # \u202e\u009b2J\napiVersion: istio.alibabacloud.com/v1beta1\nmetadata: {name: "A\u202e\u009b2J\u0085##[error]"}\n');
    const { stdout, stderr } = await place.run(['lint', 'a.yaml', '--output', output]);
    expect([badLines(stdout), badLines(stderr)]).toEqual([[], []]);
  });

  test.each(['text', 'json', 'sarif'])('--output %s of names of files', async (output) => {
    const name = '\u001b[31m\r\n::error::FORGED\n##[error]FORGED\u202e.yaml';
    place.write(name, GATEWAY('Wrong'));
    const { code, stdout, stderr } = await place.run(['lint', '.', name, `missing${name}`, '--output', output]);
    expect([code, badLines(stdout), badLines(stderr)]).toEqual([2, [], []]);
    expect(stderr.split('\n')).toHaveLength(2);
  });
});

describe('asm-gateway verify', () => {
  const labels = { 'app.kubernetes.io/instance': 'INSTANCE' };
  const answered = { kind: 'Pod', ...endedPod('a', messageOf([result({ node: EVIL, url: EVIL, message: EVIL, ok: false })]), 1) };
  const JOB = {
    kind: 'Job', metadata: { name: 'INSTANCE' }, status: { conditions: [{ type: 'Failed', status: 'True', reason: EVIL, message: EVIL }] },
  };
  const EVIL_CLUSTER: KubectlScript = {
    ...clusterWith({
      pods: [
        { ...answered, metadata: { name: EVIL, labels }, spec: { nodeName: EVIL } },
        { kind: 'Pod', metadata: { name: `${EVIL}2`, labels }, spec: { nodeName: `${EVIL}2` }, status: { phase: 'Failed', reason: EVIL, message: EVIL } },
        {
          kind: 'Pod',
          metadata: { name: 'b', labels },
          status: { conditions: [{ type: 'PodScheduled', status: 'False', reason: EVIL, message: EVIL }] },
        },
      ] as never,
      workload: [JOB] as never,
    }),
    'get nodes': [{ documents: [{ kind: 'Node', metadata: { name: EVIL }, spec: { taints: [{ key: EVIL, value: EVIL, effect: EVIL }] } }] }],
    'delete': [{ code: 1, stderr: `Error from server (Forbidden): jobs.batch is forbidden: User "x" cannot delete ${EVIL}` }],
    'look': [{ stdout: `job.batch/${EVIL}\n` }],
  };

  test.each(['text', 'json'])('--output %s of a cluster', async (output) => {
    const { code, stdout, stderr } = await commandIn(place, 'everyNode', EVIL_CLUSTER).run('--output', output, '--junit', 'a.xml', '--context', EVIL);
    const junit = readFileSync(join(place.folder, 'a.xml'), 'utf8');
    expect([code === 0, badLines(stdout), badLines(stderr), badLines(junit)]).toEqual([false, [], [], []]);
    expect([stdout, stderr, junit].map((text) => text.includes('\\u001b[31m'))).toEqual([true, true, true]);
  });

  test.each<[string, KubectlScript]>([
    ['a cluster that does not answer', { 'get nodes': [{ code: 1, stderr: EVIL }] }],
    ['a kubectl that prints something else', { 'get nodes': [{ stdout: EVIL }] }],
    ['objects that are refused', { ...EVIL_CLUSTER, create: [{ code: 1, stderr: `Error from server (BadRequest): ${EVIL}` }], delete: [{}], look: [{}] }],
    ['events', {
      ...EVIL_CLUSTER,
      'watch pods': [{ stays: true }],
      'get pods': [{ documents: [] }],
      'get events': [{ documents: [{ kind: 'Event', metadata: { name: 'a' }, message: EVIL }] }],
    }],
  ])('the message of %s', async (_, script) => {
    const { code, stdout, stderr } = await commandIn(place, 'everyNode', script).run('--timeout', '4s');
    expect([code, badLines(stdout), badLines(stderr)]).toEqual([2, [], []]);
    expect(stderr.split('\n').every((line) => line === '' || line.startsWith('asm-gateway: '))).toBe(true);
  });

  test('a manifest', async () => {
    const { run } = commandIn(place, 'job', {}, manifestText('job').replaceAll('istio-system', '"a\u202e\\e[31m"'));
    const { stdout, stderr } = await run('--print-rbac');
    expect([badLines(stdout), badLines(stderr)]).toEqual([[], []]);
  });

  test.each(['text', 'json'])('--clean --output %s', async (output) => {
    const left = { kind: 'Job', metadata: { name: EVIL, namespace: EVIL, labels: { 'asm-gateway.io/run': EVIL } } };
    const { kubectl } = commandIn(place, 'dns', { ...EVIL_CLUSTER, 'get jobs.batch': [{ documents: [left] }], 'get ': [{ documents: [] }] });
    const { stdout, stderr } = await place.run(['verify', '--clean', '--output', output], { env: kubectl.env });
    expect([stdout.includes('FORGED'), badLines(stdout), badLines(stderr)]).toEqual([true, [], []]);
  });

  const { test: testOnTerminal } = needs('script');

  testOnTerminal('a terminal gets our own colors and nothing else', () => {
    const { kubectl } = commandIn(place, 'everyNode', EVIL_CLUSTER);
    const [command, ...rest] = place.start([]).spawnargs;
    const text = spawnSync('script', ['-qec', `stty cols 200; ${[command, ...rest].join(' ')} verify -f proof.yaml`, '/dev/null'], {
      cwd: place.folder, encoding: 'utf8', env: { ...process.env, ...kubectl.env, TERM: 'xterm', NO_COLOR: '' },
    }).stdout;
    expect(text).toContain('\u001b[31mFAIL\u001b[0m');
    const own = text.replace(/\u001b\[(?:0|31|32|33|36|90)m|\r\u001b\[K|\r(?=\n)/g, '');
    expect(badLines(own)).toEqual([]);
    expect(text).not.toMatch(/x\u001b\[31m/);
  });
});

test.each([
  [['explain', EVIL]], [['explain', `F1${EVIL}`]], [[EVIL]], [['lint', `--${EVIL}`]], [['lint', '--cni', EVIL, 'a']], [['lint', '--kubernetes', EVIL, 'a']],
  [['verify', '-f', EVIL]], [['verify', '--clean', '--run', EVIL]], [['verify', '-f', 'a', '--timeout', EVIL]], [['verify', '-f', 'a', '--output', EVIL]],
])('arguments %#', async (args) => {
  const { code, stdout, stderr } = await place.run(args);
  expect([code, stdout, badLines(stderr), stderr.split('\n').length]).toEqual([2, '', [], 2]);
});
