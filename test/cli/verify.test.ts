import { spawnSync } from 'child_process';
import { mkdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { until, Workplace } from './support';
import { Kubectl, type Play } from './verify-play';
import { type Form, manifest, manifestText, messageOf, NODES, type Recorded, recorded, result } from './verify-support';
import type { Pod } from '../../src/cluster/objects';
import { needs } from '../support/needs';

const FORBIDDEN = (what: string) => `Error from server (Forbidden): ${what} is forbidden: User "me" cannot list resource "${what}" in API group "" at the cluster scope\n`;

/** A cluster on which a workload does what was recorded. */
const clusterWith = ({ workload, pods }: Partial<Recorded>): Play => ({
  'get nodes': [{ stdout: JSON.stringify({ items: NODES }) }],
  'create': [{}],
  'get pods': [{ documents: pods, stays: true }],
  'get job': [{ documents: workload, stays: true }],
  'get daemonset': [{ documents: workload, stays: true }],
  'get events': [{ stdout: '{"items":[]}' }],
  'delete': [{}],
});

const PASSING = clusterWith(recorded('job-that-passes'));
const FAILING = clusterWith(recorded('job-on-every-node'));

let place: Workplace;
beforeEach(() => (place = new Workplace()));
afterEach(() => place.remove());

/** The command with a manifest and a cluster. */
function stage(form: Form, play: Play, text = manifestText(form)) {
  place.write('proof.yaml', text);
  const kubectl = new Kubectl(place, play);
  return {
    kubectl,
    run: (...args: string[]) => place.run(['verify', '-f', 'proof.yaml', ...args], { env: kubectl.env }),
    start: (...args: string[]) => started(place.start(['verify', '-f', 'proof.yaml', ...args], kubectl.env)),
  };
}

/** A command that goes on while a test does something to it. */
function started(child: ReturnType<Workplace['start']>) {
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (text) => (output.stdout += text));
  child.stderr.on('data', (text) => (output.stderr += text));
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, ...output }));
  });
  return { child, ended };
}

