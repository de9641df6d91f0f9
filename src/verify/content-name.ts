import { createHash } from 'crypto';

/** A name that changes with the content and only with it, so that a changed Job is a new Job. */
export function nameAfterContent(name: string, content: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify(content, sortedKeys)).digest('hex').slice(0, 8);
  return `${name}-${hash}`;
}

/** Objects with their keys in order, as cdk8s writes them: the order in which a user gave them does not count. */
function sortedKeys(_key: string, value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
}
