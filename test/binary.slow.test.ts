import { execFileSync } from 'child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { list, reactionsOf, text } from './cli/diagnose-command';
import { Workplace } from './cli/support';
import { clusterWith } from './cli/verify-command';
import { clusterObjects } from './diagnose/objects';
import { gateway } from './lint/support';
import { Kubectl, type KubectlScript } from './runner/scripted-kubectl';
import { manifestText, recorded } from './runner/support';
import { pathWithGoTools } from './support/go-tools';
import { needs } from './support/needs';
import { run } from './support/shell';
import { sha256Of, writeArchive } from '../scripts/binary/archive';
import { archiveName, binaryName, NODE_VERSION, ownPlatform, PLATFORMS } from '../scripts/binary/platforms';

/* The command as one file, built as for a release. It is compared with the command of the npm package, byte for byte. */

const ROOT = join(__dirname, '..');
const BUILT = join(ROOT, 'dist', 'binary');
const ENI_WITH_LOCAL = gateway('externalTrafficPolicy: Local', 'serviceAnnotations:', '  service.beta.kubernetes.io/backend-type: eni');
const OLD_IPVS = clusterObjects({ mode: 'ipvs', version: 'v1.22.15-aliyun.1' });

/** Files that the calls below read. */
const FILES = {
  'good.yaml': gateway('externalTrafficPolicy: Cluster'),
  'bad.yaml': ENI_WITH_LOCAL,
  'overrides.yaml': gateway('overrides: {c1: {serviceAnnotations: {a: b}}}'),
  'number.yaml': gateway('serviceAnnotations:', '  team: 5'),
  'broken.yaml': 'a: b: c',
  'platform.yaml': 'cni: flannel\nproxyMode: ipvs\nkubernetesVersion: "1.22"\n',
  'cluster.json': text(list(OLD_IPVS)),
  'proof.yaml': manifestText('dns'),
};

/** Calls, each with its exit code and a text that it prints. The standard input is bad.yaml. */
const CALLS: readonly (readonly [args: string, code: number, printed: string])[] = [
  ['--version', 0, '0.0.0'],
  ['--help', 0, 'Usage: asm-gateway'],
  ['', 2, 'a command is missing'],
  ['frobnicate', 2, 'unknown command'],
  ['--inspect', 2, 'unknown option'],
  ['lint', 2, 'See asm-gateway lint --help.'],
  ['lint --help', 0, 'Usage: asm-gateway lint'],
  ['lint good.yaml', 0, '1 gateway judged'],
  ['lint bad.yaml', 1, 'ASMG0209'],
  ['lint broken.yaml', 1, 'ASMG0110'],
  ['lint missing.yaml', 2, 'missing.yaml'],
  ['lint --output sarif bad.yaml', 1, '"version": "0.0.0"'],
  ['lint --output junit bad.yaml', 1, '<testsuite'],
  ['lint --cni flannel --proxy-mode ipvs --kubernetes 1.22 good.yaml', 0, '1 gateway judged'],
  ['lint --platform platform.yaml good.yaml', 0, '1 gateway judged'],
  ['lint --fix --dry-run number.yaml', 1, '+++ b/number.yaml'],
  ['lint -', 1, '<stdin>'],
  ['import good.yaml', 0, 'new IstioGateway'],
  ['import overrides.yaml', 0, 'overrides: {'],
  ['explain ASMG0209', 0, 'ASMG0209'],
  ['explain F12 --output json', 0, '"statement"'],
  ['explain --strategy dns-only --platform platform.yaml', 0, 'load balancer'],
  ['explain --strategy magic', 2, 'Allowed choices are'],
  ['diagnose --from cluster.json', 1, 'ASMG0502'],
  ['diagnose --from cluster.json --output html', 1, '<!doctype html>'],
  ['diagnose', 2, 'kubectl was not found on the PATH'],
  ['verify -f proof.yaml', 2, 'kubectl was not found on the PATH'],
  ['verify -f proof.yaml --print-rbac', 0, 'kind: Role'],
  ['verify -f good.yaml', 2, 'contains no verification'],
];

/** Calls of kubectl and what a cluster answers, each with the exit code of the command. */
const ON_A_CLUSTER: readonly (readonly [args: string, script: KubectlScript, code: number, printed: string])[] = [
  ['diagnose', reactionsOf(OLD_IPVS), 1, 'ASMG0502'],
  ['verify -f proof.yaml', clusterWith(recorded('job-that-passes')), 0, 'all expectations held'],
  ['verify --clean', { get: [{ documents: [] }] }, 0, 'nothing'],
];

/** A folder with the files of the archive. A folder above has a package.json, as projects of users do. */
let unpacked: string;
let places: readonly Workplace[];

/** Runs a call with the npm package and with the binary. No Node.js is on the PATH. */
function bothRun(args: string, env: NodeJS.ProcessEnv = {}) {
  const words = args.split(' ').filter((word) => word !== '');
  return Promise.all(places.map((place) => (
    place.run(words, { input: ENI_WITH_LOCAL, env: { PATH: join(place.folder, 'bin'), ...env } }))));
}

