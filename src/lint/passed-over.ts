import type { PassedOver } from './result';
import { type Fields, fieldsOf } from '../kubernetes/fields';
import { GATEWAY_KIND, LIST } from '../kubernetes/gateway-lists';
import { nearest, shown } from '../text';

/** Why an object is not judged. */
export type WhyNotJudged = Omit<PassedOver, 'file' | 'line'>;

const GROUP = 'istio.alibabacloud.com';

const SERVICE_KIND = 'Service';

/** As what an object is judged; undefined if it is not. */
export function judgedAs({ apiVersion, kind, spec }: Fields): 'gateway' | 'service' | undefined {
  if (kind === GATEWAY_KIND && isOfGroup(apiVersion)) {
    return 'gateway';
  }
  return kind === SERVICE_KIND && apiVersion === 'v1' && isForLoadBalancer(spec) ? 'service' : undefined;
}

function isOfGroup(apiVersion: unknown): boolean {
  return typeof apiVersion === 'string' && apiVersion.startsWith(`${GROUP}/`);
}

function isForLoadBalancer(spec: unknown): boolean {
  return fieldsOf(spec).type === 'LoadBalancer';
}

/** Why an object is not judged. */
export function whyNotJudged({ apiVersion, kind, spec }: Fields): WhyNotJudged {
  const named = typeof kind === 'string' ? kind : '';
  if (named === GATEWAY_KIND) {
    return surprising(named, wrongVersion(apiVersion));
  }
  if (isOfGroup(apiVersion) && nearest(named, [GATEWAY_KIND]).length > 0) {
    return surprising(named, `the kind must be ${GATEWAY_KIND}`);
  }
  if ([LIST, `${GATEWAY_KIND}${LIST}`, `${SERVICE_KIND}${LIST}`].includes(named)) {
    return surprising(named, 'its items are no list');
  }
  return named === SERVICE_KIND ? ofService(apiVersion, spec) : {
    kind: named,
    why: named === '' ? 'without a kind' : 'neither an IstioGateway nor a Service of type LoadBalancer',
    isSurprising: false,
  };
}

function ofService(apiVersion: unknown, spec: unknown): WhyNotJudged {
  if (!isForLoadBalancer(spec)) {
    return { kind: SERVICE_KIND, why: 'not of type LoadBalancer', isSurprising: false };
  }
  // Other software has a kind of this name in a group of its own.
  const isOfAnotherGroup = typeof apiVersion === 'string' && apiVersion.includes('/');
  return isOfAnotherGroup
    ? { kind: SERVICE_KIND, why: 'apiVersion is not v1', isSurprising: false }
    : surprising(SERVICE_KIND, 'apiVersion must be v1');
}

/** A reason that the user must see, because the object or the file may define a gateway. */
export function surprising(kind: string, why: string): WhyNotJudged {
  return { kind, why, isSurprising: true };
}

function wrongVersion(apiVersion: unknown): string {
  if (apiVersion === undefined) {
    return `apiVersion is missing; it must begin with ${GROUP}/`;
  }
  return apiVersion === GROUP
    ? `apiVersion has no version; it must be for example ${GROUP}/v1beta1`
    : `apiVersion is ${shown(apiVersion)}; it must begin with ${GROUP}/`;
}
