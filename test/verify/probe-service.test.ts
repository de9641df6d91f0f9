import { readFileSync } from 'fs';
import { join } from 'path';
import { probing } from './probing';
import { Servers } from '../support/servers';
import { describeInShells, run } from '../support/shell';

const servers = new Servers();
afterEach(() => servers.closeAll());

const recorded = (name: string) => readFileSync(join(__dirname, 'recorded', `service-${name}.yaml`), 'utf8');
const at = (service: string, address: string) => service.replaceAll(/203\.0\.113\.\d+/g, address);
const SERVICE = 'service=istio-system/istio-ingressgateway';

/** What an API server sends: a Service, a status, or a Service that breaks off before its end. */
type Answer = string | number | { readonly begin: string };

/** An API server that sends these answers, the last one again and again. */
async function apiServer(...answers: Answer[]) {
  const requests: { url?: string; authorization?: string; accept?: string }[] = [];
  const { port, ca } = await servers.https((request, response) => {
    requests.push({ url: request.url, authorization: request.headers.authorization, accept: request.headers.accept });
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (typeof answer === 'object') {
      response.writeHead(200, { 'Content-Length': answer.begin.length + 100 }).write(answer.begin, () => response.destroy());
      return;
    }
    response.writeHead(typeof answer === 'number' ? answer : 200).end(typeof answer === 'string' ? answer : '');
  });
  const account = servers.folder();
  await run(['cp', ca, join(account, 'ca.crt')]);
  await run(['sh', '-c', 'printf secret-token > "$1/token"', 'sh', account]);
  const env = { ...process.env, PROBE_ACCOUNT: account, KUBERNETES_SERVICE_HOST: '127.0.0.1', KUBERNETES_SERVICE_PORT: String(port) };
  return { requests, env };
}

