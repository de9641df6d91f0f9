import { spawnSync } from 'child_process';
import { mkdirSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { writeMutationPage } from './mutation-page';
import { readReport, scoreOf, writeScore } from './mutation-report';
import { MUTATED_ROOMS, type MutatedRoom } from './mutation-rooms';
import prepare from '../test/support/global-setup';
import { prepared } from '../test/support/prepared';

/*
 * Mutates a room, or every room, and counts the mutants that its fast tests find: `npm run mutation -- rules`.
 * Writes the scores in test/mutation/ and docs/mutation.md.
 */

const ROOT = join(__dirname, '..');

/** Configurations, reports and what is known from earlier runs. Not committed. */
const CACHE = join(ROOT, 'node_modules', '.cache', 'mutation');

/**
 * What differs from jest as package.json configures it, which Stryker adds. The global setup runs once, not for each
 * mutant.
 */
function jestFor(room: MutatedRoom): object {
  return {
    globalSetup: null,
    globalTeardown: null,
    setupFilesAfterEnv: ['mutation-storages', 'no-warnings'].map((file) => `<rootDir>/test/support/${file}.ts`),
    roots: ['<rootDir>/src', '<rootDir>/test'],
    testMatch: room.tests.map((pattern) => `<rootDir>/${pattern}`),
    testPathIgnorePatterns: ['/node_modules/', '\\.slow\\.test\\.ts$'],
  };
}

function strykerFor(room: MutatedRoom): object {
  return {
    testRunner: 'jest',
    plugins: ['@stryker-mutator/jest-runner'],
    jest: { projectType: 'custom', config: jestFor(room), enableFindRelatedTests: false },
    mutate: room.files,
    coverageAnalysis: 'perTest',
    ignoreStatic: room.ignoresStatic ?? false,
    concurrency: 1,
    // A busy machine must not count as a test that found something.
    timeoutMS: 90_000,
    timeoutFactor: 5,
    checkers: [],
    allowEmpty: false,
    reporters: ['json', 'progress-append-only'],
    jsonReporter: { fileName: reportOf(room) },
    incremental: true,
    incrementalFile: join(CACHE, `${room.name}.incremental.json`),
    tempDirName: join(tmpdir(), `asm-gateway-mutation-${room.name}`),
    ignorePatterns: ['lib', 'dist', 'coverage', 'test-reports', '.jsii'],
    disableTypeChecks: false,
    allowConsoleColors: false,
  };
}

const reportOf = (room: MutatedRoom) => join(CACHE, `${room.name}.json`);

/** Runs the mutants of a room and writes down what came out. */
function measure(room: MutatedRoom): void {
  const configuration = join(CACHE, `${room.name}.config.json`);
  writeFileSync(configuration, JSON.stringify(strykerFor(room), undefined, 2));
  const { status } = spawnSync('stryker', ['run', configuration], { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) {
    throw new Error(`Stryker failed in ${room.name} (exit code ${status})`);
  }
  writeScore(room.name, scoreOf(readReport(reportOf(room))));
}

function roomsNamed(names: readonly string[]): readonly MutatedRoom[] {
  const unknown = names.filter((name) => !MUTATED_ROOMS.some((room) => room.name === name));
  if (unknown.length > 0) {
    throw new Error(`no room ${unknown.join(', ')}; the rooms are ${MUTATED_ROOMS.map(({ name }) => name).join(', ')}`);
  }
  return names.length === 0 ? MUTATED_ROOMS : MUTATED_ROOMS.filter(({ name }) => names.includes(name));
}

async function main(names: readonly string[]): Promise<void> {
  const rooms = roomsNamed(names);
  mkdirSync(CACHE, { recursive: true });
  await prepare();
  try {
    rooms.forEach(measure);
  } finally {
    rmSync(prepared(), { recursive: true });
  }
  writeMutationPage();
}

void main(process.argv.slice(2));
