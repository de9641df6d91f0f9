import { messageOf, NODES, result } from './support';
import { isObject } from '../../src/cluster/documents';
import type { KubernetesObject } from '../../src/kubernetes/objects';
import { nodeOf, podOf, workloadOf } from '../../src/runner/cluster-data';
import { notCovered } from '../../src/runner/coverage';
import type { Plan } from '../../src/runner/plan';
import { answerOf, endOf } from '../../src/runner/pod-answer';
import { progressText } from '../../src/runner/progress';
import { tableFor } from '../../src/runner/result-table';
import { emptyState, withAnswer, withDeletedPod, withPod, withWorkload } from '../../src/runner/run-state';
import { summary } from '../../src/runner/summary';
import { verdictOf } from '../../src/runner/verdict';
import { verdictJson } from '../../src/runner/verdict-json';
import { verdictJunit } from '../../src/runner/verdict-junit';
import { fc } from '../support/properties';

/* Objects as a program that is called kubectl may print them, and what the runner makes of them. */

/** Any JSON, in which fields have the names that are read. */
const anything = fc.jsonValue();
const maybe = (value: fc.Arbitrary<unknown>) => fc.oneof({ weight: 4, arbitrary: value }, { weight: 1, arbitrary: anything });
const message = maybe(fc.oneof(
  fc.constant(messageOf([result(), result({ ok: false })])),
  fc.dictionary(fc.constantFrom(...Object.keys(result())), anything).map((changes) => messageOf([{ ...result(), ...changes }])),
));
const state = maybe(fc.record({
  terminated: maybe(fc.record({ exitCode: maybe(fc.integer()), reason: maybe(fc.string()), message, finishedAt: anything })),
  waiting: anything,
  running: anything,
}, { requiredKeys: [] }));
const containers = maybe(fc.array(maybe(fc.record({ name: fc.constantFrom('probe', 'other'), state, lastState: state }))));
const conditions = maybe(fc.array(maybe(fc.record({
  type: maybe(fc.constantFrom('PodScheduled', 'Complete', 'Failed', 'Ready')), status: maybe(fc.constantFrom('True', 'False')), reason: anything, message: anything,
}))));
const status = maybe(fc.record({
  phase: anything,
  reason: anything,
  message: anything,
  conditions,
  containerStatuses: containers,
  initContainerStatuses: containers,
  observedGeneration: anything,
  desiredNumberScheduled: maybe(fc.nat(5)),
}));
const metadata = fc.record({ name: maybe(fc.string()), labels: anything, annotations: anything, generation: anything });
const spec = maybe(fc.record({ nodeName: maybe(fc.string()), taints: maybe(fc.array(anything)), unschedulable: anything }));
/** An object of a cluster, with values of any type. */
export const anyObject: fc.Arbitrary<KubernetesObject> = fc.record({ kind: fc.constantFrom('Pod', 'Job', 'DaemonSet', 'Event'), metadata, status, spec })
  .map((value): unknown => value).filter(isObject);

/** The verdict after these objects were seen, each pod once alive and once deleted, and everything that is printed about it. */
export function judged(plan: Plan, pods: readonly KubernetesObject[], others: readonly KubernetesObject[]) {
  let run = others.map(workloadOf).reduce(withWorkload, emptyState(plan));
  for (const pod of pods.map(podOf)) {
    run = withDeletedPod(withPod(run, pod), pod);
    const end = endOf(pod);
    run = end === undefined ? run : withAnswer(run, pod, answerOf(pod, end, { text: end.message }));
  }
  const nodes = [...NODES, ...others.map(nodeOf)];
  const verdict = verdictOf([{ state: run, end: 'over', words: undefined }], nodes);
  const table = tableFor([plan], undefined, (_, text) => text);
  const texts = [
    summary(verdict), verdictJunit(verdict), JSON.stringify(verdictJson(verdict)), progressText([plan], new Map([[plan, run]]), 1),
    ...[...run.answers.values()].map((answer) => table.rows(plan, answer)), ...notCovered(run, nodes).map(({ why }) => why),
  ];
  return { verdict, texts };
}
