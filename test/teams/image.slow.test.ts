import { copyFileSync, mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { baseWithNode } from './base-image';
import { EXAMPLE, packedPackage, ROOT } from './support';
import { needs } from '../support/needs';
import { type Outcome, run } from '../support/shell';

/*
 * Builds the image with the Dockerfile, and runs it. The base image cannot be downloaded where the tests run. The test builds a
 * replacement with the programs of this machine, under the same name.
 */

const BASE = 'docker.io/library/node:22-slim';
const IMAGE = 'localhost/asm-gateway';

needs('buildah', 'busybox').describe('the image', () => {
  let place: string;
  let config: { readonly User: string; readonly WorkingDir: string; readonly Entrypoint: readonly string[]; readonly Cmd: readonly string[] };

  /** Runs buildah with images of this test only. */
  const buildah = (args: readonly string[], cwd?: string) => run([
    'buildah', '--root', join(place, 'images'), '--runroot', join(place, 'run'), '--storage-driver', 'vfs', ...args,
  ], { cwd });
  const done = async (args: readonly string[], cwd?: string) => {
    const { code, stdout, stderr } = await buildah(args, cwd);
    expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
    return stdout.trim();
  };

  /** Runs the image as its user, in its folder, which is mounted. Without arguments it gets those of the image. */
  const runImage = async (args?: readonly string[], folder = EXAMPLE): Promise<Outcome> => {
    const container = await done(['from', '--pull-never', IMAGE]);
    return buildah([
      'run', '--isolation', 'chroot', '--volume', `${folder}:${config.WorkingDir}:ro`, container, '--', ...config.Entrypoint, ...args ?? config.Cmd,
    ]);
  };

  beforeAll(async () => {
    place = mkdtempSync(join(tmpdir(), 'asm-gateway-'));
    const base = await done(['from', 'scratch']);
    await done(['add', base, await baseWithNode(join(place, 'base')), '/']);
    await done(['config', '--env', 'PATH=/usr/local/bin:/bin', base]);
    await done(['commit', base, BASE]);
    const context = mkdtempSync(join(place, 'context-'));
    await packedPackage(context);
    copyFileSync(join(ROOT, 'Dockerfile'), join(context, 'Dockerfile'));
    await done(['bud', '--isolation', 'chroot', '--pull-never', '--tag', IMAGE, '.'], context);
    const described = JSON.parse(await done(['inspect', '--type', 'image', IMAGE])) as { OCIv1: { config: typeof config } };
    config = described.OCIv1.config;
  });
  afterAll(() => rmSync(place, { recursive: true }));

  test('does not run as root', async () => {
    expect(config.User).toBe('node');
    const container = await done(['from', '--pull-never', IMAGE]);
    expect(await done(['run', '--isolation', 'chroot', container, '--', 'id', '-un'])).toBe('node');
  });

  test('prints its help without arguments', async () => {
    expect(await runImage()).toMatchObject({ code: 0, stdout: expect.stringContaining('Usage: asm-gateway') as string });
  });

  test('lints the mounted folder', async () => {
    expect(await runImage(['lint', '.'])).toMatchObject({ code: 0, stdout: expect.stringContaining('2 gateways judged') as string });
  });

  test('ends with 1 if the folder has an error', async () => {
    expect(await runImage(['lint', '.'], join(ROOT, 'examples', 'lint-fix'))).toMatchObject({
      code: 1, stdout: expect.stringContaining('1 error') as string,
    });
  });

  test('explains a code', async () => {
    expect(await runImage(['explain', 'ASMG0301'])).toMatchObject({ code: 0, stdout: expect.stringContaining('ASMG0301') as string });
  });

  test('contains no tarball and no cache', async () => {
    const container = await done(['from', '--pull-never', IMAGE]);
    expect(await done(['run', '--isolation', 'chroot', container, '--', 'ls', '-A', '/tmp'])).toBe('');
  });
});
