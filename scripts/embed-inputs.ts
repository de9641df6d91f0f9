import { writeFileSync } from 'fs';
import { join } from 'path';
import * as ts from 'typescript';

/*
 * Writes src/input/declared.generated.ts: what constructors, factories and methods of the public API accept. The compiler checks this
 * for TypeScript; callers in plain JavaScript need it at run time.
 */

const folder = join(__dirname, '..');
const index = join(folder, 'src', 'index.ts');
const configuration = ts.readConfigFile(join(folder, 'tsconfig.json'), (path) => ts.sys.readFile(path)).config as { compilerOptions: object };
const { options } = ts.convertCompilerOptionsFromJson(configuration.compilerOptions, folder);
const program = ts.createProgram([index], { ...options, noEmit: true, skipLibCheck: true });
const checker = program.getTypeChecker();

type Fields = Record<string, string>;

const structs = new Map<string, Fields>();
const enums = new Map<string, readonly string[]>();
const interfaces = new Map<string, readonly string[]>();
const calls = new Map<string, Fields>();

/** The classes and interfaces that an object is checked for. */
const kinds = new Map<string, ts.Symbol>();

const source = program.getSourceFile(index);
const moduleSymbol = source && checker.getSymbolAtLocation(source);
if (moduleSymbol === undefined) {
  throw new Error('src/index.ts exports nothing');
}
const exported = checker.getExportsOfModule(moduleSymbol).map((symbol) => ({ name: symbol.name, symbol: original(symbol) }));

/**
 * The cdk8s command calls the first one, and the library the second one. `Findings` takes any construct and any error. The other ones have
 * rules of their own about what they take.
 */
const NOT_CHECKED = [
  'AsmGatewayValidation', 'TrafficStrategyBase.bind', 'Findings.of', 'Findings.acknowledge', 'Findings.fromError',
  'GatewayProbe.addInitContainerTo', 'GatewayProbe.addContainerTo', 'ProbePlacement.node', 'ProbePlacement.everyNode', 'ProbeExpectation.status',
];
const isChecked = (name: string) => !NOT_CHECKED.includes(name);

exported.filter(({ name, symbol }) => isClass(symbol) && isChecked(name)).forEach(({ name, symbol }) => {
  const type = checker.getTypeOfSymbol(symbol);
  type.getConstructSignatures().filter(isPublicCall).forEach((signature) => addCall(name, signature));
  [...membersOf(type), ...membersOf(checker.getDeclaredTypeOfSymbol(symbol))].filter(isOurs).forEach((member) => {
    const [signature] = checker.getTypeOfSymbol(member).getCallSignatures();
    if (signature !== undefined && isChecked(`${name}.${member.name}`)) {
      addCall(`${name}.${member.name}`, signature);
    }
  });
});

// A strategy may be an object of the caller's, so what its method returns is checked too.
exported.filter(({ name }) => name === 'ITrafficStrategy').forEach(({ symbol }) => {
  membersOf(checker.getDeclaredTypeOfSymbol(symbol)).flatMap((member) => [...checker.getTypeOfSymbol(member).getCallSignatures()])
    .forEach((signature) => typeText(signature.getReturnType()));
});

/** The factories that return an object of a class or interface. */
const factories = new Map<string, string[]>([...kinds.keys()].map((name) => [name, []]));
const classes = new Map([...exported.map(({ name, symbol }) => [name, symbol] as const), ...kinds]);
classes.forEach((symbol, name) => {
  if (isClass(symbol)) {
    addFactories(name, symbol);
  }
});

writeFileSync(join(folder, 'src', 'input', 'declared.generated.ts'), [
  '// Generated from src/index.ts by `npx projen embed-inputs`. Do not edit.',
  '',
  ...table('The parameters of each constructor, factory and method. `?` marks what may be left out.', 'CALLS', calls),
  ...table('The fields of each struct.', 'STRUCTS', structs),
  ...table('The values of each enum.', 'ENUMS', enums),
  ...table('The members that an object of each interface must have.', 'INTERFACES', interfaces),
  ...table('The factories that return an object of each class or interface.', 'FACTORIES', factories),
].join('\n').replace(/\n+$/, '\n'));

