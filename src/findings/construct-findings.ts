import type { IConstruct } from 'constructs';
import type { Acknowledgement } from './acknowledgement';
import { type FieldFinding, type Finding, FindingLevel, publicFinding, textOf } from './finding';
import { pointerTo } from './page';
import { printWarnings } from './print-warning';

/*
 * How findings are attached to constructs. A construct has a function that returns its findings, and metadata with
 * acknowledgements.
 */

/** The property of a construct with the function that returns its findings. */
const SOURCE = Symbol.for('cdk8s-asm-gateway.findings');

/** Type of the construct metadata that holds an acknowledgement. It is visible in a construct tree. */
const ACKNOWLEDGEMENT = 'asm-gateway:acknowledgement';

/** A construct that may have findings. */
interface Source {
  [SOURCE]?: () => readonly FieldFinding[];
}

/**
 * Gives a construct a function that returns findings. When the construct is validated, errors stop synthesis and
 * warnings are printed.
 */
export function addFindings(construct: IConstruct & Source, source: () => readonly FieldFinding[]): void {
  const before = construct[SOURCE];
  construct[SOURCE] = () => [...before?.() ?? [], ...source()];
  if (before !== undefined) {
    return;
  }
  remember(construct);
  // cdk8s validates more than once in a synthesis.
  const printed = new Set<string>();
  construct.node.addValidation({
    validate: () => {
      const findings = construct[SOURCE]?.() ?? [];
      if (findings.length === 0) {
        return [];
      }
      printNew(construct, published(construct, ofLevel(findings, FindingLevel.WARNING)), printed);
      return errorTexts(construct, published(construct, ofLevel(findings, FindingLevel.ERROR)));
    },
  });
}

/** The texts of a construct's errors. cdk8s joins those of all constructs in the order of the tree. */
function errorTexts(construct: IConstruct, errors: readonly Finding[]): string[] {
  const texts = errors.map(textOf);
  const pointer = pointerAfter(texts, construct, FindingLevel.ERROR);
  // cdk8s puts the path of the construct in front of each text, and the pointer is about all of them.
  return pointer === undefined ? texts : [...texts.slice(0, -1), `${texts.at(-1)}\n${pointer}`];
}

/** Prints the warnings of a construct that were not printed before. */
function printNew(construct: IConstruct, warnings: readonly Finding[], printed: Set<string>): void {
  const lines = warnings
    .map((warning) => `warning [${warning.construct}] ${textOf(warning)}`)
    .filter((line) => !printed.has(line));
  lines.forEach((line) => printed.add(line));
  const pointer = pointerAfter(lines, construct, FindingLevel.WARNING);
  printWarnings(pointer === undefined ? lines : [...lines, pointer]);
}

/**
 * The pointer to the explanations, if no construct after this one in the tree has such findings. So a report ends with
 * one pointer. It has a line of its own, which is skipped when findings are read back.
 */
function pointerAfter(texts: readonly string[], construct: IConstruct, level: FindingLevel): string | undefined {
  if (texts.length === 0) {
    return undefined;
  }
  const { order, places } = treeOrder(construct.node.root);
  const place = places.get(construct) ?? 0;
  const isLast = order.every((later, index) => index <= place || findingsAt(later, level).length === 0);
  return isLast ? pointerTo(order.flatMap((each) => findingsAt(each, level)).map(({ code }) => code)) : undefined;
}

/** The constructs with findings of a tree. */
interface TreeOrder {
  readonly order: readonly IConstruct[];

  /** Where each of them is in `order`. */
  readonly places: ReadonlyMap<IConstruct, number>;
}

/** The constructs with findings by the root of their tree, in the order in which they were made. */
const MADE = new WeakMap<IConstruct, IConstruct[]>();

/** The same in the order of the tree. Walking the whole tree for each construct would be slow. */
const ORDERED = new WeakMap<IConstruct, TreeOrder>();

function remember(construct: IConstruct): void {
  const { root } = construct.node;
  const made = MADE.get(root) ?? [];
  made.push(construct);
  MADE.set(root, made);
}

function treeOrder(root: IConstruct): TreeOrder {
  const made = MADE.get(root) ?? [];
  const known = ORDERED.get(root);
  if (known?.order.length === made.length) {
    return known;
  }
  const withFindings = new Set(made);
  const order = root.node.findAll().filter((construct) => withFindings.has(construct));
  const fresh = { order, places: new Map(order.map((construct, index) => [construct, index])) };
  ORDERED.set(root, fresh);
  return fresh;
}

function findingsAt(construct: IConstruct & Source, level: FindingLevel): Finding[] {
  return published(construct, ofLevel(construct[SOURCE]?.() ?? [], level));
}

function ofLevel(findings: readonly FieldFinding[], level: FindingLevel): FieldFinding[] {
  return findings.filter((finding) => finding.level === level);
}

/** The findings of one construct. Acknowledged findings are left out, except errors. */
export function findingsOf(construct: IConstruct & Source): Finding[] {
  return published(construct, construct[SOURCE]?.() ?? []);
}

function published(construct: IConstruct, findings: readonly FieldFinding[]): Finding[] {
  return findings
    .filter(({ level, code }) => level === FindingLevel.ERROR || !isAcknowledged(construct, code))
    .map((finding) => ({ ...publicFinding(finding), construct: construct.node.path }));
}

/** Adds an acknowledgement to a construct. It holds for all constructs below it. */
export function addAcknowledgement(scope: IConstruct, acknowledgement: Acknowledgement): void {
  scope.node.addMetadata(ACKNOWLEDGEMENT, acknowledgement);
}

/** The acknowledgements that hold for a construct: its own, and those of the constructs above it. */
export function acknowledgementsOver(construct: IConstruct): Acknowledgement[] {
  return construct.node.scopes.flatMap((scope) => scope.node.metadata)
    .filter(({ type }) => type === ACKNOWLEDGEMENT)
    .map(({ data }) => data as Acknowledgement);
}

function isAcknowledged(construct: IConstruct, code: string): boolean {
  return acknowledgementsOver(construct).some((each) => each.code === code);
}
