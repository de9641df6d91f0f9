import { isLabelKey, isLabelValue } from './metadata';
import { isDnsLabel } from './names';
import { fieldsOf, listOf, type Refusal, refusedUnless } from './refusal';
import type { FieldPath } from '../findings/field-path';

/*
 * What the API server refuses in the affinity of a pod although the types are right.
 *
 * Source: https://github.com/kubernetes/kubernetes `pkg/apis/core/validation/validation.go` (`validateAffinity`)
 */

type Fields = Readonly<Record<string, unknown>>;
type Check = (value: Fields, at: FieldPath) => Refusal[];

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

/** The operators of a selector, and how many values each takes. */
const LABEL_OPERATORS = { In: 'some', NotIn: 'some', Exists: 'none', DoesNotExist: 'none' } as const;
const NODE_OPERATORS = { ...LABEL_OPERATORS, Gt: 'one', Lt: 'one' } as const;

type Operators = Readonly<Record<string, keyof typeof VALUES>>;

const VALUES = {
  some: { fits: (count: number) => count > 0, rule: 'a list with a value' },
  none: { fits: (count: number) => count === 0, rule: 'absent with this operator' },
  one: { fits: (count: number) => count === 1, rule: 'a list with one value' },
} as const;

/** What the API server would refuse in a `k8s.Affinity`. */
export function affinityRefusals(affinity: unknown, at: FieldPath): Refusal[] {
  const { nodeAffinity, podAffinity, podAntiAffinity } = fieldsOf(affinity);
  return [
    ...nodeRefusals(fieldsOf(nodeAffinity), [...at, 'nodeAffinity']),
    ...podRefusals(fieldsOf(podAffinity), [...at, 'podAffinity']),
    ...podRefusals(fieldsOf(podAntiAffinity), [...at, 'podAntiAffinity']),
  ];
}

function nodeRefusals(affinity: Fields, at: FieldPath): Refusal[] {
  const { nodeSelectorTerms: terms } = fieldsOf(affinity[REQUIRED]);
  const field = [...at, REQUIRED, 'nodeSelectorTerms'];
  return [
    ...refusedUnless(!Array.isArray(terms) || terms.length > 0, field, terms, 'a list with a term'),
    ...each(terms, field, nodeTermRefusals),
    ...weighed(affinity, at, ({ preference }, place) => (
      nodeTermRefusals(fieldsOf(preference), [...place, 'preference'])
    )),
  ];
}

function nodeTermRefusals({ matchExpressions }: Fields, at: FieldPath): Refusal[] {
  return expressionRefusals(matchExpressions, [...at, 'matchExpressions'], NODE_OPERATORS);
}

function podRefusals(affinity: Fields, at: FieldPath): Refusal[] {
  return [
    ...each(affinity[REQUIRED], [...at, REQUIRED], podTermRefusals),
    ...weighed(affinity, at, ({ podAffinityTerm: term }, place) => (
      podTermRefusals(fieldsOf(term), [...place, 'podAffinityTerm'])
    )),
  ];
}

function podTermRefusals(term: Fields, at: FieldPath): Refusal[] {
  const { topologyKey, namespaces, labelSelector, namespaceSelector } = term;
  const isKey = isNoText(topologyKey) || isLabelKey(topologyKey);
  return [
    ...refusedUnless(isKey, [...at, 'topologyKey'], topologyKey, 'a label key'),
    ...(Array.isArray(namespaces) ? namespaces as unknown[] : []).flatMap((name, index) => (
      refusedUnless(isNoText(name) || isDnsLabel(name), [...at, 'namespaces', index], name, 'the name of a namespace')
    )),
    ...selectorRefusals(fieldsOf(labelSelector), [...at, 'labelSelector']),
    ...selectorRefusals(fieldsOf(namespaceSelector), [...at, 'namespaceSelector']),
  ];
}

function selectorRefusals({ matchLabels, matchExpressions }: Fields, at: FieldPath): Refusal[] {
  return [
    ...Object.entries(fieldsOf(matchLabels)).flatMap(([key, value]) => [
      ...refusedUnless(isLabelKey(key), [...at, 'matchLabels', key], key, 'a label key'),
      ...refusedUnless(isNoText(value) || isLabelValue(value), [...at, 'matchLabels', key], value, 'a label value'),
    ]),
    ...expressionRefusals(matchExpressions, [...at, 'matchExpressions'], LABEL_OPERATORS),
  ];
}

function expressionRefusals(expressions: unknown, at: FieldPath, operators: Operators): Refusal[] {
  return each(expressions, at, ({ key, operator, values }, place) => {
    const wanted = typeof operator === 'string' && Object.hasOwn(operators, operator) ? operators[operator] : undefined;
    const { fits, rule } = VALUES[wanted ?? 'some'];
    const count = Array.isArray(values) ? values.length : 0;
    return [
      ...refusedUnless(isNoText(key) || isLabelKey(key), [...place, 'key'], key, 'a label key'),
      ...refusedUnless(
        isNoText(operator) || wanted !== undefined, [...place, 'operator'], operator,
        `one of ${Object.keys(operators).join(', ')}`,
      ),
      ...refusedUnless(wanted === undefined || fits(count), [...place, 'values'], values, rule),
    ];
  });
}

/** The terms with a weight. */
function weighed(affinity: Fields, at: FieldPath, check: Check): Refusal[] {
  return each(affinity[PREFERRED], [...at, PREFERRED], (term, place) => {
    const { weight } = term;
    const isWeight = !Number.isInteger(weight) || ((weight as number) >= 1 && (weight as number) <= 100);
    return [
      ...refusedUnless(isWeight, [...place, 'weight'], weight, 'an integer from 1 to 100'),
      ...check(term, place),
    ];
  });
}

function each(list: unknown, at: FieldPath, check: Check): Refusal[] {
  return listOf(list).flatMap((value, index) => check(value, [...at, index]));
}

/** The schema reports a value of the wrong type, or one that is missing. */
function isNoText(value: unknown): boolean {
  return typeof value !== 'string';
}
