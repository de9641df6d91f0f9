import { probing, type Probed } from './probing';
import { outcomeOf } from '../../src/probe/diagnosis';
import { answering, type Answering } from '../support/answering';
import { BLACK_HOLE } from '../support/black-hole';
import { needs } from '../support/needs';
import { Servers } from '../support/servers';
import { describeInShells } from '../support/shell';

const servers = new Servers();
const { describe: describeInNetwork } = needs('ip', 'unshare', 'network namespaces');
afterEach(() => servers.closeAll());

const GATEWAY = '127.0.0.2';

/** The readiness of a sidecar of Istio, at its own port. */
const READY: Answering = ['127.0.0.1', 15021, 200];
const NOT_READY: Answering = ['127.0.0.1', 15021, 503];

describeInShells('the probe in %s', ['curl'], (shell) => describeInNetwork('next to a sidecar', () => {
  const probe = probing(servers, shell);
  const probed = (answers: readonly Answering[], ...args: string[]): Promise<Probed> => (
    probe([...args, `service-dns=http://${GATEWAY}/`], { within: answering(...answers) })
  );
  const gateway = (...statuses: number[]): Answering => [GATEWAY, 80, ...statuses];

  test.each([502, 503, 504])('does not accept status %d as an answer of the gateway', async (status) => {
    const { code, results } = await probed([READY, gateway(status)]);
    expect([code, results]).toMatchObject([1, [{
      ok: false, httpStatus: status, stage: 'sidecar', message: `HTTP status ${status} may be from the sidecar of this pod and not from the Service`,
    }]]);
    expect(results.map(outcomeOf)).toEqual(['other']);
  });

  test.each([200, 404, 500])('accepts status %d as an answer of the gateway', async (status) => {
    expect(await probed([READY, gateway(status)])).toMatchObject({ code: 0, results: [{ ok: true, httpStatus: status, stage: 'http' }] });
  });

  test('notices a sidecar that is not ready', async () => {
    expect(await probed([NOT_READY, gateway(503)])).toMatchObject({ code: 1, results: [{ stage: 'sidecar' }] });
  });

  test('accepts status 503 without a sidecar, and in the host network, where pods have none', async () => {
    expect(await probed([gateway(503)])).toMatchObject({ code: 0, results: [{ ok: true, stage: 'http' }] });
    expect(await probed([READY, gateway(503)], 'client=host')).toMatchObject({ code: 0, results: [{ ok: true, stage: 'http' }] });
  });

  test('accepts a status that is expected by its number', async () => {
    expect(await probed([READY, gateway(503)], 'expect=status:404,503')).toMatchObject({ code: 0, results: [{ ok: true, httpStatus: 503, stage: 'http' }] });
    expect(await probed([READY, gateway(503)], 'expect=status:404')).toMatchObject({ code: 1, results: [{ ok: false, httpStatus: 503, stage: 'sidecar' }] });
  });

  test('tries again, because a sidecar that has just started answers 503 too', async () => {
    expect(await probed([READY, gateway(503, 404)], 'retry=1')).toMatchObject({ code: 0, results: [{ ok: true, httpStatus: 404, tries: 2 }] });
  });

  test('says that a request without an answer went through the sidecar', async () => {
    const { results } = await probed([READY, gateway(0)]);
    expect(results).toMatchObject([{ ok: false, stage: 'sidecar', message: expect.stringMatching(/^did not answer in 1 of 1 tries through the sidecar of this pod: curl: \(52\)/) }]);
  });

  test('proves no fault: the sidecar accepts every connection, and its answer is not a control', async () => {
    const address = 'load-balancer=http://127.0.0.3/';
    const accepted = await probed([READY, gateway(404), ['127.0.0.3', 80, 503]], 'expect=no-connection', address);
    expect([accepted.code, accepted.results[0]]).toMatchObject([1, {
      ok: false, stage: 'sidecar', message: 'the sidecar of this pod accepts every connection, which proves nothing about the address',
    }]);
    const { code, results } = await probe([
      'timeout=1', 'expect=no-connection', 'control=true', `service-dns=http://${GATEWAY}/`, `load-balancer=http://${BLACK_HOLE}/`,
    ], { within: answering(READY, gateway(503)) });
    expect([code, results.map(({ ok, stage }) => [ok, stage])]).toEqual([1, [[false, 'sidecar'], [false, 'connect']]]);
  });
}));
