import { rule } from './rule';
import { DUPLICATE_GATEWAY } from '../findings/catalogue/resource';

export const duplicates = rule({
  finds: DUPLICATE_GATEWAY,
  reads: ['duplicates', 'name', 'namespace'],
  check: (facts) => facts.duplicates.map((other) => ({
    field: ['metadata', 'name'],
    values: { object: `${facts.namespace}/${facts.name}`, other },
  })),
});
