import { isLabelKey, isLabelValue, metadataEntries, metadataProblem } from './metadata';
import { isDnsSubdomain } from './names';
import { amountOf } from './quantity';
import { BAD_METADATA } from '../findings/catalogue/resource';
import { REFUSED_BY_KUBERNETES } from '../findings/catalogue/verification';
import type { FieldPath } from '../findings/field-path';
import type { FieldFinding } from '../findings/finding';
import { shown } from '../text';

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

/** What is wrong with one field: the value, and the constraint that it breaks. */
interface Refusal {
  readonly at: FieldPath;
  readonly value: unknown;
  readonly rule: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** What the API server would refuse in these fields. */
export function podFindings(chosen: ChosenPodFields): FieldFinding[] {
  const refusals = [
    ...imageRefusals(chosen.image),
    ...listOf(chosen.tolerations).flatMap((each, index) => tolerationRefusals(each, ['tolerations', index])),
    ...resourceRefusals(mapOf(chosen.resources), ['resources']),
    ...listOf(chosen.imagePullSecrets).flatMap((each, index) => (
      refusedUnless(isDnsSubdomain(each.name), ['imagePullSecrets', index, 'name'], each.name, 'the name of a Secret')
    )),
  ];
  return [...refusals.map((each) => REFUSED_BY_KUBERNETES.finding(each, each.at)), ...nodeSelectorFindings(chosen)];
}

/** A node selector consists of labels. */
function nodeSelectorFindings({ nodeSelector }: ChosenPodFields): FieldFinding[] {
  return metadataEntries('label', ['nodeSelector'], nodeSelector).flatMap((entry) => {
    const problem = metadataProblem(entry);
    return problem === undefined ? [] : [BAD_METADATA.finding(problem, [...entry.field, entry.key])];
  });
}

function imageRefusals(image: unknown): Refusal[] {
  const isName = typeof image === 'string' && /^\S+$/.test(image);
  return refusedUnless(image === undefined || isName, ['image'], image, 'the name of an image, without spaces');
}

const OPERATORS = ['Exists', 'Equal'];
const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

function tolerationRefusals({ key, operator, value, effect, tolerationSeconds }: Fields, at: FieldPath): Refusal[] {
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

function resourceRefusals({ limits, requests }: Fields, at: FieldPath): Refusal[] {
  const most = mapOf(limits);
  return [
    ...Object.entries(most).flatMap(([name, value]) => quantityRefusals(name, value, [...at, 'limits', name])),
    ...Object.entries(mapOf(requests)).flatMap(([name, value]) => [
      ...quantityRefusals(name, value, [...at, 'requests', name]),
      ...aboveLimit(value, most[name], [...at, 'requests', name]),
    ]),
  ];
}

function quantityRefusals(name: string, value: unknown, at: FieldPath): Refusal[] {
  return [
    ...refusedUnless(isLabelKey(name), at, name, 'the name of a resource'),
    ...refusedUnless((amount(value) ?? -1) >= 0, at, textOf(value), 'a quantity of 0 or more, like "500m" or "2Gi"'),
  ];
}

function aboveLimit(request: unknown, limit: unknown, at: FieldPath): Refusal[] {
  const [asked, most] = [amount(request), amount(limit)];
  const isAbove = asked !== undefined && most !== undefined && asked > most;
  return refusedUnless(!isAbove, at, textOf(request), `at most the limit, ${shown(textOf(limit))}`);
}

function amount(value: unknown): number | undefined {
  return amountOf(String(textOf(value)));
}

/** The text of a quantity, which may be in a `k8s.Quantity`. */
function textOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
}

function refusedUnless(isRight: boolean, at: FieldPath, value: unknown, rule: string): Refusal[] {
  return isRight ? [] : [{ at, value, rule }];
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === '';
}

/** Absent counts as one of the values: Kubernetes has a default. */
function isOneOf(values: readonly string[], value: unknown): boolean {
  return isAbsent(value) || values.includes(String(value));
}

function listOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.map(mapOf) : [];
}

function mapOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Fields : {};
}
