import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'fs';
import type { ServerResponse } from 'http';
import { delimiter, join } from 'path';
import { type Probed, probing } from './probing';
import { PROBE } from '../../src/probe/probe.generated';
import { Servers } from '../support/servers';
import { describeInShells } from '../support/shell';

const servers = new Servers();
afterEach(() => servers.closeAll());

test('the embedded probe equals probe.sh', () => {
  expect(PROBE).toBe(readFileSync(join(__dirname, '..', '..', 'src', 'probe', 'probe.sh'), 'utf8'));
});

test('the script contains nothing that Helm would render as a template', () => {
  expect(PROBE).not.toContain('{{');
});

describeInShells('the probe in %s', ['curl'], (shell) => {
  const probe = probing(servers, shell);
  const only = ({ results }: Probed) => {
    expect(results).toHaveLength(1);
    return results[0];
  };

  describe('the probe\'s log', () => {
    test('has one line of JSON for each target, with all details of the request', async () => {
      const port = await servers.http((_request, response) => response.writeHead(404).end());
      const probed = await probe(['client=host', `service-dns=http://127.0.0.1:${port}/`]);
      expect(JSON.parse(probed.stdout)).toEqual({
        node: 'node-1',
        client: 'host',
        target: 'service-dns',
        url: `http://127.0.0.1:${port}/`,
        connectTo: null,
        insecure: false,
        expectation: 'any-response',
        ok: true,
        exitCode: 0,
        exitName: 'CURLE_OK',
        httpStatus: 404,
        stage: 'http',
        remoteAddress: '127.0.0.1',
        connectSeconds: expect.any(Number),
        totalSeconds: expect.any(Number),
        tries: 1,
        message: 'answered with HTTP status 404',
      });
      expect(probed.stdout.match(/\n/g)).toHaveLength(1);
      expect([probed.code, probed.stderr]).toEqual([0, '']);
    });

    test('has null for missing values, and quotes curl\'s message', async () => {
      const port = await servers.nobody();
      const result = only(await probe([`url=http://127.0.0.1:${port}/`]));
      expect(result).toMatchObject({ httpStatus: null, remoteAddress: null, connectSeconds: null, exitCode: 7 });
      expect(result.message).toMatch(/^did not answer in 1 of 1 tries: curl: \(7\) .*[^ ?]$/);
    });

    test('has no node if the variable is empty', async () => {
      expect(only(await probe(['url=http://127.0.0.1:1/'], { env: { ...process.env, PROBE_NODE: '' } })).node).toBe(null);
    });

    test('is valid JSON whatever a URL or a message contains', async () => {
      const url = 'http://127.0.0.1:1/?quote="&backslash=\\&tab=\t&bell=\u0007&letter=\u00e9';
      expect(only(await probe([`url=${url}`])).url).toBe('http://127.0.0.1:1/?quote="&backslash=\\&tab= &bell=?&letter=??');
    });
  });

  describe('the termination message', () => {
    test('has the number of failures and then the result lines, failed ones first', async () => {
      const good = await servers.http((_request, response) => response.end());
      const bad = await servers.nobody();
      const { message, report, results } = await probe([`service-dns=http://127.0.0.1:${good}/`, `url=http://127.0.0.1:${bad}/`]);
      expect(message.split('\n')[0]).toBe('1 of 2 probes failed');
      expect(report).toEqual({ count: 2, results: [results[1], results[0]] });
    });

    test('stays below the 4 KiB that Kubernetes keeps, and shows that lines are missing', async () => {
      const targets = Array.from({ length: 20 }, (_, index) => `url=http://127.0.0.1:1/${index}?${'x'.repeat(200)}\u00e9"`);
      const { message, report, results } = await probe(targets);
      expect(Buffer.byteLength(message)).toBeLessThanOrEqual(4096);
      expect(message.split('\n')[0]).toBe('20 of 20 probes failed');
      expect(results).toHaveLength(20);
      expect(report.count).toBe(20);
      expect(report.results.length).toBeLessThan(20);
      expect(report.results).toEqual(results.slice(0, report.results.length));
    });

    test('may be impossible to write, without an effect on the verdict', async () => {
      const port = await servers.http((_request, response) => response.end());
      const folder = servers.folder();
      const wrapper = [...shell, '-c', 'PROBE_TERMINATION_LOG=$1; export PROBE_TERMINATION_LOG; shift; exec "$@"', 'sh', join(folder, 'none', 'file')];
      expect(await probe([`url=http://127.0.0.1:${port}/`], { within: wrapper })).toMatchObject({ code: 0, message: '', stderr: '' });
    });
  });

  describe('the verdict', () => {
    test('passes only if every target passes', async () => {
      const good = await servers.http((_request, response) => response.end());
      const bad = await servers.nobody();
      const { code, results } = await probe([`service-dns=http://127.0.0.1:${bad}/`, `service-dns=http://127.0.0.1:${good}/`]);
      expect(results.map(({ ok }) => ok)).toEqual([false, true]);
      expect(code).toBe(1);
    });

    test('is a failure without targets', async () => {
      expect(await probe([])).toMatchObject({ code: 1, results: [{ ok: false, message: 'nothing was asked' }] });
    });

    test('is a failure with an unknown argument', async () => {
      expect(await probe(['servicedns=http://127.0.0.1/'])).toMatchObject({
        code: 1, results: [{ ok: false, target: 'argument', url: 'servicedns=http://127.0.0.1/', message: 'is not understood' }],
      });
    });

    test('is a failure without curl', async () => {
      const folder = servers.folder();
      const { code, results } = await probe(['url=http://127.0.0.1/'], { env: { PATH: `${toolsWithout('curl')}${delimiter}${folder}` } });
      expect(code).toBe(1);
      expect(results).toMatchObject([{ exitCode: 127, exitName: null, stage: null, message: expect.stringContaining('not found') }]);
    });
  });

  describe('a try', () => {
    test('is repeated after a temporary failure, and the result has the number of tries', async () => {
      let calls = 0;
      const port = await servers.http((_request, response) => {
        calls += 1;
        if (calls > 1) {
          response.end();
        }
      });
      expect(only(await probe(['retry=2', `service-dns=http://127.0.0.1:${port}/`]))).toMatchObject({ ok: true, tries: 2 });
      expect(calls).toBe(2);
      const refused = only(await probe(['retry=1', `service-dns=http://127.0.0.1:${await servers.nobody()}/`]));
      expect(refused).toMatchObject({ tries: 2, message: expect.stringContaining('in 2 of 2 tries') });
    });

    test('is not repeated after a permanent failure', async () => {
      let calls = 0;
      const port = await servers.tcp((socket) => {
        calls += 1;
        socket.end('garbage\r\n');
      });
      await probe(['retry=3', `service-dns=http://127.0.0.1:${port}/`]);
      expect(calls).toBe(1);
    });

    test('ends within the budget even without an answer, and reports the requests that it skipped', async () => {
      const silent = `http://127.0.0.1:${await servers.tcp(() => undefined)}/`;
      const began = Date.now();
      const { code, results } = await probe(['timeout=10', 'retry=3', 'budget=3', `service-dns=${silent}`, `load-balancer=${silent}`]);
      // Without a budget it would take 80 seconds.
      expect((Date.now() - began) / 1000).toBeLessThan(40);
      expect(results.map(({ tries, message }) => [tries > 0, message === 'was not asked: no time was left'])).toEqual([[true, false], [false, true]]);
      expect(code).toBe(1);
    });

    test('does not begin if no time is left', async () => {
      const { tries } = only(await probe(['retry=9', 'budget=4', `service-dns=http://127.0.0.1:${await servers.nobody()}/`]));
      expect([1, 2, 3, 4]).toContain(tries);
    });

    test.each<[string, (response: ServerResponse) => void]>([
      ['never ends', (response) => response.writeHead(200).write('begun')],
      ['breaks off', (response) => {
        response.writeHead(200, { 'Content-Length': '100' }).write('begun');
        setTimeout(() => response.destroy(), 50);
      }],
    ])('is judged by its status even if the body %s', async (_about, answer) => {
      const port = await servers.http((_request, response) => answer(response));
      expect(await probe([`service-dns=http://127.0.0.1:${port}/`])).toMatchObject({ code: 0, results: [{ ok: true, httpStatus: 200, tries: 1 }] });
    });

    test('ignores proxies and curl settings of the environment', async () => {
      const port = await servers.http((_request, response) => response.end());
      const nowhere = `http://127.0.0.1:${await servers.nobody()}`;
      const home = servers.folder();
      writeFileSync(join(home, '.curlrc'), 'proto = "=ftp"\n');
      const env = { ...process.env, http_proxy: nowhere, ALL_PROXY: nowhere, HOME: home };
      expect((await probe([`service-dns=http://127.0.0.1:${port}/`], { env })).code).toBe(0);
    });

    test('starts curl once if the first try succeeds', async () => {
      const port = await servers.http((_request, response) => response.end());
      const folder = servers.folder();
      const counter = join(folder, 'count');
      writeFileSync(join(folder, 'curl'), `#!/bin/sh\necho >> '${counter}'\nPATH='${process.env.PATH ?? ''}' exec curl "$@"\n`);
      chmodSync(join(folder, 'curl'), 0o755);
      await probe([`service-dns=http://127.0.0.1:${port}/`], { env: { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH ?? ''}` } });
      expect(readFileSync(counter, 'utf8')).toBe('\n');
    });
  });

  test('a probe stays for its linger time after the verdict', async () => {
    const port = await servers.http((_request, response) => response.end());
    const began = Date.now();
    expect((await probe(['linger=2', `url=http://127.0.0.1:${port}/`])).code).toBe(0);
    expect(Date.now() - began).toBeGreaterThan(1900);
  });
});

/** A folder with the usual tools but one. */
function toolsWithout(missing: string): string {
  const folder = join(servers.folder(), 'bin');
  mkdirSync(folder);
  const places = (process.env.PATH ?? '').split(delimiter);
  for (const tool of ['cat', 'date', 'sed', 'sleep', 'tr', 'sh', 'busybox', 'curl'].filter((name) => name !== missing)) {
    const place = places.find((each) => existsSync(join(each, tool)));
    if (place !== undefined) {
      writeFileSync(join(folder, tool), `#!/bin/sh\nexec ${join(place, tool)} "$@"\n`, { mode: 0o755 });
    }
  }
  return folder;
}
