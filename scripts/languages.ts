import { type Comparison, compared, typescriptResults } from './languages/compare';
import { go } from './languages/go';
import { java } from './languages/java';
import type { Language } from './languages/language';
import { python } from './languages/python';

/*
 * Runs the examples and the code of the guides in other languages, and compares manifests, output and findings with those of TypeScript, byte
 * for byte: `npm run languages` for all languages, `npm run languages -- python` for one. Exits with 1 if anything differs.
 */

const LANGUAGES: readonly Language[] = [python, java, go];

function languagesNamed(names: readonly string[]): readonly Language[] {
  const known = LANGUAGES.map(({ name }) => name.toLowerCase());
  const unknown = names.filter((name) => !known.includes(name.toLowerCase()));
  if (unknown.length > 0) {
    throw new Error(`no language ${unknown.join(', ')}; the languages are ${known.join(', ')}`);
  }
  const wanted = names.length === 0 ? known : names.map((name) => name.toLowerCase());
  return LANGUAGES.filter(({ name }) => wanted.includes(name.toLowerCase()));
}

/** The results as a table. Differences are below the row of their app. */
function tableOf(comparisons: readonly Comparison[]): string {
  const cells = comparisons.map(({ app, language, differences }) => [app, language, differences.length === 0 ? 'yes' : 'NO']);
  const rows = [['app', 'language', 'same'], ...cells];
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column].length)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | '));
  return lines.flatMap((line, index) => [line, ...comparisons[index - 1]?.differences ?? []]).join('\n');
}

/** Compares one language, prints the table, and returns the number of apps that differ. */
function report(language: Language, expectedOf: ReturnType<typeof typescriptResults>): number {
  const began = Date.now();
  const comparisons = compared(language, expectedOf);
  const differing = comparisons.filter(({ differences }) => differences.length > 0).length;
  console.log(`${tableOf(comparisons)}\n${language.name}: ${Math.round((Date.now() - began) / 1000)} s\n`);
  return differing;
}

function main(names: readonly string[]): void {
  const expectedOf = typescriptResults();
  const differing = languagesNamed(names).reduce((count, language) => count + report(language, expectedOf), 0);
  console.log(differing === 0 ? 'All apps are the same.' : `${differing} apps differ.`);
  process.exitCode = differing === 0 ? 0 : 1;
}

main(process.argv.slice(2));
