import { Workplace } from './support';
import { clusterWith, commandIn } from './verify-command';
import type { KubectlScript } from '../runner/scripted-kubectl';
import { type Form, recorded } from '../runner/support';

const PASSING = clusterWith(recorded('job-that-passes'));
const FAILING = clusterWith(recorded('job-on-every-node'));

let place: Workplace;
beforeEach(() => (place = new Workplace()));
afterEach(() => place.remove());

const setup = (form: Form, script: KubectlScript, text?: string) => commandIn(place, form, script, text);

test('reports a verification that passes, and cleans up', async () => {
  const { kubectl, run } = setup('job', PASSING);
  const { code, stdout, stderr } = await run();
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatchSnapshot();
  expect(kubectl.inputs('create').map(({ kind }) => kind)).toEqual(['ServiceAccount', 'Role', 'RoleBinding', 'NetworkPolicy', 'Job']);
  const id = kubectl.inputs('create')[0].metadata.labels?.['asm-gateway.io/run'];
  const selector = `--selector app.kubernetes.io/name=asm-gateway-probe,asm-gateway.io/run=${id}`;
  const flags = '--ignore-not-found --cascade=foreground --wait=true --timeout=60s --request-timeout 30s';
  expect(kubectl.calls('delete').map(({ args }) => args.join(' ')).sort()).toEqual([
    `delete jobs.batch,networkpolicies.networking.k8s.io,serviceaccounts --namespace default ${selector} ${flags}`,
    `delete rolebindings.rbac.authorization.k8s.io,roles.rbac.authorization.k8s.io --namespace istio-system ${selector} ${flags}`,
  ]);
  expect(kubectl.calls().at(-1)?.args.join(' ')).toMatch(/^get \S+ --namespace \S+ --selector \S+ --ignore-not-found --output name /);
});

test('reports a verification that fails, node by node, with a pointer', async () => {
  const { kubectl, run } = setup('everyNode', FAILING);
  const { code, stdout, stderr } = await run();
  expect([code, stderr]).toEqual([1, '']);
  expect(stdout).toMatchSnapshot();
  expect(kubectl.calls('delete')).toHaveLength(2);
});

test('--output json prints the JSON document only', async () => {
  const { code, stdout, stderr } = await setup('everyNode', FAILING).run('--output', 'json');
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

test('--print-rbac prints the permissions and contacts no cluster', async () => {
  const { kubectl, run } = setup('job', {});
  const { code, stdout, stderr } = await run('--print-rbac');
  expect([code, stderr, kubectl.calls()]).toEqual([0, '', []]);
  expect(stdout).toContain('kind: ClusterRole');
});

test('--help has exit codes, examples and related commands, and fits 80 columns', async () => {
  const { stdout } = await place.run(['verify', '--help']);
  expect(stdout).toContain('\nExit codes:\n  0  every expectation held, or nothing is left of earlier runs\n');
  expect(stdout).toContain('\nExamples:\n  asm-gateway verify ');
  expect(stdout).toContain('\nSee also: asm-gateway explain CODE');
  expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
});