describeInShells('the probe in %s, asking at the addresses of a Service,', ['curl', 'openssl'], (shell) => {
  const probe = probing(servers, shell);
  const answering = () => servers.http((_request, response) => response.end());
  const asked = async (args: readonly string[], env: NodeJS.ProcessEnv) => (
    (await probe([SERVICE, ...args], { env })).results.map(({ url, ok }) => [url, ok])
  );

  test('reads the Service with its token and probes the address in the status', async () => {
    const port = await answering();
    const { env, requests } = await apiServer(at(recorded('one-ip'), '127.0.0.1'));
    const { code, results } = await probe([SERVICE, `load-balancer=http://{address}:${port}/healthz`], { env });
    expect(results).toMatchObject([{ target: 'load-balancer', url: `http://127.0.0.1:${port}/healthz`, ok: true, httpStatus: 200 }]);
    expect(code).toBe(0);
    expect(requests).toEqual([{
      url: '/api/v1/namespaces/istio-system/services/istio-ingressgateway', authorization: 'Bearer secret-token', accept: 'application/yaml',
    }]);
  });

  test('probes every address', async () => {
    const { env } = await apiServer(recorded('two-ips').replace('203.0.113.102', '127.0.0.1').replace('2001:db8::102', '::1'));
    const port = await servers.nobody();
    expect(await asked([`load-balancer=http://{address}:${port}/`], env)).toEqual([[`http://127.0.0.1:${port}/`, false], [`http://[::1]:${port}/`, false]]);
  });

  test('probes the host name if the status has one', async () => {
    const port = await answering();
    const { env } = await apiServer(recorded('hostname').replace('gw.example.com', 'localhost'));
    expect(await asked([`load-balancer=http://{address}:${port}/`], env)).toEqual([[`http://localhost:${port}/`, true]]);
  });

  test('connects to the address and requests another name if host is set', async () => {
    const hosts: unknown[] = [];
    const port = await servers.http((request, response) => {
      hosts.push(request.headers.host);
      response.end();
    });
    const { env } = await apiServer(recorded('two-ips').replace('203.0.113.102', '127.0.0.1').replace('2001:db8::102', '127.0.0.2'));
    const { results } = await probe([SERVICE, `connect-to={address}:${port}`, 'load-balancer=http://gw.example.com/', `url=http://127.0.0.1:${port}/`], { env });
    expect(results.map(({ url, connectTo, ok }) => [url, connectTo, ok])).toEqual([
      ['http://gw.example.com/', `127.0.0.1:${port}`, true],
      ['http://gw.example.com/', `127.0.0.2:${port}`, false],
      [`http://127.0.0.1:${port}/`, null, true],
    ]);
    expect(hosts).toEqual(['gw.example.com', `127.0.0.1:${port}`]);
  });

  test('probes the ClusterIP, or both of a dual-stack Service', async () => {
    const port = await answering();
    const one = recorded('one-ip').replaceAll(/10\.96\.\d+\.\d+/g, '127.0.0.1');
    expect(await asked([`cluster-ip=http://{address}:${port}/`], (await apiServer(one)).env)).toEqual([[`http://127.0.0.1:${port}/`, true]]);
    const both = one.replace('  - 127.0.0.1\n', '  - 127.0.0.1\n  - "::1"\n');
    expect(await asked([`cluster-ip=http://{address}:${port}/`], (await apiServer(both)).env)).toEqual([
      [`http://127.0.0.1:${port}/`, true], [`http://[::1]:${port}/`, false],
    ]);
  });

  test('reports that a headless Service has no ClusterIP', async () => {
    const { env } = await apiServer(recorded('one-ip').replaceAll(/10\.96\.\d+\.\d+/g, 'None'));
    const { results } = await probe(['budget=2', SERVICE, 'cluster-ip=http://{address}/'], { env });
    expect(results).toMatchObject([{ ok: false, message: expect.stringMatching(/gave no address in \d tries: it publishes none$/) }]);
  });

  test.each(['annotation', 'annotation-applied'])('ignores text in the Service that looks like a status (%s)', async (name) => {
    const port = await answering();
    const { env } = await apiServer(at(recorded(name), '127.0.0.1'));
    expect(await asked([`load-balancer=http://{address}:${port}/`], env)).toEqual([[`http://127.0.0.1:${port}/`, true]]);
  });

  test('reads only the addresses of the load balancer from the status', async () => {
    const port = await answering();
    const conditions = 'status:\n  conditions:\n  - message: |-\n      two lines\n      ip: 203.0.113.9\n    type: Ready\n';
    const { env } = await apiServer(at(recorded('one-ip').replace('status:\n', conditions), '127.0.0.1').replace('ip: 127.0.0.1', 'ip: 203.0.113.9'));
    expect(await asked([`load-balancer=http://{address}:${port}/`], env)).toEqual([[`http://127.0.0.1:${port}/`, true]]);
  });

  test('waits for an address that is published later', async () => {
    const port = await answering();
    const { env, requests } = await apiServer(404, recorded('none'), at(recorded('one-ip'), '127.0.0.1'));
    expect((await probe([SERVICE, `load-balancer=http://{address}:${port}/`], { env })).code).toBe(0);
    expect(requests).toHaveLength(3);
  });

  test.each(['any-response', 'no-connection'])('fails if no address is published, even if it expects %s', async (expectation) => {
    const { env } = await apiServer(recorded('none'));
    const { code, results } = await probe(['budget=3', `expect=${expectation}`, SERVICE, 'load-balancer=http://{address}/'], { env });
    expect(results).toMatchObject([{
      ok: false, tries: 0, message: expect.stringMatching(/^was not asked: Service istio-system\/istio-ingressgateway gave no address in \d tries: it publishes none$/),
    }]);
    expect(code).toBe(1);
  });

  test('keeps half of its time for the other targets if no address is published', async () => {
    const port = await answering();
    const { env } = await apiServer(recorded('none'));
    const { results } = await probe(['budget=8', SERVICE, 'load-balancer=http://{address}/', `service-dns=http://127.0.0.1:${port}/`], { env });
    expect(results.map(({ target, ok }) => [target, ok])).toEqual([['load-balancer', false], ['service-dns', true]]);
  });

  test('reports a missing permission to read the Service, and does not wait long for it', async () => {
    const { env } = await apiServer(403);
    const began = Date.now();
    const { code, results } = await probe(['budget=120', 'retry=1', SERVICE, 'load-balancer=http://{address}/'], { env });
    expect(results).toMatchObject([{ message: expect.stringMatching(/gave no address in 2 tries: it could not be read: curl: \(22\).*403$/) }]);
    expect(code).toBe(1);
    expect(Date.now() - began).toBeLessThan(50_000);
  });

  test.each([
    ['in a line', (text: string) => text.slice(0, text.indexOf('ip: 203') + 9)],
    ['after a line', (text: string) => text.slice(0, text.indexOf('spec:'))],
    ['before its first byte', () => ''],
  ])('reports an answer that breaks off %s, and prints nothing of it', async (_about, cut) => {
    const port = await answering();
    const { env } = await apiServer({ begin: cut(recorded('one-ip')) });
    const { code, stdout, stderr, message, results } = await probe(['budget=3', SERVICE, `load-balancer=http://{address}:${port}/`], { env });
    expect(results).toMatchObject([{ ok: false, tries: 0, message: expect.stringMatching(/ gave no address in \d tries: it could not be read: curl: \((18|56)\) [^:]+$/) }]);
    expect([code, stderr, stdout.split('\n').length]).toEqual([1, '', 2]);
    expect(`${stdout}${message}`).not.toMatch(/apiVersion|metadata|203\.0/);
  });

  test('probes after an answer that breaks off is followed by a whole one', async () => {
    const port = await answering();
    const service = at(recorded('one-ip'), '127.0.0.1');
    const { env } = await apiServer({ begin: service.slice(0, -20) }, service);
    expect(await asked([`load-balancer=http://{address}:${port}/`], env)).toEqual([[`http://127.0.0.1:${port}/`, true]]);
  });

  test.each(['service-dns', 'load-balancer', 'hostname', 'url', 'cluster-ip'])('probes a known URL without contacting the API server (%s)', async (target) => {
    const port = await answering();
    const { code, results } = await probe([`${target}=http://127.0.0.1:${port}/?a={address}`], { env: { PATH: process.env.PATH } });
    expect(results).toMatchObject([{ target, url: `http://127.0.0.1:${port}/?a={address}`, ok: true }]);
    expect(code).toBe(0);
  });
});
