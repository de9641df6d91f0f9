import { CATALOGUE } from './catalogue/all';
import type { BAD_ACKNOWLEDGEMENT } from './catalogue/resource';
import type { ValuesOf } from './definition';
import { FindingLevel } from './finding';
import { nearest } from '../text';

/** The annotation with acknowledgements: `CODE: reason; CODE: reason`. */
export const ACKNOWLEDGE = 'asm-gateway.io/acknowledge';

/** The code of a warning that does not matter, and the reason. */
export interface Acknowledgement {
  readonly code: string;
  readonly reason: string;
}

/** The value of the annotation. A semicolon in a reason would begin another acknowledgement. */
export function acknowledgementText(acknowledgements: readonly Acknowledgement[]): string {
  return acknowledgements.map(({ code, reason }) => `${code}: ${reason.replaceAll(';', ',')}`).join('; ');
}

/** What is wrong with an acknowledgement; undefined if nothing is. */
export function acknowledgementProblem(
  code: unknown, reason: unknown,
): ValuesOf<typeof BAD_ACKNOWLEDGEMENT> | undefined {
  const acknowledged = String(code);
  const entry = CATALOGUE.find((each) => each.code === acknowledged);
  if (entry === undefined) {
    return { case: 'unknownCode', acknowledged, near: codesNear(acknowledged) };
  }
  if (entry.level === FindingLevel.ERROR && entry.otherLevel === undefined) {
    return { case: 'error', acknowledged };
  }
  return typeof reason !== 'string' || reason.trim() === '' ? { case: 'noReason', acknowledged } : undefined;
}

/** At most three codes that are written almost like this text, the nearest first. */
function codesNear(text: string): string[] {
  return nearest(text, CATALOGUE.map(({ code }) => code)).slice(0, 3);
}
