import { type FieldPath, pathText } from './field-path';

/**
 * How much a finding matters.
 */
export enum FindingLevel {
  /** The result would not work, or not do what was asked. Stops synthesis. */
  ERROR = 'error',

  /** The result works, but not as many would expect. Can be acknowledged with a reason. */
  WARNING = 'warning',

  /** Good to know. */
  INFO = 'info',

  /** No verdict: something that decides could not be read. */
  UNKNOWN = 'unknown',
}

/**
 * Something the library has to say about a gateway, a verification or a cluster.
 */
export interface Finding {
  /**
   * Permanent code, as `ASMG0201`; each has a page in docs/codes.
   */
  readonly code: string;

  /**
   * How much it matters.
   */
  readonly level: FindingLevel;

  /**
   * What was found, with the value that was found.
   */
  readonly message: string;

  /**
   * Why it matters.
   */
  readonly why: string;

  /**
   * The way out.
   */
  readonly fix: string;

  /**
   * The field it is about, as `spec.ports[0].port`.
   *
   * @default - the finding is about the whole object
   */
  readonly path?: string;

  /**
   * The object it is about, as `namespace/name`.
   *
   * @default - the finding is about no single object
   */
  readonly object?: string;

  /**
   * Path of the construct it is about, as `mesh/ingress`.
   *
   * @default - the finding is not about a construct
   */
  readonly construct?: string;
}

/** A finding inside the library: its field is a list of steps, and a report turns it into text. */
export interface FieldFinding extends Omit<Finding, 'path' | 'construct'> {
  /** Undefined if the finding is about the whole object. */
  readonly field?: FieldPath;
}

/** The public form of a finding. */
export function publicFinding({ field, ...finding }: FieldFinding): Finding {
  return field === undefined ? finding : { ...finding, path: pathText(field) };
}

/**
 * The text form: `[ASMG0202] what, with the value: why. What to do.`
 *
 * It can be read back: `message` holds no colon followed by a blank outside quotation marks, `why` no full stop followed by a blank.
 */
export function textOf(finding: Pick<Finding, 'code' | 'message' | 'why' | 'fix'>): string {
  return `[${finding.code}] ${finding.message}: ${finding.why}. ${finding.fix}`;
}

/** An error that carries findings in its text, since jsii cannot export a subclass of Error. */
export function errorOf(findings: readonly FieldFinding[]): Error {
  return new Error(findings.map(textOf).join('\n'));
}
