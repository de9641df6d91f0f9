import { readFileSync } from 'fs';
import { dirname, join } from 'path';
import { GoVisitor } from 'jsii-rosetta';
import * as ts from 'typescript';

/*
 * The Go of jsii-rosetta 6 does not compile: it leaves out optional arguments, packages and pointers, and calls a function that the runtime does
 * not have. This visitor keeps what rosetta does with statements and comments, and writes expressions as they are written by hand.
 */

type Renderer = Parameters<GoVisitor['newExpression']>[1];
type Tree = ReturnType<GoVisitor['newExpression']>;
type Parts = readonly (Tree | string)[];

/** The options of rosetta's class for output, which it does not export. */
interface TreeOptions {
  readonly indent?: number;
  readonly separator?: string;
  readonly trailingSeparator?: boolean;
  readonly suffix?: string;
  readonly canBreakLine?: boolean;
}

/** An empty output: rosetta gives out no other way to its class. */
class EmptyVisitor extends GoVisitor {
  public readonly output = this.argumentList(undefined, undefined as unknown as Renderer);
}

/** Characters of TypeScript that are not too long for a part of a line of Go, which has longer names. */
const LONGEST_LINE = 40;

const OutputTree = new EmptyVisitor().output.constructor as new (prefix: Parts, children?: Parts, options?: TreeOptions) => Tree;

/** Go as it is written by hand: every call has all its arguments, and every value of a built-in type is a pointer. */
export class GoProgramVisitor extends GoVisitor {
  /** The program imports what its body uses. */
  public override importStatement(): Tree {
    return new OutputTree([]);
  }

  public override identifier(node: ts.Identifier, renderer: Renderer): Tree {
    const declaration = declarationAt(node, renderer);
    return new OutputTree([declaration !== undefined && packageOf(declaration) !== undefined ? typeName(declaration) : node.text]);
  }

  public override stringLiteral(node: ts.StringLiteral): Tree {
    return new OutputTree([`jsii.String(${JSON.stringify(node.text)})`]);
  }

  public override numericLiteral(node: ts.NumericLiteral): Tree {
    return new OutputTree([`jsii.Number(${node.text})`]);
  }

  public override token<Kind extends ts.SyntaxKind>(node: ts.Token<Kind>, renderer: Renderer): Tree {
    const isBoolean = node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword;
    return isBoolean ? new OutputTree([`jsii.Bool(${node.getText()})`]) : super.token(node, renderer);
  }

  public override newExpression(node: ts.NewExpression, renderer: Renderer): Tree {
    const declaration = declarationAt(node.expression, renderer);
    const [goPackage, name] = declaration === undefined ? [] : typeName(declaration).split('.');
    return new OutputTree([`${goPackage}.New${name}(`], this.allArguments(node, renderer), { separator: ', ', suffix: ')', canBreakLine: true });
  }

  public override regularCallExpression(node: ts.CallExpression, renderer: Renderer): Tree {
    return new OutputTree([renderer.convert(node.expression), '('], this.allArguments(node, renderer), { separator: ', ', suffix: ')' });
  }

  /** A member of a type has an underscore before its name. A property of a class is a method. */
  public override propertyAccessExpression(node: ts.PropertyAccessExpression, renderer: Renderer): Tree {
    const member = declarationAt(node.name, renderer);
    const ofType = member !== undefined && (ts.isEnumMember(member) || isStatic(member));
    const isGetter = member !== undefined && (
      ts.isPropertyDeclaration(member) || ts.isGetAccessor(member) || (ts.isPropertySignature(member) && !isStruct(member.parent)));
    return new OutputTree([renderer.convert(node.expression), ofType ? '_' : '.', capitalized(node.name.text), isGetter ? '()' : '']);
  }

  public override objectLiteralExpression(node: ts.ObjectLiteralExpression, renderer: Renderer): Tree {
    const struct = declarationOf(expectedType(node, renderer)?.symbol);
    const type = isStruct(struct) ? typeName(struct) : `map[string]${this.valueTypeOf(node, renderer)}`;
    const isElement = isStruct(struct) && isInList(node, renderer);
    return this.listed(isElement ? '{' : `&${type}{`, node, renderer.convertAll(node.properties));
  }

  public override arrayLiteralExpression(node: ts.ArrayLiteralExpression, renderer: Renderer): Tree {
    const strings = node.elements.filter(ts.isStringLiteral).map(({ text }) => JSON.stringify(text));
    if (strings.length === node.elements.length) {
      return new OutputTree(['jsii.Strings('], strings, { separator: ', ', suffix: ')' });
    }
    const type = expectedType(node, renderer) ?? renderer.typeChecker.getTypeAtLocation(node);
    const [element] = renderer.typeChecker.getTypeArguments(type as ts.TypeReference);
    return this.listed(`&[]${this.goType(element, renderer)}{`, node, renderer.convertAll(node.elements));
  }

  public override propertyAssignment(node: ts.PropertyAssignment, renderer: Renderer): Tree {
    return this.field(node, node.initializer, renderer);
  }

  public override shorthandPropertyAssignment(node: ts.ShorthandPropertyAssignment, renderer: Renderer): Tree {
    return this.field(node, node.name, renderer);
  }

  public override forOfStatement(node: ts.ForOfStatement, renderer: Renderer): Tree {
    const variable = (node.initializer as ts.VariableDeclarationList).declarations[0].name.getText();
    return new OutputTree(
      [`for _, ${variable} := range *`, renderer.convert(node.expression), ' '], [renderer.convert(node.statement)], { canBreakLine: true },
    );
  }

