import type { PortFact } from './gateway-facts';
import { rule, type Violation } from './rule';
import { BAD_PORTS } from '../findings/catalogue/resource';
import { pathText } from '../findings/field-path';
import { isDnsLabel } from '../kubernetes/names';
import { shown } from '../text';

interface Values {
  readonly problem: string;
  readonly fix: string;
}

/** The lowest number that each field takes; 65535 is the highest for all. A targetPort of 0 stands in the vendor's own samples, and a
 * nodePort of 0 is none. */
const NUMBERS = [
  { name: 'port', lowest: 1 },
  { name: 'targetPort', lowest: 0 },
  { name: 'nodePort', lowest: 0 },
] as const;

/** Protocols that a Service knows; ASM also takes names such as HTTP2, which end up as TCP. */
const DATAGRAMS = ['UDP', 'SCTP'];

/** Two ports may not share a name, nor a number and a transport. */
const UNIQUE: readonly Uniqueness[] = [
  { keyOf: ({ name }) => name, describe: ({ name }) => `name ${shown(name)}`, fix: 'Give each port a name of its own.' },
  { keyOf: transportKey, describe: (port) => `port ${shown(port.port)} (${transportOf(port)})`, fix: 'Use each number once for a protocol.' },
];

interface Uniqueness {
  /** What must differ; undefined where there is nothing to compare. */
  readonly keyOf: (port: PortFact) => unknown;
  readonly describe: (port: PortFact) => string;
  readonly fix: string;
}

export const ports = rule({
  finds: BAD_PORTS,
  reads: ['ports'],
  check: (facts) => [
    ...facts.ports.flatMap(outOfRange),
    ...facts.ports.filter(({ name }) => facts.ports.length > 1 && name === undefined).map(({ field, port }) => ({
      field, values: { problem: `port ${shown(port)} is one of several and has no name`, fix: 'Give each port a name of its own.' },
    })),
    ...facts.ports.filter(({ name }) => typeof name === 'string' && !isDnsLabel(name)).map(({ field, name }) => ({
      field: [...field, 'name'], values: { problem: `port name ${shown(name)} is not a DNS label`, fix: 'Use lower-case letters, digits and hyphens.' },
    })),
    ...UNIQUE.flatMap((uniqueness) => repeated(facts.ports, uniqueness)),
  ],
});

function outOfRange(port: PortFact): Violation<Values>[] {
  return NUMBERS.filter(({ name, lowest }) => !isNumberFrom(port[name], lowest)).map(({ name, lowest }) => ({
    field: [...port.field, name],
    values: { problem: `${name} ${shown(port[name])} is not a port number`, fix: `Use a whole number from ${lowest} to 65535.` },
  }));
}

/** What is absent, or the name of a port, is no number to be judged. */
function isNumberFrom(value: unknown, lowest: number): boolean {
  return value === undefined || typeof value === 'string' || (Number.isInteger(value) && (value as number) >= lowest && (value as number) <= 65535);
}

function repeated(all: readonly PortFact[], { keyOf, describe, fix }: Uniqueness): Violation<Values>[] {
  const first = new Map<unknown, PortFact>();
  return all.flatMap((port) => {
    const key = keyOf(port);
    const earlier = first.get(key);
    if (key === undefined || earlier === undefined) {
      first.set(key, port);
      return [];
    }
    return [{ field: port.field, values: { problem: `${describe(port)} is used twice, first by ${pathText(earlier.field.slice(1))}`, fix } }];
  });
}

function transportKey(port: PortFact): unknown {
  return port.port === undefined ? undefined : `${transportOf(port)} ${port.port}`;
}

function transportOf({ protocol }: PortFact): string {
  return typeof protocol === 'string' && DATAGRAMS.includes(protocol) ? protocol : 'TCP';
}
