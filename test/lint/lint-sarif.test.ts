import SCHEMA from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import Ajv from 'ajv';
import { gateway } from './support';
import { FindingLevel } from '../../src/findings/finding';
import { lint } from '../../src/lint/lint';
import { lintJson } from '../../src/lint/lint-json';
import { lintSarif } from '../../src/lint/lint-sarif';
import type { LintFinding } from '../../src/lint/result';

interface Sarif {
  readonly version: string;
  readonly $schema: string;
  readonly runs: readonly { readonly columnKind: string; readonly tool: { readonly driver: Driver }; readonly results: readonly SarifResult[] }[];
}

interface Driver {
  readonly name: string;
  readonly version: string;
  readonly informationUri: string;
  readonly rules: readonly unknown[];
}

interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly locations: readonly {
    readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
    readonly logicalLocations?: unknown;
  }[];
}

const FINDING: LintFinding = {
  code: 'ASMG0109', level: FindingLevel.ERROR, message: 'what', why: 'why', fix: 'Do this.', file: 'a.yaml', line: 7, column: 3,
};

const RESULT = lint([
  { name: 'a.yaml', text: gateway('externalTrafficPolicy: Local', 'wrong: 1') },
  { name: 'b.yaml', text: 'a: [' },
  { name: 'c.yaml', text: gateway('other: 1').replace('name: ingressgateway', 'name: other') },
]);

const sarif = (findings: readonly LintFinding[]) => lintSarif({ judged: 1, services: 0, passedOver: [], findings, undecided: [] }, '1.2.3') as Sarif;
const resultsOf = (finding: Partial<LintFinding>) => sarif([{ ...FINDING, ...finding }]).runs[0].results;
const uriOf = (file: string) => resultsOf({ file })[0].locations[0].physicalLocation.artifactLocation.uri;
const namesOf = (finding: Partial<LintFinding>) => resultsOf(finding)[0].locations[0].logicalLocations;

describe('SARIF', () => {
  test('says what it is and which program wrote it', () => {
    const { version, $schema, runs: [{ columnKind, tool: { driver } }] } = sarif([]);
    expect([version, $schema, columnKind]).toEqual(['2.1.0', 'https://json.schemastore.org/sarif-2.1.0.json', 'utf16CodeUnits']);
    expect(driver).toEqual({
      name: 'asm-gateway', version: '1.2.3', informationUri: 'https://github.com/cdk8s-asm-gateway/cdk8s-asm-gateway', rules: [],
    });
  });

  test('has a rule for each code that was found, with its words', () => {
    const [{ tool: { driver: { rules } } }] = sarif(RESULT.findings).runs;
    expect(rules.map((rule) => (rule as { id: string }).id)).toEqual(['ASMG0109', 'ASMG0110', 'ASMG0301']);
    expect(rules[1]).toEqual({
      id: 'ASMG0110',
      shortDescription: { text: 'Unreadable file' },
      fullDescription: { text: 'a gateway in a file that cannot be read is not checked.' },
      help: { text: expect.stringMatching(/^Correct the YAML/) as string },
      helpUri: expect.stringMatching(/^https:.*ASMG0110/) as string,
      defaultConfiguration: { level: 'error' },
    });
    expect(rules[2]).toMatchObject({ defaultConfiguration: { level: 'warning' } });
  });

  test('has a result for each finding, which names its rule', () => {
    expect(sarif(RESULT.findings).runs[0].results.map(({ ruleId, ruleIndex, level }) => [ruleId, ruleIndex, level])).toEqual([
      ['ASMG0301', 2, 'warning'], ['ASMG0109', 0, 'error'], ['ASMG0110', 1, 'error'], ['ASMG0109', 0, 'error'],
    ]);
  });

  test('has what, why and fix in the message, on one line', () => {
    expect(resultsOf({ message: 'what\n', why: '\u001b', fix: 'Do this.' })[0].message).toEqual({ text: 'what\\n: \\u001b. Do this.' });
  });

  test.each([
    [FindingLevel.ERROR, 'error'], [FindingLevel.WARNING, 'warning'], [FindingLevel.INFO, 'note'], [FindingLevel.UNKNOWN, 'note'],
  ])('calls the level %s %s', (level, name) => {
    expect(resultsOf({ level })[0].level).toBe(name);
  });
});

test('SARIF has what --fix replaces', () => {
  const replacements = [{ line: 7, column: 3, endLine: 8, endColumn: 1, text: 'a' }];
  expect(resultsOf({ file: 'a b.yaml', fix: 'Do\nthis.', replacements })).toMatchObject([{
    fixes: [{
      description: { text: 'Do\\nthis.' },
      artifactChanges: [{
        artifactLocation: { uri: 'a%20b.yaml' },
        replacements: [{ deletedRegion: { startLine: 7, startColumn: 3, endLine: 8, endColumn: 1 }, insertedContent: { text: 'a' } }],
      }],
    }],
  }]);
  expect(resultsOf({})[0]).not.toHaveProperty('fixes');
});

test('SARIF has an acknowledged finding, with its reason and where it is', () => {
  const acknowledged = [true, false].map((isInManifest) => ({ ...FINDING, reason: 'by\nname', isInManifest }));
  const { runs: [{ results, tool }] } = lintSarif({ judged: 1, services: 0, passedOver: [], findings: [], acknowledged, undecided: [] }, '1') as Sarif;
  expect(results).toMatchObject(['inSource', 'external'].map((kind) => ({ suppressions: [{ kind, justification: 'by\\nname' }] })));
  expect(tool.driver.rules).toMatchObject([{ id: 'ASMG0109' }]);
  expect(resultsOf({})[0]).not.toHaveProperty('suppressions');
});

