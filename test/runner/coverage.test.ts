import { endedPod, messageOf, NODES, planFor, recorded, result, sceneOf } from './support';
import type { Node, Pod } from '../../src/kubernetes/objects';
import { notCovered } from '../../src/runner/coverage';
import type { Plan } from '../../src/runner/plan';

const EVERY_NODE = planFor('everyNode');

/** A node as the lab has them, but for what is said otherwise. */
function node(name: string, otherwise: { spec?: Node['spec']; labels?: Record<string, string>; ready?: string } = {}): Node {
  const [{ metadata, spec, status }] = NODES;
  return {
    metadata: { ...metadata, name, labels: { ...metadata.labels, ...otherwise.labels } },
    spec: { ...spec, ...otherwise.spec },
    status: { ...status, conditions: [{ type: 'Ready', status: otherwise.ready ?? 'True' }] },
  };
}

/** Why there is no result from a node, where no pod was seen. */
const whyOf = (plan: Plan, otherwise: Parameters<typeof node>[1]) => notCovered(sceneOf(plan, {}), [node('a', otherwise)]).map(({ why }) => why);
const taint = (key: string, effect = 'NoSchedule', value?: string) => ({ spec: { taints: [{ key, value, effect }] } });
const tolerating = (plan: Plan, tolerations: Plan['pod']['tolerations']): Plan => ({ ...plan, pod: { ...plan.pod, tolerations } });

test('nodes that answered are covered', () => {
  expect(notCovered(sceneOf(EVERY_NODE, recorded('job-on-every-node')), NODES)).toEqual([]);
});

test('the nodes that a placement does not ask are told', () => {
  expect(notCovered(sceneOf(planFor('dns'), recorded('job-that-passes')), NODES)).toEqual([
    { node: 'node-1', why: 'the placement asks one node' }, { node: 'node-3', why: 'the placement asks one node' },
  ]);
});

test('a node that got no pod though all were to get one is told', () => {
  expect(whyOf(EVERY_NODE, {})).toEqual(['no pod was placed there']);
});

describe('of a node that is not asked, it is told that it', () => {
  test('is cordoned, if the workload is a Job', () => {
    const cordoned = { spec: { unschedulable: true, taints: [{ key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' }] } };
    expect(whyOf(EVERY_NODE, cordoned)).toEqual(['cordoned']);
    expect(whyOf(planFor('nodeCheck'), cordoned)).toEqual(['no pod was placed there']);
  });

  test('has a taint', () => {
    expect(whyOf(EVERY_NODE, taint('dedicated', 'NoSchedule', 'gpu'))).toEqual(['has the taint dedicated=gpu:NoSchedule, which the probe does not tolerate']);
    expect(whyOf(tolerating(EVERY_NODE, [{ operator: 'Exists' }]), taint('dedicated'))).toEqual(['no pod was placed there']);
  });

  test('has a taint that the controller of DaemonSets does not tolerate by itself', () => {
    expect(whyOf(planFor('nodeCheck'), taint('node.kubernetes.io/disk-pressure'))).toEqual(['no pod was placed there']);
    expect(whyOf(planFor('nodeCheck'), taint('node.kubernetes.io/network-unavailable'))).toEqual([
      'has the taint node.kubernetes.io/network-unavailable:NoSchedule, which the probe does not tolerate',
    ]);
    expect(whyOf(EVERY_NODE, taint('node.kubernetes.io/disk-pressure'))).toEqual([
      'has the taint node.kubernetes.io/disk-pressure:NoSchedule, which the probe does not tolerate',
    ]);
  });

  test('is virtual', () => {
    expect(whyOf(EVERY_NODE, taint('virtual-kubelet.io/provider', 'NoSchedule', 'alibabacloud'))).toEqual(['is a virtual node']);
    expect(whyOf(EVERY_NODE, { labels: { type: 'virtual-kubelet' } })).toEqual(['is a virtual node']);
  });

  test('does not match the nodeSelector', () => {
    const plan = { ...EVERY_NODE, pod: { ...EVERY_NODE.pod, nodeSelector: { disk: 'ssd' } } };
    expect(whyOf(plan, { labels: { disk: 'hdd' } })).toEqual(['does not match the nodeSelector']);
    expect(whyOf(plan, { labels: { disk: 'ssd' } })).toEqual(['no pod was placed there']);
  });

  test('is not ready, whatever taints come with that', () => {
    expect(whyOf(EVERY_NODE, { ready: 'Unknown', ...taint('node.kubernetes.io/unreachable') })).toEqual(['is not ready']);
  });
});

describe('of a pod without a result, it is told', () => {
  test('where it waits and for what', () => {
    const why = notCovered(sceneOf(EVERY_NODE, recorded('image-not-pulled')), NODES).map(({ why: each }) => each);
    expect(why).toEqual(Array(3).fill(expect.stringMatching(/^its pod did not end: ErrImagePull, failed to pull and unpack image/)));
  });

  test('that it was not placed, in the words of the scheduler', () => {
    expect(notCovered(sceneOf(planFor('dns'), recorded('job-not-placed')), NODES).at(-1)).toEqual({
      node: null, why: expect.stringMatching(/^a pod was not placed: 0\/3 nodes are available/) as string,
    });
  });

  test('that it was not placed, unless another took its place', () => {
    const { workload, pods } = recorded('job-that-passes');
    const lost: Pod = { metadata: { name: 'lost' }, status: { phase: 'Pending' } };
    expect(notCovered(sceneOf(planFor('dns'), { workload, pods: [lost, ...pods] }), NODES).filter((each) => each.node === null)).toEqual([]);
  });

  test('that its probe was still running', () => {
    const running = recorded('daemonset').pods.filter((pod) => pod.spec?.nodeName === 'node-3').slice(0, -1);
    expect(notCovered(sceneOf(planFor('nodeCheck'), { pods: running }), [node('node-3')])).toEqual([
      { node: 'node-3', why: 'its pod did not end: its probe was still running' },
    ]);
  });

  test('how it ended', () => {
    expect(notCovered(sceneOf(EVERY_NODE, { pods: [endedPod('a', '', 128, 'StartError')] }), [node('a')])).toEqual([
      { node: 'a', why: 'its probe gave no result: StartError, exit code 128' },
    ]);
  });
});

test('a node of which only a part was told is not covered', () => {
  const pod = endedPod('a', messageOf([result()]), 137, 'OOMKilled');
  expect(notCovered(sceneOf(EVERY_NODE, { pods: [pod] }), [node('a')])).toEqual([
    { node: 'a', why: 'its probe was ended early: OOMKilled, exit code 137' },
  ]);
});

test('of nodes that may not be read, those with pods are known', () => {
  expect(notCovered(sceneOf(EVERY_NODE, recorded('image-not-pulled')), undefined).map((each) => each.node).sort()).toEqual(['node-1', 'node-2', 'node-3']);
  expect(notCovered(sceneOf(planFor('dns'), recorded('job-that-passes')), undefined)).toEqual([]);
});
