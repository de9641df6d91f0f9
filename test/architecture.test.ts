import { readdirSync, readFileSync } from 'fs';
import { dirname, join, relative } from 'path';
import * as ts from 'typescript';
import { architectureWith } from '../projenrc/architecture';
import { GROUND_FILES, LATE_FILES, LAZY_FILE, PRINTING_FILE, RENDER_FILE, ROOMS, WRITING_FILES, WRITING_FUNCTIONS } from '../projenrc/rooms';

const ROOT = join(__dirname, '..');

interface Import {
  /** The file that imports, from the top of the project. */
  readonly file: string;

  /** What it imports: a file from the top of the project, or the name of a package. */
  readonly target: string;
  readonly isPackage: boolean;
  readonly typeOnly: boolean;
}

const filesIn = (folder: string) => (readdirSync(join(ROOT, folder), { recursive: true }) as string[])
  .filter((file) => file.endsWith('.ts')).map((file) => join(folder, file));
const sources = filesIn('src');

function parsed(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.ES2022, true);
}

function importsOf(file: string): Import[] {
  return parsed(file).statements.flatMap((statement) => {
    if (!(ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) || statement.moduleSpecifier === undefined) {
      return [];
    }
    const name = (statement.moduleSpecifier as ts.StringLiteral).text;
    const isPackage = !name.startsWith('.');
    const typeOnly = ts.isImportDeclaration(statement) && statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    return [{ file, isPackage, typeOnly, target: isPackage ? name : `${relative(ROOT, join(ROOT, dirname(file), name))}.ts` }];
  });
}

/** The files of the project that a file imports, without a full parse of it. */
function neighborsOf(file: string): string[] {
  return ts.preProcessFile(readFileSync(join(ROOT, file), 'utf8')).importedFiles.map(({ fileName }) => fileName)
    .filter((name) => name.startsWith('.')).map((name) => `${join(dirname(file), name)}.ts`);
}

const imports = sources.flatMap(importsOf);
const roomOf = (file: string) => ROOMS.find(({ name }) => file.startsWith(join('src', name, '/')));

/** The first result that is one. */
function firstOf<Item, Result>(items: readonly Item[], resultOf: (item: Item) => Result | undefined): Result | undefined {
  for (const item of items) {
    const result = resultOf(item);
    if (result !== undefined) {
      return result;
    }
  }
  return undefined;
}

/** Globals by which code reads or changes something outside itself. */
const GLOBALS = ['process', 'console', 'fetch', 'globalThis', 'performance', 'setTimeout', 'setInterval'];

/** Members of globals by which it reads the clock or chance. */
const MEMBERS = ['Date.now', 'Math.random'];

/** The globals that a file touches. The name of a property is not a global. */
function processGlobals(source: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && GLOBALS.includes(node.text) && !isPropertyName(node)) {
      found.push(node.text);
    }
    const member = memberText(node);
    if (member !== undefined && MEMBERS.includes(member)) {
      found.push(member);
    }
    if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments ?? []).length === 0) {
      found.push('new Date()');
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isPropertyName(node: ts.Identifier): boolean {
  const { parent } = node;
  return ts.isPropertyAccessExpression(parent) ? parent.name === node : 'name' in parent && parent.name === node;
}

/** `Date.now`, also for `Date["now"]`. */
function memberText(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) {
    return `${node.expression.getText()}.${node.name.text}`;
  }
  const isNamed = ts.isElementAccessExpression(node) && ts.isStringLiteral(node.argumentExpression);
  return isNamed ? `${node.expression.getText()}.${(node.argumentExpression as ts.StringLiteral).text}` : undefined;
}

