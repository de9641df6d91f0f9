import { CATALOGUE } from './catalogue/all';
import type { BAD_ACKNOWLEDGEMENT } from './catalogue/resource';
import type { ValuesOf } from './definition';
import { FindingLevel } from './finding';
import { nearest } from '../text';

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
