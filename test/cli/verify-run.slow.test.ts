import { spawnSync } from 'child_process';
import { readFileSync } from 'fs';
import { join } from 'path';
import { until, Workplace } from './support';
import { clusterWith, commandIn, createdResources, removedResources, watchesIn } from './verify-command';
import type { Pod } from '../../src/kubernetes/objects';
import type { KubectlScript } from '../runner/scripted-kubectl';
import { type Form, manifestText, messageOf, recorded, result } from '../runner/support';
import { needs } from '../support/needs';

const FORBIDDEN = (what: string) => `Error from server (Forbidden): ${what} is forbidden: `
  + `User "me" cannot list resource "${what}" in API group "" at the cluster scope\n`;

const PASSING = clusterWith(recorded('job-that-passes'));
const FAILING = clusterWith(recorded('job-on-every-node'));

let place: Workplace;
beforeEach(() => (place = new Workplace()));
afterEach(() => place.remove());

const setup = (form: Form, script: KubectlScript, text?: string) => commandIn(place, form, script, text);

describe('a run that is impossible is reported with the message of kubectl', () => {
  test('without kubectl', async () => {
    place.write('proof.yaml', manifestText('dns'));
    const { code, stdout, stderr } = await place.run(['verify', '-f', 'proof.yaml'], { env: { PATH: join(place.folder, 'nothing') } });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^asm-gateway: kubectl was not found on the PATH, .* Install it \(https:\S+\), or add its folder to the PATH\.\n$/);
  });

  test('on a cluster that does not answer', async () => {
    const { kubectl, run } = setup('dns', { 'get nodes': [{ code: 1, stderr: 'E1125 no\nUnable to connect to the server: EOF\n' }] });
    const { code, stdout, stderr } = await run();
    expect([code, stdout, kubectl.calls().length]).toEqual([2, '', 1]);
    expect(stderr).toMatch(/^asm-gateway: cannot list the nodes of the cluster, .*: Unable to connect to the server: EOF\. Check --context and --kubeconfig, and whether/);
  });

  test('with missing permissions, and points to --print-rbac', async () => {
    const { kubectl, run } = setup('job', { ...PASSING, create: [{ code: 1, stderr: FORBIDDEN('roles') }] });
    const { code, stdout, stderr } = await run();
    expect([code, stdout, kubectl.calls('delete')]).toEqual([2, '', []]);
    expect(stderr).toMatch(/^asm-gateway: the verification could not be created, .*: Error from server \(Forbidden\): roles [^\n]*\n$/);
    expect(stderr).toContain('Run asm-gateway verify --print-rbac to print the permissions');
  });

  test('with an object that the cluster rejects, and removes the others', async () => {
    const { kubectl, run } = setup('job', { ...PASSING, create: [{}, { code: 1, stderr: 'Error from server (BadRequest): no such field\n' }] });
    const { code, stderr } = await run();
    expect([code, removedResources(kubectl)]).toEqual([2, createdResources(kubectl)]);
    expect(stderr).toContain('Error from server (BadRequest): no such field. Change what the cluster rejects');
  });

  test('except for nodes that cannot be listed, which do not stop it', async () => {
    const { run } = setup('dns', { ...PASSING, 'get nodes': [{ code: 1, stderr: FORBIDDEN('nodes') }] });
    const { code, stdout, stderr } = await run();
    expect([code, stdout]).toEqual([0, expect.not.stringContaining('not covered')]);
    expect(stderr).toMatch(/^asm-gateway: cannot list nodes \(forbidden\): [^\n]*\n$/);
  });
});

