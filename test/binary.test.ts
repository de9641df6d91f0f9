import { readFileSync } from 'fs';
import { builtinModules } from 'module';
import { basename, join } from 'path';
import { parse } from 'yaml';
import { TemporaryFolder } from './support/temporary-folder';
import { filled, manifestsWith, TEMPLATES, valuesFor } from '../scripts/binary/manifests';
import { mustHaveHash } from '../scripts/binary/pinned-package';
import { archiveName, PLATFORMS } from '../scripts/binary/platforms';
import { bundleCommandAsOne } from '../scripts/bundles';
import { noticeOf } from '../scripts/notice';

/* How the binary and the manifests of package managers are made. test/binary.slow.test.ts builds and runs it. */

const ROOT = join(__dirname, '..');
const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8');

let folder: TemporaryFolder;
beforeEach(() => (folder = new TemporaryFolder()));
afterEach(() => folder.remove());

describe('the bundle of the binary', () => {
  test('has all code that it loads but that of Node.js, and its version', async () => {
    const file = join(folder.path, 'bundle.js');
    const bundle = await bundleCommandAsOne(file, '1.2.3');
    const [{ imports }] = Object.values(bundle.metafile?.outputs ?? {});
    expect(imports.length).toBeGreaterThan(5);
    expect(imports.map(({ path }) => path.replace('node:', '')).filter((path) => !builtinModules.includes(path))).toEqual([]);
    expect(readFileSync(file, 'utf8')).toContain('packageVersion=()=>"1.2.3"');
    expect(readFileSync(file, 'utf8')).not.toContain('__dirname');
  });

  test('needs the notices that the npm package has', async () => {
    expect(noticeOf([await bundleCommandAsOne(join(folder.path, 'bundle.js'), '1.2.3')])).toBe(textOf('NOTICE'));
  });
});

describe('the manifests of package managers', () => {
  /** The hashes of archives that contain the name of their platform. */
  const HASHES = {
    amd64: '5861314d7fccb39c2192173240eab44fa35ca66426201ca2acd0630a6258dd51',
    arm64: 'f69162950f235e3cdbbad33f1f912d1a504be90d8a37d002c735d6f3e3882265',
  };
  const urlOf = (arch: string) => (
    `https://github.com/cdk8s-asm-gateway/cdk8s-asm-gateway/releases/download/v1.2.3/asm-gateway-linux-${arch}.tar.gz`);

  /** The manifests for local archives. */
  function manifests(): ReadonlyMap<string, string> {
    PLATFORMS.forEach((platform) => folder.write(archiveName(platform), platform.arch));
    return new Map(manifestsWith(valuesFor('1.2.3', PLATFORMS, folder.path)).map(({ name, text }) => [name, text]));
  }

  test('krew gets the version, and address and hash of each archive', () => {
    const { metadata, spec } = parse(manifests().get('asm-gateway.yaml') ?? '') as { metadata: object; spec: { version: string; platforms: object[] } };
    expect([metadata, spec.version]).toEqual([{ name: 'asm-gateway' }, 'v1.2.3']);
    expect(spec.platforms).toEqual(PLATFORMS.map(({ arch }) => ({
      selector: { matchLabels: { os: 'linux', arch } }, uri: urlOf(arch), sha256: HASHES[arch], bin: 'asm-gateway',
    })));
  });

  test('Homebrew gets the version, and address and hash of each archive', () => {
    const formula = manifests().get('asm-gateway.rb') ?? '';
    expect(formula).toContain('\n  version "1.2.3"\n');
    const archives = [...formula.matchAll(/on_(\w+) do\n +url "(.*)"\n +sha256 "(.*)"\n/g)].map(([, ...values]) => values);
    expect(archives).toEqual([['intel', urlOf('amd64'), HASHES.amd64], ['arm', urlOf('arm64'), HASHES.arm64]]);
  });

  test('have no place left to fill in', () => {
    expect([...manifests().values()].filter((text) => /[{}]{2}/.test(text))).toEqual([]);
  });

  test('are not written if a template asks for a value that does not exist', () => {
    expect(() => filled('sha256: {{amd46.sha256}}', new Map([['version', '1'], ['amd64.sha256', 'a']])))
      .toThrow('no value "amd46.sha256"; the values are version, amd64.sha256');
  });

  test('are attached to the release with the archives and their hashes', () => {
    const { jobs } = parse(textOf('.github/workflows/release.yml')) as {
      jobs: { binary: { steps: { with?: { path?: string } }[] } };
    };
    const attached = jobs.binary.steps.flatMap((step) => step.with?.path?.trim().split('\n') ?? []);
    expect(attached.sort()).toEqual(['*.tar.gz', 'SHA256SUMS', ...TEMPLATES.map((file) => basename(file))].map((file) => `dist/binary/${file}`).sort());
  });
});

test('a downloaded package with another hash is refused', () => {
  const file = folder.write('package.tgz', 'abc');
  const hash = 'sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==';
  expect(() => mustHaveHash(file, hash)).not.toThrow();
  expect(() => mustHaveHash(file, hash.replace('3a8', '3a9'))).toThrow(/the hash of \S+package.tgz is sha512-3a8\S+ and must be sha512-3a9/);
});
