import { rule, type Violation } from './rule';
import { keyEdits } from './setting-edits';
import { UNKNOWN_ANNOTATION } from '../findings/catalogue/annotations';
import type { ValuesOf } from '../findings/definition';
import { readingOf } from '../loadbalancer/annotations';
import { type Misspelling, misspelled } from '../loadbalancer/spelling';
import { ReachabilityAnswer } from '../model/answer';
import { isControllerAtLeast } from '../model/version';

type Values = ValuesOf<typeof UNKNOWN_ANNOTATION>;

/** Keys with other prefixes belong to the author, or to other software. */
export const unknownAnnotations = rule({
  finds: UNKNOWN_ANNOTATION,
  reads: ['service', 'platform'],
  isAboutAnnotations: true,
  check: ({ service, platform: { ccmVersion } }) => Object.keys(service.annotations)
    .flatMap((annotation): Violation<Values>[] => {
      const misspelling = misspelled(annotation);
      const values = misspelling && problemOf(annotation, misspelling, ccmVersion);
      const field = ['spec', 'serviceAnnotations', annotation];
      return values === undefined ? [] : [{ field, values, edits: keyEdits(field, annotation, service) }];
    }),
});

function problemOf(annotation: string, misspelling: Misspelling, ccmVersion: string | undefined): Values | undefined {
  const { near, isBare, isField, former } = misspelling;
  if (former !== undefined) {
    const { until, successor } = former;
    const isRead = isControllerAtLeast(ccmVersion, until) === ReachabilityAnswer.NO;
    const { since } = readingOf(successor, 'clb') ?? {};
    return isRead ? undefined : { case: 'former', annotation, until, known: near, since };
  }
  if (isField) {
    return { case: 'field', annotation };
  }
  return isBare && near !== undefined
    ? { case: 'bare', annotation, known: near }
    : { case: 'unknown', annotation, near };
}