describe('a run', () => {
  test('goes on when a watch ends', async () => {
    const { workload, pods } = recorded('job-that-passes');
    const { kubectl, run } = setup('dns', {
      ...PASSING,
      'watch pods': [{ documents: pods.slice(0, 2) }, { documents: pods.slice(-1), stays: true }],
      'get pods': [{ documents: pods.slice(1, 2) }],
      'watch jobs.batch': [
        { documents: workload.slice(0, 1), code: 1, stderr: 'Unable to connect to the server: EOF\n' },
        { documents: workload, stays: true },
      ],
      'get jobs.batch': [{ documents: workload.slice(0, 1) }],
    });
    expect(await run()).toMatchObject({ code: 0, stderr: '' });
    expect(watchesIn(kubectl)).toEqual(['jobs.batch', 'jobs.batch', 'pods', 'pods']);
  });

  test('ends if pods cannot be watched', async () => {
    const { kubectl, run } = setup('dns', { ...PASSING, 'watch pods': [{ code: 1, stderr: FORBIDDEN('pods') }] });
    const { code, stderr } = await run();
    expect([code, removedResources(kubectl)]).toEqual([2, ['jobs.batch']]);
    expect(stderr).toMatch(/can no longer be watched, .* pods is forbidden: .* --print-rbac/);
  });

  test('reports the message of the scheduler for a pod that was not scheduled', async () => {
    const { code, stdout, stderr } = await setup('dns', clusterWith(recorded('job-not-placed'))).run();
    expect(code).toBe(2);
    expect(stdout).toMatch(/no probe reported a result\n[^]*not covered: a pod was not scheduled: 0\/3 nodes are available: 3 node\(s\) /);
    expect(stderr).toMatch(/DeadlineExceeded: Job was active longer than specified deadline/);
  });

  test('reports why there was no pod', async () => {
    const { code, stderr } = await setup('dns', {
      ...clusterWith({ workload: recorded('job-not-placed').workload }),
      'get events': [{ stdout: JSON.stringify({ items: [{ kind: 'Event', metadata: { name: 'a' }, message: 'Error creating: pods "a" is forbidden: violates PodSecurity' }] }) }],
    }).run('--timeout', '2s');
    expect([code, stderr]).toEqual([2, expect.stringContaining('got no pod, so no probe ran: Error creating: pods "a" is forbidden')]);
  });

  test('ends when its time is up, and reports the results so far', async () => {
    const { pods } = recorded('job-on-every-node');
    const { kubectl, run } = setup('everyNode', clusterWith({ pods: pods.filter((pod) => pod.spec?.nodeName === 'node-1') }));
    const { code, stdout, stderr } = await run('--timeout', '2s', '--output', 'json');
    expect([code, stderr]).toEqual([2, expect.stringContaining('did not end within 2s')]);
    expect(JSON.parse(stdout)).toMatchObject({
      passed: false, probes: [{ node: 'node-1' }, {}], notCovered: [{ node: 'node-2' }, { node: 'node-3' }],
    });
    expect(removedResources(kubectl)).toEqual(createdResources(kubectl));
  });

  test('reads the log if the termination message does not contain all results', async () => {
    const log = [result(), result({ target: 'url', url: 'http://second/' })].map((each) => JSON.stringify(each)).join('\n');
    const { workload, pods } = recorded('job-that-passes');
    const message = JSON.stringify(messageOf([result()], 2));
    const cut = JSON.parse(JSON.stringify(pods).replaceAll(/"message":"0 of[^]*?\\n"/g, `"message":${message}`)) as Pod[];
    const { kubectl, run } = setup('dns', { ...clusterWith({ workload, pods: cut }), logs: [{ stdout: `${log}\n` }] });
    const { code, stdout } = await run();
    expect([code, stdout]).toEqual([0, expect.stringContaining('http://second/')]);
    expect(kubectl.calls('logs').map(({ args }) => args.slice(2).join(' '))).toEqual(['--container probe --namespace default --request-timeout 20s']);
  });

  test('reports how to remove leftover objects, and is then no success', async () => {
    const refused = { code: 1, stderr: FORBIDDEN('jobs') };
    const { code, stdout, stderr } = await setup('job', { ...PASSING, delete: [refused], look: [{ stdout: 'job.batch/a\n' }] })
      .run('--context', 'my cluster', '--junit', 'report.xml', '--output', 'json');
    expect(code).toBe(2);
    expect(stderr).toMatch(new RegExp([
      '^asm-gateway: objects that this run created may still exist: Error from server \\(Forbidden\\): jobs is forbidden: .*\\. Remove them with: ',
      'asm-gateway verify --clean --run [a-z0-9]{10} --namespace default --namespace istio-system --context \'my cluster\'\n$',
    ].join('')));
    expect(JSON.parse(stdout)).toMatchObject({ passed: true, leftover: expect.stringContaining('jobs is forbidden') as string });
    expect(readFileSync(join(place.folder, 'report.xml'), 'utf8')).toContain('name="cleanup"');
  });

  test('does not believe that objects are gone, but looks', async () => {
    const { kubectl, run } = setup('dns', { ...PASSING, delete: [{ stdout: 'deletion is cancelled\n' }, {}], look: [{ stdout: 'job.batch/a\n' }, {}] });
    expect(await run()).toMatchObject({ code: 0, stderr: '' });
    expect(kubectl.calls('delete')).toHaveLength(2);
  });

  test('keeps a failure if objects are left', async () => {
    const { run } = setup('everyNode', { ...FAILING, delete: [{ code: 1, stderr: FORBIDDEN('jobs') }], look: [{ code: 1, stderr: FORBIDDEN('jobs') }] });
    expect((await run()).code).toBe(1);
  });
});