function addCall(name: string, signature: ts.Signature): void {
  const fields = signature.parameters
    .map((parameter) => [parameter.name, fieldType(parameter)] as const);
  if (fields.length > 0) {
    calls.set(name, Object.fromEntries(fields));
  }
}

function addFactories(name: string, symbol: ts.Symbol): void {
  membersOf(checker.getTypeOfSymbol(symbol)).forEach((member) => {
    const [signature] = checker.getTypeOfSymbol(member).getCallSignatures();
    if (signature !== undefined) {
      const call = `${name}.${member.name}(${signature.parameters.length > 0 ? '...' : ''})`;
      namesOf(signature.getReturnType()).forEach((made) => factories.get(made)?.push(call));
    }
  });
}

/** The names of a type and of the interfaces that it extends or implements. */
function namesOf(type: ts.Type): string[] {
  const bases = type.isClassOrInterface() ? checker.getBaseTypes(type) : [];
  return [type, ...bases, ...implementedBy(type)].flatMap((each) => nameOf(each) ?? []);
}

function implementedBy(type: ts.Type): ts.Type[] {
  const declarations = (type.symbol?.declarations ?? []).filter(ts.isClassDeclaration);
  return declarations.flatMap(({ heritageClauses = [] }) => heritageClauses)
    .filter(({ token }) => token === ts.SyntaxKind.ImplementsKeyword)
    .flatMap(({ types }) => types.map((each) => checker.getTypeAtLocation(each)));
}

function fieldType(symbol: ts.Symbol): string {
  const type = checker.getNonNullableType(checker.getTypeOfSymbol(symbol));
  return `${typeText(type)}${isOptional(symbol.valueDeclaration) ? '?' : ''}`;
}

/** Whether a field or a parameter may be left out. */
function isOptional(declaration: ts.Declaration | undefined): boolean {
  if (declaration === undefined) {
    return false;
  }
  const hasDefault = ts.isParameter(declaration) && (declaration.initializer ?? declaration.dotDotDotToken) !== undefined;
  return hasDefault || ('questionToken' in declaration && declaration.questionToken !== undefined);
}

function typeText(type: ts.Type): string {
  if (checker.isArrayType(type)) {
    return `${typeText(checker.getTypeArguments(type as ts.TypeReference)[0])}[]`;
  }
  const values = type.getStringIndexType();
  if (values !== undefined) {
    return `{${typeText(values)}}`;
  }
  const text = checker.typeToString(type);
  return ['string', 'number', 'boolean'].includes(text) ? text : namedType(type);
}

function namedType(type: ts.Type): string {
  const name = nameOf(type);
  const symbol = symbolOf(type);
  if (name === undefined || symbol === undefined) {
    return 'any';
  }
  if (isDeclaredAs(symbol, ts.isEnumDeclaration)) {
    return remember(enums, name, () => valuesOf(symbol));
  }
  if (isStruct(name, symbol)) {
    const isOwn = exported.some(({ symbol: own }) => own === symbol);
    // Kubernetes has no fields with fractions.
    const typeOf = (field: ts.Symbol) => (isOwn ? fieldType(field) : fieldType(field).replace('number', 'integer'));
    return remember(structs, isOwn ? name : `k8s.${name}`, () => Object.fromEntries(membersOf(type).map((field) => [field.name, typeOf(field)])));
  }
  kinds.set(name, symbol);
  if (isDeclaredAs(symbol, ts.isInterfaceDeclaration)) {
    interfaces.set(name, membersOf(type).filter(isRequired).map((member) => member.name));
  }
  return name;
}

