import { Workplace } from './support';
import { clusterWith, commandIn, createdResources, removedResources } from './verify-command';
import type { Pod } from '../../src/kubernetes/objects';
import type { KubectlScript } from '../runner/scripted-kubectl';
import { endedPod, type Form, manifestText, messageOf, recorded, result } from '../runner/support';

/* Clusters, and programs called kubectl, that do something else than expected. Each run ends in time, with a sentence and a true exit code. */

let place: Workplace;
beforeEach(() => (place = new Workplace()));
afterEach(() => place.remove());

const setup = (form: Form, script: KubectlScript) => commandIn(place, form, script);

const PASSING = clusterWith(recorded('job-that-passes'));
const COMPLETE = { kind: 'Job', metadata: { name: 'INSTANCE' }, status: { conditions: [{ type: 'Complete', status: 'True' }] } };
const FAILED = { kind: 'Job', metadata: { name: 'INSTANCE' }, status: { conditions: [{ type: 'Failed', status: 'True', reason: 'FailedIndexes' }] } };

/** A pod of the Job with an index. */
function podOf(index: number, pod: Pod, more: object = {}) {
  const annotations = { 'batch.kubernetes.io/job-completion-index': String(index) };
  const metadata = { name: `INSTANCE-${index}`, labels: { 'app.kubernetes.io/instance': 'INSTANCE' }, annotations };
  return { kind: 'Pod', ...pod, metadata, ...more };
}

const passed = (index: number, node: string) => podOf(index, endedPod(node, messageOf([result({ node }), result({ node, target: 'load-balancer' })])));
const running = (index: number, node: string) => podOf(index, {
  metadata: { name: '' }, spec: { nodeName: node }, status: { phase: 'Running', containerStatuses: [{ name: 'probe', state: { running: {} } }] },
});

/** Runs a verification on every node of three, in a cluster with these objects. */
const runOn = (pods: readonly object[], workload: readonly object[], more: KubectlScript = {}) => setup('everyNode', {
  ...clusterWith({ pods: pods as never, workload: workload as never }), ...more,
}).run('--timeout', '20s');

describe('results from every node', () => {
  test('count nodes, not pods: three pods on one node prove nothing about the others', async () => {
    const { code, stdout, stderr } = await runOn([0, 1, 2].map((index) => passed(index, 'node-1')), [COMPLETE]);
    expect([code, stdout]).toEqual([2, expect.stringContaining('all expectations held, but results are missing')]);
    expect(stdout).toContain('not covered: node-2 and node-3 (no pod was scheduled there)');
    expect(stderr).toMatch(/^asm-gateway: \S+ probed 1 of 3 nodes, so results are missing: the other pods shared a node, or their node went away\. Check /);
  });

  test('hold on three nodes', async () => {
    expect(await runOn([1, 2, 3].map((number) => passed(number - 1, `node-${number}`)), [COMPLETE])).toMatchObject({ code: 0, stderr: '' });
  });

  test('count if they are listed only after the Job has ended', async () => {
    const pods = [1, 2, 3].map((number) => passed(number - 1, `node-${number}`));
    const late = { 'watch pods': [{ documents: pods.slice(0, 1), stays: true }], 'get pods': [{ documents: pods }] };
    expect(await runOn(pods, [COMPLETE], late)).toMatchObject({ code: 0, stderr: '' });
  });

  test('of 60 pods whose logs are needed are all read', async () => {
    const pods = Array.from({ length: 60 }, (_, index) => podOf(index, endedPod(`node-${index}`, messageOf([], 1))));
    const log = JSON.stringify(result());
    const script = { ...clusterWith({ pods: pods as never, workload: [COMPLETE] as never }), logs: [{ stdout: `${log}\n` }] };
    const { kubectl, run } = commandIn(place, 'everyNode', script, manifestText('everyNode').replace('completions: 3', 'completions: 60'));
    const { stdout } = await run('--output', 'json');
    expect(kubectl.calls('logs')).toHaveLength(60);
    expect((JSON.parse(stdout) as { probes: object[] }).probes).toHaveLength(60);
  });
});

