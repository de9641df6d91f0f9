import { rule } from './rule';
import { BAD_CLUSTER_IDS } from '../findings/catalogue/identity';
import type { ValuesOf } from '../findings/definition';

const FIELD = ['spec', 'clusterIds'];

/** A value that is no list is reported by the schema. */
export const clusterIds = rule({
  finds: BAD_CLUSTER_IDS,
  reads: ['clusterIds', 'overriddenClusters'],
  check: (facts) => {
    const ids = Array.isArray(facts.clusterIds) ? facts.clusterIds as unknown[] : undefined;
    if (ids?.length === 0) {
      return [{ field: FIELD, values: { case: 'none' } }];
    }
    const listed = new Set<unknown>();
    const problems = (ids ?? []).flatMap((id, index) => {
      const problem = problemOf(id, listed.has(id));
      listed.add(id);
      return problem === undefined ? [] : [{ field: [...FIELD, index], values: problem }];
    });
    const unlisted = ids === undefined ? [] : facts.overriddenClusters.filter((id) => !listed.has(id));
    return [...problems, ...unlisted.map((id) => (
      { field: ['spec', 'overrides', id], values: { case: 'override' as const, id } }
    ))];
  },
});

function problemOf(id: unknown, isRepeated: boolean): ValuesOf<typeof BAD_CLUSTER_IDS> | undefined {
  if (typeof id !== 'string') {
    return undefined;
  }
  if (!/^\S+$/.test(id)) {
    return { case: 'blank', id };
  }
  return isRepeated ? { case: 'repeated', id } : undefined;
}