  public override variableDeclaration(node: ts.VariableDeclaration, renderer: Renderer): Tree {
    return new OutputTree([node.name.getText(), ' := ', renderer.convert(node.initializer)]);
  }

  private field(node: ts.PropertyAssignment | ts.ShorthandPropertyAssignment, value: ts.Expression, renderer: Renderer): Tree {
    const name = ts.isStringLiteral(node.name) ? node.name.text : node.name.getText();
    const struct = declarationOf(expectedType(node.parent, renderer)?.symbol);
    const key = isStruct(struct) ? capitalized(name) : JSON.stringify(name);
    const converted = value === node.name ? (value as ts.Identifier).text : renderer.convert(value);
    return new OutputTree([key, ': ', converted], [], { canBreakLine: true });
  }

  /** Optional arguments that are left out in TypeScript are nil. */
  private allArguments(node: ts.NewExpression | ts.CallExpression, renderer: Renderer): Parts {
    const given = renderer.convertAll(node.arguments ?? []);
    const wanted = renderer.typeChecker.getResolvedSignature(node)?.parameters.length ?? given.length;
    return [...given, ...Array.from({ length: wanted - given.length }, () => 'nil')];
  }

  /** A literal with fields or elements. A long one, or one with lines of its own in TypeScript, has a line for each of them. */
  private listed(head: string, node: ts.ObjectLiteralExpression | ts.ArrayLiteralExpression, children: Parts): Tree {
    const text = node.getText();
    const isShort = children.length <= 2 && text.length <= LONGEST_LINE && !text.includes('\n');
    return new OutputTree([head], children, isShort ? { separator: ', ', suffix: '}' } : {
      separator: ',', trailingSeparator: true, suffix: '}', indent: 1,
    });
  }

  private valueTypeOf(node: ts.ObjectLiteralExpression, renderer: Renderer): string {
    const { typeChecker } = renderer;
    const declared = expectedType(node, renderer)?.getStringIndexType();
    const [first] = node.properties.filter(ts.isPropertyAssignment);
    return this.goType(declared ?? typeChecker.getBaseTypeOfLiteralType(typeChecker.getTypeAtLocation(first.initializer)), renderer);
  }

  private goType(type: ts.Type | undefined, renderer: Renderer): string {
    const written = type === undefined ? 'any' : renderer.typeChecker.typeToString(type);
    const declaration = declarationOf(type?.symbol);
    if (declaration !== undefined && packageOf(declaration) !== undefined) {
      return `${isStruct(declaration) ? '*' : ''}${typeName(declaration)}`;
    }
    return { string: '*string', number: '*float64', boolean: '*bool' }[written] ?? 'interface{}';
  }
}

/** What the place of an expression requires. undefined if it takes anything. */
function expectedType(node: ts.Expression, { typeChecker }: Renderer): ts.Type | undefined {
  const type = typeChecker.getContextualType(node);
  return type === undefined ? undefined : typeChecker.getNonNullableType(type);
}

/** Whether the type of a struct is that of the list or the map around it. */
function isInList({ parent }: ts.ObjectLiteralExpression, renderer: Renderer): boolean {
  return ts.isArrayLiteralExpression(parent)
    || (ts.isPropertyAssignment(parent) && !isStruct(declarationOf(expectedType(parent.parent, renderer)?.symbol)));
}

const capitalized = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

function declarationAt(node: ts.Node, { typeChecker }: Renderer): ts.Declaration | undefined {
  const symbol = typeChecker.getSymbolAtLocation(node);
  const isImported = symbol?.declarations?.some(ts.isImportSpecifier) === true;
  return declarationOf(isImported ? typeChecker.getAliasedSymbol(symbol) : symbol);
}

const declarationOf = (symbol: ts.Symbol | undefined) => symbol?.valueDeclaration ?? symbol?.declarations?.[0];

const isStatic = (node: ts.Declaration) => (
  ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) === true
);

/** Props and results are structs in Go. Interfaces whose names begin with an I are not. */
function isStruct(node: ts.Node | undefined): node is ts.InterfaceDeclaration {
  return node !== undefined && ts.isInterfaceDeclaration(node) && !/^I[A-Z]/.test(node.name.text) && packageOf(node) !== undefined;
}

/** A type of a library with its package: `cdk8s.App`. */
function typeName(node: ts.Declaration): string {
  return `${packageOf(node) ?? ''}.${(node as ts.ClassDeclaration).name?.text ?? ''}`;
}

/** The name of the Go package that has a declaration. undefined if no library of jsii declares it. */
function packageOf(node: ts.Node): string | undefined {
  const { fileName } = node.getSourceFile();
  return fileName.endsWith('.d.ts') ? goPackageIn(dirname(fileName)) : undefined;
}

interface Manifest {
  readonly name?: string;
  readonly jsii?: { readonly targets?: { readonly go?: { readonly packageName?: string } } };
}

/** constructs names its package after itself, and says nothing about it. */
function goPackageIn(folder: string): string | undefined {
  if (folder === dirname(folder)) {
    return undefined;
  }
  const { jsii, name } = manifestIn(folder) ?? {};
  return name === undefined ? goPackageIn(dirname(folder)) : jsii && (jsii.targets?.go?.packageName ?? name.replaceAll('-', ''));
}

function manifestIn(folder: string): Manifest | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  } catch {
    return undefined;
  }
}