describe('something happens to the run in the cluster', () => {
  test('a pod is evicted', async () => {
    const evicted = podOf(2, { metadata: { name: '' }, spec: { nodeName: 'node-3' }, status: { phase: 'Failed', reason: 'Evicted', message: 'low on memory' } });
    const { code, stdout, stderr } = await runOn([passed(0, 'node-1'), passed(1, 'node-2'), evicted], [FAILED]);
    expect([code, stdout]).toEqual([2, expect.stringContaining('not covered: node-3 (the pod did not finish: Evicted, low on memory)')]);
    expect(stderr).toContain('ended before every probe ran (FailedIndexes)');
  });

  test('a node goes away with its pod', async () => {
    const { code, stdout, stderr } = await runOn([], [], {
      'watch pods': [{ documents: [passed(0, 'node-1'), passed(1, 'node-2'), running(2, 'node-3')], deleted: [running(2, 'node-3')], stays: true }],
      'get pods': [{ documents: [passed(0, 'node-1'), passed(1, 'node-2')] }],
      'watch jobs.batch': [{ documents: [FAILED], stays: true }],
    });
    expect([code, stdout]).toEqual([2, expect.stringContaining('not covered: node-3 (the pod was deleted before its probe ended)')]);
    expect(stderr).toContain('ended before every probe ran (FailedIndexes)');
  });

  test('a node of a DaemonSet goes away, and the others have answered', async () => {
    const daemonSet = (desired: number) => ({
      kind: 'DaemonSet', metadata: { name: 'INSTANCE', generation: 1 }, status: { observedGeneration: 1, desiredNumberScheduled: desired },
    });
    const pods = [passed(0, 'node-1'), passed(1, 'node-2'), running(2, 'node-3')];
    const { run } = setup('nodeCheck', {
      ...clusterWith({}),
      'watch pods': [{ documents: pods, deleted: [running(2, 'node-3')], stays: true }],
      'watch daemonsets.apps': [{ documents: [daemonSet(3), daemonSet(2)], stays: true }],
    });
    const { code, stderr } = await run('--timeout', '20s');
    expect([code, stderr]).toEqual([2, expect.stringMatching(/(probed 2 of 3 nodes|got 2 of 3 answers), so results are missing/)]);
  });

  test('the Job is deleted', async () => {
    const { kubectl, run } = setup('everyNode', {
      ...clusterWith({ pods: [passed(0, 'node-1')] as never }),
      'watch jobs.batch': [{ documents: [{ kind: 'Job', metadata: { name: 'INSTANCE' } }], deleted: [{ kind: 'Job', metadata: { name: 'INSTANCE' } }], stays: true }],
    });
    const began = Date.now();
    const { code, stderr } = await run();
    expect([code, stderr]).toEqual([2, expect.stringMatching(/was deleted from the cluster during the run, so results are missing \(1 of 3 answers\)\. Check what deletes /)]);
    expect([Date.now() - began < 30_000, removedResources(kubectl)]).toEqual([true, createdResources(kubectl)]);
  });

  test('the Job is deleted while the watch is cut', async () => {
    const { code, stderr } = await setup('dns', {
      ...clusterWith({}),
      'watch jobs.batch': [{ documents: [{ kind: 'Job', metadata: { name: 'INSTANCE' } }] }, { stays: true }],
      'get jobs.batch': [{ documents: [] }],
    }).run();
    expect([code, stderr]).toEqual([2, expect.stringContaining('was deleted from the cluster during the run')]);
  });

  test('an object of the same name exists already, and stays', async () => {
    const exists = 'Error from server (AlreadyExists): error when creating "STDIN": jobs.batch "a" already exists\n';
    const { kubectl, run } = setup('dns', { ...PASSING, create: [{ code: 1, stderr: exists }] });
    const { code, stderr } = await run();
    expect([code, stderr]).toEqual([2, expect.stringContaining('already exists')]);
    // Only what carries the label of this run is removed, whatever its name is.
    const id = kubectl.inputs('create')[0].metadata.labels?.['asm-gateway.io/run'] ?? '';
    expect(kubectl.calls('delete').map(({ args }) => args.join(' '))).toEqual([
      expect.stringMatching(new RegExp(`^delete jobs\\.batch --namespace default --selector app\\.kubernetes\\.io/name=asm-gateway-probe,asm-gateway\\.io/run=${id} `)),
    ]);
  });
});

