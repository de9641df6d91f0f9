import { rule } from './rule';
import { PREFIXED_NAME } from '../findings/catalogue/identity';

export const prefixedName = rule({
  finds: PREFIXED_NAME,
  reads: ['name'],
  check: ({ name }) => (name.startsWith('istio-') ? [{ field: ['metadata', 'name'], values: { name } }] : []),
});
