import { spawnSync } from 'child_process';
import { join } from 'path';
import { until, Workplace } from './support';
import { clusterWith, commandIn, namesOf } from './verify-command';
import type { Pod } from '../../src/kubernetes/objects';
import type { KubectlScript } from '../runner/scripted-kubectl';
import { type Form, manifestText, messageOf, recorded, result } from '../runner/support';
import { needs } from '../support/needs';

const FORBIDDEN = (what: string) => `Error from server (Forbidden): ${what} is forbidden: User "me" cannot list resource "${what}" in API group "" at the cluster scope\n`;

const PASSING = clusterWith(recorded('job-that-passes'));
const FAILING = clusterWith(recorded('job-on-every-node'));

let place: Workplace;
beforeEach(() => (place = new Workplace()));
afterEach(() => place.remove());

const stage = (form: Form, script: KubectlScript, text?: string) => commandIn(place, form, script, text);

describe('what keeps a proof from being run is told in kubectl\'s own words', () => {
  test('no kubectl', async () => {
    place.write('proof.yaml', manifestText('dns'));
    const { code, stdout, stderr } = await place.run(['verify', '-f', 'proof.yaml'], { env: { PATH: join(place.folder, 'nothing') } });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^asm-gateway: kubectl was not found on the PATH, .* Install it \(https:\S+\), or add its folder to the PATH\.\n$/);
  });

  test('a cluster that does not answer', async () => {
    const { kubectl, run } = stage('dns', { 'get nodes': [{ code: 1, stderr: 'E1125 no\nUnable to connect to the server: EOF\n' }] });
    const { code, stdout, stderr } = await run();
    expect([code, stdout, kubectl.calls().length]).toEqual([2, '', 1]);
    expect(stderr).toMatch(/^asm-gateway: the cluster cannot be asked, .*: Unable to connect to the server: EOF\. Check what kubectl get nodes says/);
  });

  test('permissions that are missing, of which one has a way to see them all', async () => {
    const created = 'serviceaccount/SOME created\n';
    const { kubectl, run } = stage('job', { ...PASSING, create: [{ code: 1, stdout: created, stderr: FORBIDDEN('roles') }] });
    const { code, stdout, stderr } = await run();
    expect([code, stdout, kubectl.inputs('delete')]).toEqual([2, '', []]);
    expect(stderr).toMatch(/^asm-gateway: the verification could not be created, .*: Error from server \(Forbidden\): roles .* --print-rbac shows[^\n]*\n$/);
  });

  test('an object that the cluster does not take, after which what it took is removed', async () => {
    const { kubectl, run } = stage('job', { ...PASSING, create: [{}, { code: 1, stderr: 'Error from server (BadRequest): no such field\n' }] });
    const { code, stderr } = await run();
    expect([code, namesOf(kubectl.inputs('delete'))]).toEqual([2, namesOf(kubectl.inputs('create'))]);
    expect(stderr).toContain('Error from server (BadRequest): no such field. Change what the cluster does not take');
  });

  test('nodes that may not be listed keep it from nothing', async () => {
    const { run } = stage('dns', { ...PASSING, 'get nodes': [{ code: 1, stderr: FORBIDDEN('nodes') }] });
    const { code, stdout, stderr } = await run();
    expect([code, stdout]).toEqual([0, expect.not.stringContaining('not covered')]);
    expect(stderr).toMatch(/^asm-gateway: you may not list nodes, [^\n]*\n$/);
  });
});

