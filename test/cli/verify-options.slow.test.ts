import { mkdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { Workplace } from './support';
import { clusterWith, commandIn, watchesIn } from './verify-command';
import { Kubectl, type KubectlScript } from '../runner/scripted-kubectl';
import { type Form, manifest, manifestText, recorded } from '../runner/support';

const PASSING = clusterWith(recorded('job-that-passes'));
const FAILING = clusterWith(recorded('job-on-every-node'));

let place: Workplace;
beforeEach(() => (place = new Workplace()));
afterEach(() => place.remove());

const setup = (form: Form, script: KubectlScript, text?: string) => commandIn(place, form, script, text);

test('follows a DaemonSet until each node has answered', async () => {
  const { kubectl, run } = setup('nodeCheck', clusterWith(recorded('daemonset')));
  expect((await run()).code).toBe(1);
  expect(watchesIn(kubectl)).toEqual(['daemonsets.apps', 'pods']);
});

test('runs a CronJob at once, as a Job', async () => {
  const { kubectl, run } = setup('monitor', PASSING);
  expect((await run()).code).toBe(0);
  expect(kubectl.inputs('create').at(-1)).toMatchObject({ kind: 'Job', spec: { backoffLimit: 0 } });
});

test('uses new names in every run', async () => {
  const { kubectl, run } = setup('dns', PASSING);
  await run();
  await run();
  const [first, second] = kubectl.inputs('create').map(({ metadata }) => metadata.name);
  expect(first).not.toBe(second);
});

test('passes the cluster flags to kubectl', async () => {
  const { kubectl, run } = setup('dns', PASSING);
  await run('--context', 'c', '--kubeconfig', 'f');
  expect(kubectl.calls().every(({ args }) => args.slice(-4).join(' ') === '--context c --kubeconfig f')).toBe(true);
});

test('--junit writes a report in addition', async () => {
  expect((await setup('everyNode', FAILING).run('--junit', 'report.xml')).code).toBe(1);
  expect(readFileSync(join(place.folder, 'report.xml'), 'utf8')).toContain('tests="6" failures="2" errors="0" skipped="0"');
});

test('rejects a report in a missing folder before it contacts the cluster', async () => {
  const { kubectl, run } = setup('dns', PASSING);
  const { code, stdout, stderr } = await run('--junit', 'missing/report.xml');
  expect([code, stdout, kubectl.calls()]).toEqual([2, '', []]);
  expect(stderr).toContain(
    'cannot write "missing/report.xml": its folder does not exist. Create the folder, or pass another file to --junit.',
  );
});

test('reports a report that cannot be written, and the verdict', async () => {
  mkdirSync(join(place.folder, 'report.xml'));
  const { code, stdout, stderr } = await setup('dns', PASSING).run('--junit', 'report.xml');
  expect([code, stdout]).toEqual([2, expect.stringContaining('all expectations held')]);
  expect(stderr).toMatch(/^asm-gateway: cannot write "report.xml", .* Pass a file that can be written to --junit\.\n$/);
});

test('runs several workloads at the same time, or the one that is named', async () => {
  const { kubectl, run } = setup('dns', PASSING, manifestText('dns', 'monitor'));
  expect((await run()).stdout).toMatch(/^ +workload +node/);
  expect(kubectl.inputs('create').filter(({ kind }) => kind === 'Job')).toHaveLength(2);
  const name = manifest('monitor').find(({ kind }) => kind === 'CronJob')?.metadata.name ?? '';
  expect((await run('--name', name)).stdout).toMatch(/^ +node/);
  expect(kubectl.inputs('create').filter(({ kind }) => kind === 'Job')).toHaveLength(3);
});

test('reads the standard input and folders', async () => {
  const { env } = new Kubectl(place, PASSING);
  expect((await place.run(['verify', '-f', '-'], { input: manifestText('dns'), env })).code).toBe(0);
  place.write('all/a/proof.yaml', manifestText('dns'));
  expect((await place.run(['verify', '-f', 'all'], { env })).code).toBe(0);
});
