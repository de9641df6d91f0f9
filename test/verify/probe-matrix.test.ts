import { execFileSync } from 'child_process';
import { readFileSync } from 'fs';
import { createServer as createTlsServer } from 'https';
import { join } from 'path';
import { probing } from './probing';
import type { ProbeStage } from '../../src/probe/result';
import { BESIDE_BLACK_HOLE, BLACK_HOLE, UNREACHABLE } from '../support/black-hole';
import { needs } from '../support/needs';
import { Servers } from '../support/servers';
import { describeInShells } from '../support/shell';

const servers = new Servers();
const { test: testInNetwork } = needs('ip', 'unshare', 'network namespaces');
afterEach(() => servers.closeAll());

type Expected = readonly [ProbeStage | null, RegExp];

/** What the probe says of servers that do not answer: how far the request got, and what curl calls it. */
const FAILURES: readonly (readonly [string, () => Promise<string[]>, ...Expected])[] = [
  ['nobody listens', async () => [`url=http://127.0.0.1:${await servers.nobody()}/`], 'connect', /^CURLE_COULDNT_CONNECT$/],
  ['the server accepts and never answers', async () => [`url=http://127.0.0.1:${await servers.tcp(() => undefined)}/`], 'http', /^CURLE_OPERATION_TIMEDOUT$/],
  ['the server closes without a word', async () => [`url=http://127.0.0.1:${await servers.tcp((socket) => socket.end())}/`], 'http', /^CURLE_(GOT_NOTHING|RECV_ERROR)$/],
  ['the server resets', async () => [`url=http://127.0.0.1:${await servers.resetting()}/`], 'http', /^CURLE_(RECV_ERROR|GOT_NOTHING)$/],
  ['the answer is not HTTP', async () => [`url=http://127.0.0.1:${await servers.tcp((socket) => socket.end('garbage\r\n'))}/`], 'http', /^CURLE_(UNSUPPORTED_PROTOCOL|WEIRD_SERVER_REPLY|RECV_ERROR)$/],
  ['the server resets at once', async () => [`url=http://127.0.0.1:${await resettingAtOnce()}/`], 'http', /^CURLE_(RECV_ERROR|SEND_ERROR|GOT_NOTHING|COULDNT_CONNECT)$/],
  ['the server sends nothing but status 103', async () => [`url=http://127.0.0.1:${await sending('HTTP/1.1 103 Early Hints\r\n\r\n')}/`], 'http', /^CURLE_OPERATION_TIMEDOUT$/],
  ['the server sends status 101', async () => [`url=http://127.0.0.1:${await sending('HTTP/1.1 101 Switching Protocols\r\n\r\n')}/`], 'http', /^CURLE_/],
  ['the server sends status 600', async () => [`url=http://127.0.0.1:${await sending('HTTP/1.1 600 Odd\r\nContent-Length: 0\r\n\r\n')}/`], 'http', /^CURLE_OK$/],
  ['the server sends status 999', async () => [`url=http://127.0.0.1:${await sending('HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n')}/`], 'http', /^CURLE_OK$/],
  ['the name does not resolve', async () => ['url=http://does-not-exist.invalid/'], 'dns', /^CURLE_COULDNT_RESOLVE_HOST$/],
  ['the name to connect to does not resolve', async () => ['connect-to=does-not-exist.invalid:80', 'url=http://127.0.0.1/'], 'dns', /^CURLE_COULDNT_RESOLVE_HOST$/],
  ['the URL is none', async () => ['url=http://[::1'], null, /^CURLE_URL_MALFORMAT$/],
  ['the scheme is none of HTTP', async () => ['url=file:///etc/hostname'], null, /^CURLE_UNSUPPORTED_PROTOCOL$/],
  ['nobody vouches for the certificate', async () => [`url=https://127.0.0.1:${(await servers.https((_request, response) => response.end())).port}/`], 'tls', /^CURLE_PEER_FAILED_VERIFICATION$/],
  ['the certificate has another name', async () => {
    const { port, ca } = await servers.https((_request, response) => response.end(), 'DNS:other.example.com');
    return [`ca=${ca}`, `url=https://127.0.0.1:${port}/`];
  }, 'tls', /^CURLE_PEER_FAILED_VERIFICATION$/],
  ['the authority cannot be read', async () => {
    const { port } = await servers.https((_request, response) => response.end());
    return ['ca=/does/not/exist', `url=https://127.0.0.1:${port}/`];
  }, 'tls', /^CURLE_SSL_CACERT_BADFILE$/],
  ['https is asked of a server of http', async () => [`url=https://127.0.0.1:${await servers.http((_request, response) => response.end())}/`], 'tls', /^CURLE_SSL_CONNECT_ERROR$/],
  ['the server accepts and never says hello', async () => [`url=https://127.0.0.1:${await servers.tcp(() => undefined)}/`], 'tls', /^CURLE_(OPERATION_TIMEDOUT|SSL_CONNECT_ERROR)$/],
  ['the server resets on hello', async () => [`url=https://127.0.0.1:${await servers.resetting()}/`], 'tls', /^CURLE_(SSL_CONNECT_ERROR|RECV_ERROR)$/],
  ['the server resets before hello', async () => [`url=https://127.0.0.1:${await resettingAtOnce()}/`], 'tls', /^CURLE_(SSL_CONNECT_ERROR|RECV_ERROR|COULDNT_CONNECT)$/],
];

