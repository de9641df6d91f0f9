import { isLabelKey, isLabelValue, mapFindings } from './metadata';
import { isDnsSubdomain } from './names';
import { listOf, type Refusal, refusedUnless } from './refusal';
import { resourceRefusals } from './resource-grammar';
import { REFUSED_BY_KUBERNETES } from '../findings/catalogue/verification';
import type { FieldPath } from '../findings/field-path';
import type { FieldFinding } from '../findings/finding';

/*
 * What the API server refuses in a pod although the types are right. Each function is about one type of Kubernetes.
 *
 * Source: https://github.com/kubernetes/kubernetes `pkg/apis/core/validation/validation.go`
 */

/** The parts of a pod that an author may choose. Values may have any type. */
export interface ChosenPodFields {
  readonly image?: unknown;
  readonly nodeSelector?: unknown;
  readonly tolerations?: unknown;
  readonly resources?: unknown;
  readonly imagePullSecrets?: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

/** What the API server would refuse in these fields. */
export function podFindings(chosen: ChosenPodFields): FieldFinding[] {
  const refusals = [
    ...imageRefusals(chosen.image),
    ...tolerationRefusals(chosen.tolerations, ['tolerations']),
    ...resourceRefusals(chosen.resources, ['resources']),
    ...pullSecretRefusals(listOf(chosen.imagePullSecrets), ['imagePullSecrets']),
  ];
  return [
    ...refusals.map((each) => REFUSED_BY_KUBERNETES.finding(each, each.at)),
    // A node selector consists of labels.
    ...mapFindings('label', ['nodeSelector'], chosen.nodeSelector),
  ];
}

/** Characters that Go, in which the API server is written, counts as spaces. */
const SPACE = /[\s\u0085]/;

function imageRefusals(image: unknown): Refusal[] {
  const isName = typeof image === 'string' && image !== '' && !SPACE.test(image);
  return refusedUnless(image === undefined || isName, ['image'], image, 'the name of an image, without spaces');
}

/**
 * A name that is repeated is refused by `kubectl apply --server-side`.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy (`listType=map`)
 */
function pullSecretRefusals(secrets: readonly Fields[], at: FieldPath): Refusal[] {
  const names = secrets.map(({ name }) => name);
  return names.flatMap((name, index) => [
    ...refusedUnless(isDnsSubdomain(name), [...at, index, 'name'], name, 'the name of a Secret'),
    ...refusedUnless(names.indexOf(name) === index, [...at, index, 'name'], name, 'named only once'),
  ]);
}

const OPERATORS = ['Exists', 'Equal'];
const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** What the API server would refuse in a list of `k8s.Toleration`. */
export function tolerationRefusals(tolerations: unknown, at: FieldPath): Refusal[] {
  return listOf(tolerations).flatMap((each, index) => refusalsOf(each, [...at, index]));
}

function refusalsOf({ key, operator, value, effect, tolerationSeconds }: Fields, at: FieldPath): Refusal[] {
  const isForEveryKey = key === undefined || key === '';
  return [
    ...refusedUnless(isForEveryKey || isLabelKey(key), [...at, 'key'], key, 'a label key'),
    ...refusedUnless(isOneOf(OPERATORS, operator), [...at, 'operator'], operator, '"Exists" or "Equal"'),
    ...refusedUnless(!isForEveryKey || operator === 'Exists', [...at, 'operator'], operator, '"Exists" without a key'),
    ...refusedUnless(operator !== 'Exists' || isAbsent(value), [...at, 'value'], value, 'absent with "Exists"'),
    ...refusedUnless(isAbsent(value) || isLabelValue(value), [...at, 'value'], value, 'a label value'),
    ...refusedUnless(isOneOf(EFFECTS, effect), [...at, 'effect'], effect, `one of ${EFFECTS.join(', ')}`),
    ...refusedUnless(
      tolerationSeconds === undefined || effect === 'NoExecute',
      [...at, 'effect'], effect, '"NoExecute" with tolerationSeconds',
    ),
  ];
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === '';
}

/** Absent counts as one of the values: Kubernetes has a default. */
function isOneOf(values: readonly string[], value: unknown): boolean {
  return isAbsent(value) || values.includes(String(value));
}
