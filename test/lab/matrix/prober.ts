/**
 * A client that stays in its namespace and asks as it is told: `prober.ts <socket file> <first port> <number of ports>`.
 * One process for all requests of a client, since starting a program for each takes most of the time in a user-mode kernel.
 */
import { createServer, get } from 'http';
import { setting } from '../settings';

/** Longer than one repeated SYN (1 s): a lost packet is not a failure. A slow kernel needs more. */
const CONNECT_SECONDS = Number(setting('LAB_CONNECT_SECONDS'));

/** What came of one request: what the gateway answered, or the name of the error. */
export interface Outcome {
  readonly answer?: string;
  readonly error?: string;
}

/** Coprime to every count of ports that is used: each port comes once before any comes again. */
const STRIDE = 7919;

const [socket = '', firstPort = '33000', portCount = '5000'] = process.argv.slice(2);
let taken = 0;

/**
 * The next port of this client's own. The load balancer chooses by the client's port, and Linux gives connections to one
 * place ports at regular distances, which can meet the same backend each time. No port comes twice, not even from two
 * clients that share an address: the gateway would take the second for a remnant of the first.
 */
function nextPort(): number {
  return Number(firstPort) + (taken++ * STRIDE) % Number(portCount);
}

function tryOnce(url: string): Promise<Outcome> {
  return new Promise((resolve) => {
    const request = get(url, { agent: false, localPort: nextPort() }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => resolve({ answer: text.trim() }));
      response.on('error', (error: NodeJS.ErrnoException) => resolve({ error: error.code ?? error.message }));
    });
    const timer = setTimeout(() => {
      resolve({ error: 'timeout' }); request.destroy();
    }, CONNECT_SECONDS * 1000);
    request.on('error', (error: NodeJS.ErrnoException) => resolve({ error: error.code ?? error.message }));
    request.on('close', () => clearTimeout(timer));
  });
}

/** One request; a port that is taken is no answer. */
async function once(url: string): Promise<Outcome> {
  for (;;) {
    const outcome = await tryOnce(url);
    if (outcome.error !== 'EADDRINUSE' && outcome.error !== 'EADDRNOTAVAIL') {
      return outcome;
    }
  }
}

createServer((request, response) => {
  const asked = new URL(request.url ?? '/', 'http://prober');
  const url = asked.searchParams.get('url') ?? '';
  const tries = Number(asked.searchParams.get('tries'));
  void Promise.all(Array.from({ length: tries }, () => once(url))).then((outcomes) => response.end(JSON.stringify(outcomes)));
}).listen(socket);