/** A server that resets every connection as soon as it is established. */
const resettingAtOnce = () => servers.tcp((socket) => socket.resetAndDestroy());

/** A server that sends the same text in every connection, and keeps it open. */
const sending = (text: string) => servers.tcp((socket) => socket.once('data', () => socket.write(text)));

describeInShells('the probe in %s', ['curl', 'openssl'], (shell) => {
  const probe = probing(servers, shell);

  describe('accepts as an answer', () => {
    test.each([200, 204, 301, 404, 503])('status %d, and does not follow redirects', async (status) => {
      let calls = 0;
      const port = await servers.http((_request, response) => {
        calls += 1;
        response.writeHead(status, { Location: '/elsewhere' }).end();
      });
      expect(await probe([`url=http://127.0.0.1:${port}/`])).toMatchObject({ code: 0, results: [{ ok: true, httpStatus: status, stage: 'http' }] });
      expect(calls).toBe(1);
    });

    test('a response from a server whose certificate the given authority signed', async () => {
      const { port, ca } = await servers.https((_request, response) => response.end());
      expect(await probe([`ca=${ca}`, `url=https://127.0.0.1:${port}/`])).toMatchObject({ code: 0, results: [{ httpStatus: 200, insecure: false }] });
    });

    test('a response from any server if insecure is set, and records it in the result', async () => {
      const { port } = await servers.https((_request, response) => response.end(), 'DNS:other.example.com');
      expect(await probe(['insecure=true', `url=https://127.0.0.1:${port}/`])).toMatchObject({ code: 0, results: [{ httpStatus: 200, insecure: true }] });
    });

    test('but does not apply the options of one target to the next', async () => {
      const { port, ca } = await servers.https((_request, response) => response.end());
      const url = `https://127.0.0.1:${port}/`;
      const { results } = await probe(['insecure=true', `url=${url}`, `url=${url}`, `ca=${ca}`, `url=${url}`, `url=${url}`, `connect-to=127.0.0.1:${port}`, 'url=https://gw.example.com/', `url=${url}`]);
      expect(results.map(({ ok, insecure, connectTo }) => [ok, insecure, connectTo])).toEqual([
        [true, true, null], [false, false, null], [true, false, null], [false, false, null], [false, false, `127.0.0.1:${port}`], [false, false, null],
      ]);
    });
  });

  test('with connectTo, uses the host of the URL in the Host header, in SNI and for the certificate', async () => {
    const folder = servers.folder();
    const [key, cert] = [join(folder, 'tls.key'), join(folder, 'tls.crt')];
    execFileSync('openssl', [
      'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1', '-subj', '/CN=test',
      '-addext', 'subjectAltName=DNS:gw.example.com', '-keyout', key, '-out', cert,
    ], { stdio: 'ignore' });
    const asked: unknown[] = [];
    const server = createTlsServer({
      key: readFileSync(key),
      cert: readFileSync(cert),
      SNICallback: (name, done) => {
        asked.push(name);
        done(null);
      },
    }, (request, response) => {
      asked.push(request.headers.host, request.url);
      response.end();
    });
    const port = await servers.serve(server);
    const probed = await probe([`connect-to=127.0.0.1:${port}`, `ca=${cert}`, 'url=https://gw.example.com/healthz']);
    expect(probed).toMatchObject({ code: 0, results: [{ url: 'https://gw.example.com/healthz', connectTo: `127.0.0.1:${port}`, remoteAddress: '127.0.0.1' }] });
    expect(asked).toEqual(['gw.example.com', 'gw.example.com', '/healthz']);
  });

  test.each(FAILURES)('reports how far the request got if %s', async (_about, argumentsOf, stage, exitName) => {
    const { code, results } = await probe(await argumentsOf());
    expect(results).toEqual([expect.objectContaining({ ok: false, stage, httpStatus: null, exitName: expect.stringMatching(exitName) })]);
    expect(code).toBe(1);
  });

  for (const scheme of ['http', 'https']) {
    testInNetwork(`says that no connection came about where packets disappear, over ${scheme}`, async () => {
      const { code, results } = await probe([`url=${scheme}://${BLACK_HOLE}/`], { within: BESIDE_BLACK_HOLE });
      expect(results).toMatchObject([{ ok: false, stage: 'connect', exitName: 'CURLE_OPERATION_TIMEDOUT', connectSeconds: null }]);
      expect(code).toBe(1);
    });
  }

  for (const [about, address, reason] of UNREACHABLE) {
    testInNetwork(`says that the client has no way to the address when ${about}, which proves nothing`, async () => {
      for (const expectation of ['any-response', 'no-connection']) {
        const { code, results } = await probe([`expect=${expectation}`, `url=http://${address}/`], { within: BESIDE_BLACK_HOLE });
        expect(results).toMatchObject([{ ok: false, stage: 'route', exitName: 'CURLE_COULDNT_CONNECT', message: expect.stringMatching(reason) }]);
        expect(code).toBe(1);
      }
    });
  }

  describe('that expects certain status codes', () => {
    const statusOf = (status: number) => servers.http((_request, response) => response.writeHead(status).end());

    test('passes with one of them and fails with any other', async () => {
      const verdict = async (status: number) => (await probe(['expect=status:200,204', `url=http://127.0.0.1:${await statusOf(status)}/`])).code;
      expect([await verdict(200), await verdict(204), await verdict(404), await verdict(301)]).toEqual([0, 0, 1, 1]);
    });

    test('reports the status that it got, and does not retry', async () => {
      const { results } = await probe(['retry=3', 'expect=status:200,204', `url=http://127.0.0.1:${await statusOf(503)}/`]);
      expect(results).toMatchObject([{ tries: 1, expectation: 'status:200,204', message: 'answered with HTTP status 503 instead of 200,204' }]);
    });
  });

  describe('that expects no connection', () => {
    const showing = async (args: readonly string[], options = {}) => {
      const { code, results } = await probe(['expect=no-connection', ...args], options);
      return [code, results[0].message] as const;
    };

    test('fails at a closed port: nothing shows that the gateway works', async () => {
      const [code, message] = await showing(['retry=1', `url=http://127.0.0.1:${await servers.nobody()}/`]);
      expect([code, message]).toEqual([1, expect.stringMatching(/^no connection in 2 of 2 tries, but the DNS name gives no answer to compare with: curl: \(7\)/)]);
    });

    test('fails if one try connects, whatever the next one does', async () => {
      let calls = 0;
      const port = await servers.tcp(() => {
        calls += 1;
        void servers.closeAll();
      });
      expect(await showing(['retry=2', `url=http://127.0.0.1:${port}/`])).toEqual([1, expect.stringMatching(/^a connection was established, but none was expected$/)]);
      expect(calls).toBe(1);
    });

    testInNetwork('fails where its time was too short to tell', async () => {
      const outcome = await showing(['timeout=10', 'budget=4', `url=http://${BLACK_HOLE}/`], { within: BESIDE_BLACK_HOLE });
      expect(outcome).toEqual([1, expect.stringMatching(/^no connection, but for a reason that proves nothing about the address: curl: \(28\) .* \(only [1-4] s were left\)$/)]);
    });

    test.each<[string, () => Promise<string>, RegExp]>([
      ['there is an answer', async () => `http://127.0.0.1:${await servers.http((_request, response) => response.end())}/`, /^a connection was established, but none was expected$/],
      ['there is a connection and nothing more', async () => `http://127.0.0.1:${await servers.tcp(() => undefined)}/`, /^a connection was established, but none was expected$/],
      ['the server never answers the first TLS message', async () => `https://127.0.0.1:${await servers.tcp(() => undefined)}/`, /^a connection was established, but none was expected$/],
      ['the server resets at once', async () => `http://127.0.0.1:${await resettingAtOnce()}/`, /^a connection was established, but none was expected$/],
      ['the server resets at once, over TLS', async () => `https://127.0.0.1:${await resettingAtOnce()}/`, /^a connection was established, but none was expected$/],
      ['the server sends nothing but status 103', async () => `http://127.0.0.1:${await sending('HTTP/1.1 103 Early Hints\r\n\r\n')}/`, /^a connection was established, but none was expected$/],
      ['TLS fails', async () => `https://127.0.0.1:${(await servers.https((_request, response) => response.end())).port}/`, /^a connection was established, but none was expected$/],
      ['the name does not resolve, which proves nothing', async () => 'http://does-not-exist.invalid/', /^no connection, but for a reason that proves nothing about the address: curl: \(6\)/],
      ['the URL is none, which proves nothing', async () => 'http://[::1', /^no connection, but for a reason that proves nothing about the address: curl: \(3\)/],
    ])('fails if %s', async (_about, urlOf, message) => {
      expect(await showing([`url=${await urlOf()}`])).toEqual([1, expect.stringMatching(message)]);
    });
  });
});
