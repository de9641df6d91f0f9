import { rule } from './rule';
import { BAD_REPLICAS } from '../findings/catalogue/resource';
import { shown } from '../text';

const FIELDS = ['replicaCount', 'minReplicas', 'maxReplicas'] as const;

export const replicas = rule({
  finds: BAD_REPLICAS,
  reads: ['replicas'],
  check: (facts) => {
    const { minReplicas, maxReplicas } = facts.replicas;
    const refused = FIELDS
      .map((field) => ({ field, value: facts.replicas[field] }))
      .filter(({ value }) => value !== undefined && !(Number.isInteger(value) && (value as number) >= 0))
      .map(({ field, value }) => ({ field: ['spec', field], values: { problem: `${field} is ${shown(value)}` } }));
    // Zero equals unset in the vendor's code, so that it bounds nothing.
    const crossed = typeof minReplicas === 'number' && typeof maxReplicas === 'number' && maxReplicas > 0 && minReplicas > maxReplicas;
    return [...refused, ...crossed ? [{
      field: ['spec', 'minReplicas'],
      values: { problem: `minReplicas ${minReplicas} is above maxReplicas ${maxReplicas}` },
    }] : []];
  },
});
