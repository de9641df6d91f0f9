import { runHere } from './in-process';
import { gateway } from '../lint/support';
import { TemporaryFolder } from '../support/temporary-folder';

let folder: TemporaryFolder;
beforeEach(() => (folder = new TemporaryFolder()));
afterEach(() => folder.remove());

const codeOf = async (...args: readonly string[]) => (await runHere(['lint', ...args])).code;

describe('--fail-on', () => {
  const warning = () => folder.write('warning.yaml', gateway('externalTrafficPolicy: Local'));
  const error = () => folder.write('error.yaml', gateway('wrong: 1'));

  test('is error by default', async () => {
    expect([await codeOf(warning()), await codeOf(error())]).toEqual([0, 1]);
  });

  test('warning lets warnings fail too', async () => {
    expect([await codeOf('--fail-on', 'warning', warning()), await codeOf('--fail-on', 'warning', error())]).toEqual([1, 1]);
    expect(await codeOf('--fail-on', 'warning', folder.write('sound.yaml', gateway()))).toBe(0);
  });

  test('never reports errors and exits with 0', async () => {
    const { code, stdout } = await runHere(['lint', '--fail-on', 'never', error()]);
    expect(code).toBe(0);
    expect(stdout).toContain('1 error');
  });

  test('rejects another level', async () => {
    expect(await runHere(['lint', '--fail-on', 'info', error()])).toMatchObject({ code: 2, stderr: expect.stringContaining('error, warning, never') as string });
  });
});

describe('--fail-if-none', () => {
  test('fails if nothing was judged', async () => {
    const outcome = await runHere(['lint', '--fail-if-none', folder.write('a.yaml', 'kind: ConfigMap\n')]);
    expect(outcome).toMatchObject({ code: 1, stderr: expect.stringContaining('nothing was judged, and --fail-if-none is set.') as string });
    expect(outcome.stdout).toContain('0 gateways judged: nothing was judged\n');
  });

  test('changes nothing if a gateway was judged', async () => {
    expect(await runHere(['lint', '--fail-if-none', folder.write('a.yaml', gateway())])).toMatchObject({ code: 0, stderr: '' });
  });
});

test('without --fail-if-none, nothing judged exits with 0 and says so', async () => {
  const { code, stdout } = await runHere(['lint', folder.write('a.yaml', 'kind: ConfigMap\n')]);
  expect([code, stdout]).toEqual([0, expect.stringContaining('nothing was judged')]);
});

test('--output json counts what was read', async () => {
  const { stdout } = await runHere(['lint', '-o', 'json', folder.write('a.yaml', `${gateway()}---\nkind: ConfigMap\n`)]);
  expect(JSON.parse(stdout)).toMatchObject({ judged: 1, read: { files: 1, documents: 2, objects: 2 } });
});
