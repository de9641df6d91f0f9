import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { EXAMPLE, NPM_ENV, packedPackage, ROOT } from './support';
import { run } from '../support/shell';

/* No image is built here: the machines of the tests have no base image. The command of RUN is run instead, with folders of the test. */

const INSTRUCTIONS = new Map(readFileSync(join(ROOT, 'Dockerfile'), 'utf8').split('\n')
  .map((line) => /^([A-Z]+) (.*)$/.exec(line))
  .flatMap((match) => (match === null ? [] : [[match[1], match[2]]])));

const listOf = (name: string) => JSON.parse(INSTRUCTIONS.get(name) ?? '[]') as string[];

let place: string;
beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'asm-gateway-'));
  copyFileSync(await packedPackage(place), join(place, 'package.tgz'));
  const script = (INSTRUCTIONS.get('RUN') ?? '').replaceAll('/tmp/', `${place}/`);
  const { code, stderr } = await run(['sh', '-c', script], { env: { ...process.env, ...NPM_ENV, npm_config_prefix: join(place, 'usr') } });
  expect([code, stderr]).toEqual([0, '']);
});
afterAll(() => rmSync(place, { recursive: true }));

/** Runs the image's entry point with these arguments, or without any with those of CMD. */
function runImage(args: readonly string[] = listOf('CMD')) {
  const [program, ...first] = listOf('ENTRYPOINT');
  return run([join(place, 'usr', 'bin', program), ...first, ...args], { cwd: EXAMPLE });
}

test('the tarball has the name that COPY expects, and is gone after the installation', () => {
  expect(INSTRUCTIONS.get('COPY')).toBe('cdk8s-asm-gateway-*.tgz /tmp/package.tgz');
  expect([existsSync(join(place, 'package.tgz')), existsSync(join(place, 'npm'))]).toEqual([false, false]);
});

test('the image prints its help if it is told nothing', async () => {
  expect(await runImage()).toMatchObject({ code: 0, stdout: expect.stringContaining('Usage: asm-gateway') as string });
});

test('the image lints a folder', async () => {
  expect(await runImage(['lint', '.'])).toMatchObject({ code: 0, stdout: expect.stringContaining('2 gateways judged') as string });
});

test('the image explains a code', async () => {
  expect(await runImage(['explain', 'ASMG0301'])).toMatchObject({ code: 0, stdout: expect.stringContaining('ASMG0301') as string });
});