describe('a run', () => {
  test('goes on when a watch ends by itself', async () => {
    const { workload, pods } = recorded('job-that-passes');
    const { kubectl, run } = stage('dns', {
      ...PASSING,
      'get pods': [{ documents: pods.slice(0, 2) }, { documents: pods.slice(-1), stays: true }],
      'get job': [{ documents: workload.slice(0, 1), code: 1, stderr: 'Unable to connect to the server: EOF\n' }, { documents: workload, stays: true }],
    });
    expect(await run()).toMatchObject({ code: 0, stderr: '' });
    expect([kubectl.calls('get pods').length, kubectl.calls('get job').length]).toEqual([2, 2]);
  });

  test('ends where pods may not be watched', async () => {
    const { kubectl, run } = stage('dns', { ...PASSING, 'get pods': [{ code: 1, stderr: FORBIDDEN('pods') }] });
    const { code, stderr } = await run();
    expect([code, kubectl.inputs('delete').length]).toEqual([2, 1]);
    expect(stderr).toMatch(/can no longer be watched, .* pods is forbidden: .* --print-rbac/);
  });

  test('tells what the scheduler says of a pod that was not placed', async () => {
    const { code, stdout, stderr } = await stage('dns', clusterWith(recorded('job-not-placed'))).run();
    expect(code).toBe(2);
    expect(stdout).toMatch(/no probe gave a result\n[^]*not covered: a pod was not placed: 0\/3 nodes are available: 3 node\(s\) didn't satisfy/);
    expect(stderr).toMatch(/DeadlineExceeded: Job was active longer than specified deadline/);
  });

  test('tells why there was not a single pod', async () => {
    const { code, stderr } = await stage('dns', {
      ...clusterWith({ workload: recorded('job-not-placed').workload }),
      'get events': [{ stdout: JSON.stringify({ items: [{ message: 'Error creating: pods "a" is forbidden: violates PodSecurity' }] }) }],
    }).run('--timeout', '8s');
    expect([code, stderr]).toEqual([2, expect.stringContaining('did not get a single pod, and no probe ran: Error creating: pods "a" is forbidden')]);
  });

  test('ends when its time is up, and tells what it knows', async () => {
    const { pods } = recorded('job-on-every-node');
    const { kubectl, run } = stage('everyNode', clusterWith({ pods: pods.filter((pod) => pod.spec?.nodeName === 'node-1') }));
    const { code, stdout, stderr } = await run('--timeout', '8s', '--output', 'json');
    expect([code, stderr]).toEqual([2, expect.stringContaining('did not end within 8s')]);
    expect(JSON.parse(stdout)).toMatchObject({ passed: false, probes: [{ node: 'node-1' }, {}], notCovered: [{ node: 'node-2' }, { node: 'node-3' }] });
    expect(kubectl.inputs('delete')).toHaveLength(4);
  });

  test('reads the log where the termination message is too short for all results', async () => {
    const log = [result(), result({ target: 'url', url: 'http://second/' })].map((each) => JSON.stringify(each)).join('\n');
    const { workload, pods } = recorded('job-that-passes');
    const cut = JSON.parse(JSON.stringify(pods).replaceAll(/"message":"0 of[^]*?\\n"/g, `"message":${JSON.stringify(messageOf([result()], 2))}`)) as Pod[];
    const { kubectl, run } = stage('dns', { ...clusterWith({ workload, pods: cut }), logs: [{ stdout: `${log}\n` }] });
    const { code, stdout } = await run();
    expect([code, stdout]).toEqual([0, expect.stringContaining('http://second/')]);
    expect(kubectl.calls('logs').map(({ args }) => args.slice(2).join(' '))).toEqual(['--container probe --namespace default --request-timeout 20s']);
  });

  test('tells how to remove what it could not remove, and keeps its verdict', async () => {
    const { code, stderr } = await stage('job', { ...PASSING, delete: [{ code: 1, stderr: 'error: timed out waiting for the condition on jobs/a\n' }] })
      .run('--context', 'my cluster');
    expect(code).toBe(0);
    expect(stderr).toMatch(new RegExp([
      '^asm-gateway: what was made for this run may still be there: timed out waiting for the condition on jobs/a\\. Remove it with: ',
      'kubectl delete --ignore-not-found --context \'my cluster\' --namespace default job/\\S+ serviceaccount/\\S+ networkpolicy/\\S+ && ',
      'kubectl delete --ignore-not-found --context \'my cluster\' --namespace istio-system role/\\S+ rolebinding/\\S+\n$',
    ].join('')));
  });
});

describe('a user who has enough', () => {
  const HANGING = clusterWith({ pods: recorded('job-on-every-node').pods.filter((pod) => pod.spec?.nodeName === 'node-1') });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('ends a run by %s, and nothing is left', async (signal) => {
    const { kubectl, start } = stage('everyNode', HANGING);
    const { child, ended } = start();
    await until(() => kubectl.calls('get pods').length > 0);
    child.kill(signal);
    const { code, stderr } = await ended;
    expect([code, namesOf(kubectl.inputs('delete'))]).toEqual([2, namesOf(kubectl.inputs('create'))]);
    expect(stderr).toMatch(/interrupted: what was made for this run is being removed; .*\n.*what was made for this run has been removed\.\n/);
  });

  test('is heard once though the signal comes twice, as npx passes it on', async () => {
    const { kubectl, start } = stage('everyNode', HANGING);
    const { child, ended } = start();
    await until(() => kubectl.calls('get pods').length > 0);
    // Two of a kind that come together would be one for the system already.
    child.kill('SIGINT');
    child.kill('SIGTERM');
    expect((await ended).stderr).toContain('has been removed');
  });

  test('and has no time to clean up is told how', async () => {
    const { kubectl, start } = stage('everyNode', { ...HANGING, delete: [{ stays: true }] });
    const { child, ended } = start();
    await until(() => kubectl.calls('get pods').length > 0);
    child.kill('SIGINT');
    await until(() => kubectl.calls('delete').length > 0);
    await new Promise((resolve) => setTimeout(resolve, 500));
    child.kill('SIGINT');
    const { code, stderr } = await ended;
    expect(code).toBe(2);
    expect(stderr).toMatch(/may still be there: you interrupted its removal\. Remove it with: kubectl delete --ignore-not-found --namespace default job\//);
  });

  test('before anything was made leaves nothing to remove', async () => {
    const { kubectl, start } = stage('everyNode', { ...HANGING, 'get nodes': [{ stays: true }] });
    const { child, ended } = start();
    await until(() => kubectl.calls().length > 0);
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('nothing was made yet') as string });
    expect(kubectl.calls().map(({ args }) => args[0])).toEqual(['get']);
  });
});

