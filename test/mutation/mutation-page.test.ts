import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { MUTATION_PAGE, mutationPage, reasonFor } from '../../scripts/mutation-page';
import { REASONS } from '../../scripts/mutation-reasons';
import { percentOf, readScore, scoreOf, type MutationReport } from '../../scripts/mutation-report';
import { MUTATED_ROOMS } from '../../scripts/mutation-rooms';

const ROOT = join(__dirname, '..', '..');
const SCORES = MUTATED_ROOMS.flatMap(({ name }) => readScore(name) ?? []);
const SURVIVORS = SCORES.flatMap(({ survivors }) => survivors);

test('the page prints the scores that are committed; `npm run mutation` writes it', () => {
  expect(readFileSync(MUTATION_PAGE, 'utf8')).toBe(mutationPage());
});

test('every reason is about a survivor', () => {
  const reasons = new Set(SURVIVORS.map(reasonFor));
  expect(REASONS.filter(({ reason }) => !reasons.has(reason))).toEqual([]);
});

test('every score belongs to a room, and every survivor to a file', () => {
  const names = readdirSync(__dirname).filter((file) => file.endsWith('.json')).map((file) => file.replace('.json', ''));
  expect(names.filter((name) => !MUTATED_ROOMS.some((room) => room.name === name))).toEqual([]);
  expect(SURVIVORS.filter(({ file }) => !existsSync(join(ROOT, file)))).toEqual([]);
});

describe('a report', () => {
  const mutant = (status: string, start: number, end: number) => ({
    mutatorName: 'Kind', replacement: 'y', status, location: { start: { line: 1, column: start }, end: { line: status === 'NoCoverage' ? 2 : 1, column: end } },
  });
  const report = {
    files: {
      'b.ts': { source: 'let a =\n  1;', mutants: [mutant('NoCoverage', 5, 4), mutant('RuntimeError', 1, 2), mutant('Timeout', 1, 2)] },
      'a.ts': { source: 'f(x)', mutants: [mutant('Survived', 3, 4), mutant('Killed', 1, 2), mutant('Killed', 1, 2), mutant('Ignored', 1, 2)] },
    },
  } as unknown as MutationReport;

  test('is counted by the ends of its mutants', () => {
    const { counts, ignored } = scoreOf(report);
    expect(ignored).toBe(1);
    expect(counts).toEqual({ killed: 2, timedOut: 1, survived: 1, notReached: 1, notLoaded: 1 });
    expect(percentOf(counts)).toBe(60);
  });

  test('names its survivors in the order of files, each with the code on one line', () => {
    expect(scoreOf(report).survivors).toEqual([
      { file: 'a.ts', line: 1, mutator: 'Kind', original: 'x', replacement: 'y' },
      { file: 'b.ts', line: 1, mutator: 'Kind', original: 'a = 1', replacement: 'y' },
    ]);
  });
});
