import { BatchSnippetTranslator, JavaVisitor, PythonVisitor } from 'jsii-rosetta';
import * as ts from 'typescript';
import { GoProgramVisitor } from './go-visitor';
import { whereInstalled } from './installed';

/** The languages that TypeScript is translated to. */
export const TRANSLATED = ['python', 'java', 'go'] as const;

export type TranslatedLanguage = (typeof TRANSLATED)[number];

/** What rosetta makes of a snippet, before it is a whole program. */
export type Translations = Readonly<Record<TranslatedLanguage, string>>;

/**
 * Translates TypeScript by what the compiler knows about it.
 *
 * @throws if a snippet does not compile, or has something that cannot be translated
 */
export function translate(snippets: Readonly<Record<string, string>>): Record<string, Translations> {
  return whereInstalled((folder) => {
    const batch = new BatchSnippetTranslator(Object.entries(snippets).map(([name, source]) => ({
      visibleSource: source,
      location: { api: { api: 'file' as const, fileName: `${name}.ts` } },
      parameters: { $compilation: folder },
    })), { compilationDirectory: folder, includeCompilerDiagnostics: true });
    const names = Object.keys(snippets);
    return Object.fromEntries([...batch].map(([, translator], index) => {
      const rendered = (visitor: Parameters<typeof translator.renderUsing>[0]) => withoutRepeatedComments(translator.renderUsing(visitor));
      const translations = { python: rendered(new PythonVisitor()), java: rendered(new JavaVisitor()), go: rendered(new GoProgramVisitor()) };
      mustBeTranslated(names[index], translator.diagnostics);
      return [names[index], translations];
    }));
  });
}

/** rosetta writes the comment above some expressions twice. */
const withoutRepeatedComments = (code: string) => code.replace(/^([ \t]*(?:\/\/|#) .*\n)\1/gm, '$1');

function mustBeTranslated(name: string, diagnostics: readonly ts.Diagnostic[]): void {
  if (diagnostics.length > 0) {
    const texts = diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
    throw new Error(`examples/${name}/main.ts cannot be translated:\n${[...new Set(texts)].join('\n')}`);
  }
}
