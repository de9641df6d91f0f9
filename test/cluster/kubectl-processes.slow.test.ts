import { spawn, spawnSync } from 'child_process';
import { existsSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { buildSync } from 'esbuild';
import { Kubectl } from '../../src/cluster/kubectl';
import { until, Workplace } from '../cli/support';
import { Kubectl as Played } from '../runner/scripted-kubectl';
import { prepared } from '../support/prepared';

let place: Workplace;
beforeEach(() => (place = new Workplace()));
afterEach(() => place.remove());

/** A kubectl that is this shell script. */
function kubectlThat(script: string): Kubectl {
  const { program } = new Played(place, {});
  place.write('bin/kubectl', script);
  return new Kubectl({}, program);
}

describe('kubectl that does not end', () => {
  test('is stopped at its time limit, and killed if it ignores that', async () => {
    const kubectl = new Kubectl({}, new Played(place, { get: [{ stdout: 'x', deaf: true }] }).program);
    const { code, stdout, stderr } = await kubectl.run(['get'], '', 1).ended;
    expect([code, stdout, stderr]).toEqual([null, 'x', 'kubectl did not end within 1 seconds and was stopped\n']);
  });

  test('does not keep a run waiting by a child that holds its output', async () => {
    const kubectl = kubectlThat('#!/bin/sh\nsetsid sleep 30 &\necho $! > "$(dirname "$0")/pid"\necho done\n');
    const began = Date.now();
    try {
      expect(await kubectl.run([]).ended).toEqual({ code: 0, stdout: 'done\n', stderr: '' });
      expect(Date.now() - began).toBeLessThan(15_000);
    } finally {
      process.kill(Number(readFileSync(join(place.folder, 'bin', 'pid'), 'utf8')), 'SIGKILL');
    }
  });

  test('and prints without an end is stopped', async () => {
    const kubectl = kubectlThat('#!/bin/sh\nexec cat /dev/zero\n');
    expect(await kubectl.run([]).ended).toMatchObject({ code: null, stderr: 'kubectl printed more than 256 MiB and was stopped\n' });
  });

  /** What runs kubectl and what waits for a signal, as one file for a process of its own. */
  const program = prepared('kubectl.js');
  beforeAll(() => buildSync({
    stdin: { contents: "export * from './cluster/kubectl'; export * from './runner/interruption';", resolveDir: join(__dirname, '..', '..', 'src') },
    outfile: program,
    bundle: true,
    platform: 'node',
  }));

  test.each(['SIGTERM', 'SIGHUP', 'an error', 'process.exit'])('ends with us, after %s', async (end) => {
    kubectlThat('#!/bin/sh\ntrap "" TERM HUP INT\necho $$ > "$(dirname "$0")/pid"\nwhile :; do sleep 1; done\n');
    const pidFile = join(place.folder, 'bin', 'pid');
    place.write('main.js', `
      const { Kubectl, interruptionOf } = require(${JSON.stringify(program)});
      const kubectl = new Kubectl({}, ${JSON.stringify(join(place.folder, 'bin', 'kubectl'))});
      kubectl.run(['get']);
      interruptionOf(process, () => kubectl.stopAll()).happens.then(() => { throw new Error('over'); });
      const { existsSync } = require('fs');
      const end = { 'an error': () => { throw new Error('bug'); }, 'process.exit': () => process.exit(3) }[${JSON.stringify(end)}];
      setInterval(() => existsSync(${JSON.stringify(pidFile)}) && end?.(), 20);
    `);
    const child = spawn(process.execPath, [join(place.folder, 'main.js')], { stdio: 'ignore' });
    const ended = new Promise((resolve) => child.on('close', resolve));
    await until(() => existsSync(pidFile) && readFileSync(pidFile, 'utf8').trim() !== '');
    if (end.startsWith('SIG')) {
      child.kill(end as NodeJS.Signals);
    }
    await ended;
    const pid = Number(readFileSync(pidFile, 'utf8'));
    await until(() => !isRunning(pid));
    expect(isRunning(pid)).toBe(false);
  });
});

/** Whether a process exists and is not a zombie that waits for its parent. */
function isRunning(pid: number): boolean {
  const stat = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
  return stat !== '' && !stat.startsWith('Z');
}

describe('at most 20 kubectl run at the same time', () => {
  const counting = () => kubectlThat('#!/bin/sh\nd=$(dirname "$0")/at; mkdir -p "$d"; : > "$d/$$"; ls "$d" | wc -l; sleep 0.3; rm "$d/$$"\n');

  test('and the others wait for their turn', async () => {
    const kubectl = counting();
    const outcomes = await Promise.all(Array.from({ length: 45 }, () => kubectl.run([]).ended));
    expect(outcomes.map(({ code }) => code)).toEqual(Array(45).fill(0));
    expect(Math.max(...outcomes.map(({ stdout }) => Number(stdout)))).toBeLessThanOrEqual(20);
  });

  test('and none begins after all were stopped', async () => {
    const kubectl = kubectlThat('#!/bin/sh\nd=$(dirname "$0"); : > "$d/begun"; [ -e "$d/stopped" ] || sleep 60\n');
    const runs = Array.from({ length: 30 }, () => kubectl.run([]));
    await until(() => existsSync(join(place.folder, 'bin', 'begun')));
    kubectl.stopAll();
    writeFileSync(join(place.folder, 'bin', 'stopped'), '');
    const codes = (await Promise.all(runs.map(({ ended }) => ended))).map(({ code }) => code);
    expect(codes).toEqual(Array(30).fill(null));
    expect((await kubectl.run([]).ended).code).toBe(0);
  });
});
