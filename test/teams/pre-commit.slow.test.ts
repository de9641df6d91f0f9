import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { parse, stringify } from 'yaml';
import { EXAMPLE, NPM_ENV, packedPackage, ROOT } from './support';
import { blocksIn } from '../support/markdown';
import { needs } from '../support/needs';
import { run } from '../support/shell';

interface Configuration {
  readonly repos: [{ repo: string; rev?: string; hooks: [{ id: string; additional_dependencies?: string[] }] }];
}

const HOOKS = '.pre-commit-hooks.yaml';
const LOCAL = parse(readFileSync(join(EXAMPLE, '.pre-commit-config.yaml'), 'utf8')) as Configuration;
const GUIDE = blocksIn(readFileSync(join(ROOT, 'docs', 'guide', 'ci.md'), 'utf8'));
const FROM_REPOSITORY = GUIDE.filter(({ language, text }) => language === 'yaml' && text.startsWith('repos:'))
  .map(({ text }) => parse(text) as Configuration)
  .find(({ repos: [{ repo }] }) => repo !== 'local') as Configuration;

const WRONG = ['manifests/edge.yaml', 'apiVersion: istio.alibabacloud.com/v1beta1\nkind: IstioGateway\nmetadata: { name: edge, namespace: default }\nspec: {}\n'] as const;

let place: string;
let repository: string;
let tarball: string;

const ENV = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@b', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@b' };

const inFolder = (command: string, cwd = repository) => run(['sh', '-ec', command], {
  cwd, env: { ...process.env, ...NPM_ENV, ...ENV, PRE_COMMIT_HOME: join(place, 'pre-commit') },
});

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'asm-gateway-'));
  tarball = await packedPackage(place);
});
beforeEach(() => {
  repository = join(place, 'repository');
  cpSync(EXAMPLE, repository, { recursive: true });
});
afterEach(() => rmSync(repository, { recursive: true }));
afterAll(() => rmSync(place, { recursive: true }));

/** Stages all files of the example, and another if given, and runs the hook of this configuration as a commit does. */
async function commit(configuration: Configuration, [file, text]: readonly [string?, string?] = []) {
  writeFileSync(join(repository, '.pre-commit-config.yaml'), stringify(configuration));
  if (file !== undefined) {
    writeFileSync(join(repository, file), text ?? '');
  }
  await inFolder('printf "node_modules\\n" > .gitignore; git init -q && git add .');
  return inFolder('pre-commit run');
}

/** The hook of the example, with the tarball as the published package. */
function local(): Configuration {
  const [{ hooks: [hook], ...repo }] = LOCAL.repos;
  expect(hook.additional_dependencies).toEqual(['cdk8s-asm-gateway@0.0.0']);
  return { repos: [{ ...repo, hooks: [{ ...hook, additional_dependencies: [tarball] }] }] };
}

/** The hook of this repository, from a clone that has only the file of hooks, as a commit has no compiled files. */
async function fromRepository(): Promise<Configuration> {
  const origin = mkdtempSync(join(place, 'origin-'));
  copyFileSync(join(ROOT, HOOKS), join(origin, HOOKS));
  await inFolder('git init -q && git add . && git commit -q -m hooks && git branch -M main', origin);
  expect(FROM_REPOSITORY.repos[0].rev).toBe('main');
  const { stdout } = await inFolder('git rev-parse HEAD', origin);
  return { repos: [{ ...FROM_REPOSITORY.repos[0], repo: origin, rev: stdout.trim() }] };
}

needs('pre-commit').describe('pre-commit', () => {
  test('runs the hook of the example, which installs the package', async () => {
    expect(await commit(local())).toMatchObject({ code: 0, stdout: expect.stringContaining('Passed') as string });
    const { code, stdout } = await commit(local(), WRONG);
    expect([code, stdout]).toEqual([1, expect.stringMatching(/^manifests\/edge\.yaml:3:\d+ .*ASMG0102/m)]);
  });

  test('runs the hook of this repository with the package that package.json names', async () => {
    await inFolder(`npm init -y && npm install --legacy-peer-deps ${tarball}`);
    const configuration = await fromRepository();
    expect(await commit(configuration)).toMatchObject({ code: 0, stdout: expect.stringContaining('Passed') as string });
    const { code, stdout } = await commit(configuration, WRONG);
    expect([code, stdout]).toEqual([1, expect.stringMatching(/^manifests\/edge\.yaml:3:\d+ .*ASMG0102/m)]);
  });

  test('does not mistake a patch of Kustomize for a gateway if a commit has nothing else', async () => {
    await commit(local());
    await inFolder('git commit -q -m all');
    const patch = 'apiVersion: istio.alibabacloud.com/v1beta1\nkind: IstioGateway\nmetadata: { name: from-base }\nspec: {}\n';
    expect(await commit(local(), ['overlays/prod/client-ip.yaml', patch])).toMatchObject({ code: 0, stdout: expect.stringContaining('Passed') as string });
  });

  test('fails without an installed package, and installs none', async () => {
    const { code, stdout } = await commit(await fromRepository());
    expect([code, stdout]).toEqual([1, expect.stringContaining('Executable `node_modules/.bin/asm-gateway` not found')]);
  });
});