describe('an interruption', () => {
  const HANGING = clusterWith({ pods: recorded('job-on-every-node').pods.filter((pod) => pod.spec?.nodeName === 'node-1') });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const)('by %s ends a run, which cleans up', async (signal) => {
    const { kubectl, start } = setup('everyNode', HANGING);
    const { child, ended } = start();
    await until(() => watchesIn(kubectl).includes('pods'));
    child.kill(signal);
    const { code, stderr } = await ended;
    expect([code, removedResources(kubectl)]).toEqual([2, createdResources(kubectl)]);
    expect(stderr).toMatch(/interrupted: removing the objects that this run created\. .*\n.*this run created have been removed\.\n/);
  });

  test('counts once if npx forwards the signal a second time', async () => {
    const { kubectl, start } = setup('everyNode', HANGING);
    const { child, ended } = start();
    await until(() => watchesIn(kubectl).includes('pods'));
    // Two signals of the same kind may reach the process as one.
    child.kill('SIGINT');
    child.kill('SIGTERM');
    expect((await ended).stderr).toContain('have been removed');
  });

  test('of the cleanup reports how to clean up', async () => {
    const { kubectl, start } = setup('everyNode', { ...HANGING, delete: [{ stays: true }] });
    const { child, ended } = start();
    await until(() => watchesIn(kubectl).includes('pods'));
    child.kill('SIGINT');
    await until(() => kubectl.calls('delete').length > 0);
    await new Promise((resolve) => setTimeout(resolve, 500));
    child.kill('SIGINT');
    const { code, stderr } = await ended;
    expect(code).toBe(2);
    expect(stderr).toMatch(/may still exist: the cleanup was interrupted\. Remove them with: asm-gateway verify --clean --run /);
  });

  test('before anything was created leaves nothing to clean up', async () => {
    const { kubectl, start } = setup('everyNode', { ...HANGING, 'get nodes': [{ stays: true }] });
    const { child, ended } = start();
    await until(() => kubectl.calls().length > 0);
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('nothing was created yet') as string });
    expect(kubectl.calls().map(({ args }) => args[0])).toEqual(['get']);
  });
});

describe('on a terminal', () => {
  const { test: testOnTerminal } = needs('script');

  /** The output on a terminal of the program `script`. */
  const onTerminal = (script: KubectlScript, columns = 200) => {
    const { kubectl } = setup('everyNode', script);
    const [command, ...rest] = place.start([]).spawnargs;
    const line = `stty cols ${columns}; ${[command, ...rest].join(' ')} verify -f proof.yaml`;
    return spawnSync('script', ['-qec', line, '/dev/null'], {
      cwd: place.folder, encoding: 'utf8', env: { ...process.env, ...kubectl.env, TERM: 'xterm', NO_COLOR: '1' },
    }).stdout;
  };

  /** The text without the progress lines that were erased. */
  const seen = (text: string) => text.replace(/[^\n]*\r\u001b\[K/g, '').replaceAll('\r', '');

  testOnTerminal('the progress is erased before each row', () => {
    const text = onTerminal(FAILING);
    expect(text).toMatch(/\r\u001b\[K0 of 3 nodes, \d+ s/);
    expect(seen(text)).toMatch(/^ +node [^\n]*\n(?:ok|FAIL) /);
    expect(seen(text)).not.toContain(' of 3 nodes');
  });

  testOnTerminal('the progress ends if nothing can be run', () => {
    const text = onTerminal({ 'get nodes': [{ code: 1, stderr: 'Unable to connect to the server: EOF\n' }] });
    expect(seen(text)).toMatch(/^asm-gateway: cannot list the nodes of the cluster[^\n]*\n$/);
  });

  testOnTerminal('rows and summary fit the width', () => {
    const lines = seen(onTerminal(FAILING, 60)).split('\n');
    expect(lines.filter((line) => line.length > 60)).toEqual([]);
    expect(lines.filter((line) => /^(?:ok|FAIL) /.test(line))).toHaveLength(6);
    expect(lines.join(' ').replace(/ +/g, ' ')).toContain('See: asm-gateway explain ASMG0301');
  });
});