/** An entry is added before it is made, since a struct may refer to itself. */
function remember<Value>(map: Map<string, Value>, name: string, make: () => Value): string {
  if (!map.has(name)) {
    map.set(name, [] as Value);
    map.set(name, make());
  }
  return name;
}

/** jsii's rule: an interface whose name does not begin with "I" and a capital letter is data. */
function isStruct(name: string, symbol: ts.Symbol): boolean {
  return isDeclaredAs(symbol, ts.isInterfaceDeclaration) && !/^I[A-Z]/.test(name);
}

function valuesOf(symbol: ts.Symbol): string[] {
  const type = checker.getDeclaredTypeOfSymbol(symbol);
  return (type.isUnion() ? type.types : [type]).map((each) => (each as ts.StringLiteralType).value);
}

/** For the compiler, the type of an enum with one member is that member. */
function symbolOf(type: ts.Type): ts.Symbol | undefined {
  const symbol = type.aliasSymbol ?? type.symbol;
  const declaration = symbol?.valueDeclaration;
  return declaration !== undefined && ts.isEnumMember(declaration) ? checker.getSymbolAtLocation(declaration.parent.name) : symbol;
}

function nameOf(type: ts.Type): string | undefined {
  const symbol = symbolOf(type);
  return symbol === undefined || symbol.name.startsWith('__') ? undefined : symbol.name;
}

/** The public members. */
function membersOf(type: ts.Type): ts.Symbol[] {
  return checker.getPropertiesOfType(type).filter((member) => {
    return !isHidden(member.valueDeclaration) && !/^(_|prototype$)/.test(member.name);
  });
}

function isPublicCall(signature: ts.Signature): boolean {
  return !isHidden(signature.getDeclaration());
}

function isHidden(declaration: ts.Declaration | undefined): boolean {
  const modifiers = declaration !== undefined && ts.canHaveModifiers(declaration) ? ts.getModifiers(declaration) ?? [] : [];
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword || kind === ts.SyntaxKind.ProtectedKeyword);
}

function isClass(symbol: ts.Symbol): boolean {
  return isDeclaredAs(symbol, ts.isClassDeclaration);
}

function isDeclaredAs(symbol: ts.Symbol, is: (node: ts.Node) => boolean): boolean {
  return (symbol.declarations ?? []).some(is);
}

/** Every construct has the members of the library constructs, and their number grows. */
function isRequired(member: ts.Symbol): boolean {
  const file = member.valueDeclaration?.getSourceFile().fileName ?? '';
  return !isOptional(member.valueDeclaration) && !file.includes('/node_modules/constructs/');
}

/** Whether a member is written in this project, and not inherited from a library. */
function isOurs(member: ts.Symbol): boolean {
  return member.valueDeclaration !== undefined && !member.valueDeclaration.getSourceFile().fileName.includes('node_modules');
}

function original(symbol: ts.Symbol): ts.Symbol {
  return isDeclaredAs(symbol, ts.isExportSpecifier) ? checker.getAliasedSymbol(symbol) : symbol;
}

function table(about: string, name: string, entries: ReadonlyMap<string, Fields | readonly string[]>): string[] {
  const type = name === 'CALLS' || name === 'STRUCTS' ? 'Readonly<Record<string, string>>' : 'readonly string[]';
  return [
    `/** ${about} */`,
    `export const ${name}: Readonly<Record<string, ${type}>> = {`,
    ...[...entries].flatMap(([key, value]) => entryLines(key, value)),
    '};',
    '',
  ];
}

function entryLines(key: string, value: Fields | readonly string[]): string[] {
  const inner = Array.isArray(value)
    ? (value as readonly string[]).map((each) => `    '${each}',`)
    : Object.entries(value).map(([field, type]) => `    ${field}: '${type}',`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const name = /^\w+$/.test(key) ? key : `'${key}'`;
  return inner.length === 0 ? [`  ${name}: ${open}${close},`] : [`  ${name}: ${open}`, ...inner, `  ${close},`];
}
