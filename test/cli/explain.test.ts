import { Workplace } from './support';
import { CATALOGUE } from '../../src/findings/catalogue/all';

let place: Workplace;
beforeAll(() => (place = new Workplace()));
afterAll(() => place.remove());

const run = (text: string) => place.run(['explain', ...text.split(' ').filter((word) => word !== '')]);
const json = async (text: string) => JSON.parse((await run(`${text} --output json`)).stdout) as Record<string, unknown>;

describe('asm-gateway explain CODE', () => {
  test('says what a code means, why it matters, the way out, and where to read on', async () => {
    const outcome = await run('asmg0209');
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    expect(outcome.stdout).toMatchSnapshot();
  });

  test('says it to machines', async () => {
    const entry = CATALOGUE.find(({ code }) => code === 'ASMG0103');
    expect(await json('ASMG0103')).toEqual({
      version: 1,
      code: 'ASMG0103',
      level: 'error',
      title: entry?.title,
      cause: entry?.why,
      fix: entry?.fix,
      page: 'https://github.com/cdk8s-asm-gateway/cdk8s-asm-gateway/blob/main/docs/codes/ASMG0103.md',
    });
  });

  test('names near codes where there is none', async () => {
    const { code, stdout, stderr } = await run('ASMG0218');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^asm-gateway: there is no code "ASMG0218", but there is ASMG0\d+/);
  });
});

describe('asm-gateway explain with a set-up', () => {
  test('draws the table, with a line for every client that may not get through', async () => {
    const outcome = await run('--policy Local --backend node --cni flannel --proxy-mode ipvs --kubernetes 1.22 --status ip --pod-cidr-known true');
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    expect(outcome.stdout).toMatchSnapshot();
  });

  test('gives the rows to machines', async () => {
    const document = await json('--strategy eni --cni terway-eniip --proxy-mode ipvs --kubernetes 1.28');
    expect(document).toMatchObject({ version: 1, strategy: 'eni', externalTrafficPolicy: 'Cluster' });
    expect(document.rows).toHaveLength(10);
    expect((document.rows as object[])[0]).toEqual({
      client: 'pod',
      node: 'with-gateway',
      target: 'load-balancer',
      connects: 'yes',
      failure: null,
      source: expect.any(String) as string,
      confidence: expect.any(String) as string,
      facts: expect.any(Array) as string[],
      why: expect.any(String) as string,
    });
    expect((document.rows as { node: unknown }[]).at(-1)?.node).toBeNull();
  });

  test('has no strategy where the policy is given', async () => {
    expect(await json('--policy Cluster --backend node --cni unknown --kubernetes unknown')).toMatchObject({ strategy: null, externalTrafficPolicy: 'Cluster' });
  });

  test('knows that a host name in the status is not intercepted', async () => {
    const rows = async (flags: string) => (await json(flags)).rows as object[];
    const flannel = '--cni flannel --proxy-mode ipvs --kubernetes 1.22';
    expect(await rows(`--strategy hostname ${flannel}`)).toEqual(await rows(`--policy Local --status hostname ${flannel}`));
  });

  test('says what the strategy needs, and that the cluster does not have it', async () => {
    expect((await run('--strategy eni --cni flannel')).stdout).toContain('inclusive ENI mode), which is not so here.');
  });

  test.each([
    ['', 'Name a code, or a set-up'],
    ['ASMG0101 --strategy eni', 'a code or a set-up, and not both'],
    ['--cni flannel', 'by --strategy or by --policy'],
    ['--strategy eni --policy Local', 'by --strategy or by --policy'],
    ['--strategy eni --backend eni', '--backend goes with --policy'],
    ['--strategy magic', 'Allowed choices are dns-only, cluster, eni, hostname'],
    ['--policy local', 'Allowed choices are Cluster, Local'],
    ['--policy Local --cni calico', 'Allowed choices are flannel, terway-eniip'],
    ['--policy Local --proxy-mode bpf', 'Allowed choices are iptables, ipvs, nftables, none, unknown'],
    ['--policy Local --status name', 'Allowed choices are ip, hostname, ip-proxy'],
    ['--policy Local --pod-cidr-known yes', 'Allowed choices are true, false, unknown'],
    ['--policy Local --kubernetes latest', '"latest" is no Kubernetes version'],
    ['--policy Local --outptu json', 'unknown option'],
    ['ASMG0101 --output xml', 'Allowed choices are text, json'],
    ['ASMG0101 ASMG0102', 'too many arguments'],
  ])('refuses "%s" with one sentence and the way out', async (text, sentence) => {
    const { code, stdout, stderr } = await run(text);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^asm-gateway: [^\n]+ See asm-gateway explain --help\.\n$/);
    expect(stderr).toContain(sentence);
  });
});

describe('asm-gateway', () => {
  test.each([['--help'], ['lint --help'], ['explain --help']])('%s shows an example', async (text) => {
    const outcome = await place.run(text.split(' '));
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    expect(outcome.stdout).toContain('\nExample:\n  asm-gateway ');
  });

  test('--version prints the version', async () => {
    expect((await place.run(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\S*\n$/);
  });

  test.each([[[]], [['frobnicate']], [['lint']]])('refuses %j', async (args) => {
    const outcome = await place.run(args);
    expect([outcome.code, outcome.stdout]).toEqual([2, '']);
    expect(outcome.stderr).toMatch(/See asm-gateway (lint )?--help\.\n$/);
  });
});
