import type { Taint, Toleration } from './objects';

/** The effect of a taint that the scheduler may ignore. */
const ONLY_PREFERRED = 'PreferNoSchedule';

/** The first taint that keeps a pod with these tolerations away; undefined if there is none. */
export function hindering(taints: readonly Taint[], tolerations: readonly Toleration[]): Taint | undefined {
  return taints.find((taint) => (
    taint.effect !== ONLY_PREFERRED && !tolerations.some((toleration) => tolerates(toleration, taint))
  ));
}

/**
 * Whether a toleration matches a taint. An empty key with `Exists` matches every key, an empty effect every effect.
 *
 * Source: https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#concepts
 */
export function tolerates(toleration: Toleration, taint: Taint): boolean {
  const { key = '', operator = 'Equal', value = '', effect = '' } = toleration;
  const sameEffect = effect === '' || effect === taint.effect;
  const sameKey = key === taint.key || (key === '' && operator === 'Exists');
  return sameEffect && sameKey && (operator === 'Exists' || (operator === 'Equal' && value === (taint.value ?? '')));
}

/** A taint in the form of kubectl, for example `dedicated=gpu:NoSchedule`. */
export function taintText({ key, value, effect }: Taint): string {
  return `${key}${value === undefined || value === '' ? '' : `=${value}`}:${effect}`;
}
