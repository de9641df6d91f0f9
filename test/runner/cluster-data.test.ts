import { anyObject, judged } from './cluster-objects';
import { planFor, recorded } from './support';
import { podOf, workloadOf } from '../../src/runner/cluster-data';
import { endOf } from '../../src/runner/pod-answer';
import { fc } from '../support/properties';

test('reads what a real cluster prints without a loss that changes the verdict', () => {
  for (const name of ['job-on-every-node', 'daemonset', 'job-that-passes', 'image-not-pulled', 'job-not-placed']) {
    const { pods, workload } = recorded(name);
    expect(pods.map((pod) => endOf(podOf({ apiVersion: 'v1', kind: 'Pod', ...pod })))).toEqual(pods.map((pod) => endOf(pod)));
    expect(workload.map((each) => workloadOf({ apiVersion: 'v1', kind: 'Job', ...each }).status?.conditions?.length ?? 0))
      .toEqual(workload.map(({ status: { conditions: all = [] } = {} }) => all.length));
  }
});

test.each(['dns', 'everyNode', 'nodeCheck'] as const)('survives any pods, workloads and nodes: %s', (form) => {
  const plan = planFor(form);
  fc.assert(fc.property(fc.array(anyObject, { maxLength: 5 }), fc.array(anyObject, { maxLength: 3 }), (pods, others) => {
    const { texts } = judged(plan, pods, others);
    expect(texts.filter((text) => typeof text !== 'string' || text.includes('[object Object]'))).toEqual([]);
  }), { seed: 14, numRuns: 100 });
});
