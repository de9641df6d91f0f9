import type { IConstruct } from 'constructs';
import { type FieldFinding, type Finding, FindingLevel, publicFinding, textOf } from './finding';
import { printWarning } from './print-warning';

/*
 * How findings belong to constructs: a construct has a function that finds, and metadata with acknowledgements.
 */

/** The property of a construct that holds the function that finds. */
const SOURCE = Symbol.for('cdk8s-asm-gateway.findings');

/** Type of the construct metadata that holds an acknowledgement. It is visible in a construct tree. */
const ACKNOWLEDGEMENT = 'asm-gateway:acknowledgement';

/** A warning that does not matter, and why. */
export interface Acknowledgement {
  readonly code: string;
  readonly reason: string;
}

/** A construct that may have findings. */
interface Source {
  [SOURCE]?: () => readonly FieldFinding[];
}

/**
 * Gives a construct a function that finds. When the construct is validated, its errors stop synthesis and its warnings
 * are printed.
 */
export function addFindings(construct: IConstruct & Source, source: () => readonly FieldFinding[]): void {
  const before = construct[SOURCE];
  construct[SOURCE] = () => [...before?.() ?? [], ...source()];
  if (before !== undefined) {
    return;
  }
  // cdk8s validates more than once in a synthesis.
  const printed = new Set<string>();
  construct.node.addValidation({
    validate: () => {
      const findings = findingsOf(construct);
      findings.filter(({ level }) => level === FindingLevel.WARNING).forEach((warning) => printOnce(warning, printed));
      return findings.filter(({ level }) => level === FindingLevel.ERROR).map(textOf);
    },
  });
}

/** What one construct's functions find. An acknowledged finding is left out unless it is an error. */
export function findingsOf(construct: IConstruct & Source): Finding[] {
  return (construct[SOURCE]?.() ?? [])
    .filter(({ level, code }) => level === FindingLevel.ERROR || !isAcknowledged(construct, code))
    .map((finding) => ({ ...publicFinding(finding), construct: construct.node.path }));
}

/** Adds an acknowledgement to a construct. It holds for all constructs below it. */
export function addAcknowledgement(scope: IConstruct, acknowledgement: Acknowledgement): void {
  scope.node.addMetadata(ACKNOWLEDGEMENT, acknowledgement);
}

function isAcknowledged(construct: IConstruct, code: string): boolean {
  return construct.node.scopes.some((scope) => scope.node.metadata.some(
    ({ type, data }) => type === ACKNOWLEDGEMENT && (data as Acknowledgement).code === code,
  ));
}

function printOnce(warning: Finding, printed: Set<string>): void {
  const line = `warning [${warning.construct}] ${textOf(warning)}`;
  if (!printed.has(line)) {
    printed.add(line);
    printWarning(line);
  }
}
