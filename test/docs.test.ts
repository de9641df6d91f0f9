import { existsSync, readdirSync, readFileSync } from 'fs';
import { dirname, join } from 'path';
import * as ts from 'typescript';
import { CATALOGUE } from '../src/findings/catalogue/all';

const ROOT = join(__dirname, '..');

const documents = [
  ...readdirSync(ROOT).filter((file) => file.endsWith('.md') && file !== 'API.md'),
  ...(readdirSync(join(ROOT, 'docs'), { recursive: true }) as string[]).filter((file) => file.endsWith('.md')).map((file) => join('docs', file)),
];

const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8');

describe.each(documents)('%s', (document) => {
  const text = textOf(document);

  test('links only to files that exist', () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, link]) => link);
    expect(links.filter((link) => !existsSync(join(ROOT, dirname(document), link)))).toEqual([]);
  });

  test('names only files of the project that exist', () => {
    const paths = [...text.matchAll(/`((?:src|test|examples|docs|crds|bench|scripts|projenrc|imports)\/[\w./-]*)`/g)].map(([, path]) => path);
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  test('shows TypeScript that is cut from an example', () => {
    const blocks = [...text.matchAll(/(?:<!-- snippet: (\S+) -->\n)?```ts\n([^]*?)```/g)];
    expect(blocks.filter(([, file, code]) => file === undefined || textOf(file) !== code).map(([block]) => block)).toEqual([]);
  });
});

describe('the page of a code', () => {
  const HEADINGS = ['## Cause', '## See it yourself', '## Fix', '## Before and after'];

  test.each(CATALOGUE.map(({ code, title }) => [code, title]))('%s has its title, its headings and its line in the list', (code, title) => {
    const page = textOf(`docs/codes/${code}.md`);
    expect(page.split('\n')[0]).toBe(`# ${code} ${title}`);
    expect(HEADINGS.filter((heading) => !page.includes(`\n${heading}\n`))).toEqual([]);
    expect(textOf('docs/codes/README.md')).toContain(`| ${title} | [${code}.md](./${code}.md) |`);
  });

  test('is there for no code that does not exist', () => {
    const pages = readdirSync(join(ROOT, 'docs', 'codes')).filter((file) => file !== 'README.md').map((file) => file.replace('.md', ''));
    expect(pages).toEqual(CATALOGUE.map(({ code }) => code));
  });
});

describe('the public API', () => {
  const program = ts.createProgram([join(ROOT, 'src', 'index.ts')], { strict: true, skipLibCheck: true, module: ts.ModuleKind.Node16, types: ['node'] });
  const checker = program.getTypeChecker();
  const index = program.getSourceFile(join(ROOT, 'src', 'index.ts')) as ts.SourceFile;
  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(index) as ts.Symbol)
    .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol));

  const ours = (symbol: ts.Symbol) => (symbol.declarations ?? []).some((declaration) => declaration.getSourceFile().fileName.includes('/src/'));
  const HIDDEN = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  const isPublic = (symbol: ts.Symbol) => !symbol.name.startsWith('_') && symbol.name !== 'prototype'
    && !(symbol.declarations ?? []).some((declaration) => ts.getCombinedModifierFlags(declaration) & HIDDEN);
  const inherits = (symbol: ts.Symbol) => symbol.getJsDocTags(checker).some(({ name }) => name === 'inheritdoc');
  const members = exported.flatMap((symbol) => [
    ...symbol.members?.values() ?? [],
    ...symbol.exports?.values() ?? [],
  ].filter((member) => isPublic(member) && ours(member) && member.name !== '__constructor').map((member) => ({ owner: symbol.name, member })));

  test('has a doc comment on every type', () => {
    expect(exported.filter((symbol) => ts.displayPartsToString(symbol.getDocumentationComment(checker)) === '').map(({ name }) => name)).toEqual([]);
  });

  test('has a doc comment on every member', () => {
    const bare = members.filter(({ member }) => !inherits(member) && ts.displayPartsToString(member.getDocumentationComment(checker)) === '');
    expect(bare.map(({ owner, member }) => `${owner}.${member.name}`)).toEqual([]);
  });

  test('says of every optional prop what happens without it', () => {
    const structs = exported.filter((symbol) => symbol.flags & ts.SymbolFlags.Interface && !/^I[A-Z]/.test(symbol.name)).map(({ name }) => name);
    const defaultOf = (member: ts.Symbol) => ts.displayPartsToString(member.getJsDocTags(checker).find(({ name }) => name === 'default')?.text);
    const silent = members.filter(({ owner, member }) => structs.includes(owner) && member.flags & ts.SymbolFlags.Optional
      && ['', '-', 'undefined'].includes(defaultOf(member).trim()));
    expect(silent.map(({ owner, member }) => `${owner}.${member.name}`)).toEqual([]);
  });
});
