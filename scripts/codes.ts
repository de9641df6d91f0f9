import { readFileSync, writeFileSync } from 'fs';
import { createRequire } from 'module';
import { join } from 'path';
import { markdownFiles, ROOT } from './documents';
import { CATALOGUE } from '../src/findings/catalogue/all';
import { levelsOf } from '../src/findings/definition';
import { textOf } from '../src/findings/finding';
import { listed } from '../src/text';

/*
 * Fills the generated parts of the pages about codes: their titles, the table of all codes, and the samples of messages.
 *
 * A sample is a block of text below a comment. The comment names an example that is refused, which is run:
 *
 *     <!-- sample: examples/invalid/asmg0102-another-namespace.ts -->
 *
 * or a code and, if it has several, one of its cases, which are filled with the values that the catalogue has for an example:
 *
 *     <!-- sample: ASMG0301 possible -->
 */

/** Folder of the pages, from the top of the project. */
const PAGES = join('docs', 'codes');

/** The longest line of a sample. */
const WIDTH = 120;

/** Runs an example. One that throws is run again each time. */
const load = createRequire(__filename);

const SAMPLE = /(<!-- sample: ([^>]+?) -->\n```text\n)[^]*?(```)/g;
const TABLE = /(<!-- generated: codes -->\n)[^]*?(\n<!-- end -->)/;
const TITLE = /^# (ASMG\d{4}) .*$/m;

/** Where the samples of a document come from, in its order. */
export function samplesIn(text: string): string[] {
  return [...text.matchAll(SAMPLE)].map(([, , source]) => source);
}

/** A document with its generated parts as they should be. */
export function documentWith(text: string): string {
  return text
    .replace(TITLE, (line, code: string) => titleOf(code) ?? line)
    .replace(TABLE, (_, head: string, tail: string) => head + codesTable() + tail)
    .replace(SAMPLE, (_, head: string, source: string, tail: string) => `${head}${sampleFrom(source)}\n${tail}`);
}

function titleOf(code: string): string | undefined {
  const entry = CATALOGUE.find((each) => each.code === code);
  return entry && `# ${code} ${entry.title}`;
}

/** The table of all codes, as Markdown. */
function codesTable(): string {
  return [
    '| code | level | title |',
    '|---|---|---|',
    ...CATALOGUE.map((entry) => `| [${entry.code}](./${entry.code}.md) | ${listed(levelsOf(entry), 'or')} | ${entry.title} |`),
  ].join('\n');
}

function sampleFrom(source: string): string {
  const lines = source.endsWith('.ts') ? messagesOf(source) : [messageOfCase(source)];
  return lines.map(wrapped).join('\n');
}

/** What an example that is refused prints: a line for each finding. */
function messagesOf(file: string): string[] {
  try {
    load(join(ROOT, file));
  } catch (error) {
    const lines = (error as Error).message.split('\n').filter((line) => line.includes('[ASMG'));
    if (lines.length > 0) {
      return lines.map((line) => line.trim());
    }
    throw error;
  }
  throw new Error(`${file} is not refused`);
}

/** The message of a case, for example `ASMG0301 possible`. A code with one case needs no name. */
function messageOfCase(source: string): string {
  const [code, name] = source.split(' ');
  const entry = CATALOGUE.find((each) => each.code === code);
  const values = entry?.samples.find((sample) => (sample as { readonly case?: string }).case === name);
  if (entry === undefined || values === undefined) {
    throw new Error(`the catalogue has no case "${source}"`);
  }
  return textOf(entry.finding(values as never));
}

/** A text in lines that are not too long. A word that is too long itself stays whole. */
function wrapped(text: string): string {
  return text.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    return last === undefined || last.length + 1 + word.length > WIDTH
      ? [...lines, word]
      : [...lines.slice(0, -1), `${last} ${word}`];
  }, []).join('\n');
}

/** The files with generated parts. */
export function generatedDocuments(): string[] {
  return markdownFiles().filter((file) => file.startsWith(PAGES) || samplesIn(readFileSync(join(ROOT, file), 'utf8')).length > 0);
}

if (require.main === module) {
  for (const file of generatedDocuments()) {
    const path = join(ROOT, file);
    writeFileSync(path, documentWith(readFileSync(path, 'utf8')));
  }
}
