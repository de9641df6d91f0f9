import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { delimiter, join } from 'path';
import { parse } from 'yaml';
import { folderOfGoTool } from './support/go-tools';
import { needs } from './support/needs';
import { run } from './support/shell';

const ROOT = join(__dirname, '..');
const FOLDERS = ['.github/workflows', 'examples/lint-in-ci/.github/workflows'];
const WORKFLOWS = FOLDERS.flatMap((folder) => readdirSync(join(ROOT, folder)).map((file) => join(folder, file)));

needs('actionlint').describe('the GitHub workflows', () => {
  test.each(WORKFLOWS)('actionlint finds nothing in %s', async (file) => {
    expect(await run([join(folderOfGoTool('actionlint'), 'actionlint'), file], { cwd: ROOT })).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});

/** The programs of a job, in order. */
function scriptOf(job: string): string {
  const { jobs } = parse(readFileSync(join(ROOT, '.github', 'workflows', 'release.yml'), 'utf8')) as {
    jobs: { readonly [job: string]: { readonly steps: readonly { readonly run?: string }[] } };
  };
  return (jobs[job]?.steps ?? []).flatMap(({ run: script = [] }) => script).join('\n');
}

test.each([['v1.2.3', 'latest'], ['v1.2.3-rc.1', 'next']])('the release of %s publishes one tarball to npm as %s', async (version, tag) => {
  const place = mkdtempSync(join(tmpdir(), 'asm-gateway-'));
  mkdirSync(join(place, 'dist', 'js'), { recursive: true });
  writeFileSync(join(place, 'dist', 'js', 'package.tgz'), '');
  writeFileSync(join(place, 'npm'), '#!/bin/sh\necho "$@"\n', { mode: 0o755 });
  const env = { ...process.env, PATH: [place, process.env.PATH].join(delimiter), GITHUB_REF_NAME: version };
  const { stdout } = await run(['bash', '-e', '-c', scriptOf('npm')], { cwd: place, env });
  rmSync(place, { recursive: true });
  expect(stdout).toBe(`publish --provenance --access public --tag ${tag} dist/js/package.tgz\n`);
});

test('the release packs no tarball beside that of the build', () => {
  expect(scriptOf('build')).toMatch(/npm version .*\n(.*\n)*rm -rf dist\/js\n.*package:\$language/);
});
