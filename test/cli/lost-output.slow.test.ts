import { spawn } from 'child_process';
import { closeSync, existsSync, openSync } from 'fs';
import { Workplace } from './support';
import { clusterWith, commandIn, createdResources, removedResources } from './verify-command';
import { manifestText, recorded } from '../runner/support';
import { compiled } from '../support/prepared';

/* Output that cannot be written: the disk is full, or the terminal is gone. */

const FULL = '/dev/full';

let place: Workplace;
beforeEach(() => (place = new Workplace()));
afterEach(() => place.remove());

type Stream = 'stdout' | 'stderr';

/** Runs the command with a stream on a full disk. Returns its exit code and the other stream. */
function onFullDisk(args: readonly string[], full: Stream, env: NodeJS.ProcessEnv = {}): Promise<{ code: number | null; text: string }> {
  const file = openSync(FULL, 'w');
  const child = spawn(process.execPath, [compiled('cli', 'main.js'), ...args], {
    cwd: place.folder, env: { ...process.env, ...env }, stdio: ['ignore', full === 'stdout' ? file : 'pipe', full === 'stderr' ? file : 'pipe'],
  });
  closeSync(file);
  return new Promise((resolve) => {
    let text = '';
    (child.stdout ?? child.stderr)?.on('data', (piece) => (text += piece));
    child.on('close', (code) => resolve({ code, text }));
  });
}

const LOST = /^asm-gateway: cannot write the output, so the report is incomplete: ENOSPC[^\n]*\. Free space, or send the output somewhere else\.\n$/;

(existsSync(FULL) ? describe : describe.skip)('on a full disk', () => {
  test.each([[['explain', 'ASMG0101']], [['explain', '--strategy', 'eni', '--output', 'json']], [['--help']], [['--version']]])('%j is no success', async (args) => {
    const { code, text } = await onFullDisk(args, 'stdout');
    expect([code, text]).toEqual([2, expect.stringMatching(LOST)]);
  });

  test('a verification removes what it made, and has no verdict', async () => {
    const { kubectl } = commandIn(place, 'job', clusterWith(recorded('job-that-passes')), manifestText('job'));
    const { code, text } = await onFullDisk(['verify', '-f', 'proof.yaml'], 'stdout', kubectl.env);
    expect([code, text]).toEqual([2, expect.stringMatching(LOST)]);
    expect(removedResources(kubectl)).toEqual(createdResources(kubectl));
    expect(createdResources(kubectl)).not.toEqual([]);
  });

  test('without a place for complaints, the exit code is that of the result', async () => {
    place.write('broken.yaml', 'a: [\n');
    expect((await onFullDisk(['lint', 'broken.yaml'], 'stderr')).code).toBe(1);
    const { code, text } = await onFullDisk(['lint', 'missing.yaml'], 'stderr');
    expect([code, text]).toEqual([2, '']);
  });
});
