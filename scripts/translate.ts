import { readFileSync, writeFileSync } from 'fs';
import { basename, join } from 'path';
import { ROOT, translationOf } from './documents';
import { APPS } from './languages/apps';
import { go } from './languages/go';
import { java } from './languages/java';
import type { Language } from './languages/language';
import { python } from './languages/python';
import { guideCode, translatedCode, WRITTEN_BY_HAND } from './translate/guide-code';
import { guideCodePage, type Program } from './translate/page';
import { PROGRAM_FORMS } from './translate/programs';
import { TRANSLATED, type TranslatedLanguage, translate } from './translate/rosetta';

/*
 * Writes the pages with the code of the README and the guides in Python, Java and Go. It needs the compiled package, whose types tell rosetta
 * what a prop is.
 */

const LANGUAGES: Readonly<Record<TranslatedLanguage, Language>> = { python, java, go };

/** What a file next to the app is called in every language: by its path from the folder in which the app runs. */
const withoutNode = (source: string) => source.replace(/^import \{ join \} from 'path';\n/m, '').replace(/join\(__dirname, ('[^']*')\)/g, '$1');

function writtenByHand(example: string, { folder, fileOf }: Language): Program {
  const app = APPS.find(({ name }) => name === example);
  if (app === undefined) {
    throw new Error(`scripts/languages/apps.ts has no ${example}: write it by hand in each language`);
  }
  return { file: basename(fileOf(app)), text: readFileSync(join(folder, fileOf(app)), 'utf8') };
}

const code = guideCode();
const translations = translate(Object.fromEntries(translatedCode().map(({ example, source }) => [example, withoutNode(source)])));
for (const language of TRANSLATED) {
  const { fileOf, programOf } = PROGRAM_FORMS[language];
  writeFileSync(join(ROOT, translationOf(language)), guideCodePage(language, code, (example) => (
    WRITTEN_BY_HAND[example] === undefined
      ? { file: fileOf(example), text: programOf(example, translations[example][language]) }
      : writtenByHand(example, LANGUAGES[language])
  )));
}
