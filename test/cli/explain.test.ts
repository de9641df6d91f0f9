import { Testing } from 'cdk8s';
import { ClusterPlatform, Cni, IstioGateway, ProxyMode } from 'cdk8s-asm-gateway';
import { Workplace } from './support';
import { CATALOGUE } from '../../src/findings/catalogue/all';
import { cellsOf, TABLE_TITLES } from '../../src/model/fact-cells';
import { FACTS } from '../../src/model/facts';
import { rowToJson } from '../../src/model/json';
import { exemplaryStrategies } from '../../src/strategy/traffic-strategy';

let place: Workplace;
beforeAll(() => (place = new Workplace()));
afterAll(() => place.remove());

const run = (text: string) => place.run(['explain', ...text.split(' ').filter((word) => word !== '')]);
const json = async (text: string) => JSON.parse((await run(`${text} --output json`)).stdout) as Record<string, unknown>;

describe('asm-gateway explain CODE', () => {
  test('prints the title, cause, fix and page of a code', async () => {
    const outcome = await run('asmg0209');
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    expect(outcome.stdout).toMatchSnapshot();
  });

  test('prints JSON for programs', async () => {
    const entry = CATALOGUE.find(({ code }) => code === 'ASMG0103');
    expect(await json('ASMG0103')).toEqual({
      version: 1,
      code: 'ASMG0103',
      level: 'error',
      otherLevel: null,
      title: entry?.title,
      cause: entry?.why,
      fix: entry?.fix,
      page: 'https://github.com/cdk8s-asm-gateway/cdk8s-asm-gateway/blob/main/docs/codes/ASMG0103.md',
    });
  });

  test.each(['ASMG301', 'asmg301', 'asmg0301'])('accepts %s for ASMG0301', async (written) => {
    expect(await run(written)).toEqual(await run('ASMG0301'));
    expect((await run(written)).stdout).toMatch(/^ASMG0301 /);
  });

  test('prints both levels of a code that has two', async () => {
    expect((await run('ASMG0220')).stdout).toMatch(/^ASMG0220 \(error or warning\) /);
    expect(await json('ASMG0220')).toMatchObject({ level: 'error', otherLevel: 'warning' });
  });

  test('suggests similar codes for an unknown code', async () => {
    const { code, stdout, stderr } = await run('ASMG0298');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^asm-gateway: unknown code "ASMG0298"; similar codes: ASMG0\d+/);
  });
});

describe('asm-gateway explain FACT', () => {
  test('prints the fact, its source, and every answer that depends on it', async () => {
    const outcome = await run('f13');
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    expect(outcome.stdout).toMatchSnapshot();
  });

  test('prints JSON for programs', async () => {
    const { cells, ...fact } = await json('F12');
    expect(fact).toEqual({ version: 1, id: 'F12', ...FACTS.F12 });
    expect(cells).toEqual(cellsOf('F12'));
    expect((cells as unknown[]).length).toBeGreaterThan(0);
  });

  test('prints the title of a table once, above its answers', async () => {
    const { stdout } = await run('F12');
    const titles = cellsOf('F12').map(({ table }) => TABLE_TITLES[table]);
    expect(titles.length).toBeGreaterThan(1);
    for (const title of new Set(titles)) {
      expect(stdout.split(`\n${title}\n`)).toHaveLength(2);
    }
  });

  test('accepts an id in any case', async () => {
    expect(await json('f23A')).toMatchObject({ id: 'F23a', ...FACTS.F23a });
  });
});

