import { Workplace } from './support';
import { Kubectl, type KubectlScript } from '../runner/scripted-kubectl';

let place: Workplace;
beforeEach(() => (place = new Workplace()));
afterEach(() => place.remove());

const PAST = '2026-01-01T00:00:00.000Z';
const FUTURE = '2999-01-01T00:00:00.000Z';

/** An object that a run left. */
function left(run: string, kind: string, name: string, overAfter = PAST, more: object = {}) {
  return {
    kind,
    metadata: {
      name, namespace: 'shop', labels: { 'asm-gateway.io/run': run }, annotations: { 'asm-gateway.io/over-after': overAfter }, ...more,
    },
  };
}

const JOB = left('aaaaaaaaaa', 'Job', 'verify-1');
const ACCOUNT = left('aaaaaaaaaa', 'ServiceAccount', 'account-1');
const CURRENT = left('bbbbbbbbbb', 'Job', 'verify-2', FUTURE);
const NO_LIST = [{ documents: [] }];

/** A cluster with what runs left. */
const LEFT: KubectlScript = {
  'get jobs.batch': [{ documents: [JOB, CURRENT] }],
  'get serviceaccounts': [{ documents: [ACCOUNT] }],
  'get pods': [{ documents: [left('aaaaaaaaaa', 'Pod', 'verify-1-x', PAST, { ownerReferences: [{ kind: 'Job', name: 'verify-1', uid: '1' }] })] }],
  'get ': NO_LIST,
  'delete': [{}],
  'look': [{}],
};

async function clean(script: KubectlScript, ...args: string[]) {
  const kubectl = new Kubectl(place, script);
  const outcome = await place.run(['verify', '--clean', ...args], { env: kubectl.env });
  return { ...outcome, deletions: kubectl.calls('delete').map((call) => call.args.join(' ')), calls: kubectl.calls() };
}

test('removes what earlier runs left, and leaves a run that may be under way', async () => {
  const { code, stdout, stderr, deletions } = await clean(LEFT);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toBe([
    'removed  run aaaaaaaaaa  shop  job/verify-1',
    'removed  run aaaaaaaaaa  shop  serviceaccount/account-1',
    `run bbbbbbbbbb may be under way until ${FUTURE}, so its objects stay. Remove them with: asm-gateway verify --clean --run bbbbbbbbbb`,
    'removed 2 objects',
    '',
  ].join('\n'));
  expect(deletions).toEqual([
    'delete jobs.batch,serviceaccounts --namespace shop --selector app.kubernetes.io/name=asm-gateway-probe,asm-gateway.io/run=aaaaaaaaaa '
    + '--ignore-not-found --cascade=foreground --wait=true --timeout=60s --request-timeout 30s',
  ]);
});

test('--run removes one run, even if it may be under way', async () => {
  const { code, calls, deletions } = await clean({ ...LEFT, 'get jobs.batch': [{ documents: [CURRENT] }], 'get serviceaccounts': NO_LIST, 'get pods': NO_LIST }, '--run', 'bbbbbbbbbb');
  expect([code, deletions]).toEqual([0, [expect.stringContaining('asm-gateway.io/run=bbbbbbbbbb ')]]);
  expect(calls.every(({ args }) => args.join(' ').includes('asm-gateway.io/run=bbbbbbbbbb'))).toBe(true);
});

test('--namespace looks there only, and the cluster flags are passed on', async () => {
  const { calls } = await clean({ 'get ': NO_LIST }, '--namespace', 'a', '--namespace', 'b', '--context', 'c');
  const lines = calls.map(({ args }) => args.join(' '));
  expect([lines.filter((line) => line.includes('--namespace a ')).length, lines.filter((line) => line.includes('--namespace b ')).length]).toEqual([7, 7]);
  expect(lines.filter((line) => line.includes('--all-namespaces') || !line.endsWith('--context c'))).toEqual([]);
});

test('removes pods that lost their Job', async () => {
  const { code, deletions } = await clean({ 'get pods': [{ documents: [left('aaaaaaaaaa', 'Pod', 'orphan')] }], 'get ': NO_LIST, 'delete': [{}], 'look': [{}] });
  expect([code, deletions]).toEqual([0, [expect.stringMatching(/^delete pods /)]]);
});

test('never removes an object without the label of a run, whatever kubectl lists', async () => {
  const foreign = { kind: 'Job', metadata: { name: 'theirs', namespace: 'shop', labels: { app: 'shop' } } };
  const { code, stdout, deletions } = await clean({ 'get jobs.batch': [{ documents: [foreign] }], 'get ': NO_LIST });
  expect([code, stdout, deletions]).toEqual([0, 'nothing is left of earlier runs\n', []]);
});

test('says what it could not list, and is then no success', async () => {
  const forbidden = 'Error from server (Forbidden): jobs.batch is forbidden: User "me" cannot list resource "jobs" in API group "batch" at the cluster scope\n';
  const { code, stdout, stderr } = await clean({ 'get jobs.batch': [{ code: 1, stderr: forbidden }], 'get ': NO_LIST });
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^asm-gateway: cannot list jobs\.batch, so some may be left: .* Name the namespaces with --namespace\.\n$/);
});

test('--output json prints the JSON document only, also if something is left', async () => {
  const refused = { code: 1, stderr: 'Error from server (Forbidden): jobs.batch "a" is forbidden: User "me" cannot delete resource "jobs"\n' };
  const { code, stdout, stderr } = await clean({ ...LEFT, delete: [refused], look: [{ stdout: 'job.batch/verify-1\n' }] }, '--output', 'json');
  expect([code, stderr]).toEqual([2, expect.stringContaining('objects of the run aaaaaaaaaa may still exist: Error from server (Forbidden)')]);
  expect(JSON.parse(stdout)).toMatchObject({
    version: 1,
    clean: false,
    removed: [],
    left: [{ run: 'aaaaaaaaaa', kind: 'Job', namespace: 'shop', name: 'verify-1' }, { kind: 'ServiceAccount' }],
    current: [{ run: 'bbbbbbbbbb', overAfter: FUTURE }],
    problems: [expect.any(String)],
  });
});

test.each([
  ['a manifest', ['--clean', '-f', 'a.yaml'], /'--clean' cannot be used with option '-f/],
  ['a strange id', ['--clean', '--run', 'a,b!=c'], /'a,b!=c' is invalid\. Write the id that asm-gateway verify printed/],
  ['--run without --clean', ['-f', 'a.yaml', '--run', 'a'], /--run goes with --clean\. Add --clean/],
  ['--namespace without --clean', ['-f', 'a.yaml', '--namespace', 'a'], /--namespace goes with --clean\. Add --clean/],
])('refuses %s', async (_, args, sentence) => {
  const { code, stdout, stderr } = await place.run(['verify', ...args]);
  expect([code, stdout, stderr]).toEqual([2, '', expect.stringMatching(sentence)]);
});
