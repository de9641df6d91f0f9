import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { markdownFiles, ROOT } from './documents';

/*
 * Fills every code block below `<!-- snippet: FILE -->` in a document with that file. Readers copy the same code that the
 * tests run.
 */

const SNIPPET = /(<!-- snippet: (\S+) -->\n```\w+\n)[^]*?(```)/g;

for (const document of markdownFiles()) {
  const path = join(ROOT, document);
  const before = readFileSync(path, 'utf8');
  const after = before.replace(SNIPPET, (_block, head: string, file: string, tail: string) => head + readFileSync(join(ROOT, file), 'utf8') + tail);
  if (after !== before) {
    writeFileSync(path, after);
  }
}
