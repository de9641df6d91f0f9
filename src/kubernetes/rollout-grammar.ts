import { type Refusal, refusedUnless } from './refusal';
import type { FieldPath } from '../findings/field-path';

/*
 * What the API server refuses in the rolling update of a Deployment. Both numbers are texts here, as in the resource.
 *
 * Source: https://github.com/kubernetes/kubernetes `pkg/apis/apps/validation/validation.go`
 * (`ValidateRollingUpdateDeployment`)
 */

/** A number of pods, or a percentage of them. */
const SHARE = /^(\d+|\d+%)$/;

const NONE = /^0+%?$/;

/** How many pods a rollout may add, and how many may be missing. Values may have any type. */
export interface Rollout {
  readonly rollingMaxSurge?: unknown;
  readonly rollingMaxUnavailable?: unknown;
}

/** What the API server would refuse in the two fields of a rolling update. An empty text is the same as none. */
export function rolloutRefusals(rollout: Rollout, at: FieldPath): Refusal[] {
  const { rollingMaxSurge: more, rollingMaxUnavailable: fewer } = rollout;
  const field = [...at, 'rollingMaxUnavailable'];
  const isStuck = isNone(more) && isNone(fewer);
  const percent = typeof fewer === 'string' && /^\d+%$/.test(fewer) ? Number.parseInt(fewer, 10) : 0;
  return [
    ...shareRefusals(more, [...at, 'rollingMaxSurge']),
    ...shareRefusals(fewer, field),
    ...refusedUnless(percent <= 100, field, fewer, 'at most "100%"'),
    ...refusedUnless(!isStuck, field, fewer, 'more than 0 if rollingMaxSurge is 0'),
  ];
}

function shareRefusals(value: unknown, at: FieldPath): Refusal[] {
  const isShare = typeof value !== 'string' || value === '' || SHARE.test(value);
  return refusedUnless(isShare, at, value, 'a number of pods like "1", or a percentage like "25%"');
}

function isNone(value: unknown): boolean {
  return typeof value === 'string' && NONE.test(value);
}
