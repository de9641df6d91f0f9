import { anyObject, judged } from './cluster-objects';
import { Kubectl, type KubectlScript } from './scripted-kubectl';
import { endedPod, messageOf, planFor, result } from './support';
import type { KubernetesObject } from '../../src/kubernetes/objects';
import { Workplace } from '../cli/support';
import { clusterWith, commandIn } from '../cli/verify-command';
import { fc } from '../support/properties';

/* What the runner does with anything that a cluster, or a program called kubectl, may print. */

const FORMS = ['dns', 'everyNode', 'nodeCheck'] as const;

const INDEX = 'batch.kubernetes.io/job-completion-index';

/** A pod of a Job that probed its node, as kubectl prints it. */
function probed(index: number, node: string, ok: boolean): KubernetesObject {
  const { spec, status } = endedPod(node, messageOf([result({ node, ok })]), ok ? 0 : 1);
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: `p${index}`, annotations: { [INDEX]: String(index) } }, spec, status };
}

/** A value with one place in it replaced. */
function damaged(value: unknown, place: number, by: unknown): unknown {
  if (typeof value !== 'object' || value === null || place === 0) {
    return by;
  }
  const entries = Object.entries(value);
  if (entries.length === 0) {
    return by;
  }
  const index = place % entries.length;
  const changed = entries.map(([key, each], at) => [key, at === index ? damaged(each, Math.floor(place / entries.length), by) : each] as const);
  return Array.isArray(value) ? changed.map(([, each]) => each) : Object.fromEntries(changed);
}

const NODE_NAMES = ['node-1', 'node-2', 'node-3'];

