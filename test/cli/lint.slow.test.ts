import { execFileSync, spawnSync } from 'child_process';
import { once } from 'events';
import { chmodSync, symlinkSync } from 'fs';
import { createServer } from 'net';
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

describe('of a folder', () => {
  const findingsIn = async (...names: string[]) => {
    const outcome = await place.run(['lint', '-o', 'json', ...names]);
    const { judged, findings } = JSON.parse(outcome.stdout) as { judged: number; findings: { file: string; code: string; message: string }[] };
    expect(outcome.stderr).toBe('');
    return { code: outcome.code, judged, findings: findings.map(({ file, code, message }) => [file, code, message]) };
  };
  const path = (name: string) => join(place.folder, name);
  beforeEach(() => place.write('all/sound.yaml', gateway()));

  test('a link to nothing is a finding, and the other files are judged', async () => {
    symlinkSync('nothing', path('all/dead.yaml'));
    expect(await findingsIn('all')).toEqual({
      code: 1, judged: 1, findings: [['all/dead.yaml', 'ASMG0110', 'it is a symbolic link to a file that does not exist']],
    });
  });

  test('links in a circle are findings', async () => {
    symlinkSync('b.yaml', path('all/a.yaml'));
    symlinkSync('a.yaml', path('all/b.yaml'));
    expect(await findingsIn('all')).toEqual({
      code: 1,
      judged: 1,
      findings: ['a', 'b'].map((name) => [`all/${name}.yaml`, 'ASMG0110', 'it cannot be read ("its symbolic links form a cycle")']),
    });
  });

  test('the lock of an editor is skipped', async () => {
    symlinkSync('user@host.1234:1700000000', path('all/.#sound.yaml'));
    expect(await findingsIn('all')).toEqual({ code: 0, judged: 1, findings: [] });
  });

  test('pipes, sockets and devices are findings, and are never read', async () => {
    execFileSync('mkfifo', [path('all/pipe.yaml')]);
    symlinkSync('/dev/zero', path('all/device.yaml'));
    const server = createServer().listen(path('all/socket.yaml'));
    await once(server, 'listening');
    const result = await findingsIn('all');
    server.close();
    expect(result).toEqual({
      code: 1,
      judged: 1,
      findings: [['device', 'a device'], ['pipe', 'a named pipe'], ['socket', 'a socket']]
        .map(([name, kind]) => [`all/${name}.yaml`, 'ASMG0110', `it is ${kind}; only regular files are read`]),
    });
  });

  test('a link to a folder is skipped', async () => {
    symlinkSync('.', path('all/again.yaml'));
    expect(await findingsIn('all')).toEqual({ code: 0, judged: 1, findings: [] });
  });
});

test('a pipe that is named is not read either, but the output of a command is', async () => {
  execFileSync('mkfifo', [join(place.folder, 'pipe.yaml')]);
  expect(await place.run(['lint', 'pipe.yaml'])).toMatchObject({ code: 1, stderr: '', stdout: expect.stringContaining('it is a named pipe') as string });
  place.write('sound.yaml', gateway());
  const [command = '', ...rest] = place.start([]).spawnargs;
  const { stdout, status } = spawnSync('bash', ['-c', `${[command, ...rest].join(' ')} lint <(cat sound.yaml)`], { cwd: place.folder, encoding: 'utf8' });
  expect([status, stdout]).toEqual([0, '1 gateway judged: nothing wrong\n']);
});

test('the path of a file that leads through a file does not exist', async () => {
  place.write('sound.yaml', gateway());
  const { code, stderr } = await place.run(['lint', 'sound.yaml/gateway.yaml']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('it does not exist')]);
});

test('a file or a folder without read permission is a finding, and the other files are judged', () => {
  place.write('all/secret.yaml', gateway());
  place.write('all/closed/a.yaml', gateway('wrong: 1'));
  place.write('all/sound.yaml', gateway().replace('ingressgateway', 'other'));
  chmodSync(join(place.folder, 'all', 'secret.yaml'), 0);
  chmodSync(join(place.folder, 'all', 'closed'), 0);
  // The user root can read every file unless it loses the right to.
  const asUser = process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search'] : ['env'];
  const [program = '', ...rest] = [...asUser, ...place.start([]).spawnargs, 'lint', '-o', 'json', 'all'];
  const outcome = spawnSync(program, rest, { cwd: place.folder, encoding: 'utf8' });
  chmodSync(join(place.folder, 'all', 'closed'), 0o755);
  expect([outcome.status, outcome.stderr]).toEqual([1, '']);
  expect(JSON.parse(outcome.stdout)).toMatchObject({
    judged: 1,
    findings: ['closed', 'secret.yaml'].map((name) => ({
      code: 'ASMG0110', file: join('all', name), message: 'it cannot be read ("permission denied")',
    })),
  });
});
