import { relative } from 'path';
import { runHere } from './in-process';
import { gateway } from '../lint/support';
import { TemporaryFolder } from '../support/temporary-folder';

const LOCAL = gateway('externalTrafficPolicy: Local');

/** A cluster on which the policy Local strands no pods. */
const FINE = 'platform: { cni: terway-eniip, proxyMode: iptables, kubernetesVersion: "1.28", podCidrKnown: true }\n';

let folder: TemporaryFolder;
beforeEach(() => (folder = new TemporaryFolder()));
afterEach(() => folder.remove());

const runLint = async (...args: readonly string[]) => {
  const { stdout, ...outcome } = await runHere(['lint', '-o', 'json', ...args]);
  const codes = stdout === '' ? [] : (JSON.parse(stdout) as { findings: { code: string }[] }).findings.map(({ code }) => code);
  return { ...outcome, codes };
};

describe('asm-gateway.yaml', () => {
  test('is found above a folder that is linted, and not linted itself', async () => {
    folder.write('asm-gateway.yaml', FINE);
    folder.write('a/b/gateway.yaml', LOCAL);
    const { stdout } = await runHere(['lint', '-o', 'json', `${folder.path}/a`]);
    expect(JSON.parse(stdout)).toMatchObject({ judged: 1, findings: [], settings: relative('.', `${folder.path}/asm-gateway.yaml`), read: { files: 1 } });
    expect(JSON.parse((await runHere(['lint', '-o', 'json', folder.path])).stdout)).toMatchObject({ read: { files: 1 } });
  });

  test('the nearest one counts', async () => {
    folder.write('asm-gateway.yaml', FINE);
    folder.write('a/asm-gateway.yaml', 'failOn: warning\n');
    expect(await runLint(folder.write('a/gateway.yaml', LOCAL))).toMatchObject({ code: 1, codes: ['ASMG0301'] });
  });

  test('one below the linted folder does not count, and the report says so; with --no-config none is named', async () => {
    folder.write('asm-gateway.yaml', FINE);
    folder.write('a/asm-gateway.yaml', 'failOn: warning\n');
    folder.write('a/gateway.yaml', LOCAL);
    const passedOver = async (...args: readonly string[]) => (
      JSON.parse((await runHere(['lint', '-o', 'json', ...args, folder.path])).stdout) as { passedOver: { why: string }[] }).passedOver.map(({ why }) => why);
    expect(await passedOver()).toEqual(['a run has one; lint its folder by itself']);
    expect(await passedOver('--no-config')).toEqual([]);
  });

  test('is not looked for above a Git repository', async () => {
    folder.write('asm-gateway.yaml', FINE);
    folder.write('a/.git/HEAD', '');
    expect((await runLint(folder.write('a/gateway.yaml', LOCAL))).codes).toEqual(['ASMG0301']);
  });

  test('a flag wins over it', async () => {
    folder.write('asm-gateway.yaml', `${FINE}failOn: warning\nfailIfNone: true\n`);
    const file = folder.write('gateway.yaml', LOCAL);
    expect(await runLint('--cni', 'flannel', '--proxy-mode', 'ipvs', '--kubernetes', '1.22', file)).toMatchObject({ code: 1, codes: ['ASMG0208', 'ASMG0301', 'ASMG0302'] });
    expect((await runLint('--cni', 'flannel', '--proxy-mode', 'ipvs', '--kubernetes', '1.22', '--fail-on', 'error', file)).code).toBe(0);
    expect((await runLint(...['--cni', '--proxy-mode', '--kubernetes', '--pod-cidr-known'].flatMap((flag) => [flag, 'unknown']), file)).codes).not.toEqual([]);
  });

  test('--platform wins over it', async () => {
    folder.write('asm-gateway.yaml', FINE);
    const platform = folder.write('platform.txt', 'cni: flannel\nproxyMode: ipvs\nkubernetesVersion: "1.22"\n');
    expect((await runLint('--platform', platform, folder.write('gateway.yaml', LOCAL))).codes).toEqual(['ASMG0208', 'ASMG0301', 'ASMG0302']);
  });

  test('--no-config ignores it, and --config names another one', async () => {
    folder.write('asm-gateway.yaml', FINE);
    const file = folder.write('gateway.yaml', LOCAL);
    expect((await runLint('--no-config', file)).codes).toEqual(['ASMG0301']);
    expect((await runLint('--config', folder.write('other.txt', 'failOn: warning\n'), file)).code).toBe(1);
    expect(await runLint('--config', `${folder.path}/absent`, file)).toMatchObject({ code: 2, stderr: expect.stringContaining('it does not exist') as string });
  });

  test('names what is linted without arguments', async () => {
    folder.write('a/gateway.yaml', LOCAL);
    const config = folder.write('asm-gateway.yaml', `${FINE}paths: [a]\nacknowledge: [{ code: ASMG0301, reason: by name }]\n`);
    const outcome = await runHere(['lint', '-o', 'json', '--config', config]);
    expect(JSON.parse(outcome.stdout)).toMatchObject({ judged: 1, findings: [{ code: 'ASMG0306', file: config }] });
  });

  test('mistakes in it are findings', async () => {
    const config = folder.write('asm-gateway.yaml', 'failOnn: warning\n');
    const { code, stdout } = await runHere(['lint', folder.write('gateway.yaml', gateway())]);
    expect(code).toBe(1);
    expect(stdout).toContain(`\nSettings: ${relative('.', config)}\n`);
    expect(stdout).toContain(`${relative('.', config)}:1:1  error    ASMG0305  the key "failOnn" is unknown\n    1 | failOnn: warning\n`);
  });

  test('two of them are wrong usage', async () => {
    folder.write('a/asm-gateway.yaml', '');
    folder.write('b/asm-gateway.yaml', '');
    const outcome = await runLint(folder.write('a/gateway.yaml', LOCAL), folder.write('b/gateway.yaml', LOCAL));
    expect(outcome).toMatchObject({ code: 2, stderr: expect.stringContaining('the files have different configurations') as string });
  });
});

test('without files and without a configuration, the usage is wrong', async () => {
  expect(await runLint('--no-config')).toMatchObject({ code: 2, stderr: expect.stringContaining('missing required argument') as string });
});