/** A pod with this index, on the node of its own more often than not, and sometimes damaged. */
const pod = (index: number): fc.Arbitrary<KubernetesObject> => fc.tuple(
  fc.oneof({ weight: 8, arbitrary: fc.constant(NODE_NAMES[index]) }, { weight: 1, arbitrary: fc.constantFrom(...NODE_NAMES) }),
  fc.oneof({ weight: 8, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  fc.option(fc.tuple(fc.nat(), fc.jsonValue()), { freq: 3 }),
).map(([name, ok, damage]) => {
  const sound = probed(index, name, ok);
  if (damage === null) {
    return sound;
  }
  const [place, by] = damage;
  return { ...sound, spec: damaged(sound.spec, place % 7, by), status: damaged(sound.status, place, by) };
});

/** The pods of a Job with so many indices, and others in their places. */
const podsOf = (count: number) => fc.tuple(
  fc.tuple(...NODE_NAMES.slice(0, count).map((_, index) => pod(index))), fc.array(fc.nat(count - 1).chain(pod), { maxLength: 2 }),
).map((all) => all.flat());
const complete = { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'verify' }, status: { conditions: [{ type: 'Complete', status: 'True' }] } };

/** The nodes on which a pod says that its expectation held, read from the text of the pod alone. The probe also writes its node. */
function nodesThatHeld(all: readonly KubernetesObject[]): Set<string> {
  const held = all.map((each) => ({ each, text: JSON.stringify(each) }))
    .filter(({ text }) => text.includes('\\"ok\\":true') && !text.includes('\\"ok\\":false'));
  return new Set(held.map(({ each, text }) => {
    const { nodeName } = (each.spec ?? {}) as { readonly nodeName?: unknown };
    return typeof nodeName === 'string' ? nodeName : /\\"node\\":\\"(node-\d)\\"/.exec(text)?.[1] ?? '';
  }));
}

describe('data of a cluster', () => {
  test.each(FORMS)('never stops a run, and is never printed as an object: %s', (form) => {
    const plan = planFor(form);
    fc.assert(fc.property(fc.array(anyObject, { maxLength: 8 }), fc.array(anyObject, { maxLength: 4 }), (some, others) => {
      const { texts } = judged(plan, some, others);
      expect(texts.filter((text) => typeof text !== 'string' || text.includes('[object Object]'))).toEqual([]);
    }), { seed: 15, numRuns: 500 });
  });

  test.each([['dns', 1], ['everyNode', 3]] as const)('passes a run only if pods say so: %s on %i nodes', (form, count) => {
    const plan = planFor(form);
    const outcomes = new Map<string, number>();
    fc.assert(fc.property(podsOf(count), (all) => {
      const { verdict: { outcome } } = judged(plan, all, [complete]);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      expect(outcome !== 'passed' || nodesThatHeld(all).size >= count).toBe(true);
    }), { seed: 16, numRuns: 1000 });
    // Each outcome came up often enough to mean something.
    expect(['passed', 'failed', 'undecided'].map((outcome) => (outcomes.get(outcome) ?? 0) > 20)).toEqual([true, true, true]);
  });

  test('fails or leaves undecided a run in which the first answer of a place is a failure, whatever comes later', () => {
    const plan = planFor('everyNode');
    fc.assert(fc.property(podsOf(3), (later) => {
      expect(judged(plan, [probed(0, 'node-1', false), ...later], [complete]).verdict.outcome).not.toBe('passed');
    }), { seed: 17, numRuns: 300 });
  });
});

describe('a program called kubectl that prints anything', () => {
  let place: Workplace;
  beforeEach(() => (place = new Workplace()));
  afterEach(() => place.remove());

  /** Samples, since each run starts tens of processes. */
  const samples = fc.sample(
    fc.tuple(fc.array(anyObject, { maxLength: 4 }), fc.array(anyObject, { maxLength: 2 }), fc.array(anyObject, { maxLength: 2 }), fc.jsonValue()),
    { seed: 18, numRuns: 5 },
  ).map((each, index) => [index, ...each] as const);

  const scriptOf = (some: readonly object[], workloads: readonly object[], events: readonly object[], garbage: unknown): KubectlScript => ({
    ...clusterWith({}),
    'watch pods': [{ documents: some, stays: true }],
    'get pods': [{ documents: some }],
    'watch jobs.batch': [{ documents: workloads, stays: true }],
    'get jobs.batch': [{ documents: workloads }],
    'get events': [{ documents: events }],
    'logs': [{ stdout: JSON.stringify(garbage) }],
  });

  /** Pods and workloads that belong to the run, although everything else in them is wrong. */
  const ofTheRun = (objects: readonly KubernetesObject[], named: boolean) => objects.map((object) => ({
    ...object, metadata: { ...object.metadata, ...named ? { name: 'INSTANCE' } : { labels: { 'app.kubernetes.io/instance': 'INSTANCE' } } },
  }));

  test.each(samples)('ends a run with a sentence and no pass (%i)', async (_, some, workloads, events, garbage) => {
    const { run } = commandIn(place, 'dns', scriptOf(ofTheRun(some, false), ofTheRun(workloads, true), events, garbage));
    const { code, stdout, stderr } = await run('--timeout', '3s');
    expect([code === 1 || code === 2, stderr]).toEqual([true, expect.not.stringMatching(/TypeError|\n {4}at /) as string]);
    expect(stdout + stderr).not.toContain('[object Object]');
  });

  test.each(samples)('removes nothing but what carries the label of a run (%i)', async (_, some, workloads, events) => {
    const all = [...some, ...workloads, ...events];
    const kubectl = new Kubectl(place, { 'get ': [{ documents: all }], 'delete': [{}], 'look': [{}] });
    const { code, stderr } = await place.run(['verify', '--clean'], { env: kubectl.env });
    expect([code, stderr]).toEqual([expect.any(Number), expect.not.stringMatching(/TypeError|\n {4}at /) as string]);
    expect(kubectl.calls('delete').filter(({ args }) => !args.some((each) => /^app\.kubernetes\.io\/name=asm-gateway-probe,asm-gateway\.io\/run=/.test(each)))).toEqual([]);
  });
});
