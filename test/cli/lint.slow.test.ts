import { chmodSync } from 'fs';
import { join } from 'path';
import { Workplace } from './support';
import { gateway } from '../lint/support';

const ENI_WITH_LOCAL = gateway('externalTrafficPolicy: Local', 'serviceAnnotations:', '  service.beta.kubernetes.io/backend-type: eni');

let place: Workplace;
beforeEach(() => (place = new Workplace()));
afterEach(() => place.remove());

const parsed = ({ stdout }: { stdout: string }) => JSON.parse(stdout) as { judged: number; findings: { readonly file: string }[] };

test('judges a thousand documents', async () => {
  const all = Array.from({ length: 1000 }, (_, index) => gateway().replace('ingressgateway', `gateway-${index}`)).join('---\n');
  expect(await place.run(['lint', '-'], { input: all })).toEqual({ code: 0, stdout: '1000 gateways judged: nothing wrong\n', stderr: '' });
});

test('reports an error for each unreadable file, and judges the others', async () => {
  place.write('binary.yaml', Buffer.from([0, 1, 2, 255]));
  place.write('broken.yaml', 'a: b: c');
  place.write('huge.yaml', Buffer.alloc(50_000_000, 'a: b\n'));
  place.write('sound.yaml', gateway());
  const { code, stdout, stderr } = await place.run(['lint', '.']);
  expect([code, stderr]).toEqual([1, '']);
  expect(stdout.match(/^\S+:1:\d+ .*ASMG0110/gm)).toHaveLength(3);
  expect(stdout).toContain('1 gateway judged: 3 errors');
  expect(stdout).not.toMatch(/^ +at /m);
});

test('ends normally if the reader of its output stops early', async () => {
  place.write('gateway.yaml', Array.from({ length: 2000 }, () => ENI_WITH_LOCAL).join('---\n'));
  const child = place.start(['lint', 'gateway.yaml']);
  let stderr = '';
  child.stderr.on('data', (text) => (stderr += text));
  child.stdout.once('data', () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect([code, stderr]).toEqual([1, '']);
});

test('searches folders for manifests, sorted by name, and judges a repeated file once', async () => {
  place.write('all/b.yml', gateway());
  place.write('all/a/c.json', '{}');
  place.write('all/a/d.yaml', gateway('wrong: 1').replace('ingressgateway', 'other'));
  place.write('all/README.md', 'a: [');
  place.write('all/node_modules/x.yaml', 'a: [');
  const document = parsed(await place.run(['lint', '-o', 'json', 'all', 'all/b.yml', join(place.folder, 'all', 'a', 'd.yaml')]));
  expect([document.judged, document.findings.map(({ file }) => file)]).toEqual([2, [join('all', 'a', 'd.yaml')]]);
});

test('reads the standard input', async () => {
  const outcome = await place.run(['lint', '-'], { input: ENI_WITH_LOCAL });
  expect(outcome.code).toBe(1);
  expect(outcome.stdout).toMatch(/^<stdin>:8:3 {2}error {4}ASMG0209/);
});

test('reports files that cannot be opened, judges the others, and exits with 2', async () => {
  place.write('sound.yaml', gateway());
  place.write('empty/README.md', '');
  const { code, stdout, stderr } = await place.run(['lint', 'missing.yaml', 'empty', 'sound.yaml']);
  expect([code, stdout]).toEqual([2, '1 gateway judged: nothing wrong\n']);
  expect(stderr.trimEnd().split('\n')).toEqual([
    expect.stringMatching(/^asm-gateway: "missing.yaml" cannot be read: it does not exist\. Pass files/),
    expect.stringMatching(/^asm-gateway: "empty" cannot be read: no file in the folder ends in/),
  ]);
});

test('reports a file without read permission', async () => {
  place.write('secret.yaml', gateway());
  chmodSync(join(place.folder, 'secret.yaml'), 0);
  const { code, stderr } = await place.run(['lint', 'secret.yaml']);
  // The user root can read every file.
  expect([code, stderr]).toEqual(process.getuid?.() === 0 ? [0, ''] : [2, expect.stringContaining('permission denied')]);
});
