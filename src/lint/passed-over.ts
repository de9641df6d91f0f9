import type { PassedOver } from './result';
import { type Fields, fieldsOf } from '../kubernetes/fields';
import { GATEWAY_KIND } from '../kubernetes/gateway-lists';
import { nearest, shown } from '../text';

/** Why an object is not judged. */
export type WhyNotJudged = Omit<PassedOver, 'file' | 'line'>;

const GROUP = 'istio.alibabacloud.com';

/** Why an object is not judged; undefined if it is an IstioGateway. */
export function whyNotJudged({ apiVersion, kind, spec }: Fields): WhyNotJudged | undefined {
  const named = typeof kind === 'string' ? kind : '';
  const isOurs = typeof apiVersion === 'string' && apiVersion.startsWith(`${GROUP}/`);
  if (named === GATEWAY_KIND) {
    return isOurs ? undefined : surprising(named, wrongVersion(apiVersion));
  }
  if (isOurs && nearest(named, [GATEWAY_KIND]).length > 0) {
    return surprising(named, `the kind must be ${GATEWAY_KIND}`);
  }
  return named === 'Service' && fieldsOf(spec).type === 'LoadBalancer'
    ? surprising(named, 'only IstioGateway objects are judged')
    : { kind: named, why: named === '' ? 'without a kind' : 'not an IstioGateway', isSurprising: false };
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