/** A folder with a kubectl that passes its plugin krew the archive that it would download. */
function kubectlWithKrew(place: Workplace): string {
  place.write('plugins/kubectl', `#!/bin/sh\nshift\nexec krew "$@" --archive "${BUILT}/asm-gateway-$KREW_OS-$KREW_ARCH.tar.gz"\n`);
  chmodSync(join(place.folder, 'plugins', 'kubectl'), 0o755);
  return join(place.folder, 'plugins');
}

needs('x86_64-linux-gnu-strip', 'aarch64-linux-gnu-strip').describe('the binary', () => {
  beforeAll(() => {
    execFileSync('npx', ['projen', 'binary'], { cwd: ROOT, stdio: 'pipe' });
    const folder = mkdtempSync(join(tmpdir(), 'asm-gateway-'));
    writeFileSync(join(folder, 'package.json'), '{"name": "of-the-user", "version": "9.9.9"}');
    unpacked = join(folder, 'asm-gateway');
    mkdirSync(unpacked);
    execFileSync('tar', ['-xzf', join(BUILT, archiveName(ownPlatform())), '-C', unpacked]);
  });
  afterAll(() => rmSync(join(unpacked, '..'), { recursive: true }));

  beforeEach(() => {
    places = [new Workplace(), new Workplace([join(unpacked, 'asm-gateway')])];
    places.forEach((place) => Object.entries(FILES).forEach(([name, content]) => place.write(name, content)));
  });
  afterEach(() => places.forEach((place) => place.remove()));

  describe('prints what the npm package prints, without Node.js', () => {
    test.each(CALLS)('asm-gateway %s', async (args, code, printed) => {
      const [expected, actual] = await bothRun(args);
      expect(actual).toEqual(expected);
      expect([actual.code, `${actual.stdout}${actual.stderr}`]).toEqual([code, expect.stringContaining(printed)]);
    });
  });

  test.each(ON_A_CLUSTER)('asm-gateway %s starts kubectl as the npm package does', async (args, script, code, printed) => {
    const kubectls = places.map((place) => new Kubectl(place, script));
    const [expected, actual] = await bothRun(args);
    expect(actual).toEqual(expected);
    expect([actual.code, actual.stdout]).toEqual([code, expect.stringContaining(printed)]);
    const [callsExpected, calls] = kubectls.map((kubectl) => kubectl.calls().map(({ args: [verb, kind] }) => [verb, kind]).sort());
    expect(calls).toEqual(callsExpected);
    expect(calls.length).toBeGreaterThan(0);
  });

  test('changes a file with --fix as the npm package does', async () => {
    const [expected, actual] = await bothRun('lint --fix number.yaml');
    expect([actual, actual.code]).toEqual([expected, 0]);
    const [fixed, fixedByBinary] = places.map((place) => readFileSync(join(place.folder, 'number.yaml'), 'utf8'));
    expect([fixed, fixedByBinary]).toEqual([fixedByBinary, expect.stringContaining('team: "5"')]);
  });

  test('runs as the command of kubectl that a link names', async () => {
    const [{ folder }] = places;
    symlinkSync(join(unpacked, 'asm-gateway'), join(folder, 'kubectl-asm_gateway'));
    expect(await run([join(folder, 'kubectl-asm_gateway'), 'explain', 'ASMG0209'], { env: {} })).toMatchObject({
      code: 0, stdout: expect.stringContaining('ASMG0209') as string, stderr: '',
    });
  });

  test.each(['--no-such-option', '--require /missing.js', '--inspect'])('ignores NODE_OPTIONS=%s', async (options) => {
    expect(await run([join(unpacked, 'asm-gateway'), '--version'], { env: { NODE_OPTIONS: options } })).toEqual({ code: 0, stdout: '0.0.0\n', stderr: '' });
  });

  test('leaves NODE_OPTIONS to kubectl, whose credential plugins may be programs of Node.js', async () => {
    const kubectls = places.map((place) => new Kubectl(place, reactionsOf(OLD_IPVS)));
    await bothRun('diagnose', { NODE_OPTIONS: '--no-deprecation' });
    expect(kubectls.map((kubectl) => [...new Set(kubectl.calls().map(({ env }) => env.NODE_OPTIONS))])).toEqual([['--no-deprecation'], ['--no-deprecation']]);
  });

  test('is in its archive, with the licenses of Node.js and of all packages in it', () => {
    expect(readdirSync(unpacked).sort()).toEqual(['LICENSE', 'LICENSE.node', 'NOTICE', 'asm-gateway']);
    const textOf = (file: string) => readFileSync(join(unpacked, file), 'utf8');
    expect(textOf('LICENSE')).toBe(readFileSync(join(ROOT, 'LICENSE'), 'utf8'));
    expect(textOf('NOTICE')).toBe(readFileSync(join(ROOT, 'NOTICE'), 'utf8'));
    expect(textOf('LICENSE.node')).toContain('Node.js is licensed for use as follows');
    expect(readFileSync(join(unpacked, 'asm-gateway')).includes(`node-v${NODE_VERSION}`)).toBe(true);
  });

  test.each(PLATFORMS.map((platform) => [platform.arch, platform] as const))('is stripped and has the script: %s', async (_, platform) => {
    const program = join(BUILT, binaryName(platform));
    const { stdout } = await run([`${platform.gnu}-readelf`, '--wide', '--file-header', '--sections', program]);
    expect(stdout).toMatch({ amd64: /Machine: .*X86-64/, arm64: /Machine: .*AArch64/ }[platform.arch]);
    expect(stdout).not.toMatch(/\.symtab|\.debug_info/);
    expect(readFileSync(program).includes('NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2:1')).toBe(true);
  });

  needs('qemu-aarch64-static').test('runs on arm64', async () => {
    const [arm64] = PLATFORMS.filter(({ arch }) => arch === 'arm64');
    const emulated = ['qemu-aarch64-static', '-L', `/usr/${arm64.gnu}`, join(BUILT, binaryName(arm64))];
    expect(await run([...emulated, '--version'])).toEqual({ code: 0, stdout: '0.0.0\n', stderr: '' });
    expect(await run([...emulated, 'lint', 'bad.yaml'], { cwd: places[0].folder })).toEqual(await places[1].run(['lint', 'bad.yaml']));
  });

  needs('krew', 'validate-krew-manifest').test('has a manifest that krew accepts, and krew installs the plugin of each platform', async () => {
    const manifest = join(BUILT, 'asm-gateway.yaml');
    const env = { PATH: `${kubectlWithKrew(places[0])}:${pathWithGoTools()}` };
    const { code, stderr } = await run(['validate-krew-manifest', '-manifest', manifest], { env });
    expect([code, stderr]).toEqual([0, expect.stringContaining(`all ${PLATFORMS.length} spec.platforms installed fine`)]);
  });

  needs('krew').test('becomes a command of kubectl when krew installs it', async () => {
    const { folder } = places[0];
    const env = { PATH: pathWithGoTools(), KREW_ROOT: join(folder, 'krew') };
    const archive = join(BUILT, archiveName(ownPlatform()));
    const { code } = await run(['krew', 'install', '--manifest', join(BUILT, 'asm-gateway.yaml'), '--archive', archive], { env });
    const plugin = join(folder, 'krew', 'bin', 'kubectl-asm_gateway');
    expect([code, await run([plugin, '--version'], { env: {} })]).toEqual([0, { code: 0, stdout: '0.0.0\n', stderr: '' }]);
  });

  needs('krew').test('is not installed by krew if the archive has another hash', async () => {
    const { folder } = places[0];
    const env = { PATH: pathWithGoTools(), KREW_ROOT: join(folder, 'krew') };
    const [other] = PLATFORMS.filter((platform) => platform !== ownPlatform());
    const archive = join(BUILT, archiveName(other));
    const { code, stderr } = await run(['krew', 'install', '--manifest', join(BUILT, 'asm-gateway.yaml'), '--archive', archive], { env });
    expect([code, stderr]).toEqual([1, expect.stringContaining('checksum does not match')]);
  });

  needs('ruby', 'rubocop').test('has a formula in the style of Homebrew', async () => {
    const formula = join(BUILT, 'asm-gateway.rb');
    expect(await run(['ruby', '-wc', formula])).toEqual({ code: 0, stdout: 'Syntax OK\n', stderr: '' });
    const { code, stdout } = await run(['rubocop', '--config', join(ROOT, 'packaging', 'homebrew', 'rubocop.yml'), formula]);
    expect([code, stdout]).toEqual([0, expect.stringContaining('1 file inspected, no offenses detected')]);
  });

  test('has the same archive whenever and by whichever user it is made', () => {
    const { folder } = places[0];
    const [first, second] = ['first.tar.gz', 'second.tar.gz'].map((name) => join(folder, name));
    const files = { 'b.txt': { file: join(folder, 'good.yaml') }, 'a': { file: join(folder, 'bad.yaml'), isProgram: true } };
    writeArchive(first, files);
    Object.values(files).forEach(({ file }) => {
      utimesSync(file, 1, 1);
      chmodSync(file, 0o600);
    });
    writeArchive(second, { 'a': files.a, 'b.txt': files['b.txt'] });
    expect(sha256Of(second)).toBe(sha256Of(first));
    expect(execFileSync('tar', ['-tvzf', first], { encoding: 'utf8' })).toMatch(/^-rwxr-xr-x 0\/0 .* 1970-01-01 \S+ a\n-rw-r--r-- 0\/0 .* b.txt\n$/);
  });

  test('has hashes that sha256sum checks', async () => {
    const { code, stdout } = await run(['sha256sum', '--check', '--strict', 'SHA256SUMS'], { cwd: BUILT });
    expect([code, stdout]).toEqual([0, PLATFORMS.map((platform) => `${archiveName(platform)}: OK\n`).join('')]);
  });
});
