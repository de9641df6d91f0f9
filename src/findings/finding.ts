import type { Edit } from './edit';
import { type FieldPath, pathText } from './field-path';
import { pointerTo } from './page';

/**
 * How much a finding matters.
 */
export enum FindingLevel {
  /** The result would not work, or would not do what you asked. Stops synthesis. */
  ERROR = 'error',

  /** The result works, but not as most users expect. Can be acknowledged with a reason. */
  WARNING = 'warning',

  /** Good to know. */
  INFO = 'info',

  /** No verdict, because something that decides the question could not be read. */
  UNKNOWN = 'unknown',
}

/**
 * Something that the library reports about a gateway, a verification or a cluster.
 */
export interface Finding {
  /**
   * Permanent code, for example `ASMG0201`. Each code has a page in docs/codes.
   */
  readonly code: string;

  /**
   * How much it matters.
   */
  readonly level: FindingLevel;

  /**
   * What is wrong, with the value that was found and the constraint that it breaks.
   */
  readonly message: string;

  /**
   * Why it matters in production.
   */
  readonly why: string;

  /**
   * What to do about it.
   */
  readonly fix: string;

  /**
   * The field that it is about, for example `spec.ports[0].port`.
   *
   * @default - the finding is about the whole object
   */
  readonly path?: string;

  /**
   * The object that it is about, for example `istio-system/ingressgateway`.
   *
   * @default - the finding is about no single object
   */
  readonly object?: string;

  /**
   * Path of the construct that it is about, for example `mesh/ingress`.
   *
   * @default - the finding is not about a construct
   */
  readonly construct?: string;
}

/** A finding inside the library: its field is a list of steps, and a report turns it into text. */
export interface FieldFinding extends Omit<Finding, 'path' | 'construct'> {
  /** Undefined if the finding is about the whole object. */
  readonly field?: FieldPath;

  /** The changes that are the only right answer; undefined if there are several answers, or none is known. */
  readonly edits?: readonly Edit[];
}

/** The public form of a finding. */
export function publicFinding({ code, level, message, why, fix, object, field }: FieldFinding): Finding {
  return {
    code,
    level,
    message,
    why,
    fix,
    ...object === undefined ? {} : { object },
    ...field === undefined ? {} : { path: pathText(field) },
  };
}

/**
 * The text form: `[ASMG0202] what, with the value: why. What to do.`
 *
 * It can be read back. Outside quotation marks, `message` contains no colon with a space after it, and `why` no period
 * with a space after it.
 */
export function textOf(finding: Pick<Finding, 'code' | 'message' | 'why' | 'fix'>): string {
  return `[${finding.code}] ${finding.message}: ${finding.why}. ${finding.fix}`;
}

/** An error that carries findings in its text, since jsii cannot export a subclass of Error. */
export function errorOf(findings: readonly FieldFinding[]): Error {
  return new Error([...findings.map(textOf), pointerTo(findings.map(({ code }) => code))].join('\n'));
}
