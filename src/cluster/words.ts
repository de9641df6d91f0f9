/** Lines of kubectl that say nothing to a user: its own log, and warnings. */
const NOISE = /^(?:[EWIF]\d{4} |Warning: |\s*$)/;

/** How Kubernetes says that somebody may not do something. Source: https://kubernetes.io/docs/reference/access-authn-authz/rbac/ */
const NOT_ALLOWED = /is forbidden: User .* (?:cannot|is attempting to grant)|is forbidden: user .* is attempting to grant/;

/** What a second try would not change. */
const FINAL = /\((?:Forbidden|NotFound|Unauthorized)\)|You must be logged in/;

/** What kubectl said of its failure: the first line that means something. */
export function wordsOf(stderr: string): string {
  const lines = stderr.split('\n').map((line) => line.trim());
  const first = lines.find((line) => !NOISE.test(line)) ?? lines.find((line) => line !== '') ?? 'it said nothing';
  return first.replace(/^error: /, '').replace(/[.?]$/, '');
}

/** Whether somebody lacks a permission. A quota or an admission policy forbids as well, but to everybody. */
export function lacksPermission(stderr: string): boolean {
  return NOT_ALLOWED.test(stderr);
}

/** Whether there is no use in asking again. */
export function isFinal(stderr: string): boolean {
  return FINAL.test(stderr);
}
