import { readdirSync } from 'fs';
import { join } from 'path';

/** The top of the project. */
export const ROOT = join(__dirname, '..');

/** The folder of the API reference, which is written from doc comments. */
export const API = join('docs', 'api');

/** The page with the code of the guides in another language, which is translated from TypeScript. */
export const translationOf = (language: string) => join('docs', 'guide', `${language}-code.md`);

const isTranslation = (file: string) => file.startsWith(join('docs', 'guide')) && file.endsWith('-code.md');

/** The documents that people write, by their paths from the top of the project. */
export function markdownFiles(): string[] {
  return [
    ...readdirSync(ROOT).filter((file) => file.endsWith('.md')),
    ...markdownIn('docs').filter((file) => !file.startsWith(API) && !isTranslation(file)),
  ];
}

/** The documents of a folder and of those in it, by their paths from the top of the project. */
export function markdownIn(folder: string): string[] {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.md')).map((file) => join(folder, file));
}

/** The anchor that GitHub gives to a heading. */
export const anchorOf = (heading: string) => heading.toLowerCase().replace(/[^\w\s-]/g, '').trim().replace(/\s/g, '-');