const namesOf = (objects: readonly { kind: string; metadata: { name: string } }[]) => objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`).sort();

test('a proof that holds is told, and nothing is left', async () => {
  const { kubectl, run } = stage('job', PASSING);
  const { code, stdout, stderr } = await run();
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatchSnapshot();
  expect(kubectl.inputs('create').map(({ kind }) => kind)).toEqual(['ServiceAccount', 'Role', 'RoleBinding', 'NetworkPolicy', 'Job']);
  expect(namesOf(kubectl.inputs('delete'))).toEqual(namesOf(kubectl.inputs('create')));
  expect(kubectl.calls('delete').map(({ args }) => args.join(' '))).toEqual([
    'delete --ignore-not-found --cascade=foreground --wait=true --timeout=60s --filename - --request-timeout 30s',
  ]);
  expect(kubectl.calls().at(-1)?.args[0]).toBe('delete');
});

test('a proof that fails is told node by node, with the way on', async () => {
  const { kubectl, run } = stage('everyNode', FAILING);
  const { code, stdout, stderr } = await run();
  expect([code, stderr]).toEqual([1, '']);
  expect(stdout).toMatchSnapshot();
  expect(kubectl.inputs('delete')).toHaveLength(4);
});

test('a DaemonSet is followed until each node has answered', async () => {
  const { kubectl, run } = stage('nodeCheck', clusterWith(recorded('daemonset')));
  expect((await run()).code).toBe(1);
  expect(kubectl.calls('get daemonset')).toHaveLength(1);
});

test('a CronJob is run at once, as a Job', async () => {
  const { kubectl, run } = stage('monitor', PASSING);
  expect((await run()).code).toBe(0);
  expect(kubectl.inputs('create').at(-1)).toMatchObject({ kind: 'Job', spec: { backoffLimit: 0 } });
});

test('no run uses a name that another has used', async () => {
  const { kubectl, run } = stage('dns', PASSING);
  await run();
  await run();
  const [first, second] = kubectl.inputs('create').map(({ metadata }) => metadata.name);
  expect(first).not.toBe(second);
});

test('the cluster is named to kubectl', async () => {
  const { kubectl, run } = stage('dns', PASSING);
  await run('--context', 'c', '--kubeconfig', 'f');
  expect(kubectl.calls().every(({ args }) => args.slice(-4).join(' ') === '--context c --kubeconfig f')).toBe(true);
});

test('--output json is the document that is promised, and nothing else', async () => {
  const { code, stdout, stderr } = await stage('everyNode', FAILING).run('--output', 'json');
  expect([code, stderr]).toEqual([1, '']);
  const document = JSON.parse(stdout) as { version: number; passed: boolean; probes: object[]; notCovered: object[] };
  expect(document).toMatchObject({ version: 1, passed: false, notCovered: [] });
  expect(document.probes).toHaveLength(6);
  expect(document.probes.find((probe) => !('ok' in probe) || probe.ok === false)).toEqual({
    node: expect.stringMatching(/^node-[23]$/) as string,
    client: 'pod',
    target: 'load-balancer',
    url: 'http://203.0.113.1/',
    connectTo: null,
    insecure: false,
    expectation: 'any-response',
    ok: false,
    exitCode: 28,
    exitName: 'CURLE_OPERATION_TIMEDOUT',
    httpStatus: null,
    stage: 'connect',
    remoteAddress: null,
    connectSeconds: null,
    totalSeconds: expect.any(Number) as number,
    tries: 1,
    message: expect.stringContaining('did not answer') as string,
    workload: expect.stringMatching(/^test-verify-/) as string,
  });
});

test('--junit writes a report beside it', async () => {
  expect((await stage('everyNode', FAILING).run('--junit', 'report.xml')).code).toBe(1);
  expect(readFileSync(join(place.folder, 'report.xml'), 'utf8')).toContain('tests="6" failures="2" errors="0" skipped="0"');
});

test('a report whose folder does not exist is refused before anything is asked', async () => {
  const { kubectl, run } = stage('dns', PASSING);
  const { code, stdout, stderr } = await run('--junit', 'missing/report.xml');
  expect([code, stdout, kubectl.calls()]).toEqual([2, '', []]);
  expect(stderr).toContain('"missing/report.xml" cannot be written, because its folder does not exist. Make the folder, or name another file.');
});

test('a report that cannot be written is told, the verdict as well', async () => {
  mkdirSync(join(place.folder, 'report.xml'));
  const { code, stdout, stderr } = await stage('dns', PASSING).run('--junit', 'report.xml');
  expect([code, stdout]).toEqual([2, expect.stringContaining('all expectations held')]);
  expect(stderr).toMatch(/^asm-gateway: "report.xml" cannot be written, .* Name a file in a folder that is there\.\n$/);
});

test('several workloads run side by side, unless one is named', async () => {
  const { kubectl, run } = stage('dns', PASSING, manifestText('dns', 'monitor'));
  expect((await run()).stdout).toMatch(/^ +workload +node/);
  expect(kubectl.inputs('create').filter(({ kind }) => kind === 'Job')).toHaveLength(2);
  const name = manifest('monitor').find(({ kind }) => kind === 'CronJob')?.metadata.name ?? '';
  expect((await run('--name', name)).stdout).toMatch(/^ +node/);
  expect(kubectl.inputs('create').filter(({ kind }) => kind === 'Job')).toHaveLength(3);
});

test('the standard input and folders hold manifests as well', async () => {
  const { env } = new Kubectl(place, PASSING);
  expect((await place.run(['verify', '-f', '-'], { input: manifestText('dns'), env })).code).toBe(0);
  place.write('all/a/proof.yaml', manifestText('dns'));
  expect((await place.run(['verify', '-f', 'all'], { env })).code).toBe(0);
});

test('--print-rbac prints what it takes, and asks no cluster', async () => {
  const { kubectl, run } = stage('job', {});
  const { code, stdout, stderr } = await run('--print-rbac');
  expect([code, stderr, kubectl.calls()]).toEqual([0, '', []]);
  expect(stdout).toContain('kind: ClusterRole');
});

test('--help shows an example', async () => {
  expect((await place.run(['verify', '--help'])).stdout).toContain('\nExample:\n  asm-gateway verify ');
});

describe('wrong usage is told with one sentence and the way out', () => {
  test.each<[string, string[], RegExp]>([
    ['no manifest', ['verify'], /required option '-f, --filename <manifest>'/],
    ['a manifest that is not there', ['verify', '-f', 'missing.yaml'], /"missing.yaml" cannot be read: it does not exist\. Name a synthesized manifest/],
    ['a manifest without a proof', ['verify', '-f', 'empty.yaml'], /holds no verification, .* Synthesize one with GatewayVerification/],
    ['a manifest that is no YAML', ['verify', '-f', 'broken.yaml'], /"broken.yaml" is not readable as YAML/],
    ['a name that it does not hold', ['verify', '-f', 'proof.yaml', '--name', 'nope'], /holds no verification "nope"\. It holds "test-verify-/],
    ['a plain number for a duration', ['verify', '-f', 'proof.yaml', '--timeout', '90'], /argument '90' is invalid\. Write a duration/],
  ])('%s', async (_, args, sentence) => {
    place.write('proof.yaml', manifestText('dns'));
    place.write('empty.yaml', 'apiVersion: v1\nkind: Secret\nmetadata: {name: a}\n');
    place.write('broken.yaml', 'a: [');
    const { code, stdout, stderr } = await place.run(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^asm-gateway: [^\n]+\n$/);
    expect(stderr).toMatch(sentence);
  });
});

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
    expect([code, stderr]).toEqual([2, expect.stringContaining('did not get a single pod, so that nothing was asked: Error creating: pods "a" is forbidden')]);
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
  const onTerminal = (play: Play) => {
    const { kubectl } = stage('everyNode', play);
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
