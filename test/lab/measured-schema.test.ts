import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import Ajv from 'ajv';
import type { MeasuredFile } from './matrix/cells';
import { MODES } from './versions';
import { ReachabilityAnswer } from '../../src/model/answer';
import { BackendType, PublishedAddress } from '../../src/model/load-balancer';
import { ClientKind, ReachabilityFailure, SourceAddress, TargetKind } from '../../src/model/question';
import { ExternalTrafficPolicy, InternalTrafficPolicy, NodeKind } from '../../src/model/service';

const MEASURED = join(__dirname, 'measured');
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

interface Choices {
  readonly enum: readonly (string | null)[];
}
interface Schema {
  readonly definitions: Readonly<Record<string, Choices>> & {
    readonly cell: { readonly properties: Readonly<Record<string, Choices>> };
    readonly dataPlane: { readonly properties: Readonly<Record<string, Choices>> };
  };
}

const schema = read(join(__dirname, '..', '..', 'docs', 'measured.schema.json')) as Schema;
const validate = new Ajv({ strict: true, allErrors: true }).compile(schema);
const files = (readdirSync(MEASURED, { recursive: true }) as string[]).filter((path) => path.endsWith('.json')).sort();

function errorsIn(file: unknown): string[] {
  validate(file);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

test.each(files)('%s is valid', (file) => {
  expect(errorsIn(read(join(MEASURED, file)))).toEqual([]);
});

describe('a file is not valid', () => {
  const valid = read(join(MEASURED, 'iptables-1.34.4.json')) as MeasuredFile;
  const [cell] = valid.cells;

  test.each([
    ['with a field that the schema does not have', { ...cell, policy: 'Local' }, /additional properties/],
    ['without what was seen', { ...cell, raw: undefined }, /required property 'raw'/],
    ['with a client that does not exist', { ...cell, client: 'browser' }, /client must be equal to one of the allowed values/],
    ['if a request fails and the gateway saw an address', { ...cell, connects: 'no', failure: 'timeout' }, /must match exactly one schema/],
    ['if every request connects and there is a failure', { ...cell, failure: 'timeout' }, /must match exactly one schema/],
  ])('%s', (_when, changed, expected) => {
    expect(errorsIn({ ...valid, cells: [JSON.parse(JSON.stringify(changed))] }).join('\n')).toMatch(expected);
  });

  test('without a cell', () => {
    expect(errorsIn({ ...valid, cells: [] })).toEqual(['/cells must NOT have fewer than 1 items']);
  });
});

describe('the schema has no word that the model does not have', () => {
  const { definitions } = schema;
  const { cell, dataPlane } = definitions;

  test.each<[string, Choices | undefined, readonly (string | null)[]]>([
    ['proxyMode', dataPlane.properties.proxyMode, MODES],
    ['externalTrafficPolicy', definitions.externalTrafficPolicy, Object.values(ExternalTrafficPolicy)],
    ['internalTrafficPolicy', definitions.internalTrafficPolicy, Object.values(InternalTrafficPolicy)],
    ['backend', definitions.backend, Object.values(BackendType).filter((backend) => backend !== BackendType.UNKNOWN)],
    ['status', definitions.status, Object.values(PublishedAddress)],
    ['client', definitions.client, Object.values(ClientKind)],
    ['node', definitions.node, [...Object.values(NodeKind), null]],
    ['target', definitions.target, Object.values(TargetKind)],
    ['connects', cell.properties.connects, Object.values(ReachabilityAnswer).filter((answer) => answer !== ReachabilityAnswer.UNKNOWN)],
    ['failure', cell.properties.failure, [null, ...Object.values(ReachabilityFailure)]],
    ['source', cell.properties.source, Object.values(SourceAddress)],
  ])('for %s', (_field, choices, words) => {
    expect(choices?.enum.length).toBeGreaterThan(0);
    expect(words).toEqual(expect.arrayContaining([...choices?.enum ?? []]));
  });
});
