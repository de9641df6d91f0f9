/**
 * Addresses that the client in the namespace cannot send to, with the reason that its kernel gives: glibc's words and
 * musl's.
 */
export const UNREACHABLE = [
  ['no route exists', '10.1.1.1', /Network (?:is )?unreachable/],
  ['the route says that the host is unreachable', '198.51.100.1', /No route to host|Host is unreachable/],
  ['the route forbids it', '203.0.113.1', /Permission denied/],
] as const;

/** An address in a network namespace of the test's own, from which nothing comes back: packets go into a cable whose other end nobody reads. */
export const BLACK_HOLE = '192.0.2.7';

const DIG = [
  'ip link set lo up', 'ip link add hole type veth peer name bottom', 'ip address add 192.0.2.1/24 dev hole', 'ip link set hole up',
  'ip link set bottom up', `ip neighbour add ${BLACK_HOLE} lladdr 02:00:00:00:00:01 dev hole`,
  'ip route add unreachable 198.51.100.0/24', 'ip route add prohibit 203.0.113.0/24', 'exec "$@"',
].join(' && ');

/** The words that make a command run where the black hole is. */
export const BESIDE_BLACK_HOLE = ['unshare', '--user', '--map-root-user', '--net', 'sh', '-c', DIG, 'sh'];
