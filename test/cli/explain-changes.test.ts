import { Workplace } from './support';
import { exemplaryStrategies } from '../../src/strategy/traffic-strategy';

let place: Workplace;
beforeAll(() => (place = new Workplace()));
afterAll(() => place.remove());

const run = (from: string, to: string, ...flags: string[]) => place.run(['explain', '--from', from, '--to', to, ...flags]);
const json = async (from: string, to: string, ...flags: string[]) => (
  JSON.parse((await run(from, to, ...flags, '--output', 'json')).stdout) as Record<string, unknown> & { changes: object[] }
);
const RANGE_UNKNOWN = ['--cni', 'flannel', '--pod-cidr-known', 'false'];

describe('asm-gateway explain --from --to', () => {
  test('prints what gets worse, then what gets better, and the strategies to set before', async () => {
    const { code, stdout, stderr } = await run('ipvs 1.30', 'nftables 1.37', ...RANGE_UNKNOWN);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('From ipvs 1.30 to nftables 1.37.\nexternalTrafficPolicy Local (assumed; see --strategy and --policy).\n');
    expect(stdout).toMatch(new RegExp([
      'Gets worse:\nclient +address +before +after',
      'pod, node without gateway pod +load balancer address +yes +no: timeout\n',
      'Gets better:\nclient +address +before +after',
      'host network, node without gateway pod +load balancer address +no +yes\n',
      '[^]*\nSet before the change: dns-only, cluster or hostname\\.\n',
    ].join('\n')));
  });

  test('prints JSON for programs', async () => {
    const document = await json('ipvs 1.30', 'nftables 1.37', ...RANGE_UNKNOWN);
    expect(document).toMatchObject({
      version: 1, from: 'ipvs 1.30', to: 'nftables 1.37', strategies: ['dns-only', 'cluster', 'hostname'], alreadySafe: false,
    });
    expect(document.changes[0]).toEqual({
      client: 'pod',
      node: 'without-gateway',
      target: 'load-balancer',
      before: 'yes',
      after: 'no',
      failure: 'timeout',
      why: expect.stringContaining('mistakes the pod for an outside client') as string,
    });
  });

  test('accepts the words of a plane in any order', async () => {
    expect(await json(' 1.30  ipvs flannel', 'flannel nftables 1.37')).toEqual(await json('ipvs 1.30 flannel', 'nftables 1.37 flannel'));
  });

  test('says that an answer may get worse if it is not known after the change', async () => {
    const { stdout } = await run('ipvs 1.30', 'nftables 1.37', '--cni', 'flannel');
    expect(stdout).toMatch(/\nMay get worse:\n[^\n]+\npod, node without gateway pod +load balancer address +yes +unknown\n/);
  });

  test('says that nothing changes', async () => {
    const { stdout } = await run('ipvs 1.30', 'ipvs 1.31', '--cni', 'flannel');
    expect(stdout).toContain('\nNothing changes: every request works, or does not work, as before.\n');
    expect(stdout).toContain('\nNothing needs to be set before the change: ');
  });

  test('calls only strategies safe that do not promise an address which source ranges leave unknown', async () => {
    const ranges = ['--source-ranges', '192.0.2.0/24'];
    expect(await json('ipvs 1.34', 'nftables 1.37', ...RANGE_UNKNOWN, ...ranges))
      .toMatchObject({ strategies: ['dns-only', 'hostname'], sourceRanges: ['192.0.2.0/24'] });
    const { stdout } = await run('ipvs 1.34', 'nftables 1.37', ...RANGE_UNKNOWN, ...ranges);
    expect(stdout).toContain('\nloadBalancerSourceRanges: 192.0.2.0/24.\n');
    expect(stdout).toContain(': It depends on whether loadBalancerSourceRanges contains the source address of the request.\n');
  });

  test('does not call a request safe that is unknown before and after', async () => {
    const { stdout } = await run('iptables 1.30', 'iptables 1.31', '--cni', 'flannel');
    expect(stdout).toContain('\nNo answer changes.\nUnknown before and after: pod, node without gateway pod, load balancer address: It depends on');
    expect(stdout).not.toContain('Nothing needs to be set');
  });

  test('says that nothing needs to be set if the strategy is safe already', async () => {
    const { stdout } = await run('ipvs 1.30', 'nftables 1.37', ...RANGE_UNKNOWN, '--strategy', 'dns-only');
    expect(stdout).toContain('\nNothing needs to be set before the change: every address that dns-only gives to in-cluster clients works after it.\n');
    expect(stdout).not.toContain('(assumed; see --strategy');
  });

  test('says that the same plane on both sides changes nothing', async () => {
    const { stdout } = await run('ipvs 1.30', '1.30 ipvs', '--cni', 'flannel');
    expect(stdout).toContain('\nNo answer changes, because --from and --to are the same plane.\n');
  });

  test('names the requirement that the chosen strategy does not meet', async () => {
    const { stdout } = await run('ipvs 1.30', 'nftables 1.37', '--cni', 'flannel', '--strategy', 'eni');
    expect(stdout).toMatch(/\nRequirement not met: pods have network interfaces in the VPC [^\n]+\.\n/);
    expect(stdout.match(/Requirement not met/g)).toHaveLength(1);
    expect(stdout).toContain('\nThe change makes nothing worse for in-cluster clients, but eni does not fit this setup. Set instead: dns-only, ');
  });

  test('does not blame the change for a strategy that skips the TLS of the load balancer before it too', async () => {
    const { stdout } = await run('ipvs 1.30', 'nftables 1.37', '--cni', 'flannel', '--strategy', 'cluster', '--listeners', 'tls');
    expect(stdout).toContain('\nThe change makes nothing worse for in-cluster clients, but cluster does not fit this setup. Set instead: hostname.\n');
    expect(stdout).not.toContain('Set before the change');
  });

  test.each([
    [['ipvs 1.30', 'nftables 1.37', '--cni', 'flannel'], '--pod-cidr-known'],
    [['ipvs 1.30', 'nftables', '--cni', 'flannel'], 'the Kubernetes version in --to and --pod-cidr-known'],
    [['ipvs 1.30 flannel', 'nftables 1.37'], 'the network plugin in --to and --pod-cidr-known'],
    [['ipvs 1.30', 'nftables 1.37'], '--cni and --pod-cidr-known'],
  ] as const)('%j: names what settles the unknown answers', async ([from, to, ...flags], missing) => {
    expect((await run(from, to, ...flags)).stdout).toContain(`\nTo settle what is unknown, declare ${missing}.\n`);
  });

  test('asks for nothing if every answer is known or no declaration settles it', async () => {
    expect((await run('ipvs 1.30', 'nftables 1.37', ...RANGE_UNKNOWN)).stdout).not.toContain('To settle');
    expect((await run('ipvs 1.30', 'ipvs 1.43', '--cni', 'flannel')).stdout).not.toContain('To settle');
  });

  test('names no strategy whose addresses skip the TLS of the load balancer', async () => {
    const { strategies } = await json('ipvs 1.30', 'nftables 1.37', ...RANGE_UNKNOWN, '--listeners', 'tls');
    expect(strategies).toEqual(['hostname']);
  });

  test('names a strategy only if its requirements may be met', async () => {
    const names = async (...flags: string[]) => (await json('ipvs 1.30', 'nftables 1.37', ...flags)).strategies;
    expect(await names('--cni', 'terway-eniip')).toEqual([...exemplaryStrategies().keys()]);
    expect(await names('--cni', 'flannel', '--ccm', '2.1.0')).toEqual(['dns-only', 'cluster']);
    expect(await names('--cni', 'flannel', '--load-balancer', 'nlb')).not.toContain('hostname');
  });

  test('lets a strategy that publishes a host name do so whatever --status says', async () => {
    expect((await json('ipvs 1.30', 'nftables 1.37', ...RANGE_UNKNOWN, '--status', 'ip')).strategies).toContain('hostname');
  });

  test.each(['1.43', '1.50.2'])('says that IPVS does not exist in Kubernetes %s', async (version) => {
    const { stdout } = await run('ipvs 1.30', `ipvs ${version}`, '--cni', 'flannel');
    expect(stdout).toContain('\nkube-proxy 1.37 announces that Kubernetes 1.43 removes the IPVS mode. Source: https://');
    expect(stdout).toMatch(/\npod, node with gateway pod +load balancer address +yes +unknown\n/);
    expect(stdout).toContain('\nNo strategy is known to keep in-cluster clients working after the change.\n');
  });

  test.each(['1.40', '1.42.9'])('says that IPVS is to be off by default in Kubernetes %s', async (version) => {
    expect((await run('ipvs 1.30', `ipvs ${version}`)).stdout)
      .toContain('\nkube-proxy 1.37 announces that Kubernetes 1.40 turns off the IPVS mode by default. Source: https://');
  });

  test('says that iptables must be set to stay in Kubernetes 1.40', async () => {
    expect((await run('iptables 1.37', 'iptables 1.40')).stdout).toContain('Kubernetes 1.40: set the mode `iptables` to keep it. Source: https://');
    expect((await json('iptables 1.37', 'iptables 1.39')).planned).toEqual([]);
  });

  test('says that no data plane combines the words', async () => {
    expect((await run('ipvs 1.30', 'nftables 1.28', '--cni', 'flannel')).stdout)
      .toContain('\nAll of them: No known data plane has this network plugin, proxy mode and Kubernetes version.\n');
  });

  test('says nothing of plans for older versions', async () => {
    expect((await json('ipvs 1.30', 'ipvs 1.39')).planned).toEqual([]);
  });

  test.each([
    ['ipvs 1.30', 'nfttables 1.37', [], '--to has an unknown word "nfttables", which is similar to nftables; use at most one proxy mode: iptables, ipvs, nftables or none; '],
    ['ipvs 1.30', 'NFTABLES 1.37', [], '--to has an unknown word "NFTABLES", which is similar to nftables; use at most one proxy mode: '],
    ['ipvs 1.30', 'nftables latest', [], '--to has an unknown word "latest"; use at most one proxy mode: '],
    [' ', 'ipvs', [], '--from is empty; use at most one proxy mode: '],
    ['ipvs iptables', 'ipvs', [], '--from has more than one proxy mode: ipvs and iptables; use one'],
    ['ipvs', 'nftables', ['--proxy-mode', 'ipvs'], '--proxy-mode and --from both declare the proxy mode; use one of them'],
    ['ipvs', 'nftables', ['F12'], 'a code or fact cannot be combined with flags that describe a setup'],
  ])('rejects --from "%s" --to "%s" %s', async (from, to, flags, message) => {
    const { code, stdout, stderr } = await run(from, to, ...flags);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`asm-gateway: ${message}`);
  });

  test('rejects one side alone', async () => {
    const { code, stderr } = await place.run(['explain', '--from', 'ipvs']);
    expect(code).toBe(2);
    expect(stderr).toContain('asm-gateway: --to is missing: a change needs --from and --to');
  });
});
