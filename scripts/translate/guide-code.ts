import { readFileSync } from 'fs';
import { join } from 'path';
import { markdownIn, ROOT } from '../documents';

/** TypeScript that the README or a guide shows: an example, which the tests run. */
export interface GuideCode {
  /** The folder of the example. */
  readonly example: string;
  readonly source: string;

  /** The document, from the top of the project. */
  readonly document: string;

  /** The heading above the code. */
  readonly heading: string;
}

/**
 * Examples that rosetta cannot translate, each with the reason. They are written by hand in each language: the names are those of
 * scripts/languages/apps.ts.
 */
export const WRITTEN_BY_HAND: Readonly<Record<string, string>> = {
  'recommended': 'it stops with an exception, and rosetta translates no `throw`',
  'istio-gateway-chart': 'it writes a file with a module of Node.js',
  'load-balancer-of-a-chart': 'it writes a file with a module of Node.js',
};

/** The folder of the guides. */
export const GUIDES = join('docs', 'guide');

const SHOWN = /^(#{1,3} .*)$|<!-- snippet: examples\/([\w-]+)\/main\.ts -->/gm;

/** The TypeScript of the README and the guides, in the order of the documents. */
export function guideCode(): GuideCode[] {
  return ['README.md', ...markdownIn(GUIDES).sort()].flatMap(codeIn);
}

/** What rosetta translates of it. */
export const translatedCode = () => guideCode().filter(({ example }) => WRITTEN_BY_HAND[example] === undefined);

function codeIn(document: string): GuideCode[] {
  let heading = '';
  return [...readFileSync(join(ROOT, document), 'utf8').matchAll(SHOWN)].flatMap(([, title, example]) => {
    if (title !== undefined) {
      heading = title.replace(/^#+ /, '');
      return [];
    }
    return [{ example, source: readFileSync(join(ROOT, 'examples', example, 'main.ts'), 'utf8'), document, heading }];
  });
}
