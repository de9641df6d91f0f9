import type { IConstruct } from 'constructs';
import { CATALOGUE } from './catalogue/all';
import { BAD_ACKNOWLEDGEMENT } from './catalogue/resource';
import { type FieldFinding, type Finding, FindingLevel, publicFinding, textOf } from './finding';
import { findingsIn } from './parse';

/** Where a construct keeps the function that finds out what is to be said about it. */
const SOURCE = Symbol.for('cdk8s-asm-gateway.findings');

/** Type of the construct metadata that holds an acknowledgement, visible in a construct tree. */
const ACKNOWLEDGEMENT = 'asm-gateway:acknowledgement';

interface Acknowledgement {
  readonly code: string;
  readonly reason: string;
}

/** A construct about which something may be found. */
interface Source {
  [SOURCE]?: () => readonly FieldFinding[];
}

/**
 * What the library found out about constructs.
 *
 * Errors stop synthesis, all of them at once, before a file is written. Warnings are printed to the standard error output, each once, and
 * can be acknowledged; information is only listed.
 */
export class Findings {
  /**
   * Everything found in a construct and all constructs below it, in the order of the tree.
   * Warnings that were acknowledged are left out.
   */
  public static of(scope: IConstruct): Finding[] {
    return scope.node.findAll().flatMap((construct) => found(construct));
  }

  /**
   * Says that a warning does not matter for a construct and all constructs below it.
   *
   * Found as ASMG0108 if the code does not exist, is always an error, or the reason is empty.
   *
   * @param scope the construct the warning is about, or one above it
   * @param code code of the warning, as `ASMG0207`
   * @param reason why the warning does not matter here, for the next reader
   */
  public static acknowledge(scope: IConstruct, code: string, reason: string): void {
    scope.node.addMetadata(ACKNOWLEDGEMENT, { code, reason } satisfies Acknowledgement);
    const problem = problemOf(code, reason);
    if (problem !== undefined) {
      addFindings(scope, () => [BAD_ACKNOWLEDGEMENT.finding({ code, problem })]);
    }
  }

  /**
   * The findings that an error of this library carries.
   *
   * @param caught what was caught, an error or its text
   * @returns the findings, or an empty list if the error is not one of ours
   */
  public static fromError(caught: unknown): Finding[] {
    return findingsIn(caught instanceof Error ? caught.message : String(caught));
  }

  private constructor() {}
}

/** Lets a construct be asked for findings. When it is validated, the errors among them stop synthesis and the warnings are printed. */
export function addFindings(construct: IConstruct & Source, source: () => readonly FieldFinding[]): void {
  const before = construct[SOURCE];
  construct[SOURCE] = () => [...before?.() ?? [], ...source()];
  if (before !== undefined) {
    return;
  }
  const printed = new Set<string>();
  construct.node.addValidation({
    validate: () => {
      const findings = found(construct, TOLD);
      printOnce(findings.filter(({ level }) => level === FindingLevel.WARNING), printed);
      return findings.filter(({ level }) => level === FindingLevel.ERROR).map(textOf);
    },
  });
}

/** cdk8s validates more than once in a synthesis, and shows a person errors only. */
function printOnce(warnings: readonly Finding[], printed: Set<string>): void {
  for (const warning of warnings) {
    const line = `warning [${warning.construct}] ${textOf(warning)}`;
    if (!printed.has(line)) {
      printed.add(line);
      process.stderr.write(`${line}\n`);
    }
  }
}

/** The levels of findings that a person is told about unasked. */
const TOLD = [FindingLevel.ERROR, FindingLevel.WARNING];

function found(construct: IConstruct & Source, levels: readonly FindingLevel[] = Object.values(FindingLevel)): Finding[] {
  return (construct[SOURCE]?.() ?? [])
    .filter(({ level, code }) => levels.includes(level) && (level === FindingLevel.ERROR || !acknowledged(construct, code)))
    .map((finding) => ({ ...publicFinding(finding), construct: construct.node.path }));
}

function acknowledged(construct: IConstruct, code: string): boolean {
  return construct.node.scopes.some((scope) => scope.node.metadata.some(
    ({ type, data }) => type === ACKNOWLEDGEMENT && (data as Acknowledgement).code === code,
  ));
}

function problemOf(code: string, reason: string): string | undefined {
  const entry = CATALOGUE.find((each) => each.code === code);
  if (entry === undefined) {
    return 'names a code that does not exist';
  }
  if (entry.level === FindingLevel.ERROR && entry.levelFor === undefined) {
    return 'is about an error';
  }
  return reason.trim() === '' ? 'gives no reason' : undefined;
}
