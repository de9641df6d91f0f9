import { existsSync, readFileSync } from 'fs';
import type { ServerResponse } from 'http';
import { join } from 'path';
import { PROBE } from '../../src/verify/probe.generated';
import { Servers } from '../support/servers';
import { type Outcome, run, SHELLS } from '../support/shell';

const servers = new Servers();
afterEach(() => servers.closeAll());

const recorded = (name: string) => readFileSync(join(__dirname, 'recorded', `service-${name}.yaml`), 'utf8');

test('the embedded probe is the script', () => {
  expect(PROBE).toBe(readFileSync(join(__dirname, '..', '..', 'src', 'verify', 'probe.sh'), 'utf8'));
});

describe.each(SHELLS.map((shell) => [shell.join(' '), shell] as const))('the probe in %s', (_name, shell) => {
  const probe = (args: string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): Promise<Outcome> => (
    run([...shell, '-c', PROBE, 'probe', 'timeout=1', 'retry=0', 'budget=20', ...args], options)
  );

  test.each([200, 301, 404, 503])('succeeds when the gateway answers with status %d', async (status) => {
    const port = await servers.http((_request, response) => response.writeHead(status).end());
    const { code, stdout, stderr } = await probe([`service-dns=http://127.0.0.1:${port}/`]);
    expect(stdout).toBe(`ok    service-dns    http://127.0.0.1:${port}/ answered with HTTP status ${status}\n`);
    expect([code, stderr]).toEqual([0, '']);
  });

  test.each<[string, () => Promise<string>, RegExp]>([
    ['the connection is refused', async () => `http://127.0.0.1:${await servers.nobody()}/`, /curl: \(7\)/],
    ['nobody answers in time', async () => `http://127.0.0.1:${await servers.tcp(() => undefined)}/`, /curl: \(28\)/],
    ['the connection is closed without a word', async () => `http://127.0.0.1:${await servers.tcp((socket) => socket.end())}/`, /curl: \((52|56)\)/],
    ['the answer is not HTTP', async () => `http://127.0.0.1:${await servers.tcp((socket) => socket.end('garbage\r\n'))}/`, /curl: \((1|8|52|56)\)/],
    ['the name does not resolve', async () => `http://${'a'.repeat(64)}.invalid/`, /curl: \(6\)/],
    ['the scheme is none of HTTP', async () => 'file:///etc/hostname', /curl: \(1\)/],
  ])('fails and says why when %s', async (_about, urlOf, reason) => {
    const url = await urlOf();
    const { code, stdout } = await probe([`service-dns=${url}`]);
    expect(stdout).toMatch(/^FAIL {2}service-dns {4}/);
    expect(stdout).toContain(`${url} did not answer in 1 of 1 tries`);
    expect(stdout).toMatch(reason);
    expect(code).toBe(1);
  });

  test('asks every target, and fails if one of them does not answer', async () => {
    const good = await servers.http((_request, response) => response.end());
    const bad = await servers.nobody();
    const { code, stdout } = await probe([`service-dns=http://127.0.0.1:${bad}/`, `service-dns=http://127.0.0.1:${good}/`]);
    expect(stdout.split('\n').map((line) => line.slice(0, 4).trim())).toEqual(['FAIL', 'ok', '']);
    expect(code).toBe(1);
  });

  test('tries again what may heal, and says how often', async () => {
    let calls = 0;
    const port = await servers.http((_request, response) => {
      calls += 1;
      if (calls > 1) {
        response.end();
      }
    });
    expect((await probe(['retry=2', `service-dns=http://127.0.0.1:${port}/`])).code).toBe(0);
    expect(calls).toBe(2);
    const { stdout } = await probe(['retry=1', `service-dns=http://127.0.0.1:${await servers.nobody()}/`]);
    expect(stdout).toContain('in 2 of 2 tries');
  });

  test('does not try again what cannot heal', async () => {
    let calls = 0;
    const port = await servers.tcp((socket) => {
      calls += 1;
      socket.end('garbage\r\n');
    });
    await probe(['retry=3', `service-dns=http://127.0.0.1:${port}/`]);
    expect(calls).toBe(1);
  });

  test('keeps its budget, also where nobody answers, and says what it had no time for', async () => {
    const silent = `http://127.0.0.1:${await servers.tcp(() => undefined)}/`;
    const began = Date.now();
    const { code, stdout } = await probe(['timeout=10', 'retry=3', 'budget=3', `service-dns=${silent}`, `load-balancer=${silent}`]);
    expect((Date.now() - began) / 1000).toBeLessThan(6);
    expect(stdout.split('\n').map((line) => line.slice(0, 19).trim())).toEqual(['FAIL  service-dns', 'FAIL  load-balancer', '']);
    expect(stdout).toContain(`${silent} was not asked: no time was left`);
    expect(code).toBe(1);
  });

  test.each<[string, (response: ServerResponse) => void]>([
    ['never ends', (response) => response.writeHead(200).write('begun')],
    ['breaks off', (response) => {
      response.writeHead(200, { 'Content-Length': '100' }).write('begun');
      setTimeout(() => response.destroy(), 50);
    }],
  ])('takes the status for an answer also where the body %s', async (_about, answer) => {
    const port = await servers.http((_request, response) => answer(response));
    expect(await probe([`service-dns=http://127.0.0.1:${port}/`])).toMatchObject({
      code: 0, stdout: `ok    service-dns    http://127.0.0.1:${port}/ answered with HTTP status 200\n`,
    });
  });

  test('starts no try for which no time is left', async () => {
    const { stdout } = await probe(['retry=9', 'budget=2', `service-dns=http://127.0.0.1:${await servers.nobody()}/`]);
    expect(stdout).toMatch(/in [12] of 10 tries/);
  });

  test.each([
    '/$(touch evaluated)', '/`touch evaluated`', '/\';touch evaluated;\'', '/";touch evaluated;"', '/;touch evaluated', '/{a,b}', '/[1-9]', '/*', '/${HOME}', '/%24', '/\\',
  ])('asks for the path %s as it is', async (path) => {
    let asked = '';
    const port = await servers.http((request, response) => {
      asked = request.url ?? '';
      response.end();
    });
    const folder = servers.folder();
    const { href } = new URL(`http://127.0.0.1:${port}${path}`);
    const { code } = await probe([`service-dns=${href}`], { cwd: folder });
    expect(`http://127.0.0.1:${port}${asked}`).toBe(href);
    expect(code).toBe(0);
    expect(existsSync(join(folder, 'evaluated'))).toBe(false);
  });

  test('takes no proxy and no settings from its surroundings', async () => {
    const port = await servers.http((_request, response) => response.end());
    const nowhere = `http://127.0.0.1:${await servers.nobody()}`;
    const { code } = await probe([`service-dns=http://127.0.0.1:${port}/`], { env: { ...process.env, http_proxy: nowhere, ALL_PROXY: nowhere } });
    expect(code).toBe(0);
  });

  test.each(['service-dns', 'load-balancer', 'hostname'])('asks a URL that is known beforehand without asking the API server (%s)', async (target) => {
    const port = await servers.http((_request, response) => response.end());
    const { code, stdout } = await probe([`${target}=http://127.0.0.1:${port}/?a={address}`], { env: { PATH: process.env.PATH } });
    expect(stdout).toBe(`ok    ${target.padEnd(13)}  http://127.0.0.1:${port}/?a={address} answered with HTTP status 200\n`);
    expect(code).toBe(0);
  });

  test('refuses an argument that it does not know', async () => {
    expect(await probe(['servicedns=http://127.0.0.1/'])).toMatchObject({ code: 1, stdout: expect.stringContaining('is not understood') });
  });

  describe('asking the load balancer', () => {
    /** An API server that answers with these Services, the last one again and again. */
    const apiServer = async (...answers: (string | number)[]) => {
      const requests: { url?: string; authorization?: string; accept?: string }[] = [];
      const { port, ca } = await servers.https((request, response) => {
        requests.push({ url: request.url, authorization: request.headers.authorization, accept: request.headers.accept });
        const answer = answers.length > 1 ? answers.shift() : answers[0];
        response.writeHead(typeof answer === 'number' ? answer : 200).end(typeof answer === 'string' ? answer : '');
      });
      const account = servers.folder();
      await run(['cp', ca, join(account, 'ca.crt')]);
      await run(['sh', '-c', 'printf secret-token > "$1/token"', 'sh', account]);
      const env = { ...process.env, PROBE_ACCOUNT: account, KUBERNETES_SERVICE_HOST: '127.0.0.1', KUBERNETES_SERVICE_PORT: String(port) };
      return { requests, env };
    };
    const at = (service: string, address: string) => service.replaceAll(/203\.0\.113\.\d+/g, address);
    const SERVICE = 'service=istio-system/istio-ingressgateway';

    test('reads the one Service with its token, and asks the address in its status', async () => {
      const port = await servers.http((_request, response) => response.end());
      const { env, requests } = await apiServer(at(recorded('one-ip'), '127.0.0.1'));
      const { code, stdout } = await probe([SERVICE, `load-balancer=http://{address}:${port}/healthz`], { env });
      expect(stdout).toBe(`ok    load-balancer  http://127.0.0.1:${port}/healthz answered with HTTP status 200\n`);
      expect(code).toBe(0);
      expect(requests).toEqual([{
        url: '/api/v1/namespaces/istio-system/services/istio-ingressgateway', authorization: 'Bearer secret-token', accept: 'application/yaml',
      }]);
    });

    test('asks every address', async () => {
      const { env } = await apiServer(recorded('two-ips').replace('203.0.113.102', '127.0.0.1').replace('2001:db8::102', '::1'));
      const port = await servers.nobody();
      const { stdout } = await probe([SERVICE, `load-balancer=http://{address}:${port}/`], { env });
      expect(stdout).toContain(`http://127.0.0.1:${port}/`);
      expect(stdout).toContain(`http://[::1]:${port}/`);
    });

    test('asks a host name where the status has one', async () => {
      const port = await servers.http((_request, response) => response.end());
      const { env } = await apiServer(recorded('hostname').replace('gw.example.com', 'localhost'));
      expect((await probe([SERVICE, `load-balancer=http://{address}:${port}/`], { env })).stdout).toContain(`ok    load-balancer  http://localhost:${port}/`);
    });

    test.each(['annotation', 'annotation-applied'])('is not led astray by a Service whose text looks like a status (%s)', async (name) => {
      const port = await servers.http((_request, response) => response.end());
      const { env } = await apiServer(at(recorded(name), '127.0.0.1'));
      const { stdout } = await probe([SERVICE, `load-balancer=http://{address}:${port}/`], { env });
      expect(stdout).toBe(`ok    load-balancer  http://127.0.0.1:${port}/ answered with HTTP status 200\n`);
    });

    test('reads addresses from nowhere in the status but the load balancer', async () => {
      const port = await servers.http((_request, response) => response.end());
      const conditions = 'status:\n  conditions:\n  - message: |-\n      two lines\n      ip: 203.0.113.9\n    type: Ready\n';
      const { env } = await apiServer(at(recorded('one-ip').replace('status:\n', conditions), '127.0.0.1').replace('ip: 127.0.0.1', 'ip: 203.0.113.9'));
      const { stdout } = await probe([SERVICE, `load-balancer=http://{address}:${port}/`], { env });
      expect(stdout).toBe(`ok    load-balancer  http://127.0.0.1:${port}/ answered with HTTP status 200\n`);
    });

    test('waits for an address that comes later', async () => {
      const port = await servers.http((_request, response) => response.end());
      const { env, requests } = await apiServer(404, recorded('none'), at(recorded('one-ip'), '127.0.0.1'));
      expect((await probe([SERVICE, `load-balancer=http://{address}:${port}/`], { env })).code).toBe(0);
      expect(requests).toHaveLength(3);
    });

    test('says so when no address comes', async () => {
      const { env } = await apiServer(recorded('none'));
      const { code, stdout } = await probe(['budget=3', SERVICE, 'load-balancer=http://{address}/'], { env });
      expect(stdout).toBe('FAIL  load-balancer  Service istio-system/istio-ingressgateway gave no address within 3 seconds: it publishes no address\n');
      expect(code).toBe(1);
    });

    test('says so when it may not read the Service', async () => {
      const { env } = await apiServer(403);
      const { code, stdout } = await probe(['budget=1', SERVICE, 'load-balancer=http://{address}/'], { env });
      expect(stdout).toMatch(/gave no address within 1 seconds: curl: \(22\).*403/);
      expect(code).toBe(1);
    });
  });
});
