import { rule, type Violation } from './rule';
import { UNKNOWN_ANNOTATION } from '../findings/catalogue/annotations';
import type { ValuesOf } from '../findings/definition';
import { misspelled } from '../loadbalancer/spelling';

/** Keys with other prefixes belong to the author, or to other software. */
export const unknownAnnotations = rule({
  finds: UNKNOWN_ANNOTATION,
  reads: ['service'],
  check: ({ service }) => Object.keys(service.annotations)
    .flatMap((annotation): Violation<ValuesOf<typeof UNKNOWN_ANNOTATION>>[] => {
      const misspelling = misspelled(annotation);
      if (misspelling === undefined) {
        return [];
      }
      const { near, isBare } = misspelling;
      const field = ['spec', 'serviceAnnotations', annotation];
      return isBare && near !== undefined
        ? [{ field, values: { case: 'bare', annotation, known: near } }]
        : [{ field, values: { case: 'unknown', annotation, near } }];
    }),
});
