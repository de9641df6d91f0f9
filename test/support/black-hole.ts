/** An address in a network namespace of the test's own, from which nothing comes back: packets go into a cable whose other end nobody reads. */
export const BLACK_HOLE = '192.0.2.7';

const DIG = [
  'ip link set lo up', 'ip link add hole type veth peer name bottom', 'ip address add 192.0.2.1/24 dev hole', 'ip link set hole up',
  'ip link set bottom up', `ip neighbour add ${BLACK_HOLE} lladdr 02:00:00:00:00:01 dev hole`, 'exec "$@"',
].join(' && ');

/** The words that make a command run where the black hole is. */
export const BESIDE_BLACK_HOLE = ['unshare', '--user', '--map-root-user', '--net', 'sh', '-c', DIG, 'sh'];
