import { mkdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { Workplace } from './support';
import { clusterWith, commandIn, namesOf } from './verify-command';
import { Kubectl, type KubectlScript } from '../runner/scripted-kubectl';
import { type Form, manifest, manifestText, recorded } from '../runner/support';

const PASSING = clusterWith(recorded('job-that-passes'));
const FAILING = clusterWith(recorded('job-on-every-node'));

let place: Workplace;
beforeEach(() => (place = new Workplace()));
afterEach(() => place.remove());

const stage = (form: Form, script: KubectlScript, text?: string) => commandIn(place, form, script, text);

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
