import { endedPod, messageOf, NODES, planFor, recorded, result, sceneOf } from './support';
import type { Node, Pod } from '../../src/kubernetes/objects';
import { notCovered } from '../../src/runner/coverage';
import type { Plan } from '../../src/runner/plan';

const EVERY_NODE = planFor('everyNode');

/** A node of the lab, with changes. */
function node(name: string, otherwise: { spec?: Node['spec']; labels?: Record<string, string>; ready?: string } = {}): Node {
  const [{ metadata, spec, status }] = NODES;
  return {
    metadata: { ...metadata, name, labels: { ...metadata.labels, ...otherwise.labels } },
    spec: { ...spec, ...otherwise.spec },
    status: { ...status, conditions: [{ type: 'Ready', status: otherwise.ready ?? 'True' }] },
  };
}

/** Why a node without a pod has no result. */
const whyOf = (plan: Plan, otherwise: Parameters<typeof node>[1]) => notCovered(sceneOf(plan, {}), [node('a', otherwise)]).map(({ why }) => why);
const taint = (key: string, effect = 'NoSchedule', value?: string) => ({ spec: { taints: [{ key, value, effect }] } });
const tolerating = (plan: Plan, tolerations: Plan['pod']['tolerations']): Plan => ({ ...plan, pod: { ...plan.pod, tolerations } });

test('nodes that answered are covered', () => {
  expect(notCovered(sceneOf(EVERY_NODE, recorded('job-on-every-node')), NODES)).toEqual([]);
});

test('reports the nodes outside the placement', () => {
  expect(notCovered(sceneOf(planFor('dns'), recorded('job-that-passes')), NODES)).toEqual([
    { node: 'node-1', why: 'the placement probes one node only' }, { node: 'node-3', why: 'the placement probes one node only' },
  ]);
});

test('reports a node on which a pod of every node is missing', () => {
  expect(whyOf(EVERY_NODE, {})).toEqual(['no pod was scheduled there']);
});

describe('reports a node that was not probed because it', () => {
  test('is cordoned, if the workload is a Job', () => {
    const cordoned = { spec: { unschedulable: true, taints: [{ key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' }] } };
    expect(whyOf(EVERY_NODE, cordoned)).toEqual(['cordoned']);
    expect(whyOf(planFor('nodeCheck'), cordoned)).toEqual(['no pod was scheduled there']);
  });

  test('has a taint', () => {
    expect(whyOf(EVERY_NODE, taint('dedicated', 'NoSchedule', 'gpu'))).toEqual([
      'the probe does not tolerate the taint dedicated=gpu:NoSchedule',
    ]);
    expect(whyOf(tolerating(EVERY_NODE, [{ operator: 'Exists' }]), taint('dedicated'))).toEqual(['no pod was scheduled there']);
  });

  test('has a taint for which the DaemonSet controller adds no toleration', () => {
    expect(whyOf(planFor('nodeCheck'), taint('node.kubernetes.io/disk-pressure'))).toEqual(['no pod was scheduled there']);
    expect(whyOf(planFor('nodeCheck'), taint('node.kubernetes.io/network-unavailable'))).toEqual([
      'the probe does not tolerate the taint node.kubernetes.io/network-unavailable:NoSchedule',
    ]);
    expect(whyOf(EVERY_NODE, taint('node.kubernetes.io/disk-pressure'))).toEqual([
      'the probe does not tolerate the taint node.kubernetes.io/disk-pressure:NoSchedule',
    ]);
  });

  test('is virtual', () => {
    expect(whyOf(EVERY_NODE, taint('virtual-kubelet.io/provider', 'NoSchedule', 'alibabacloud'))).toEqual(['virtual node']);
    expect(whyOf(EVERY_NODE, { labels: { type: 'virtual-kubelet' } })).toEqual(['virtual node']);
  });

  test('is not matched by the nodeSelector', () => {
    const plan = { ...EVERY_NODE, pod: { ...EVERY_NODE.pod, nodeSelector: { disk: 'ssd' } } };
    expect(whyOf(plan, { labels: { disk: 'hdd' } })).toEqual(['not matched by the nodeSelector of the probe']);
    expect(whyOf(plan, { labels: { disk: 'ssd' } })).toEqual(['no pod was scheduled there']);
  });

  test('is not ready, regardless of the taints that come with it', () => {
    expect(whyOf(EVERY_NODE, { ready: 'Unknown', ...taint('node.kubernetes.io/unreachable') })).toEqual(['not ready']);
  });
});

describe('reports a pod without a result', () => {
  test('with its node and the reason for waiting', () => {
    const why = notCovered(sceneOf(EVERY_NODE, recorded('image-not-pulled')), NODES).map(({ why: each }) => each);
    expect(why).toEqual(Array(3).fill(expect.stringMatching(/^the pod did not finish: ErrImagePull, failed to pull and unpack image/)));
  });

  test('with the message of the scheduler', () => {
    expect(notCovered(sceneOf(planFor('dns'), recorded('job-not-placed')), NODES).at(-1)).toEqual({
      node: null, why: expect.stringMatching(/^a pod was not scheduled: 0\/3 nodes are available/) as string,
    });
  });

  test('unless another pod replaced it', () => {
    const { workload, pods } = recorded('job-that-passes');
    const lost: Pod = { metadata: { name: 'lost' }, status: { phase: 'Pending' } };
    expect(notCovered(sceneOf(planFor('dns'), { workload, pods: [lost, ...pods] }), NODES).filter((each) => each.node === null)).toEqual([]);
  });

  test('while its probe is running', () => {
    const running = recorded('daemonset').pods.filter((pod) => pod.spec?.nodeName === 'node-3').slice(0, -1);
    expect(notCovered(sceneOf(planFor('nodeCheck'), { pods: running }), [node('node-3')])).toEqual([
      { node: 'node-3', why: 'the pod did not finish: the probe was still running' },
    ]);
  });

  test('with the exit code of its probe', () => {
    expect(notCovered(sceneOf(EVERY_NODE, { pods: [endedPod('a', '', 128, 'StartError')] }), [node('a')])).toEqual([
      { node: 'a', why: 'the probe reported no result: StartError, exit code 128' },
    ]);
  });
});

test('a node with incomplete results is not covered', () => {
  const pod = endedPod('a', messageOf([result()]), 137, 'OOMKilled');
  expect(notCovered(sceneOf(EVERY_NODE, { pods: [pod] }), [node('a')])).toEqual([
    { node: 'a', why: 'the probe was terminated early: OOMKilled, exit code 137' },
  ]);
});

test('without permission to list nodes, reports the nodes with pods', () => {
  const all = notCovered(sceneOf(EVERY_NODE, recorded('image-not-pulled')), undefined);
  expect(all.map((each) => each.node).sort()).toEqual(['node-1', 'node-2', 'node-3']);
  expect(notCovered(sceneOf(planFor('dns'), recorded('job-that-passes')), undefined)).toEqual([]);
});
