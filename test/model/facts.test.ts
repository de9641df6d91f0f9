import { readFileSync } from 'fs';
import { join } from 'path';
import { factsPage } from '../../scripts/facts-page';
import { cellsOf, measuredInWords, resultInWords, whenInWords } from '../../src/model/fact-cells';
import { FACT_IDS, factIdOf, FACTS, inOrder, nearestFacts } from '../../src/model/facts';
import { MEASURED_RELEASES } from '../../src/model/measured-releases';
import { ReachabilityConfidence } from '../../src/model/question';
import { measuredPage, pageFiles } from '../lab/docs/measured';

describe('the facts', () => {
  test.each(Object.entries(FACTS))('%s has a statement and a public source', (id, { statement, source }) => {
    expect(id).toMatch(/^F\d+[a-d]?$/);
    expect(statement).toMatch(/^\S.*\.$/);
    expect(source).toMatch(/^https:\/\/[^ ]+$/);
  });

  test.each(FACT_IDS)('%s supports at least one cell of the tables', (id) => {
    const cells = cellsOf(id);
    expect(cells.length).toBeGreaterThan(0);
    expect(new Set(cells.map((cell) => JSON.stringify(cell))).size).toBe(cells.length);
  });

  test('are found by their ids in any case', () => {
    expect([factIdOf('f12'), factIdOf('F23A'), factIdOf('F11'), factIdOf('')]).toEqual(['F12', 'F23a', undefined, undefined]);
  });

  test('have the ids with the nearest numbers as suggestions', () => {
    expect(nearestFacts('F11')).toEqual(['F10', 'F12', 'F9']);
    expect(nearestFacts('f23b')).toEqual(['F23', 'F23a', 'F23c']);
    expect(nearestFacts('F999')).toEqual(['F77', 'F76', 'F75']);
  });

  test('have the first ids as suggestions for a text without a number', () => {
    expect(nearestFacts('facts')).toEqual(FACT_IDS.slice(0, 3));
  });

  test('are in the order of the list, each once', () => {
    expect(inOrder(['F12', 'F2', 'F12', 'F23a'])).toEqual(['F2', 'F12', 'F23a']);
  });
});

describe('a cell that rests on a fact', () => {
  test('says when it applies, its result, and the releases it was measured on', () => {
    const stranded = cellsOf('F13').find(({ table, result }) => table === 'node' && result === 'no')!;
    expect(stranded).toEqual({
      table: 'node',
      when: { plane: ['POD_IPVS_BEFORE_1_24'], externalTrafficPolicy: ['Local'], node: ['without-gateway'] },
      result: 'no',
      failure: 'refused',
      source: 'unknown',
      confidence: 'measured',
      why: 'the node owns the address, but its virtual server holds no endpoint',
      measuredOn: ['ipvs 1.20.15', 'ipvs 1.22.17', 'ipvs 1.23.17'],
    });
    expect(whenInWords(stranded)).toBe('plane "kube-proxy, IPVS, before 1.24, pod client"; externalTrafficPolicy Local; node without-gateway');
    expect(resultInWords(stranded)).toBe('no, refused');
    expect(measuredInWords(stranded)).toBe('ipvs 1.20.15, 1.22.17, 1.23.17');
  });

  test('has a measured release exactly if its confidence is measured', () => {
    const cells = FACT_IDS.flatMap(cellsOf);
    const wrong = cells.filter(({ confidence, measuredOn }) => (confidence === ReachabilityConfidence.MEASURED) !== measuredOn.length > 0);
    // kube-proxy before 1.15 was not measured; nothing in its range can be.
    expect(wrong.map(({ when }) => when.plane)).toEqual([['HOST_IPTABLES_BEFORE_1_15'], ['HOST_IPTABLES_BEFORE_1_15']]);
  });

  test('has no result of its own if it only adds the fact to an answer of another table', () => {
    const cell = cellsOf('F29').find(({ table, result }) => table === 'status' && result === 'as-usual')!;
    expect(cell).toEqual({
      table: 'status',
      when: { status: ['ip-proxy'], handler: ['kube-proxy', 'eBPF'], kubernetesVersion: ['before 1.30'] },
      result: 'as-usual',
      failure: null,
      source: null,
      confidence: null,
      why: null,
      measuredOn: [],
    });
    expect(whenInWords(cell)).toBe('status ip-proxy; handler kube-proxy or eBPF; Kubernetes before 1.30');
    expect(resultInWords(cell)).toBe('the same as for an IP, and rests on this fact too');
    expect(measuredInWords(cell)).toBe('');
  });

  test('names every measured release if it applies to all of them', () => {
    const [usual] = cellsOf('F10').filter(({ when }) => JSON.stringify(when) === '{"client":["pod"]}');
    expect(usual.measuredOn).toHaveLength(Object.values(MEASURED_RELEASES).flat().length);
  });
});

describe('the generated pages', () => {
  const pageOf = (name: string) => readFileSync(join(__dirname, '..', '..', 'docs', name), 'utf8');

  test('about facts is up to date', () => {
    expect(factsPage()).toBe(pageOf('facts.md'));
  });

  test('about measurements is up to date', () => {
    expect(measuredPage(pageFiles())).toBe(pageOf('measured.md'));
  });
});
