import { randomInt } from 'crypto';
import type { Bundle } from './bundle';
import type { KubernetesObject } from '../kubernetes/objects';
import { NAME_LABEL } from '../probe/labels';

/** The longest name that is given. Kubernetes appends the number of a pod, and the whole must be a DNS label of 63 characters. */
const LONGEST = 52;

/** Below these keys nothing names an object that is renamed, though it may be called the same. */
const OTHERS_NAMES = ['apiVersion', 'namespace', 'containers', 'initContainers', 'volumes', 'rules', 'app', NAME_LABEL];

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Five random letters and digits, each as likely as any other. */
export function randomSuffix(): string {
  let suffix = '';
  while (suffix.length < 5) {
    suffix += ALPHABET.charAt(randomInt(ALPHABET.length));
  }
  return suffix;
}

/** Names that nothing else in the cluster has, so that no run ever touches an object that was there before. */
export function freshNames({ workload, supporters }: Bundle, suffix: () => string): Bundle {
  const names = new Map([workload, ...supporters].map(({ metadata: { name } }) => [name, freshName(name, suffix())]));
  const renamed = (object: KubernetesObject) => withNames(object, names) as KubernetesObject;
  return { workload: renamed(workload), supporters: supporters.map(renamed) };
}

export function freshName(name: string, suffix: string): string {
  return `${name.slice(0, LONGEST - suffix.length - 1).replace(/[^a-z0-9]+$/, '')}-${suffix}`;
}

/** The same value with every text that is a name replaced by its new one. */
function withNames(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') {
    return names.get(value) ?? value;
  }
  if (Array.isArray(value)) {
    return value.map((item) => withNames(item, names));
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, OTHERS_NAMES.includes(key) ? inner as unknown : withNames(inner, names)]))
    : value;
}
