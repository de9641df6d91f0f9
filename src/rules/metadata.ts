import { rule, type Violation } from './rule';
import { BAD_METADATA } from '../findings/catalogue/resource';
import { type FieldPath, pathText } from '../findings/field-path';
import { type MetadataEntry, type MetadataProblem, metadataProblems, sizeProblem } from '../kubernetes/metadata';

export const metadata = rule({
  finds: BAD_METADATA,
  reads: ['metadata'],
  check: (facts) => [
    ...[...byField(facts.metadata).values()].flatMap((entries) => {
      const problem = sizeProblem(entries);
      return problem === undefined ? [] : [violation(problem, entries[0]?.field ?? [])];
    }),
    ...facts.metadata.flatMap((entry) => (
      metadataProblems(entry).map((problem) => violation(problem, [...entry.field, entry.key]))
    )),
  ],
});

function violation(values: MetadataProblem, field: FieldPath): Violation<MetadataProblem> {
  return canBeQuoted(values) ? { field, values, edits: [{ kind: 'quoteValue', field }] } : { field, values };
}

/** A list, a map or a null has no text. */
function canBeQuoted(values: MetadataProblem): boolean {
  return values.case === 'notText' && ['boolean', 'number'].includes(typeof values.value);
}

/** The entries of each map. */
function byField(entries: readonly MetadataEntry[]): ReadonlyMap<string, MetadataEntry[]> {
  const maps = new Map<string, MetadataEntry[]>();
  for (const entry of entries) {
    const name = pathText(entry.field);
    const known = maps.get(name) ?? [];
    known.push(entry);
    maps.set(name, known);
  }
  return maps;
}
