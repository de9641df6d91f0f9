import { execFileSync, spawn } from 'child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Chart } from 'cdk8s';
import { GatewayVerification, IstioGateway, ProbePlacement } from 'cdk8s-asm-gateway';
import { compare } from './measure';
import { PROBE } from '../src/probe/probe.generated';

/** A server in its own process, since the measured runs block this one. It writes its port to the file in its argument. */
const SERVER = `
  const server = require('http').createServer((_, response) => response.writeHead(404).end());
  server.listen(0, '127.0.0.1', () => require('fs').writeFileSync(process.argv[1], String(server.address().port)));
`;

/** A probe that succeeds at once, compared with curl alone. */
export const probing = () => {
  const folder = mkdtempSync(join(tmpdir(), 'asm-gateway-'));
  const server = spawn(process.execPath, ['-e', SERVER, join(folder, 'port')], { stdio: 'ignore' });
  try {
    const url = `http://127.0.0.1:${portIn(join(folder, 'port'))}/`;
    const run = (command: string, ...args: readonly string[]) => () => execFileSync(command, args, {
      env: { ...process.env, PROBE_TERMINATION_LOG: join(folder, 'termination-log') }, stdio: 'ignore',
    });
    return compare(
      'a probe that passes', { name: 'curl', run: run('curl', '--silent', '--output', '/dev/null', url) },
      { name: 'probe', run: run('sh', '-c', PROBE, 'probe', `service-dns=${url}`) }, 25,
    );
  } finally {
    server.kill();
    rmSync(folder, { recursive: true });
  }
};

/** Waits at most five seconds for the server. */
function portIn(file: string): string {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let tries = 0; tries < 500; tries++) {
    const port = existsSync(file) ? readFileSync(file, 'utf8') : '';
    if (port !== '') {
      return port;
    }
    Atomics.wait(pause, 0, 0, 10);
  }
  throw new Error('The server did not start.');
}

const NODES = 5000;

const verified = (count: number) => () => {
  const app = new App();
  const chart = new Chart(app, 'chart');
  new GatewayVerification(chart, 'verify', { gateway: IstioGateway.fromGatewayName(chart, 'gateway'), placement: ProbePlacement.everyNode(count) });
  return app.synthYaml();
};

/** A verification on every node of a large cluster, compared with one on a single node. */
export const everyNode = () => compare(
  `verification of ${NODES} nodes`, { name: '1 node', run: verified(1) }, { name: `${NODES} nodes`, run: verified(NODES) }, 25,
);
