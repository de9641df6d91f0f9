import { randomText } from './fresh-names';
import type { Plan } from './plan';
import type { KubernetesObject, ObjectMeta } from '../kubernetes/objects';
import { NAME_LABEL, PROBE_NAME } from '../probe/labels';

/** Label of every object that a run makes, and of its pods; the value is the id of the run. */
export const RUN_LABEL = 'asm-gateway.io/run';

/** Annotation with the time after which a run is over, and what is left of it may be removed. */
export const OVER_AFTER = 'asm-gateway.io/over-after';

/** What distinguishes a run. */
export interface RunMark {
  readonly id: string;

  /** When the run is over, whatever happens. */
  readonly overAfter: Date;
}

/** The time that the removal may take after the last result, in seconds. */
const REMOVAL_SECONDS = 300;

const ID_LENGTH = 10;

/** What `--run` accepts. */
export const RUN_ID = /^[a-z0-9]{1,63}$/;

/** A new mark for plans that begin now. */
export function newMark(plans: readonly Plan[], now: number): RunMark {
  const seconds = Math.max(0, ...plans.map((plan) => plan.seconds)) + REMOVAL_SECONDS;
  return { id: randomText(ID_LENGTH), overAfter: new Date(now + seconds * 1000) };
}

/** The selector of what a run made, or of what any run made. */
export function runSelector(id?: string): string {
  return `${NAME_LABEL}=${PROBE_NAME},${RUN_LABEL}${id === undefined ? '' : `=${id}`}`;
}

/** A plan whose objects, and pods, carry the mark of a run. */
export function markedPlan(plan: Plan, mark: RunMark): Plan {
  const { workload, supporters } = plan.bundle;
  const marked = (object: KubernetesObject) => markedObject(object, mark);
  return { ...plan, bundle: { workload: withMarkedPods(marked(workload), mark), supporters: supporters.map(marked) } };
}

function markedObject(object: KubernetesObject, { id, overAfter }: RunMark): KubernetesObject {
  const { metadata } = object;
  const annotations = { ...metadata.annotations, [OVER_AFTER]: overAfter.toISOString() };
  return { ...object, metadata: { ...withLabel(metadata, id), annotations } };
}

function withMarkedPods(workload: KubernetesObject, { id }: RunMark): KubernetesObject {
  const spec = workload.spec as { readonly template: { readonly metadata?: Partial<ObjectMeta> } };
  const template = { ...spec.template, metadata: withLabel(spec.template.metadata ?? {}, id) };
  return { ...workload, spec: { ...spec, template } };
}

function withLabel<Meta extends Partial<ObjectMeta>>(metadata: Meta, id: string): Meta {
  return { ...metadata, labels: { ...metadata.labels, [RUN_LABEL]: id } };
}
