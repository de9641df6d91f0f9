import { isFinal, lacksPermission, wordsOf } from '../../src/cluster/words';

/* Recorded from kubectl 1.34.4. */
const FORBIDDEN = 'Error from server (Forbidden): error when creating "STDIN": serviceaccounts is forbidden: '
  + 'User "nobody" cannot create resource "serviceaccounts" in API group "" in the namespace "default"\n';
const ESCALATION = 'Error from server (Forbidden): error when creating "STDIN": roles.rbac.authorization.k8s.io "a" is forbidden: '
  + 'user "limited" (groups=["system:authenticated"]) is attempting to grant RBAC permissions not currently held:\n'
  + '{APIGroups:[""], Resources:["services"], ResourceNames:["istio-ingressgateway"], Verbs:["get"]}\n';
const NOT_ADMITTED = 'Error from server (Forbidden): error when creating "STDIN": jobs.batch "a" is forbidden: '
  + 'exceeded quota: q, requested: count/jobs.batch=1, used: count/jobs.batch=1, limited: count/jobs.batch=1\n';
const UNREACHABLE = [
  'E1125 13:45:20.660811   18817 memcache.go:265] "Unhandled Error" err="couldn\'t get current server API group list: '
    + 'Get \\"https://192.0.2.1:6443/api?timeout=10s\\": dial tcp 192.0.2.1:6443: connect: connection refused"',
  'The connection to the server 192.0.2.1:6443 was refused - did you specify the right host or port?',
  '',
].join('\n');

test.each([
  [
    'skips the log of kubectl', UNREACHABLE,
    'The connection to the server 192.0.2.1:6443 was refused - did you specify the right host or port',
  ],
  ['skips warnings', `Warning: would violate PodSecurity\n${NOT_ADMITTED}`, NOT_ADMITTED.trim()],
  ['leaves out the word error', 'error: context "x" does not exist\n', 'context "x" does not exist'],
  ['prefers a log line to no reason', 'E1125 13:45:20.660811   18817 memcache.go:265] no\n', 'E1125 13:45:20.660811   18817 memcache.go:265] no'],
  ['reports that there is no reason', '', 'kubectl printed no reason'],
])('%s', (_, stderr, words) => {
  expect(wordsOf(stderr)).toBe(words);
});

test.each([
  ['a missing permission', FORBIDDEN, true],
  ['a missing permission to grant', ESCALATION, true],
  ['a quota', NOT_ADMITTED, false],
  ['an unreachable server', UNREACHABLE, false],
])('distinguishes a missing permission from other failures: %s', (_, stderr, lacks) => {
  expect(lacksPermission(stderr)).toBe(lacks);
});

test.each([
  [FORBIDDEN, true],
  ['Error from server (NotFound): jobs.batch "a" not found\n', true],
  ['error: You must be logged in to the server (Unauthorized)\n', true],
  [UNREACHABLE, false],
  ['', false],
])('knows whether trying again would fail in the same way (case %#)', (stderr, final) => {
  expect(isFinal(stderr)).toBe(final);
});
