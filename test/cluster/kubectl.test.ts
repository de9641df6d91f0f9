import { readdirSync } from 'fs';
import { join } from 'path';
import { Kubectl, KubectlUnavailable } from '../../src/cluster/kubectl';
import { keepWatching } from '../../src/cluster/watch';
import { until, Workplace } from '../cli/support';
import { Kubectl as Played, type KubectlScript } from '../runner/scripted-kubectl';

let place: Workplace;
beforeEach(() => (place = new Workplace()));
afterEach(() => place.remove());

function playing(play: KubectlScript, access = {}) {
  const played = new Played(place, play);
  return { played, kubectl: new Kubectl(access, played.program) };
}

test('runs kubectl to its end', async () => {
  const { kubectl } = playing({ 'get nodes': [{ stdout: 'out', stderr: 'err', code: 3 }] });
  expect(await kubectl.run(['get', 'nodes']).ended).toEqual({ code: 3, stdout: 'out', stderr: 'err' });
});

test('passes the cluster flags and the input to kubectl', async () => {
  const { played, kubectl } = playing({ create: [{}] }, { context: 'c', kubeconfig: 'f' });
  await kubectl.run(['create'], '{"items":[]}').ended;
  expect(played.calls()).toEqual([{ args: ['create', '--context', 'c', '--kubeconfig', 'f'], input: { items: [] } }]);
});

test('a stream passes on objects until kubectl is stopped', async () => {
  const { kubectl } = playing({ 'get pods': [{ documents: [{ a: 1 }, { b: 2 }], stays: true }] });
  const taken: unknown[] = [];
  await new Promise<void>((resolve) => {
    const { ended, stop } = kubectl.stream(['get', 'pods'], (document) => taken.push(document) === 2 && stop());
    void ended.then(({ code }) => {
      expect(code).toBeNull();
      resolve();
    });
  });
  expect(taken).toEqual([{ a: 1 }, { b: 2 }]);
});

test('stops every kubectl and its child processes', async () => {
  const { kubectl } = playing({});
  place.write('bin/kubectl', '#!/bin/sh\nsleep 60 & echo on; touch "$(dirname "$0")/$$.on"; wait\n');
  const running = [kubectl.run([]), kubectl.run([])];
  await until(() => readdirSync(join(place.folder, 'bin')).filter((file) => file.endsWith('.on')).length === running.length);
  kubectl.stopAll();
  expect((await Promise.all(running.map(({ ended }) => ended))).map(({ code, stdout }) => [code, stdout])).toEqual([[null, 'on\n'], [null, 'on\n']]);
});

test('stopping a kubectl that has ended does nothing', async () => {
  const { kubectl } = playing({ get: [{}] });
  const { ended, stop } = kubectl.run(['get']);
  await ended;
  expect(stop).not.toThrow();
});

test('reports a missing kubectl and how to install it', async () => {
  const { ended } = new Kubectl({}, `${place.folder}/kubectl`).run([]);
  await expect(ended).rejects.toThrow(KubectlUnavailable);
  await expect(ended).rejects.toThrow(/^kubectl was not found on the PATH, .* Install it/);
});

test('reports a kubectl that is not executable', async () => {
  place.write('kubectl', '');
  const { ended } = new Kubectl({}, `${place.folder}/kubectl`).run([]);
  await expect(ended).rejects.toThrow(/^kubectl cannot be started \(.*EACCES.*\), .* Make the file executable/);
});

describe('a watch', () => {
  test('that ends is restarted', async () => {
    const { played, kubectl } = playing({
      'get pods': [
        { documents: [{ a: 1 }] },
        { stderr: 'Unable to connect to the server: EOF\n', code: 1 },
        { documents: [{ b: 2 }], stays: true },
      ],
    });
    const taken: unknown[] = [];
    const watch = await new Promise<ReturnType<typeof keepWatching>>((resolve) => {
      const kept = keepWatching(kubectl, ['pods'], (document) => taken.push(document) === 2 && resolve(kept));
    });
    watch.stop();
    expect(taken).toEqual([{ a: 1 }, { b: 2 }]);
    expect(await watch.ended).toBeUndefined();
    expect(played.calls().map(({ args }) => args.join(' '))).toEqual(Array(3).fill('get pods --watch --output json'));
  });

  test('has the message of kubectl after a failure', async () => {
    const { kubectl } = playing({ 'get pods': [{ stderr: 'Unable to connect to the server: EOF\n', code: 1 }, { stays: true }] });
    const { lastWords, stop } = keepWatching(kubectl, ['pods'], () => undefined);
    await until(() => lastWords() !== undefined);
    stop();
    expect(lastWords()).toBe('Unable to connect to the server: EOF');
  });

  test('ends if trying again would fail in the same way', async () => {
    const { kubectl } = playing({ 'get pods': [{ stderr: 'Error from server (Forbidden): pods is forbidden\n', code: 1 }] });
    expect(await keepWatching(kubectl, ['pods'], () => undefined).ended).toBe('Error from server (Forbidden): pods is forbidden');
  });

  test('ends if kubectl is missing', async () => {
    expect(await keepWatching(new Kubectl({}, `${place.folder}/kubectl`), ['pods'], () => undefined).ended).toContain('kubectl was not found');
  });

  test('ends with an error of its callback', async () => {
    const { kubectl } = playing({ 'get pods': [{ documents: [{ a: 1 }], stays: true }] });
    await expect(keepWatching(kubectl, ['pods'], () => {
      throw new Error('mine');
    }).ended).rejects.toThrow('mine');
  });
});
