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
  expect(played.calls()).toMatchObject([{ args: ['create', '--context', 'c', '--kubeconfig', 'f'], input: { items: [] } }]);
});

test('a stream passes on objects until kubectl is stopped', async () => {
  const { kubectl } = playing({ 'get pods': [{ stdout: '{"a":1}\n{"b":2}\n', stays: true }] });
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

test.each<[string, Record<string, string>]>([
  ['kuberc', { KUBERC: '/home/me/kuberc' }],
  ['kuberc in other letters', { kuberc: '/home/me/kuberc' }],
  ['features', { KUBECTL_KUBERC: 'true', KUBECTL_INTERACTIVE_DELETE: 'true', KUBECTL_ENABLE_CMD_SHADOW: 'true' }],
])('does not let the user\'s settings change what kubectl does: %s', async (_, settings) => {
  const { played, kubectl } = playing({ get: [{}] });
  const before = { ...process.env };
  try {
    Object.assign(process.env, settings, { KUBECONFIG: 'mine', HTTPS_PROXY: 'http://127.0.0.1:9' });
    await kubectl.run(['get']).ended;
  } finally {
    process.env = before;
  }
  const [{ env }] = played.calls();
  expect(env).toMatchObject({ KUBERC: 'off', KUBECONFIG: 'mine', HTTPS_PROXY: 'http://127.0.0.1:9' });
  expect(Object.keys(env).filter((name) => /^KUBECTL_|^kuberc$/.test(name))).toEqual([]);
});

const pod = (name: string, more = {}) => ({ kind: 'Pod', metadata: { name }, ...more });
const LISTENER = { seen: () => undefined, deleted: () => undefined, listed: () => undefined };

describe('a watch', () => {
  test('that ends is restarted, and a list says what was missed', async () => {
    const { played, kubectl } = playing({
      'watch pods': [
        { documents: [pod('a')] },
        { stderr: 'Unable to connect to the server: EOF\n', code: 1 },
        { documents: [pod('b')], deleted: [pod('a')], stays: true },
      ],
      'get pods': [{ documents: [pod('b')] }],
    });
    const events: unknown[] = [];
    const watch = await new Promise<ReturnType<typeof keepWatching>>((resolve) => {
      const kept = keepWatching(kubectl, ['pods'], {
        seen: ({ metadata }) => events.push(`seen ${metadata.name}`),
        listed: (objects) => events.push(`listed ${objects.map(({ metadata }) => metadata.name).join()}`),
        deleted: ({ metadata }) => {
          events.push(`deleted ${metadata.name}`);
          resolve(kept);
        },
      });
    });
    watch.stop();
    expect(events).toEqual(['seen a', 'listed b', 'listed b', 'seen b', 'deleted a']);
    expect(await watch.ended).toBeUndefined();
    const watching = 'get pods --watch --output-watch-events --output json --request-timeout=120s';
    const listing = 'get pods --output json --request-timeout=30s';
    expect(played.calls().map(({ args }) => args.join(' '))).toEqual([watching, listing, watching, listing, watching]);
  });

  test('has the message of kubectl after a failure', async () => {
    const { kubectl } = playing({ 'watch pods': [{ stderr: 'Unable to connect to the server: EOF\n', code: 1 }, { stays: true }], 'get pods': [{ stays: true }] });
    const { lastWords, stop } = keepWatching(kubectl, ['pods'], LISTENER);
    await until(() => lastWords() !== undefined);
    stop();
    kubectl.stopAll();
    expect(lastWords()).toBe('Unable to connect to the server: EOF');
  });

  test.each(['<html>Sign in</html>\n', '{"type":\n'])('says that kubectl printed something else than JSON: %j', async (stdout) => {
    const { kubectl } = playing({ 'watch pods': [{ stdout }, { stays: true }], 'get pods': [{ stays: true }] });
    const { lastWords, stop } = keepWatching(kubectl, ['pods'], LISTENER);
    await until(() => lastWords() !== undefined);
    stop();
    kubectl.stopAll();
    expect(lastWords()).toBe(`kubectl printed something else than JSON: ${stdout.trim()}`);
  });

  test('skips what is no object', async () => {
    const lines = ['null', '[]', '1', '{"type":"ERROR","object":{"kind":"Status","code":410}}', '{"type":"ADDED","object":null}'];
    const { kubectl } = playing({ 'watch pods': [{ stdout: `${[...lines, JSON.stringify({ type: 'ADDED', object: pod('a') })].join('\n')}\n`, stays: true }] });
    const name = await new Promise((resolve) => {
      const watch = keepWatching(kubectl, ['pods'], {
        ...LISTENER,
        seen: ({ metadata }) => {
          watch.stop();
          resolve(metadata.name);
        },
      });
    });
    expect(name).toBe('a');
  });

  test('ends if trying again would fail in the same way', async () => {
    const { kubectl } = playing({ 'watch pods': [{ stderr: 'Error from server (Forbidden): pods is forbidden\n', code: 1 }] });
    expect(await keepWatching(kubectl, ['pods'], LISTENER).ended).toBe('Error from server (Forbidden): pods is forbidden');
  });

  test('ends if kubectl is missing', async () => {
    expect(await keepWatching(new Kubectl({}, `${place.folder}/kubectl`), ['pods'], LISTENER).ended).toContain('kubectl was not found');
  });

  test('ends with an error of its callback', async () => {
    const { kubectl } = playing({ 'watch pods': [{ documents: [pod('a')], stays: true }] });
    await expect(keepWatching(kubectl, ['pods'], {
      ...LISTENER,
      seen: () => {
        throw new Error('mine');
      },
    }).ended).rejects.toThrow('mine');
  });
});
