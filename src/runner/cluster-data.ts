import type { LiveWorkload } from './run-state';
import { type Fields, fieldsOf, isFields, listOf, numberOf, textOf, textsOf } from '../kubernetes/fields';
import type {
  Condition, ContainerState, ContainerStatus, KubernetesObject, Node, ObjectMeta, Pod, Taint, TerminatedContainer,
} from '../kubernetes/objects';

/*
 * Objects as kubectl printed them, reduced to the fields that are read. A field that does not have the type of the
 * Kubernetes API is absent: what is called kubectl may print anything.
 */

export function podOf(object: KubernetesObject): Pod {
  const status = fieldsOf(object.status);
  return {
    metadata: metadataOf(object),
    spec: { nodeName: textOf(fieldsOf(object.spec).nodeName) },
    status: {
      phase: textOf(status.phase),
      reason: textOf(status.reason),
      message: textOf(status.message),
      conditions: conditionsOf(status.conditions),
      initContainerStatuses: listOf(status.initContainerStatuses).map(containerOf),
      containerStatuses: listOf(status.containerStatuses).map(containerOf),
    },
  };
}

export function workloadOf(object: KubernetesObject): LiveWorkload {
  const { conditions, observedGeneration, desiredNumberScheduled } = fieldsOf(object.status);
  return {
    metadata: metadataOf(object),
    status: {
      conditions: conditionsOf(conditions),
      observedGeneration: numberOf(observedGeneration),
      desiredNumberScheduled: numberOf(desiredNumberScheduled),
    },
  };
}

export function nodeOf(object: KubernetesObject): Node {
  const { unschedulable, taints } = fieldsOf(object.spec);
  return {
    metadata: metadataOf(object),
    spec: { unschedulable: unschedulable === true, taints: listOf(taints).map(taintOf) },
    status: { conditions: conditionsOf(fieldsOf(object.status).conditions) },
  };
}

function metadataOf({ metadata }: KubernetesObject): ObjectMeta {
  const { namespace, uid, generation, labels, annotations } = metadata as unknown as Fields;
  return {
    name: metadata.name,
    namespace: textOf(namespace),
    uid: textOf(uid),
    generation: numberOf(generation),
    labels: textsOf(labels),
    annotations: textsOf(annotations),
  };
}

function containerOf({ name, state, lastState }: Fields): ContainerStatus {
  return { name: textOf(name) ?? '', state: stateOf(fieldsOf(state)), lastState: stateOf(fieldsOf(lastState)) };
}

function stateOf({ waiting, running, terminated }: Fields): ContainerState {
  return {
    waiting: isFields(waiting) ? { reason: textOf(waiting.reason), message: textOf(waiting.message) } : undefined,
    running: isFields(running) ? {} : undefined,
    terminated: isFields(terminated) ? terminatedOf(terminated) : undefined,
  };
}

function terminatedOf({ exitCode, reason, message, finishedAt }: Fields): TerminatedContainer {
  return {
    exitCode: numberOf(exitCode) ?? -1,
    reason: textOf(reason),
    message: textOf(message),
    finishedAt: textOf(finishedAt),
  };
}

function conditionsOf(value: unknown): Condition[] {
  return listOf(value).map(({ type, status, reason, message }) => (
    { type: textOf(type) ?? '', status: textOf(status) ?? '', reason: textOf(reason), message: textOf(message) }
  ));
}

function taintOf({ key, value, effect }: Fields): Taint {
  return { key: textOf(key) ?? '', value: textOf(value), effect: textOf(effect) ?? '' };
}
