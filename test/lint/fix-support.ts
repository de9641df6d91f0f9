import type { Kept } from '../../src/lint/fix-trials';
import { fixed } from '../../src/lint/fixes';
import { lint } from '../../src/lint/lint';

/** The fixes of files with these texts, called a.yaml, b.yaml and so on. */
export function fixesOf(...texts: readonly string[]): Kept {
  const sources = texts.map((text, index) => ({ name: `${'abc'[index]}.yaml`, text }));
  return fixed(sources, lint(sources), lint);
}

/** The texts after the fixes. */
export function textsOf({ sources }: Pick<Kept, 'sources'>): string[] {
  return sources.map((source) => ('text' in source ? source.text : ''));
}

/** The first text after the fixes. */
export const fixedText = (...texts: readonly string[]) => textsOf(fixesOf(...texts))[0];

/** Why findings are not fixed, each with its code. */
export const reasonsOf = (...texts: readonly string[]) => fixesOf(...texts).unfixed.map(({ finding, why }) => `${finding.code} ${why}`);
