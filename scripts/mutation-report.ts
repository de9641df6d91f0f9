import { existsSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

/** Where the scores are that docs/mutation.md prints: a file for each room that was measured. */
const SCORES = join(__dirname, '..', 'test', 'mutation');

/** The parts of Stryker's report that count. Source: https://github.com/stryker-mutator/mutation-testing-elements `mutation-testing-report-schema.json` */
export interface MutationReport {
  readonly files: { readonly [file: string]: { readonly source: string; readonly mutants: readonly Mutant[] } };
}

interface Mutant {
  readonly mutatorName: string;
  readonly replacement: string;
  readonly status: keyof typeof COUNTED_AS | 'Ignored' | 'Pending';
  readonly location: { readonly start: Position; readonly end: Position };
}

/** Both numbers begin with 1. */
interface Position {
  readonly line: number;
  readonly column: number;
}

/** What each status of a mutant counts as. */
const COUNTED_AS = {
  Killed: 'killed',
  Timeout: 'timedOut',
  Survived: 'survived',
  NoCoverage: 'notReached',
  RuntimeError: 'notLoaded',
  CompileError: 'notLoaded',
} as const;

/** How many mutants of a room had each end. */
export interface MutantCounts {
  /** A test failed. */
  readonly killed: number;

  /** A test did not end. */
  readonly timedOut: number;

  /** All tests that reach the mutant passed. */
  readonly survived: number;

  /** No test reaches the mutant. */
  readonly notReached: number;

  /** The tests could not be loaded. Stryker does not count such a mutant. */
  readonly notLoaded: number;
}

/** A mutant that no test found. */
export interface Survivor {
  readonly file: string;
  readonly line: number;
  readonly mutator: string;
  readonly original: string;
  readonly replacement: string;
}

/** What a run in a room found out. */
export interface RoomScore {
  readonly counts: MutantCounts;

  /** How many mutants were not tried; undefined if all were. */
  readonly ignored?: number;
  readonly survivors: readonly Survivor[];
}

/** The report that Stryker wrote to a file. */
export function readReport(path: string): MutationReport {
  return JSON.parse(readFileSync(path, 'utf8')) as MutationReport;
}

/** The counts and the survivors of a report. */
export function scoreOf({ files }: MutationReport): RoomScore {
  const mutants = Object.entries(files).flatMap(([file, { source, mutants: all }]) => all.map((mutant) => ({ file, source, mutant })));
  const count = (counted: keyof MutantCounts) => (
    mutants.filter(({ mutant: { status } }) => (COUNTED_AS as Readonly<Record<string, string>>)[status] === counted).length
  );
  const ignored = mutants.filter(({ mutant: { status } }) => status === 'Ignored').length;
  const survivors = mutants.filter(({ mutant: { status } }) => status === 'Survived' || status === 'NoCoverage');
  return {
    counts: {
      killed: count('killed'),
      timedOut: count('timedOut'),
      survived: count('survived'),
      notReached: count('notReached'),
      notLoaded: count('notLoaded'),
    },
    ...ignored === 0 ? {} : { ignored },
    survivors: survivors.map(({ file, source, mutant: { mutatorName, replacement, location } }) => ({
      file, line: location.start.line, mutator: mutatorName, original: oneLine(textAt(source, location)), replacement: oneLine(replacement),
    })).sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line),
  };
}

/** The share of mutants that a test found, in percent. */
export function percentOf({ killed, timedOut, survived, notReached }: MutantCounts): number {
  return 100 * (killed + timedOut) / (killed + timedOut + survived + notReached);
}

export function writeScore(room: string, score: RoomScore): void {
  writeFileSync(pathOf(room), `${JSON.stringify(score, undefined, 2)}\n`);
}

/** What the last run in a room found out; undefined if the room was never measured. */
export function readScore(room: string): RoomScore | undefined {
  const path = pathOf(room);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) as RoomScore : undefined;
}

function pathOf(room: string): string {
  return join(SCORES, `${room}.json`);
}

function textAt(source: string, { start, end }: Mutant['location']): string {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const last = lines.length - 1;
  return lines.map((line, index) => line.slice(index === 0 ? start.column - 1 : 0, index === last ? end.column - 1 : undefined)).join('\n');
}

/** Long pieces of code are cut. */
function oneLine(code: string): string {
  const text = code.replace(/\s+/g, ' ');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

const LONGEST = 80;