describe('progress', () => {
  const { test: testOnTerminal } = needs('script');

  /** The output on a terminal, which the program `script` plays. */
  const onTerminal = (script: KubectlScript) => {
    const { kubectl } = stage('everyNode', script);
    const [command, ...rest] = place.start([]).spawnargs;
    return spawnSync('script', ['-qec', `${[command, ...rest].join(' ')} verify -f proof.yaml`, '/dev/null'], {
      cwd: place.folder, encoding: 'utf8', env: { ...process.env, ...kubectl.env, TERM: 'xterm', NO_COLOR: '1' },
    }).stdout;
  };

  /** What is left to be seen. */
  const seen = (text: string) => text.replace(/[^\n]*\r\u001b\[K/g, '').replaceAll('\r', '');

  testOnTerminal('is for terminals, and gone before the rows', () => {
    const text = onTerminal(FAILING);
    expect(text).toMatch(/\r\u001b\[K0 of 3 nodes, \d+ s/);
    expect(seen(text)).toMatch(/^ +node [^\n]*\n(?:ok|FAIL) /);
    expect(seen(text)).not.toContain(' of 3 nodes');
  });

  testOnTerminal('ends where nothing can be run', () => {
    expect(seen(onTerminal({ 'get nodes': [{ code: 1, stderr: 'Unable to connect to the server: EOF\n' }] }))).toMatch(/^asm-gateway: the cluster [^\n]*\n$/);
  });
});
