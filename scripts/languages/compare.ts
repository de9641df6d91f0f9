import { existsSync } from 'fs';
import { join } from 'path';
import { APPS, type AppRun, RUNS } from './apps';
import type { Language } from './language';
import { type AppResult, resultOf, typescriptCommand } from './run';
import { isInstalled } from './shell';

/** How an app in one language compares with the one in TypeScript. */
export interface Comparison {
  readonly app: string;
  readonly language: string;

  /** How it differs; empty if it is the same. */
  readonly differences: readonly string[];
}

/** Builds the examples of a language, and compares each with TypeScript. */
export function compared(language: Language, expectedOf: (run: AppRun) => AppResult): Comparison[] {
  const missing = missingIn(language);
  const commandOf = missing.length > 0 ? missing : prepared(language);
  if (typeof commandOf !== 'function') {
    return [{ app: '(all)', language: language.name, differences: commandOf }];
  }
  return RUNS.map((run) => {
    const { stderr, ...result } = resultOf(run, commandOf(run));
    const differences = differencesBetween(expectedOf(run), result);
    return { app: run.title, language: language.name, differences: differences.length > 0 ? [...differences, stderr.slice(-3000)] : [] };
  });
}

/** How each app is started, or why the language cannot be built: a registry may not have what it needs. */
function prepared(language: Language): ReturnType<Language['prepare']> | readonly string[] {
  try {
    return language.prepare();
  } catch (error) {
    return [`${language.name} cannot be built here: ${(error as Error).message}`];
  }
}

/** Runs an app in TypeScript once for all languages. */
export function typescriptResults(): (run: AppRun) => AppResult {
  const results = new Map<string, AppResult>();
  return (run) => {
    const result = results.get(run.title) ?? typescriptResult(run);
    results.set(run.title, result);
    return result;
  };
}

/** @throws if the app is refused and should not be, or the other way round */
function typescriptResult(run: AppRun): AppResult {
  const { stderr, ...result } = resultOf(run, typescriptCommand(run));
  const isRefused = run.isRefused ?? false;
  if (result.succeeded === isRefused || (isRefused && result.findings.length === 0)) {
    throw new Error(`${run.typescript} must ${isRefused ? 'be refused with a finding' : 'succeed'}:\n${stderr}`);
  }
  return result;
}

/** What a language needs and this machine or this checkout does not have. */
function missingIn({ programs, folder, fileOf }: Language): string[] {
  const absent = Object.entries(programs).filter(([program]) => !isInstalled(program));
  const unwritten = APPS.filter((app) => !existsSync(join(folder, fileOf(app))));
  return [
    ...absent.map(([program, what]) => `${program} is not on the PATH: install ${what}`),
    ...unwritten.map((app) => `${join(folder, fileOf(app))} does not exist`),
  ];
}

/** The differences between two results, each with the first line that differs. */
export function differencesBetween(expected: AppResult, actual: AppResult): string[] {
  const texts = ({ succeeded, stdout, findings, files }: AppResult): Record<string, string> => (
    { 'success': String(succeeded), 'standard output': stdout, 'findings': findings.join('\n'), ...files }
  );
  const [wanted, got] = [texts(expected), texts(actual)];
  return [...new Set([...Object.keys(wanted), ...Object.keys(got)])]
    .filter((name) => wanted[name] !== got[name])
    .map((name) => `${name}: ${firstDifference(wanted[name], got[name])}`);
}

function firstDifference(expected = '(none)', actual = '(none)'): string {
  const [wanted, got] = [expected, actual].map((text) => text.split('\n'));
  const at = wanted.findIndex((line, index) => line !== got[index]);
  const index = at < 0 ? wanted.length : at;
  return `line ${index + 1} is ${JSON.stringify(got[index])} instead of ${JSON.stringify(wanted[index])}`;
}
