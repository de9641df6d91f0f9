/** Asks one question of the matrix: some requests by the client's prober, and what is to be said of them. */
import { get } from 'http';
import { MANY_TRIES, triesOf, type Cell, type Question } from './cells';
import type { Outcome } from './prober';

/** Which addresses mean what; everything else the gateway sees is unknown. */
export interface KnownAddresses {
  readonly client: string;
  readonly ofNodes: ReadonlySet<string>;
  readonly loadBalancer: string;
}

function count(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of [...values].sort()) {
    counts[value] = (counts[value] ?? 0) + 1;
  }
  return counts;
}

function sourceOf(seen: readonly string[], question: Question, known: KnownAddresses): Cell['source'] {
  const kinds = new Set(seen.map((address): Cell['source'] => {
    if (address === known.loadBalancer) {
      return 'load-balancer';
    }
    // A client in the host's network has the node's address for its own.
    if (address === known.client && question.client !== 'host') {
      return 'client';
    }
    return known.ofNodes.has(address) ? 'node' : 'unknown';
  }));
  const [only = 'unknown'] = kinds;
  return kinds.size === 1 ? only : 'unknown';
}

function failureOf(connects: Cell['connects'], errors: readonly string[]): Cell['failure'] {
  if (connects === 'yes') {
    return null;
  }
  if (connects === 'sometimes') {
    return 'intermittent';
  }
  return errors.every((error) => error === 'ECONNREFUSED') ? 'refused' : 'timeout';
}

/** Has a prober make its requests. */
function probe(socket: string, url: string, tries: number): Promise<Outcome[]> {
  return new Promise((resolve, reject) => {
    get({ socketPath: socket, path: `/?url=${encodeURIComponent(url)}&tries=${tries}`, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => resolve(JSON.parse(text) as Outcome[]));
    }).on('error', reject);
  });
}

function isMixed(outcomes: readonly Outcome[]): boolean {
  return outcomes.some((outcome) => outcome.answer === undefined) && outcomes.some((outcome) => outcome.answer !== undefined);
}

/**
 * Asks a question as often as it takes. A mixed answer is asked for again and counts only where it is mixed again: one packet
 * lost on a busy machine is no "sometimes".
 */
export async function ask(question: Question, prober: string, address: string, known: KnownAddresses): Promise<Cell> {
  const url = `http://${address}/`;
  const first = await probe(prober, url, triesOf(question));
  const outcomes = isMixed(first) ? await probe(prober, url, MANY_TRIES) : first;
  const tries = outcomes.length;
  const seen = outcomes.flatMap((outcome) => outcome.answer === undefined ? [] : [outcome.answer]);
  const errors = outcomes.flatMap((outcome) => outcome.error ?? []);
  const connects = seen.length === tries ? 'yes' : seen.length === 0 ? 'no' : 'sometimes';
  return {
    ...question,
    connects,
    failure: failureOf(connects, errors),
    source: sourceOf(seen, question, known),
    tries,
    raw: { asked: url, seen: count(seen), errors: count(errors) },
  };
}