test('a result of another probe may lack what is not known', async () => {
  const line = '{"node":"node-1","client":"pod","target":"url","expectation":"any-response","ok":true,"message":"answered"}';
  const pod = { kind: 'Pod', ...endedPod('node-1', `0 of 1 probes failed\n${line}\n`) };
  const labelled = { ...pod, metadata: { ...pod.metadata, labels: { 'app.kubernetes.io/instance': 'INSTANCE' } } };
  const { code, stdout, stderr } = await setup('dns', clusterWith({ pods: [labelled], workload: [COMPLETE] as never })).run();
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^ok {4}node-1 +pod +url +- +- +-$/m);
});

describe('what a run makes', () => {
  test('carries the label of the run, also its pods, and one owner in each namespace', async () => {
    const { kubectl, run } = setup('job', PASSING);
    await run();
    const made = kubectl.inputs('create');
    const ids = new Set(made.map(({ metadata }) => metadata.labels?.['asm-gateway.io/run']));
    const job = made.find(({ kind }) => kind === 'Job')?.spec as { template: { metadata: { labels: Record<string, string> } } };
    expect([ids.size, [...ids][0]]).toEqual([1, job.template.metadata.labels['asm-gateway.io/run']]);
    const owners = made.map(({ kind, metadata: { ownerReferences = [] } }) => [kind, ownerReferences.length]);
    expect(owners.sort()).toEqual([['Job', 1], ['NetworkPolicy', 1], ['Role', 0], ['RoleBinding', 1], ['ServiceAccount', 0]]);
    const uids = made.flatMap(({ metadata: { ownerReferences = [] } }) => ownerReferences.map(({ uid }) => uid));
    expect(uids.every((uid) => uid.startsWith('uid-0-'))).toBe(true);
  });
});

describe('kubectl', () => {
  test.each([
    ['prints HTML instead of nodes', { 'get nodes': [{ stdout: '<html>Sign in</html>' }] }, /cannot list the nodes .*: kubectl printed something else than JSON: <html>Sign in<\/html>\. Run/],
    ['prints a list without items', { 'get nodes': [{ stdout: 'null' }] }, /cannot list the nodes .*: kubectl printed something else than JSON: null\. Run/],
    [
      'prints something else during the watch', { ...PASSING, 'watch pods': [{ stdout: 'please sign in\n', stays: true }], 'get pods': [{ stdout: 'please sign in\n' }] },
      /so results are missing/,
    ],
    ['prints something else than events', { ...PASSING, 'watch pods': [{ stays: true }], 'watch jobs.batch': [{ stays: true }], 'get events': [{ stdout: 'oops' }] }, /did not end within 3s/],
  ])('%s', async (_, script, sentence) => {
    const { code, stderr } = await setup('dns', script).run('--timeout', '3s');
    expect([code, stderr]).toEqual([2, expect.stringMatching(sentence)]);
  });

  test('ignores the signal to end', async () => {
    const { kubectl, run } = setup('dns', { ...PASSING, 'watch pods': [{ ...PASSING['watch pods'][0], deaf: true }] });
    const began = Date.now();
    expect(await run()).toMatchObject({ code: 0, stderr: '' });
    expect([Date.now() - began < 15_000, removedResources(kubectl)]).toEqual([true, ['jobs.batch']]);
  });
});
