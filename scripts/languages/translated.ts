import { mkdirSync, readFileSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { ROOT, translationOf } from '../documents';
import { translatedCode } from '../translate/guide-code';
import { type Program, programsIn } from '../translate/page';
import type { TranslatedLanguage } from '../translate/rosetta';

/** Writes the translated programs as the page of the language shows them, each to its place. */
export function writeTranslated(language: TranslatedLanguage, placeOf: (example: string, program: Program) => string): void {
  const programs = programsIn(readFileSync(join(ROOT, translationOf(language)), 'utf8'));
  for (const { example } of translatedCode()) {
    const place = placeOf(example, programs[example]);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, programs[example].text);
  }
}
