import { loadAssemblyFromPath } from '@jsii/spec';
import { ROOT } from '../documents';
import type { TranslatedLanguage } from './rosetta';
import { remembered } from '../../src/text';
import { folderOf, LIBRARIES, manifestOf } from '../languages/package';

/*
 * Makes a program of what rosetta translates: it leaves out the imports of some types, and the class or function around the code.
 */

/** How the translated code of a guide becomes a program, and where that is. */
export interface ProgramForm {
  /** Name of the file for an example, as a person would call it. */
  readonly fileOf: (example: string) => string;
  readonly programOf: (example: string, translation: string) => string;
}

/** The Java package of the translated programs. */
export const JAVA_PACKAGE = 'com.example.guide';

/** `QuickStartApp` for `quick-start`. Without the ending, some examples would have the name of a class of the library. */
export const javaClassOf = (example: string) => (
  `${example.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')}App`
);

export const PROGRAM_FORMS: Readonly<Record<TranslatedLanguage, ProgramForm>> = {
  python: {
    fileOf: (example) => `${example.replaceAll('-', '_')}.py`,
    programOf: (_, translation) => pythonProgram(translation),
  },
  java: {
    fileOf: (example) => `${javaClassOf(example)}.java`,
    programOf: (example, translation) => javaProgram(javaClassOf(example), translation),
  },
  go: {
    fileOf: () => 'main.go',
    programOf: (_, translation) => goProgram(translation),
  },
};

/** Lines without the empty ones at either end. */
const trimmed = (text: string) => text.replace(/^\n+|\n+$/g, '');

const indented = (text: string, indent: string) => text.replace(/^(?=.)/gm, indent);

const sorted = (texts: Iterable<string>) => [...new Set(texts)].sort();

/** rosetta writes several imports from one module, and some names twice. */
function pythonProgram(translation: string): string {
  const IMPORT = /^from (\S+) import (.+)\n/gm;
  const names = new Map<string, string[]>();
  for (const [, module, list] of translation.matchAll(IMPORT)) {
    names.set(module, [...names.get(module) ?? [], ...list.split(', ')]);
  }
  const imports = sorted(names.keys()).map((module) => pythonImport(module, sorted(names.get(module) ?? [])));
  return `${imports.join('\n')}\n\n${trimmed(translation.replace(IMPORT, ''))}\n`;
}

function pythonImport(module: string, names: readonly string[]): string {
  const line = `from ${module} import ${names.join(', ')}`;
  return line.length <= 100 ? line : `from ${module} import (\n${names.map((name) => `    ${name},\n`).join('')})`;
}

const JAVA_IMPORT = /^import (\S+);\n/gm;

/** rosetta imports no types of props, because TypeScript does not, and none of Java's own. The element of a loop has no type. */
function javaProgram(name: string, translation: string): string {
  const body = translation.replace(JAVA_IMPORT, '').replace(/for \(Object (\w+) : List\.of\("/g, 'for (String $1 : List.of("');
  const imported = [...translation.matchAll(JAVA_IMPORT)].map(([, type]) => type);
  const simple = imported.map((type) => type.slice(type.lastIndexOf('.') + 1));
  const used = [...body.replace(/"[^"]*"|\/\/.*/g, '').matchAll(/(?<![.\w])[A-Z]\w*/g)].map(([type]) => type);
  const missing = used.filter((type) => ![...simple, ...JAVA_LANG].includes(type)).map(javaType).filter((type) => type !== undefined);
  return [
    `package ${JAVA_PACKAGE};`, '', ...sorted([...imported, ...missing]).map((type) => `import ${type};`), '',
    `public class ${name} {`, '    public static void main(String[] args) {', indented(trimmed(body), '        '), '    }', '}', '',
  ].join('\n');
}

/** What Java imports itself, and translated code uses. */
const JAVA_LANG = ['String'];

/** Types of Java itself that rosetta uses. */
const JAVA_TYPES: Readonly<Record<string, string>> = { List: 'java.util.List', Map: 'java.util.Map' };

/** The Java type with a simple name, if there is one. */
function javaType(name: string): string | undefined {
  return JAVA_TYPES[name] ?? libraryType(name);
}

/** Our assembly comes last: it exists only after compiling, and many names need only the libraries. */
function libraryType(name: string): string | undefined {
  const place = [...LIBRARIES.map(folderOf), ROOT].find((each) => typeIn(each, name) !== undefined);
  return place === undefined ? undefined : `${javaPackageOf(place)}.${name}`;
}

const typeIn = (place: string, name: string) => assemblyIn(place).types?.[`${assemblyIn(place).name}.${name}`];
const javaPackageOf = (place: string) => (assemblyIn(place).targets?.java as { package: string }).package;
const assemblyIn = remembered((place: string) => loadAssemblyFromPath(place, false));

function goProgram(translation: string): string {
  const body = trimmed(translation);
  const imports = Object.entries(goModules()).filter(([name]) => new RegExp(`\\b${name}\\.`).test(body)).map(([, path]) => path);
  return [
    'package main', '', 'import (', ...sorted(imports).map((path) => `\t"${path}"`), ')', '',
    'func main() {', '\tdefer jsii.Close()', indented(aligned(body), '\t'), '}', '',
  ].join('\n');
}

/** The import paths of the Go packages by their names. From version 2 on, a path ends with the major version. */
function goModules(): Record<string, string> {
  const modules = LIBRARIES.map((library) => manifestOf(folderOf(library))).concat(manifestOf(ROOT)).map(({ name, version, jsii }) => {
    const { moduleName, packageName = name.replaceAll('-', '') } = jsii.targets.go;
    const major = Number(version.split('.')[0]);
    return [packageName, `${moduleName}/${packageName}${major < 2 ? '' : `/v${major}`}`];
  });
  return Object.fromEntries([...modules, ['jsii', 'github.com/aws/jsii-runtime-go']]) as Record<string, string>;
}

/** The values of fields in consecutive lines begin in one column, as gofmt puts them. */
function aligned(code: string): string {
  const FIELD = /^(\t+)("[^"]*"|\w+): (.*,)$/;
  const lines = code.split('\n');
  const fields = lines.map((line) => FIELD.exec(line));
  return lines.map((line, index) => {
    const field = fields[index];
    return field === null ? line : `${field[1]}${`${field[2]}:`.padEnd(widthAround(fields, index))} ${field[3]}`;
  }).join('\n');
}

/** The width of the longest name among the fields next to one, without a line between them. */
function widthAround(fields: readonly (RegExpExecArray | null)[], index: number): number {
  const isNext = (at: number) => fields[at]?.[1] === fields[index]?.[1];
  let [from, to] = [index, index];
  while (isNext(from - 1)) {
    from -= 1;
  }
  while (isNext(to + 1)) {
    to += 1;
  }
  return Math.max(...fields.slice(from, to + 1).map((field) => (field?.[2].length ?? 0) + 1));
}
