import { existsSync, readdirSync, readFileSync } from 'fs';
import { dirname, join } from 'path';
import * as ts from 'typescript';
import { documentWith, generatedDocuments, samplesIn } from '../scripts/codes';
import { markdownFiles } from '../scripts/documents';
import { invalidExamples } from '../scripts/examples';
import { argumentsOf } from '../scripts/outputs';
import { blocksIn } from './support/markdown';
import { CATALOGUE } from '../src/findings/catalogue/all';

const ROOT = join(__dirname, '..');

const documents = markdownFiles();

/** The manifests of all examples. */
const EXAMPLES = readFileSync(join(__dirname, '__snapshots__', 'examples.test.ts.snap'), 'utf8');

/** The address of a file of this project. */
const OWN_ADDRESS = /https:\/\/(?:github|raw\.githubusercontent)\.com\/cdk8s-asm-gateway\/cdk8s-asm-gateway\/(?:(?:blob|tree)\/)?main\/([^)#\s]+)/g;

const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8');

describe.each(documents)('%s', (document) => {
  const text = textOf(document);

  test('links only to files that exist', () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, link = '']) => join(dirname(document), link));
    const addresses = [...text.matchAll(OWN_ADDRESS)].map(([, file = '']) => file);
    expect([...links, ...addresses].filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  test('names only files of the project that exist', () => {
    const paths = [...text.matchAll(/`((?:src|test|examples|docs|crds|bench|scripts|projenrc|imports)\/[\w./-]*)`/g)].map(([, path]) => path);
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  test('shows only output that is generated or checked', () => {
    const pasted = blocksIn(text).filter(({ language, comment = '' }) => (
      ['text', 'console'].includes(language) && !/^(?:output|sample|scenario): /.test(comment)
    ));
    expect(pasted.map((block) => block.text)).toEqual([]);
    expect([...text.matchAll(/^```/gm)].length).toBe(2 * blocksIn(text).length);
  });

  test('names only Jobs and DaemonSets that an example renders', () => {
    const names = [...text.matchAll(/\b(?:job|daemonset|cronjob)\/([a-z][\w-]+-[0-9a-f]{8})\b/g)].map(([, name]) => name);
    expect(names.filter((name) => !EXAMPLES.includes(`name: ${name}\n`))).toEqual([]);
  });

  test('shows code that is cut from an example', () => {
    const blocks = [...text.matchAll(/(?:<!-- snippet: (\S+) -->\n)?```(?:ts|python|java|go)\n([^]*?)```/g)];
    expect(blocks.filter(([, file, code]) => file === undefined || textOf(file) !== code).map(([block]) => block)).toEqual([]);
  });
});

test('a command of a document keeps the words in double quotes together', () => {
  expect(argumentsOf('explain --from "ipvs 1.30" --to nftables')).toEqual(['explain', '--from', 'ipvs 1.30', '--to', 'nftables']);
});

describe('the page of a code', () => {
  const HEADINGS = ['## Cause', '## See it yourself', '## Fix', '## Before and after'];

  test.each(CATALOGUE.map(({ code, title }) => [code, title]))('%s has its title, its headings and a sample of its message', (code, title) => {
    const page = textOf(`docs/codes/${code}.md`);
    expect(page.split('\n')[0]).toBe(`# ${code} ${title}`);
    expect(HEADINGS.filter((heading) => !page.includes(`\n${heading}\n`))).toEqual([]);
    expect(samplesIn(page)).toEqual([expect.stringMatching(new RegExp(code, 'i'))]);
  });

  test('has a sample from a run if there is an invalid example', () => {
    const examples = invalidExamples().map((file) => `examples/invalid/${file}`);
    const pages = CATALOGUE.map(({ code }) => textOf(`docs/codes/${code}.md`));
    expect(pages.flatMap(samplesIn).filter((source) => source.endsWith('.ts'))).toEqual(examples);
  });

  test('exists only for existing codes', () => {
    const pages = readdirSync(join(ROOT, 'docs', 'codes')).filter((file) => file !== 'README.md').map((file) => file.replace('.md', ''));
    expect(pages).toEqual(CATALOGUE.map(({ code }) => code));
  });
});

test.each(generatedDocuments())('the generated parts of %s are up to date; `npx projen codes` writes them', (document) => {
  const text = textOf(document);
  const written = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  expect(documentWith(text)).toBe(text);
  written.mockRestore();
});

test('the list of codes shows every code with its levels', () => {
  const list = textOf('docs/codes/README.md');
  expect(list).toContain('| [ASMG0204](./ASMG0204.md) | error or warning | Required client IP not kept |');
  expect(list.match(/^\| \[ASMG/gm)).toHaveLength(CATALOGUE.length);
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

  test('has a default for every optional prop', () => {
    const structs = exported.filter((symbol) => symbol.flags & ts.SymbolFlags.Interface && !/^I[A-Z]/.test(symbol.name)).map(({ name }) => name);
    const defaultOf = (member: ts.Symbol) => ts.displayPartsToString(member.getJsDocTags(checker).find(({ name }) => name === 'default')?.text);
    const silent = members.filter(({ owner, member }) => structs.includes(owner) && member.flags & ts.SymbolFlags.Optional
      && ['', '-', 'undefined'].includes(defaultOf(member).trim()));
    expect(silent.map(({ owner, member }) => `${owner}.${member.name}`)).toEqual([]);
  });
});
