import type { GatewayFacts } from './gateway-facts';
import { rule, type Violation } from './rule';
import { BAD_REPLICAS } from '../findings/catalogue/resource';
import type { ValuesOf } from '../findings/definition';
import { isCount } from '../kubernetes/numbers';

const FIELDS = ['replicaCount', 'minReplicas', 'maxReplicas'] as const;

type BadReplicas = ValuesOf<typeof BAD_REPLICAS>;

export const replicas = rule({
  finds: BAD_REPLICAS,
  reads: ['replicas'],
  check: ({ replicas: given }) => [...notCounts(given), ...crossed(given)],
});

function notCounts(given: GatewayFacts['replicas']): Violation<BadReplicas>[] {
  return FIELDS
    .map((field) => ({ field, value: given[field] }))
    .filter(({ value }) => value !== undefined && !isCount(value))
    .map(({ field, value }) => ({ field: ['spec', field], values: { case: 'notCount', field, value } }));
}

/** The vendor's code treats zero as unset, so a maximum of zero sets no limit. */
function crossed({ minReplicas: least, maxReplicas: most }: GatewayFacts['replicas']): Violation<BadReplicas>[] {
  return isCount(least) && isCount(most) && most > 0 && least > most
    ? [{ field: ['spec', 'minReplicas'], values: { case: 'crossed', least, most } }]
    : [];
}
