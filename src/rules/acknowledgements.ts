import { ACKNOWLEDGE, type Acknowledgement as Written, acknowledgementProblem } from '../findings/acknowledgement';
import { BAD_ACKNOWLEDGEMENT } from '../findings/catalogue/resource';
import type { FieldPath } from '../findings/field-path';
import type { FieldFinding } from '../findings/finding';
import { type Fields, fieldsOf } from '../kubernetes/fields';

const FIELD: FieldPath = ['metadata', 'annotations', ACKNOWLEDGE];

/** An acknowledgement, and where it is written. */
export interface Acknowledgement extends Written {
  /** The annotation; undefined for an acknowledgement of the configuration file. */
  readonly field?: FieldPath;
}

/** The acknowledgements of a manifest, and what is wrong with them. */
interface ReadAcknowledgements {
  readonly sound: readonly Acknowledgement[];
  readonly findings: readonly FieldFinding[];
}

/** Reads the acknowledgements in the annotation of a manifest. A value that is not a text is reported as ASMG0105. */
export function acknowledgementsOf({ metadata }: Fields): ReadAcknowledgements {
  const text = fieldsOf(fieldsOf(metadata).annotations)[ACKNOWLEDGE];
  const entries = typeof text === 'string' ? text.split(';').map((entry) => entry.trim()).filter(Boolean) : [];
  const read = entries.map((entry) => {
    const [, code = '', reason = ''] = /^([^:\s]+)\s*:([^]*)$/.exec(entry) ?? [];
    const problem = code === '' ? { case: 'malformed' as const, entry } : acknowledgementProblem(code, reason);
    return { acknowledgement: { code, reason: reason.trim().replace(/\s+/g, ' '), field: FIELD }, problem };
  });
  return {
    sound: read.filter(({ problem }) => problem === undefined).map(({ acknowledgement }) => acknowledgement),
    findings: read.flatMap(({ problem }) => (
      problem === undefined ? [] : [BAD_ACKNOWLEDGEMENT.finding(problem, FIELD)]
    )),
  };
}