test('SARIF has a fingerprint of code, file, object and field', () => {
  expect(resultsOf({ object: 'a/b', field: ['spec', 'ports'], file: 'a\n.yaml' })[0].partialFingerprints)
    .toEqual({ 'asmGatewayFinding/v1': 'ASMG0109 a\\n.yaml a/b spec.ports' });
  expect(resultsOf({})[0].partialFingerprints).toEqual({ 'asmGatewayFinding/v1': 'ASMG0109 a.yaml  ' });
});

describe('a place in SARIF', () => {
  test('has line, column, object and field', () => {
    expect(resultsOf({ object: 'istio-system/edge', field: ['spec', 'ports', 0, 'a b'] })[0].locations).toEqual([{
      physicalLocation: { artifactLocation: { uri: 'a.yaml' }, region: { startLine: 7, startColumn: 3 } },
      logicalLocations: [{ fullyQualifiedName: 'istio-system/edge spec.ports[0]["a b"]' }],
    }]);
  });

  test('has a name only if there is an object or a field', () => {
    expect(namesOf({})).toBeUndefined();
    expect(namesOf({ object: 'edge\n' })).toEqual([{ fullyQualifiedName: 'edge\\n' }]);
    expect(namesOf({ field: ['spec'] })).toEqual([{ fullyQualifiedName: 'spec' }]);
  });

  test.each([
    ['a.yaml', 'a.yaml'],
    ['my gateways/a#b.yaml', 'my%20gateways/a%23b.yaml'],
    ['mesh\\prod\\a.yaml', 'mesh/prod/a.yaml'],
    ['/mesh/a b.yaml', 'file:///mesh/a%20b.yaml'],
    ['../a.yaml', '../a.yaml'],
    ['网关.yaml', '%E7%BD%91%E5%85%B3.yaml'],
    ['a\ud800b\udc00.yaml', 'a%EF%BF%BDb%EF%BF%BD.yaml'],
  ])('of the file %j has the URI %s', (file, uri) => {
    expect(uriOf(file)).toBe(uri);
  });
});

describe('JSON', () => {
  test('has every finding with its place, and null for what does not apply', () => {
    const [, unknownField, unreadable] = lintJson(RESULT).findings;
    expect(unknownField).toEqual({
      code: 'ASMG0109',
      level: 'error',
      message: 'spec has no field "wrong"',
      why: RESULT.findings[1].why,
      fix: RESULT.findings[1].fix,
      file: 'a.yaml',
      line: 9,
      column: 3,
      object: 'istio-system/ingressgateway',
      path: 'spec.wrong',
      acknowledged: null,
      replacements: null,
    });
    expect(unreadable).toMatchObject({ code: 'ASMG0110', file: 'b.yaml', object: null, path: null });
  });

  test('has the objects that were not judged', () => {
    const text = `${gateway()}---\napiVersion: v1\nkind: Service\nspec: { type: ClusterIP }\n---\napiVersion: v1\nkind: Service\nspec: { type: LoadBalancer }\n`;
    const { judged, services, passedOver } = lintJson(lint([{ name: 'a.yaml', text }]));
    expect([judged, services, passedOver]).toEqual([2, 1, [
      { file: 'a.yaml', line: gateway().split('\n').length + 1, kind: 'Service', why: 'not of type LoadBalancer' },
    ]]);
  });

  test('has the number of gateways, and the flags that would decide a rule', () => {
    const { version, judged, undecided } = lintJson(RESULT);
    expect([version, judged]).toEqual([1, 2]);
    expect(undecided).toEqual([
      { code: 'ASMG0208', needs: ['--cni'] },
      { code: 'ASMG0302', needs: ['--proxy-mode', '--kubernetes'] },
    ]);
  });
});

describe('the SARIF report', () => {
  // The schema has no keyword that means another thing in draft 4 than in draft 7, which the validator reads.
  const { $schema: _draft, id: _id, ...schema } = SCHEMA;
  const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false }).compile(schema);

  test.each<[string, readonly LintFinding[]]>([
    ['without findings', []],
    ['of files with mistakes', RESULT.findings],
    ['of a file with a space, a backslash and half a character in its name', [{ ...FINDING, file: '/a b\\\ud800.yaml' }]],
    ['of a finding that can be fixed', [{ ...FINDING, replacements: [{ line: 7, column: 3, endLine: 8, endColumn: 1, text: '' }] }]],
    ['about a field and an object', [{ ...FINDING, object: 'istio-system/gw', field: ['spec', 'ports', 0] }]],
  ])('%s is valid by the schema of SARIF 2.1.0', (_about, findings) => {
    validate(JSON.parse(JSON.stringify(sarif(findings))));
    expect(validate.errors).toBeNull();
  });

  test('would not be valid with a line before the first', () => {
    expect(validate(JSON.parse(JSON.stringify(sarif([{ ...FINDING, line: 0 }]))))).toBe(false);
  });

  test('gives a finding the same fingerprint wherever its field moves in the file, and no other one', () => {
    const print = (finding: Partial<LintFinding>) => resultsOf(finding)[0].partialFingerprints;
    const field = ['spec', 'ports', 0];
    expect(print({ object: 'a/b', field, line: 9 })).toEqual(print({ object: 'a/b', field, line: 70, column: 5 }));
    const others = [{}, { object: 'a/b' }, { object: 'a/b', field }, { object: 'a/c', field }, { object: 'a/b', field, file: 'b.yaml' }, { code: 'ASMG0110' }];
    expect(new Set(others.map((other) => JSON.stringify(print(other)))).size).toBe(others.length);
  });
});
