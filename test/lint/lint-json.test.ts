import { FindingLevel } from '../../src/findings/finding';
import { lintJson } from '../../src/lint/lint-json';
import type { LintFinding, LintResult } from '../../src/lint/result';

const FINDING: LintFinding = {
  code: 'ASMG0109', level: FindingLevel.ERROR, message: 'what', why: 'why', fix: 'Do this.', file: 'a.yaml', line: 7, column: 3,
};
const NOTHING: LintResult = { judged: 0, services: 0, passedOver: [], findings: [], undecided: [] };

describe('the JSON report', () => {
  test('has every field if nothing was read', () => {
    expect(lintJson(NOTHING)).toEqual({
      version: 1,
      judged: 0,
      services: 0,
      settings: null,
      read: { files: 0, documents: 0, objects: 0 },
      passedOver: [],
      findings: [],
      undecided: [],
      fixed: [],
      unfixed: [],
      appeared: [],
    });
  });

  test('has what was read, by which settings, what was passed over and what --fix did', () => {
    const read = { files: 1, documents: 2, objects: 3 };
    const fixed = [{ file: 'a.yaml', fixed: 1, of: 2 }];
    expect(lintJson({
      ...NOTHING,
      judged: 2,
      services: 1,
      settings: 'asm-gateway.yaml',
      read,
      passedOver: [{ file: 'b.yaml', kind: 'Service', why: 'not of type LoadBalancer', isSurprising: false, line: () => 4 }],
      undecided: [{ code: 'ASMG0302', needs: ['proxyMode', 'kubernetesVersion'] }],
      fixed,
      unfixed: [{ finding: FINDING, why: 'it does not have a line of its own' }],
      appeared: [{ ...FINDING, code: 'ASMG0216', line: 9 }],
    })).toEqual({
      version: 1,
      judged: 2,
      services: 1,
      settings: 'asm-gateway.yaml',
      read,
      passedOver: [{ file: 'b.yaml', line: 4, kind: 'Service', why: 'not of type LoadBalancer' }],
      findings: [],
      undecided: [{ code: 'ASMG0302', needs: ['--proxy-mode', '--kubernetes'] }],
      fixed,
      unfixed: [{ code: 'ASMG0109', file: 'a.yaml', line: 7, why: 'it does not have a line of its own' }],
      appeared: [{ code: 'ASMG0216', file: 'a.yaml', line: 9 }],
    });
  });

  test('has the findings, and then those that are acknowledged', () => {
    const replacements = [{ line: 7, column: 3, endLine: 7, endColumn: 4, text: 'b' }];
    const { findings } = lintJson({
      ...NOTHING,
      findings: [{ ...FINDING, replacements, object: 'istio-system/edge', field: ['spec', 'ports', 0] }],
      acknowledged: [{ ...FINDING, code: 'ASMG0301', reason: 'by name', isInManifest: true }],
    });
    const { sourceLine: _, ...plain } = FINDING;
    expect(findings).toEqual([
      { ...plain, object: 'istio-system/edge', path: 'spec.ports[0]', acknowledged: null, replacements },
      { ...plain, code: 'ASMG0301', object: null, path: null, acknowledged: 'by name', replacements: null },
    ]);
  });
});
