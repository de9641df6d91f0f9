import { Workplace } from './support';
import { gateway } from '../lint/support';

const ENI_WITH_LOCAL = gateway('externalTrafficPolicy: Local', 'serviceAnnotations:', '  service.beta.kubernetes.io/backend-type: eni');

let place: Workplace;
beforeEach(() => (place = new Workplace()));
afterEach(() => place.remove());

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
