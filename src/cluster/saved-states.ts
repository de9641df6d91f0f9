import { ABSENT, found, type Reading } from './reading';
import type { NamespacedName } from './wanted';
import { type Fields, listOf, numberOf, textOf } from '../kubernetes/fields';
import type { KubernetesObject } from '../kubernetes/objects';
import { grouped } from '../text';

/** The kind of the object that says what became of each reading. It is none of Kubernetes. */
export const STATES_KIND = 'AsmGatewayReadings';

/** What became of a reading. Its objects, if it found any, are saved next to it. */
export interface SavedState {
  /** The part that was read: `nodes`, or one of `partNames`. */
  readonly part: string;
  readonly state: Reading<unknown>['state'];

  /** Why it was denied or failed. */
  readonly why?: string;

  /** The number of objects that were found. */
  readonly count?: number;
}

/** The names of parts that belong to a Service, a namespace or a pod. */
export const partNames = {
  configMap: (name: string) => `configMap ${name}`,
  pod: (name: string) => `pod ${name}`,
  serverVersion: 'serverVersion',
  service: (name: string) => `service ${name}`,
  endpointSlices: (name: string) => `endpointSlices ${name}`,
  events: (name: string) => `events ${name}`,
  networkPolicies: (namespace: string) => `networkPolicies ${namespace}`,
  gateway: (name: string) => `gateway ${name}`,
} as const;

/** What is not in the files was not read. It may exist. */
export const NOT_GIVEN: Reading<never> = { state: 'failed', why: 'not among the objects that were given' };

/**
 * Gives the reading of a part, or what an earlier reading said about it if none of its objects is given. `isGiven` is
 * for a reading that follows from other objects.
 */
export type Remember = <Value>(part: string, reading: Reading<Value>, isGiven?: boolean) => Reading<Value>;

/** The states of an earlier reading that are among the objects. Of two that disagree, none counts. */
export function rememberFrom(objects: readonly KubernetesObject[]): Remember {
  const all = objects.filter(({ kind }) => kind === STATES_KIND).flatMap(({ readings }) => listOf(readings))
    .map(({ part, state, why, count }) => (
      { part: textOf(part) ?? '', state: textOf(state), why: textOf(why), count: numberOf(count) }
    ));
  const states = grouped(all, ({ part }) => part);
  return (part, reading, isGiven = reading !== NOT_GIVEN) => {
    const [state, ...others] = states.get(part) ?? [];
    return state === undefined || others.some((other) => JSON.stringify(other) !== JSON.stringify(state))
      ? reading
      : remembered(state, reading, isGiven);
  };
}

/** The names of Services that an earlier reading found next to the one that was named. */
export function otherServicesIn(objects: readonly KubernetesObject[]): NamespacedName[] {
  return objects.filter(({ kind }) => kind === STATES_KIND).flatMap(({ others }) => listOf(others))
    .flatMap(({ namespace, name }) => (
      typeof namespace === 'string' && typeof name === 'string' ? [{ namespace, name }] : []
    ));
}

const CUT: Reading<never> = {
  state: 'failed', why: 'some of the objects that were read are not among those that were given',
};

function remembered<Value>({ state, why, count }: Fields, reading: Reading<Value>, isGiven: boolean): Reading<Value> {
  if (isGiven) {
    const given = reading.state === 'found' && Array.isArray(reading.value) ? reading.value.length : Infinity;
    return given < (numberOf(count) ?? 0) ? CUT : reading;
  }
  if (state === 'absent') {
    return ABSENT;
  }
  if (state === 'denied' || state === 'failed') {
    return { state, why: textOf(why) ?? 'it was not read' };
  }
  return count === 0 ? found([]) as Reading<never> : CUT;
}
