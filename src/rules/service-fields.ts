import { mapAt } from './gather';
import { BAD_FIELD } from '../findings/catalogue/fields';
import type { FieldPath } from '../findings/field-path';
import type { FieldFinding } from '../findings/finding';
import { type Fields, isFields } from '../kubernetes/fields';
import { ExternalTrafficPolicy } from '../model/service';
import { nearest } from '../text';

const POLICIES: readonly string[] = Object.values(ExternalTrafficPolicy);

/** Fields of a Service that rules read, with values that the API server rejects. A rule takes them for absent. */
export function serviceFieldFindings(manifest: Fields): FieldFinding[] {
  const { annotations, labels } = mapAt(manifest, 'metadata');
  const { externalTrafficPolicy, loadBalancerClass, ports } = mapAt(manifest, 'spec');
  return [
    ...unless(isMap(labels), ['metadata', 'labels'], labels, 'object'),
    ...unless(isMap(annotations), ['metadata', 'annotations'], annotations, 'object'),
    ...policyProblem(externalTrafficPolicy),
    ...unless(isText(loadBalancerClass), ['spec', 'loadBalancerClass'], loadBalancerClass, 'string'),
    ...unless(ports === undefined || Array.isArray(ports), ['spec', 'ports'], ports, 'array'),
    ...(Array.isArray(ports) ? ports as unknown[] : []).flatMap(portProblem),
  ];
}

function isMap(value: unknown): boolean {
  return value === undefined || isFields(value);
}

function isText(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}

function policyProblem(value: unknown): FieldFinding[] {
  const at = ['spec', 'externalTrafficPolicy'];
  if (value === undefined || value === '' || (typeof value === 'string' && POLICIES.includes(value))) {
    return [];
  }
  const [near] = typeof value === 'string' ? nearest(value, POLICIES) : [];
  return [BAD_FIELD.finding({ case: 'otherValue', at, value, allowed: POLICIES, near }, at)];
}

function portProblem(each: unknown, index: number): FieldFinding[] {
  const at = ['spec', 'ports', index];
  if (!isFields(each)) {
    return unless(false, at, each, 'object');
  }
  const { port } = each;
  if (port === undefined) {
    return [BAD_FIELD.finding({ case: 'missing', parent: at, name: 'port' }, at)];
  }
  const isNumber = typeof port === 'number' && Number.isInteger(port);
  const field = [...at, 'port'];
  return isNumber && (port < 1 || port > 65_535)
    ? [BAD_FIELD.finding({ case: 'other', at: field, value: port, rule: 'must be from 1 to 65535' }, field)]
    : unless(isNumber, field, port, 'integer');
}

function unless(
  isSound: boolean, at: FieldPath, value: unknown, type: 'object' | 'array' | 'string' | 'integer',
): FieldFinding[] {
  return isSound ? [] : [
    BAD_FIELD.finding({ case: 'wrongType', at, value, types: [type], quotable: type === 'string' }, at),
  ];
}
