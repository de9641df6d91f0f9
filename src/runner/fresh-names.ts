import { randomInt } from 'crypto';
import type { Bundle } from './bundle';
import type { KubernetesObject } from '../kubernetes/objects';
import { NAME_LABEL } from '../probe/labels';

/** The longest new name. Kubernetes appends the number of a pod, and a DNS label ends at 63 characters. */
const LONGEST = 52;

/** Values below these keys are left alone. They may equal an object's name, but do not refer to it. */
const OTHERS_NAMES = ['apiVersion', 'namespace', 'containers', 'initContainers', 'volumes', 'rules', 'app', NAME_LABEL];

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Random letters and digits, evenly distributed. */
export function randomText(length: number): string {
  return Array.from({ length }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
}

/** What makes a name unique to a run: five random letters and digits. */
export function randomSuffix(): string {
  return randomText(5);
}

/** A bundle under new names, so a run never touches an object that exists already. */
export function freshNames({ workload, supporters }: Bundle, suffix: () => string): Bundle {
  const names = new Map([workload, ...supporters].map(({ metadata: { name } }) => [name, freshName(name, suffix())]));
  const renamed = (object: KubernetesObject) => withNames(object, names) as KubernetesObject;
  return { workload: renamed(workload), supporters: supporters.map(renamed) };
}

export function freshName(name: string, suffix: string): string {
  return `${name.slice(0, LONGEST - suffix.length - 1).replace(/[^a-z0-9]+$/, '')}-${suffix}`;
}

/** The same value, with every string that is an old name replaced by the new one. */
function withNames(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') {
    return names.get(value) ?? value;
  }
  if (Array.isArray(value)) {
    return value.map((item) => withNames(item, names));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => (
    [key, OTHERS_NAMES.includes(key) ? inner as unknown : withNames(inner, names)]
  )));
}
