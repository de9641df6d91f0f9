import type { PortFact } from './gateway-facts';
import { rule, type Violation } from './rule';
import { BAD_PORTS } from '../findings/catalogue/resource';
import type { ValuesOf } from '../findings/definition';
import type { FieldPath } from '../findings/field-path';
import { isContainerPortName, isDnsLabel } from '../kubernetes/names';

type BadPort = ValuesOf<typeof BAD_PORTS>;

/**
 * The lowest number that each field accepts; 65535 is the highest for all. The vendor's own samples have a targetPort
 * of 0, and a nodePort of 0 means none.
 */
const NUMBERS = [
  { name: 'port', lowest: 1 },
  { name: 'targetPort', lowest: 0 },
  { name: 'nodePort', lowest: 0 },
] as const;

/** Protocols that a Service knows. ASM also accepts names such as HTTP2, which become TCP. */
const DATAGRAMS = ['UDP', 'SCTP'];

/** Two ports must differ in their names, and in their numbers or transports. */
interface Uniqueness {
  /** The value that must differ; undefined if it is absent, or invalid and therefore already reported. */
  readonly keyOf: (port: PortFact) => unknown;
  readonly problem: (port: PortFact, first: FieldPath) => BadPort;
}

const UNIQUE: readonly Uniqueness[] = [
  {
    keyOf: ({ name }) => (isBadName(name) ? undefined : name),
    problem: ({ name }, first) => ({ case: 'repeatedName', name, first }),
  },
  {
    keyOf: (port) => (
      port.port === undefined || !isNumberFrom(port.port, 1)
        ? undefined
        : JSON.stringify([transportOf(port), port.port])
    ),
    problem: (port, first) => ({ case: 'repeatedNumber', port: port.port, protocol: transportOf(port), first }),
  },
];

export const ports = rule({
  finds: BAD_PORTS,
  reads: ['ports', 'meshExpansionPorts'],
  check: (facts) => {
    // Both lists become ports of the one Service.
    const all = [...facts.ports, ...facts.meshExpansionPorts];
    return [
      ...all.flatMap(outOfRange),
      ...all.flatMap(badTargetName),
      ...all.filter(({ name, port }) => all.length > 1 && name === undefined && port !== undefined)
        .map(({ field, port }): Violation<BadPort> => ({ field, values: { case: 'unnamed', port } })),
      ...all.flatMap(badName),
      ...UNIQUE.flatMap((uniqueness) => repeated(all, uniqueness)),
    ];
  },
});

/** If targetPort has the same invalid number as port, only port is reported: the construct copies the number. */
function outOfRange(port: PortFact): Violation<BadPort>[] {
  const isCopied = port.targetPort === port.port && !isNumberFrom(port.port, 1);
  return NUMBERS
    .filter(({ name, lowest }) => !isNumberFrom(port[name], lowest) && !(name === 'targetPort' && isCopied))
    .map(({ name, lowest }) => ({
      field: [...port.field, name],
      values: { case: 'outOfRange', field: name, value: port[name], lowest },
    }));
}

/**
 * An empty name equals none: Kubernetes then uses the number of the port.
 *
 * Source: https://github.com/kubernetes/kubernetes `pkg/apis/core/v1/defaults.go` (`SetDefaults_Service`)
 */
function badTargetName({ field, targetPort }: PortFact): Violation<BadPort>[] {
  return typeof targetPort !== 'string' || targetPort === '' || isContainerPortName(targetPort)
    ? []
    : [{ field: [...field, 'targetPort'], values: { case: 'badTargetName', name: targetPort } }];
}

function badName({ field, name }: PortFact): Violation<BadPort>[] {
  return isBadName(name) ? [{ field: [...field, 'name'], values: { case: 'badName', name } }] : [];
}

function isBadName(name: unknown): name is string {
  return typeof name === 'string' && !isDnsLabel(name);
}

/** An absent number, or a text, is not a number out of range. */
function isNumberFrom(value: unknown, lowest: number): boolean {
  return value === undefined || typeof value === 'string'
    || (Number.isInteger(value) && (value as number) >= lowest && (value as number) <= 65535);
}

function repeated(all: readonly PortFact[], { keyOf, problem }: Uniqueness): Violation<BadPort>[] {
  const first = new Map<unknown, PortFact>();
  return all.flatMap((port) => {
    const key = keyOf(port);
    const earlier = first.get(key);
    if (key === undefined || earlier === undefined) {
      first.set(key, port);
      return [];
    }
    return [{ field: port.field, values: problem(port, earlier.field.slice(1)) }];
  });
}

function transportOf({ protocol }: PortFact): string {
  return typeof protocol === 'string' && DATAGRAMS.includes(protocol) ? protocol : 'TCP';
}
