import { rule, type Violation } from './contract';
import type { PortFact } from './facts';
import { BAD_PORTS } from '../findings/catalogue/resource';
import { shown } from '../findings/finding';

interface Values {
  readonly problem: string;
  readonly fix: string;
}

/** The lowest number that each field takes; 65535 is the highest for all. A targetPort of 0 stands in the vendor's own samples. */
const LOWEST = { port: 1, targetPort: 0, nodePort: 1 } as const;

/** Protocols that a Service knows; ASM also takes names such as HTTP2, which end up as TCP. */
const DATAGRAMS = ['UDP', 'SCTP'];

export const ports = rule({
  finds: BAD_PORTS,
  reads: ['ports'],
  check: (facts) => [
    ...facts.ports.flatMap(outOfRange),
    ...repeated(facts.ports, ({ name }) => (name === undefined ? undefined : `name ${shown(name)}`), 'Give each port a name of its own.'),
    ...repeated(facts.ports, numberAndProtocol, 'Use each number once for a protocol.'),
  ],
});

function outOfRange(port: PortFact): Violation<Values>[] {
  return (Object.keys(LOWEST) as (keyof typeof LOWEST)[]).flatMap((field) => {
    const value = port[field];
    const lowest = LOWEST[field];
    if (value === undefined || typeof value === 'string' || isWholeNumber(value, lowest)) {
      return [];
    }
    return [{
      path: `${port.path}.${field}`,
      values: { problem: `${field} ${shown(value)} is not a port number`, fix: `Use a whole number from ${lowest} to 65535.` },
    }];
  });
}

function isWholeNumber(value: unknown, lowest: number): boolean {
  return Number.isInteger(value) && (value as number) >= lowest && (value as number) <= 65535;
}

function repeated(all: readonly PortFact[], keyOf: (port: PortFact) => string | undefined, fix: string): Violation<Values>[] {
  const first = new Map<string, PortFact>();
  return all.flatMap((port) => {
    const key = keyOf(port);
    const earlier = key === undefined ? undefined : first.get(key);
    if (key !== undefined && earlier === undefined) {
      first.set(key, port);
    }
    return earlier === undefined ? [] : [{ path: port.path, values: { problem: `${key} is used twice, first by ${earlier.path}`, fix } }];
  });
}

function numberAndProtocol({ port, protocol }: PortFact): string | undefined {
  if (port === undefined) {
    return undefined;
  }
  const transport = typeof protocol === 'string' && DATAGRAMS.includes(protocol) ? protocol : 'TCP';
  return `port ${shown(port)} (${transport})`;
}
