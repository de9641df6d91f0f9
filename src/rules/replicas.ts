import { rule, type VerdictOn } from './rule';
import { BAD_REPLICAS } from '../findings/catalogue/resource';
import { isCount } from '../kubernetes/numbers';

const FIELDS = ['replicaCount', 'minReplicas', 'maxReplicas'] as const;

export const replicas = rule({
  finds: BAD_REPLICAS,
  reads: ['replicas'],
  check: (facts): VerdictOn<typeof BAD_REPLICAS> => {
    const notCounts = FIELDS
      .map((field) => ({ field, value: facts.replicas[field] }))
      .filter(({ value }) => value !== undefined && !isCount(value));
    if (notCounts.length > 0) {
      return notCounts.map(({ field, value }) => ({
        field: ['spec', field],
        values: { case: 'notCount', field, value },
      }));
    }
    const { minReplicas: least, maxReplicas: most } = facts.replicas;
    // The vendor's code treats zero as unset, so a maximum of zero sets no limit.
    const isCrossed = typeof least === 'number' && typeof most === 'number' && most > 0 && least > most;
    return isCrossed ? [{ field: ['spec', 'minReplicas'], values: { case: 'crossed', least, most } }] : [];
  },
});
