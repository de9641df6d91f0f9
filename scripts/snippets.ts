import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { markdownFiles, ROOT } from './documents';
import { type OutputSetup, outputOf } from './outputs';

/*
 * Fills the code blocks of the documents. Below `<!-- snippet: FILE -->` goes that file, so a reader copies what the tests run.
 * Below `<!-- output: COMMAND -->` goes what the command prints; scripts/outputs.ts describes the words in parentheses after it.
 */

const BLOCK = /(<!-- (snippet|output): (.+?)(?: \(((?:\w+: [\w-]+(?:, )?)+)\))? -->\n```\w+\n)[^]*?(```)/g;

/** A document with its blocks as they should be. */
export function filled(document: string): string {
  return document.replace(BLOCK, (_block, head: string, kind: string, subject: string, setup: string | undefined, tail: string) => (
    head + (kind === 'snippet' ? readFileSync(join(ROOT, subject), 'utf8') : outputOf(subject, setupOf(setup))) + tail
  ));
}

function setupOf(written = ''): OutputSetup {
  return Object.fromEntries(written.split(', ').filter((pair) => pair !== '').map((pair) => pair.split(': '))) as OutputSetup;
}

if (require.main === module) {
  for (const path of markdownFiles().map((document) => join(ROOT, document))) {
    const before = readFileSync(path, 'utf8');
    const after = filled(before);
    if (after !== before) {
      writeFileSync(path, after);
    }
  }
}
