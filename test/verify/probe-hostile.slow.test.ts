import { existsSync, readdirSync } from 'fs';
import { join } from 'path';
import { GatewayVerification, IstioGateway, ProbeTarget } from 'cdk8s-asm-gateway';
import { probing } from './probing';
import { expanded } from '../support/kubelet';
import { fc } from '../support/properties';
import { Servers } from '../support/servers';
import { describeInBothShells } from '../support/shell';
import { chartOf } from '../support/synth';

const servers = new Servers();
afterEach(() => servers.closeAll());

/** Texts that mean something to a shell, to curl, to Kubernetes, to JSON or to the script itself, and mixtures of them. */
const MEANINGFUL = [
  '$(touch evaluated)', '`touch evaluated`', '\';touch evaluated;\'', '";touch evaluated;"', ';touch evaluated', '&touch evaluated', '|touch evaluated',
  '\ntouch evaluated\n', '$((x=1))', '${HOME}', '$PROBE_NODE', '$$', '$(PROBE_NODE)', '{address}', 'http://{address}/', '{a,b}', '[1-9]', '*', '?', '~', '\\', '"', '\'',
  '%24', '%00', '#', '!', '--output', '-K', '@file', 'timeout=0', 'expect=no-connection', 'linger=9', 'url=http://127.0.0.1/', ' ', '\t', '|', '{{', '}}', '\u00e9', '\u0007', '=',
];
const hostile = fc.array(fc.oneof(fc.constantFrom(...MEANINGFUL), fc.string({ maxLength: 8, unit: 'binary' })), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join('').replaceAll('\0', ''));

/** What the container of a verification is started with, after the kubelet replaced what it replaces. */
function argumentsOf({ apiObject }: GatewayVerification): string[] {
  const job = apiObject.toJson() as { spec: { template: { spec: { containers: { args: string[] }[] } } } };
  return job.spec.template.spec.containers[0].args.map((argument) => expanded(argument, { PROBE_NODE: 'expanded', HOME: 'expanded', x: 'expanded' }));
}

describeInBothShells('no text changes what the probe in %s does', ['curl'], (shell) => {
  const probe = probing(servers, shell);

  test('in an argument', async () => {
    const nobody = `127.0.0.1:${await servers.nobody()}`;
    await fc.assert(fc.asyncProperty(fc.array(hostile, { minLength: 1, maxLength: 12 }), async (texts) => {
      const folder = servers.folder();
      const args = texts.flatMap((text, index) => [[`connect-to=${nobody}`, `url=http://h/${text}`], [`connect-to=${nobody}`, `hostname=${text}`], [text.replace(/=/g, '')]][index % 3]);
      const { results, stderr } = await probe(['timeout=1', ...args], { cwd: folder });
      expect(results.map(({ target, ok, expectation }) => [target, ok, expectation])).toEqual(
        texts.map((_, index) => [['url', 'hostname', 'argument'][index % 3], false, 'any-response']),
      );
      expect(stderr).toBe('');
      expect(readdirSync(folder)).toEqual([]);
    }), { numRuns: 25, seed: 19 });
  });

  test('in a path, which is requested as it is', async () => {
    const paths: string[] = [];
    const port = await servers.http((request, response) => {
      paths.push(request.url ?? '');
      response.end();
    });
    await fc.assert(fc.asyncProperty(fc.array(hostile, { minLength: 1, maxLength: 8 }), async (texts) => {
      const folder = servers.folder();
      const chart = chartOf('cluster');
      const targets = texts.map((path) => ProbeTarget.loadBalancer({ address: '127.0.0.1', port, path }));
      const verification = new GatewayVerification(chart, 'verify', { gateway: IstioGateway.fromGatewayName(chart, 'gateway'), targets });
      paths.length = 0;
      const { code, results } = await probe(argumentsOf(verification), { cwd: folder });
      expect([code, results.length]).toEqual([0, texts.length]);
      expect(paths).toEqual(texts.map((path) => asSent(`http://127.0.0.1:${port}${path.startsWith('/') ? '' : '/'}${path}`)));
      expect(existsSync(join(folder, 'evaluated'))).toBe(false);
    }), { numRuns: 25, seed: 19 });
  });

  test('in a host, a URL, connectTo or a Secret, which is rejected or requested as it is', async () => {
    const nobody = `127.0.0.1:${await servers.nobody()}`;
    await fc.assert(fc.asyncProperty(hostile, hostile, async (host, name) => {
      const folder = servers.folder();
      const chart = chartOf('cluster');
      const gateway = IstioGateway.fromGatewayName(chart, 'gateway');
      const targets = [
        ProbeTarget.serviceDns({ host, connectTo: nobody }),
        ProbeTarget.loadBalancer({ address: host, connectTo: nobody }),
        ProbeTarget.url(host, { connectTo: nobody }),
        ProbeTarget.url(`http://h/?${host}`, { connectTo: nobody, caSecret: { name, key: name } }),
        ProbeTarget.url('http://127.0.0.1:1/', { host, connectTo: nobody }),
      ];
      const verification = new GatewayVerification(chart, 'verify', { gateway, targets });
      // Also what synthesis refuses would do no harm.
      const { results, stderr } = await probe(['timeout=1', ...argumentsOf(verification).filter((argument) => !/^(timeout|retry|budget)=/.test(argument)), 'retry=0'], { cwd: folder });
      expect(results.every(({ ok }) => !ok)).toBe(true);
      expect(results.map(({ target }) => target)).toEqual(['service-dns', 'load-balancer', 'url', 'url', 'url']);
      expect(stderr).toBe('');
      expect(readdirSync(folder)).toEqual([]);
    }), { numRuns: 25, seed: 19 });
  });
});

/** Path and query of a URL as curl sends them. */
function asSent(url: string): string {
  const { href, origin } = new URL(url);
  return href.slice(origin.length).replace(/#.*$/s, '');
}
