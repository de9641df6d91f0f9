import { Workplace } from './support';

let place: Workplace;
beforeEach(() => (place = new Workplace()));
afterEach(() => place.remove());

interface Row {
  readonly client: string;
  readonly node: string | null;
  readonly target: string;
  readonly works: string;
  readonly bypasses: readonly string[];
  readonly condition: string | null;
}

/** What works for pods on nodes with and without a gateway pod, at the load balancer address. */
async function podsAt(flags: string): Promise<Row[]> {
  const { code, stdout, stderr } = await place.run(['explain', ...flags.split(' '), '--output', 'json']);
  expect([code, stderr]).toEqual([0, '']);
  const { rows } = JSON.parse(stdout) as { rows: Row[] };
  return rows.filter(({ client, target }) => client === 'pod' && target === 'load-balancer').sort((a, b) => String(a.node).localeCompare(String(b.node)));
}

describe('asm-gateway explain', () => {
  test.each([
    ['a private CLB cannot send a request back', '--policy Local --backend node --cni terway-exclusive-eni --proxy-mode ipvs --kubernetes 1.20.11 --load-balancer clb-private', ['sometimes', 'yes']],
    ['a private CLB that publishes a host name cannot either', '--strategy hostname --cni flannel --proxy-mode ipvs --kubernetes 1.24 --load-balancer clb-private', ['sometimes', 'yes']],
    ['a public CLB can', '--strategy hostname --cni flannel --proxy-mode ipvs --kubernetes 1.24 --load-balancer clb-public', ['yes', 'yes']],
    ['an NLB that keeps the client IP cannot, with nodes behind it', '--policy Local --backend node --cni flannel --proxy-mode iptables --kubernetes 1.28 --load-balancer nlb', ['sometimes', 'yes']],
    ['an NLB can, with pods behind it', '--policy Local --backend eni --cni terway-eniip --proxy-mode iptables --kubernetes 1.28 --load-balancer nlb', ['yes', 'yes']],
    ['an NLB that hides the client IP can', '--policy Local --backend node --cni flannel --proxy-mode iptables --kubernetes 1.28 --load-balancer nlb-without-client-ip', ['yes', 'yes']],
    ['Terway without in-cluster load balancing lets a request leave to a private CLB', '--policy Local --backend node --cni terway-ipvlan --proxy-mode ipvs --kubernetes 1.20 --in-cluster-load-balance false --load-balancer clb-private', ['sometimes', 'yes']],
  ])('knows that %s', async (_about, flags, works) => {
    expect((await podsAt(flags)).map((row) => row.works)).toEqual(works);
  });

  test.each([['tls', 'tls'], ['proxy-protocol', 'proxy-protocol']])('knows that an intercepted request skips the %s of the load balancer', async (listeners, skipped) => {
    const rows = await podsAt(`--policy Cluster --backend node --cni flannel --proxy-mode iptables --kubernetes 1.34 --pod-cidr-known true --listeners ${listeners}`);
    expect(rows.map(({ works, bypasses }) => [works, bypasses])).toEqual([['no', [skipped]], ['no', [skipped]]]);
  });

  test('names the load balancer that it assumed, and none that was given', async () => {
    const flags = ['explain', '--policy', 'Local', '--cni', 'flannel', '--proxy-mode', 'ipvs'];
    expect((await place.run(flags)).stdout).toContain('Load balancer: public CLB (assumed; see --load-balancer).\n');
    expect((await place.run([...flags, '--load-balancer', 'clb-private'])).stdout).toContain('Load balancer: private CLB.\n');
  });

  test('prints the condition of a yes as text, and has it in JSON', async () => {
    const flags = '--policy Cluster --backend node --status hostname --cni flannel --proxy-mode ipvs --kubernetes 1.28';
    const condition = 'the client can leave the VPC, through a NAT gateway or an EIP';
    expect((await place.run(['explain', ...flags.split(' ')])).stdout).toContain(`[1]  if ${condition}\n`);
    expect((await podsAt(flags)).map((row) => row.condition)).toEqual([condition, condition]);
  });
});