/** What a file uses to write: calls and imports of writing functions, and the console. */
function writersIn(source: ts.SourceFile): string[] {
  const found: string[] = [];
  const note = (name: string) => [...WRITING_FUNCTIONS, 'console'].includes(name) && found.push(name);
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && node.name.text !== 'console') {
      note(node.name.text);
    } else if (ts.isElementAccessExpression(node) && ts.isStringLiteral(node.argumentExpression)) {
      note(node.argumentExpression.text);
    } else if (ts.isImportSpecifier(node)) {
      note((node.propertyName ?? node.name).text);
    } else if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
      note((node.propertyName ?? node.name).getText());
    } else if (ts.isIdentifier(node) && node.text === 'console' && !isPropertyName(node)) {
      note('console');
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe('the architecture', () => {
  test('has a row in the table for every room', () => {
    const folders = readdirSync(join(ROOT, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
    expect(folders.sort()).toEqual(ROOMS.map(({ name }) => name).sort());
  });

  test('has rooms that import downwards only', () => {
    const names = ROOMS.map(({ name }) => name);
    for (const { name, mayImport } of ROOMS) {
      const upwards = mayImport.filter((other) => names.indexOf(other.split('/')[0]) >= names.indexOf(name));
      expect([name, upwards]).toEqual([name, []]);
    }
  });

  test('has no import of a room\'s private files', () => {
    const through = imports.filter(({ file, target, isPackage }) => {
      const room = roomOf(file);
      return room !== undefined && !isPackage && target.startsWith('src/') && !GROUND_FILES.some((ground) => target === join('src', ground))
        && ![room.name, ...room.mayImport].some((allowed) => target === join('src', allowed) || target.startsWith(join('src', allowed, '/')));
    });
    expect(through).toEqual([]);
  });

  test('loads no package in a room that may not use it', () => {
    const foreign = imports.filter(({ file, target, isPackage, typeOnly }) => {
      const room = roomOf(file);
      return room !== undefined && isPackage && !room.packages.includes(target) && !(typeOnly && room.mayNameTypesOf.includes(target));
    });
    expect(foreign).toEqual([]);
  });

  test('has one file that knows the code generated from the CRD, and only its types', () => {
    const generated = imports.filter(({ target }) => target.startsWith('imports/'));
    expect(generated.map(({ file, typeOnly }) => [file, typeOnly])).toEqual([[RENDER_FILE, true]]);
  });

  test('takes from cdk8s-plus-28 only the structs of the Kubernetes API', () => {
    const importing = sources.map((file) => ({ file, lines: /^import .*'cdk8s-plus-.*$/m.exec(readFileSync(join(ROOT, file), 'utf8')) }))
      .filter(({ lines }) => lines !== null);
    expect(importing.length).toBeGreaterThan(5);
    expect(importing.filter(({ lines }) => lines?.[0] !== 'import type { k8s } from \'cdk8s-plus-28\';')).toEqual([]);
  });

  test('loads packages lazily in one file, and its own files lazily only with their types', () => {
    const required = (file: string) => [...readFileSync(join(ROOT, file), 'utf8').matchAll(/\brequire\('([^']+)'\)( as typeof import\('([^']+)'\))?/g)];
    const loading = sources.filter((file) => required(file).length > 0);
    expect(loading.sort()).toEqual([LAZY_FILE, ...LATE_FILES].sort());
    for (const file of LATE_FILES) {
      expect(required(file).map(([, path, , type]) => [file, path, type])).toEqual(required(file).map(([, path]) => [file, path, path]));
      expect(required(file).every(([, path]) => path.startsWith('./'))).toBe(true);
    }
  });

  test('has no import cycle', () => {
    const files = ['src', 'test', 'examples', 'bench', 'scripts', 'projenrc'].flatMap(filesIn);
    const edges = new Map(files.map((file) => [file, neighborsOf(file)]));
    const outsideRings = new Set<string>();
    const ring = (file: string, path: readonly string[]): string[] | undefined => {
      if (path.includes(file)) {
        return [...path.slice(path.indexOf(file)), file];
      }
      const found = outsideRings.has(file) ? undefined : firstOf(edges.get(file) ?? [], (target) => ring(target, [...path, file]));
      if (found === undefined) {
        outsideRings.add(file);
      }
      return found;
    };
    expect(files.map((file) => ring(file, [])).filter((found) => found !== undefined)).toEqual([]);
  });

  test('never asks for a particular strategy', () => {
    const strategies = sources.filter((file) => readFileSync(join(ROOT, file), 'utf8').includes(' extends TrafficStrategyBase '));
    const importing = imports.filter(({ target }) => strategies.includes(target)).map(({ file }) => file);
    expect(strategies.length).toBeGreaterThan(3);
    expect([...new Set(importing)]).toEqual(['src/strategy/traffic-strategy.ts']);
    const comparisons = (file: string) => {
      const found: string[] = [];
      const visit = (node: ts.Node): void => {
        const compares = ts.isBinaryExpression(node) ? [node.left, node.right] : ts.isSwitchStatement(node) ? [node.expression] : [];
        if (compares.some((side) => /strategy\??\.name$/i.test(side.getText()))) {
          found.push(node.getText());
        }
        ts.forEachChild(node, visit);
      };
      visit(parsed(file));
      return found;
    };
    expect(sources.flatMap((file) => comparisons(file).map((text) => [file, text]))).toEqual([]);
  });

  test('touches the process in no ground or judgement room, except to print warnings', () => {
    const wings = ['ground', 'judgement'];
    const pure = sources.filter((file) => wings.includes(roomOf(file)?.wing ?? 'ground') && file !== 'src/index.ts');
    const touching = pure.map((file) => [file, processGlobals(parsed(file))] as const).filter(([, found]) => found.length > 0);
    expect(touching).toEqual([[PRINTING_FILE, ['process']]]);
  });

  test.each([
    ['process.env.X', ['process']], ['console.log(1)', ['console']], ['Date.now()', ['Date.now']], ['new Date()', ['new Date()']],
    ['Math.random()', ['Math.random']], ['fetch("x")', ['fetch']], ['globalThis.process', ['globalThis']], ['const now = Date["now"]', ['Date.now']],
    ['setTimeout(f, 1)', ['setTimeout']], ['performance.now()', ['performance']],
    ['a.process; ({ process: 1 }); new Date("2026-01-01"); Math.max(1, 2)', []], ['interface A { fetch: string }', []],
  ])('detects access to the process: %s', (text, found) => {
    expect(processGlobals(ts.createSourceFile('a.ts', text, ts.ScriptTarget.ES2022, true))).toEqual(found);
  });

  test('has no file that writes around the edge where text becomes printable', () => {
    const writing = sources.map((file) => [file, writersIn(parsed(file))] as const).filter(([, found]) => found.length > 0);
    expect(writing.map(([file]) => file).sort()).toEqual([...WRITING_FILES].sort());
  });

  test.each([
    ['process.stdout.write("a")', ['write']], ['const { stderr } = process; stderr.write("a")', ['write']], ['stdout["write"]("a")', ['write']],
    ['console.error("a")', ['console']], ['import { writeFileSync as save } from "fs"', ['writeFileSync']], ['fs.appendFileSync("a", "b")', ['appendFileSync']],
    ['a.pipe(process.stdout)', ['pipe']], ['const { write } = process.stdout', ['write']], ['around((write) => write())', []], ['a.console', []],
  ])('looks for what writes: %s', (text, found) => {
    expect(writersIn(ts.createSourceFile('a.ts', text, ts.ScriptTarget.ES2022, true))).toEqual(found);
  });

  test('lets lint refuse what writes around the edge', () => {
    const { overrides } = ts.readConfigFile(join(ROOT, '.eslintrc.json'), (file) => readFileSync(file, 'utf8')).config as {
      overrides: { files: string[]; excludedFiles?: string[]; rules?: Record<string, unknown[]> }[];
    };
    const override = overrides.find(({ rules = {} }) => 'no-restricted-syntax' in rules);
    expect(override).toMatchObject({ files: ['src/**/*.ts'], excludedFiles: WRITING_FILES });
    const selectors = JSON.stringify(override?.rules?.['no-restricted-syntax']);
    expect(WRITING_FUNCTIONS.filter((name) => !selectors.includes(name))).toEqual([]);
  });

  test('matches the generated parts of ARCHITECTURE.md', () => {
    const document = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8');
    expect(document).toBe(architectureWith(document));
    expect(document.match(/<!-- generated: \w+ -->/g)).toEqual(['<!-- generated: wings -->', '<!-- generated: rooms -->']);
  });
});
