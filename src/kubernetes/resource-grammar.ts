import { isLabelKey } from './metadata';
import { amountOf } from './quantity';
import { fieldsOf, type Refusal, refusedUnless } from './refusal';
import type { FieldPath } from '../findings/field-path';
import { shown } from '../text';

/*
 * What the API server refuses in the resources of a container.
 *
 * Source: https://github.com/kubernetes/kubernetes `pkg/apis/core/validation/validation.go`
 * (`ValidateContainerResourceRequirements`) and `pkg/apis/core/helper/helpers.go`
 */

/** The resources that Kubernetes itself gives to containers, next to huge pages. */
const STANDARD = ['cpu', 'memory', 'ephemeral-storage'];

const HUGE_PAGES = 'hugepages-';

/** What the API server would refuse in a `k8s.ResourceRequirements`. */
export function resourceRefusals(resources: unknown, at: FieldPath): Refusal[] {
  const given = fieldsOf(resources);
  const limits = fieldsOf(given.limits);
  const requests = fieldsOf(given.requests);
  return [
    ...Object.entries(limits).flatMap(([name, value]) => amountRefusals(name, value, [...at, 'limits', name])),
    ...Object.entries(requests).flatMap(([name, value]) => [
      ...amountRefusals(name, value, [...at, 'requests', name]),
      ...requestRefusals(name, value, limits[name], [...at, 'requests', name]),
    ]),
    ...hugePagesRefusals([...Object.keys(limits), ...Object.keys(requests)], at),
    ...refusedUnless(
      !Array.isArray(given.claims) || given.claims.length === 0,
      [...at, 'claims'], given.claims, 'absent, because the pod has no resource claims',
    ),
  ];
}

function amountRefusals(name: string, value: unknown, at: FieldPath): Refusal[] {
  const most = amount(value);
  if (!isResource(name)) {
    return refusedUnless(false, at, name, `${STANDARD.join(', ')}, hugepages-<size>, or a name with a DNS prefix`);
  }
  if (most === undefined || most < 0) {
    return refusedUnless(false, at, textOf(value), 'a quantity of 0 or more, like "500m" or "2Gi"');
  }
  if (name.startsWith(HUGE_PAGES)) {
    const isWhole = most % (pageSize(name) ?? NaN) === 0;
    return refusedUnless(isWhole, at, textOf(value), 'a whole number of huge pages');
  }
  return refusedUnless(!isExtended(name) || Number.isInteger(most), at, textOf(value), 'an integer');
}

/** Only resources that Kubernetes can share may have a limit above the request. */
function requestRefusals(name: string, request: unknown, limit: unknown, at: FieldPath): Refusal[] {
  const requested = amount(request);
  const limited = amount(limit);
  if (requested === undefined || (limited === undefined && limit !== undefined)) {
    // A value that is no quantity is reported already.
    return [];
  }
  if (isExtended(name) || name.startsWith(HUGE_PAGES)) {
    return refusedUnless(requested === limited, at, textOf(request), `equal to the limit, ${shown(textOf(limit))}`);
  }
  return refusedUnless(
    limited === undefined || requested <= limited, at, textOf(request), `at most the limit, ${shown(textOf(limit))}`,
  );
}

function hugePagesRefusals(names: readonly string[], at: FieldPath): Refusal[] {
  const pages = names.find((name) => name.startsWith(HUGE_PAGES));
  const isAlone = pages !== undefined && !names.includes('cpu') && !names.includes('memory');
  return refusedUnless(!isAlone, at, pages, 'together with cpu or memory');
}

function isResource(name: string): boolean {
  if (!isLabelKey(name)) {
    return false;
  }
  return isExtended(name)
    ? !name.startsWith('requests.') && isLabelKey(`requests.${name}`)
    : name.includes('/') || STANDARD.includes(name) || pageSize(name) !== undefined;
}

/** Whether the resource is not one of Kubernetes' own. */
function isExtended(name: string): boolean {
  return name.includes('/') && !name.includes('kubernetes.io/');
}

/** The bytes of a huge page; undefined if the name is not of huge pages. */
function pageSize(name: string): number | undefined {
  const size = name.startsWith(HUGE_PAGES) ? amountOf(name.slice(HUGE_PAGES.length)) : undefined;
  return size !== undefined && size > 0 ? size : undefined;
}

function amount(value: unknown): number | undefined {
  const text = textOf(value);
  return typeof text === 'string' || typeof text === 'number' ? amountOf(String(text)) : undefined;
}

/** The text of a quantity, which may be in a `k8s.Quantity`. */
function textOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
}
