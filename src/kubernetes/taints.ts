import type { Taint, Toleration } from './objects';

/** The effect of a taint that the scheduler heeds only if it can. */
const ONLY_PREFERRED = 'PreferNoSchedule';

/** The first taint that keeps a pod with these tolerations away; undefined if none does. */
export function hindering(taints: readonly Taint[], tolerations: readonly Toleration[]): Taint | undefined {
  return taints.find((taint) => taint.effect !== ONLY_PREFERRED && !tolerations.some((toleration) => tolerates(toleration, taint)));
}

/**
 * Whether a toleration is for a taint. An empty key with `Exists` is for all keys, an empty effect for all effects.
 *
 * Source: https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#concepts
 */
export function tolerates({ key = '', operator = 'Equal', value = '', effect = '' }: Toleration, taint: Taint): boolean {
  const sameEffect = effect === '' || effect === taint.effect;
  const sameKey = key === taint.key || (key === '' && operator === 'Exists');
  return sameEffect && sameKey && (operator === 'Exists' || (operator === 'Equal' && value === (taint.value ?? '')));
}

/** As people write taints. */
export function taintText({ key, value, effect }: Taint): string {
  return `${key}${value === undefined || value === '' ? '' : `=${value}`}:${effect}`;
}
