/** Lines of kubectl that do not explain a failure: its own log, warnings and empty lines. */
const NOISE = /^(?:[EWIF]\d{4} |Warning: |\s*$)/;

/**
 * How Kubernetes reports a missing permission.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
const NOT_ALLOWED = /is forbidden: (?:User .* cannot|[Uu]ser .* is attempting to grant)/;

/** Failures that a second try would not change. */
const FINAL = /\((?:Forbidden|NotFound|Unauthorized)\)|You must be logged in/;

/** Why kubectl failed: the first line of its error output that explains it. */
export function wordsOf(stderr: string): string {
  const lines = stderr.split('\n').map((line) => line.trim());
  const first = lines.find((line) => !NOISE.test(line)) ?? lines.find((line) => line !== '');
  return first?.replace(/^error: /, '').replace(/[.?]$/, '') ?? 'kubectl printed no reason';
}

/** Whether the user lacks a permission. Quotas and admission policies answer "forbidden" too, but to every user. */
export function lacksPermission(stderr: string): boolean {
  return NOT_ALLOWED.test(stderr);
}

/** Whether trying again would fail in the same way. */
export function isFinal(stderr: string): boolean {
  return FINAL.test(stderr);
}

/** Whether kubectl failed because the cluster knows no such kind of object. */
export function namesUnknownKind(words: string): boolean {
  return words.startsWith('the server doesn\'t have a resource type ');
}
