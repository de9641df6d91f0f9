import { rule } from './rule';
import { BAD_METADATA } from '../findings/catalogue/resource';
import { metadataProblem } from '../kubernetes/metadata';

export const metadata = rule({
  finds: BAD_METADATA,
  reads: ['metadata'],
  check: (facts) => facts.metadata.flatMap((entry) => {
    const values = metadataProblem(entry);
    return values === undefined ? [] : [{ field: [...entry.field, entry.key], values }];
  }),
});