describe('asm-gateway explain with a setup', () => {
  test('prints the table, and a line for every client that may fail', async () => {
    const outcome = await run('--policy Local --backend node --cni flannel --proxy-mode ipvs --kubernetes 1.22 --status ip --pod-cidr-known true');
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    expect(outcome.stdout).toMatchSnapshot();
  });

  test('prints the rows as JSON', async () => {
    const document = await json('--strategy eni --cni terway-eniip --proxy-mode ipvs --kubernetes 1.28');
    expect(document).toMatchObject({ version: 1, strategy: 'eni', externalTrafficPolicy: 'Cluster' });
    expect(document.rows).toHaveLength(10);
    expect((document.rows as object[])[0]).toEqual({
      client: 'pod',
      node: 'with-gateway',
      target: 'load-balancer',
      connects: 'yes',
      works: 'yes',
      bypasses: [],
      failure: null,
      source: expect.any(String) as string,
      confidence: expect.any(String) as string,
      condition: 'Terway does not handle Services in eBPF here (network_policy_provider in eni-config is not ebpf)',
      facts: [
        { id: 'F9', statement: FACTS.F9.statement, source: FACTS.F9.source },
        { id: 'F71', statement: FACTS.F71.statement, source: FACTS.F71.source },
      ],
      why: expect.any(String) as string,
    });
    expect((document.rows as { node: unknown }[]).at(-1)?.node).toBeNull();
  });

  test('has no strategy if the policy is given', async () => {
    const document = await json('--policy Cluster --backend node --cni unknown --kubernetes unknown');
    expect(document).toMatchObject({ strategy: null, externalTrafficPolicy: 'Cluster' });
  });

  test('knows that a host name in the status is not intercepted', async () => {
    const rows = async (flags: string) => (await json(flags)).rows as object[];
    const flannel = '--cni flannel --proxy-mode ipvs --kubernetes 1.22';
    expect(await rows(`--strategy hostname ${flannel}`)).toEqual(await rows(`--policy Local --status hostname ${flannel}`));
  });

  test.each([...exemplaryStrategies().keys()])('gives the same answers for the strategy %s as a gateway with it', async (name) => {
    const platform = ClusterPlatform.ack({ cni: Cni.TERWAY_ENIIP, proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.22' });
    const gateway = new IstioGateway(Testing.chart(), 'gateway', { strategy: exemplaryStrategies().get(name), platform });
    const { rows } = await json(`--strategy ${name} --cni terway-eniip --proxy-mode ipvs --kubernetes 1.22`);
    expect(rows).toEqual(gateway.reachability().rows.map(rowToJson));
  });

  test('prints the source ranges, and what they leave unknown', async () => {
    const outcome = await place.run(['explain', '--policy', 'Local', '--cni', 'flannel', '--proxy-mode', 'nftables', '--kubernetes', '1.37',
      '--pod-cidr-known', 'true', '--source-ranges', '192.0.2.0/24, 2001:db8::/32']);
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    expect(outcome.stdout).toMatchSnapshot();
  });

  test('has the source ranges in JSON, and null without them', async () => {
    expect(await json('--policy Cluster --source-ranges 0.0.0.0/0')).toMatchObject({ sourceRanges: ['0.0.0.0/0'] });
    expect(await json('--policy Cluster')).toMatchObject({ sourceRanges: null });
  });

  test.each(['10.0.0.0', '10.0.0.0/8,', '10.0.0.0/33', 'office'])('rejects the source ranges %s', async (ranges) => {
    const { code, stdout, stderr } = await run(`--policy Local --source-ranges ${ranges}`);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^asm-gateway: --source-ranges: ".*" is not a CIDR; write a comma-separated list, for example 10\.0\.0\.0\/8,/);
  });

  test('rejects an empty list of source ranges', async () => {
    const { code, stderr } = await place.run(['explain', '--policy', 'Local', '--source-ranges', '']);
    expect(code).toBe(2);
    expect(stderr).toContain('--source-ranges: "" is not a CIDR');
  });

  test('prints the requirements of the strategy, and which of them the declared cluster does not meet', async () => {
    const { stdout } = await run('--strategy hostname --ccm 2.1.0 --cni flannel');
    expect(stdout).toContain('\nRequirement not met: the cloud controller is 2.3.0 or newer.\n');
    expect(stdout).toContain('\nRequirement: the name gw.example.com resolves to the load balancer.\n');
  });
});

describe('asm-gateway', () => {
  test.each([['--help'], ['lint --help'], ['explain --help']])('%s has an example', async (text) => {
    const outcome = await place.run(text.split(' '));
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    expect(outcome.stdout).toMatch(/\nExamples?:\n {2}asm-gateway /);
  });

  test.each([['--help'], ['lint --help']])('%s has exit codes and related commands, and fits 80 columns', async (text) => {
    const { stdout } = await place.run(text.split(' '));
    expect(stdout).toContain('\nExit codes:\n  0  nothing wrong, or warnings only\n');
    expect(stdout).toContain('\nSee also: asm-gateway ');
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  test('--version prints the version', async () => {
    expect((await place.run(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\S*\n$/);
  });
});
