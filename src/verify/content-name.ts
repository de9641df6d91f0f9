import { createHash } from 'crypto';

/** A name that changes if and only if the content changes. A changed Job is then a new Job. */
export function nameAfterContent(name: string, content: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify(content, sortedKeys)).digest('hex').slice(0, 8);
  return `${name}-${hash}`;
}

/** Objects with their keys sorted, as cdk8s writes them. The order in which a user wrote the keys does not matter. */
function sortedKeys(_key: string, value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
}
