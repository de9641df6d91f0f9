import { once } from 'events';
import { Workplace } from './support';
import { Kubectl } from '../runner/scripted-kubectl';

let place: Workplace;
beforeEach(() => (place = new Workplace()));
afterEach(() => place.remove());

/** The command, with a kubectl that answers nothing. */
function waiting() {
  const kubectl = new Kubectl(place, { 'get ': [{ stays: true }] });
  return place.start(['diagnose'], kubectl.env);
}

test('diagnose says after some seconds that kubectl is slow, and gives no verdict if it is interrupted', async () => {
  const child = waiting();
  const stderr: string[] = [];
  const stdout: string[] = [];
  child.stdout.on('data', (text) => stdout.push(String(text)));
  child.stderr.on('data', (text) => stderr.push(String(text)));
  child.stderr.once('data', () => child.kill('SIGINT'));
  const [code] = await once(child, 'close') as [number | null];
  expect([code, stdout.join('')]).toEqual([2, '']);
  expect(stderr.join('')).toBe('asm-gateway: kubectl has not answered yet. It is stopped after 60 seconds.\n'
    + 'asm-gateway: interrupted before the cluster was read.\n');
});
