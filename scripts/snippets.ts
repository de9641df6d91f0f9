import { readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

/*
 * Fills every code block below `<!-- snippet: FILE -->` in a document with that file. Readers copy the same code that the
 * tests run.
 */

const ROOT = join(__dirname, '..');
const SNIPPET = /(<!-- snippet: (\S+) -->\n```\w+\n)[^]*?(```)/g;

const documents = [
  ...readdirSync(ROOT).filter((file) => file.endsWith('.md') && file !== 'API.md'),
  ...(readdirSync(join(ROOT, 'docs'), { recursive: true }) as string[]).filter((file) => file.endsWith('.md')).map((file) => join('docs', file)),
];

for (const document of documents) {
  const path = join(ROOT, document);
  const before = readFileSync(path, 'utf8');
  const after = before.replace(SNIPPET, (_block, head: string, file: string, tail: string) => head + readFileSync(join(ROOT, file), 'utf8') + tail);
  if (after !== before) {
    writeFileSync(path, after);
  }
}
