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

/** Where a finding was made. */
export type FindingPlace = Pick<Finding, 'path' | 'object' | 'construct'>;

/** The longest value that is shown whole. */
const LONGEST = 200;

/** A value as it is shown in a finding: on one line, its type visible, not without end, and quoted also where it was cut. */
export function shown(value: unknown): string {
  const text = isWritten(value) ? JSON.stringify(value) ?? String(value) : String(value);
  return text.length <= LONGEST ? text : JSON.stringify(`${(typeof value === 'string' ? value : text).slice(0, LONGEST)}…`);
}

/** JSON knows no number that is not finite, and no large whole one. */
function isWritten(value: unknown): boolean {
  return typeof value === 'number' ? Number.isFinite(value) : typeof value !== 'bigint';
}

/** `a, b and c`. */
export function listed(values: readonly string[], last = 'and'): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} ${last} ${values[values.length - 1]}`;
}

/**
 * The text form: `[ASMG0202] what, with the value: why. What to do.`
 *
 * It can be read back: `message` holds no colon followed by a blank outside quotation marks, `why` no full stop followed by a blank.
 */
export function textOf(finding: Finding): string {
  return `[${finding.code}] ${finding.message}: ${finding.why}. ${finding.fix}`;
}

/** An error that carries findings in its text, since jsii cannot export a subclass of Error. */
export function errorOf(findings: readonly Finding[]): Error {
  return new Error(findings.map(textOf).join('\n'));
}
