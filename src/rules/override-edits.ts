import type { Edit } from '../findings/edit';
import type { FieldFinding } from '../findings/finding';
import { fieldsOf } from '../kubernetes/fields';

/** A finding about a variant of a gateway. */
export interface VariantFinding {
  /** The cluster with the override; undefined for the gateway itself. */
  readonly cluster: string | undefined;
  readonly finding: FieldFinding;
}

/**
 * The edits for one finding about several variants of a gateway. There are none if they would change another variant: a
 * variant without the finding, or one that needs other edits. An entry that overrides repeat is edited there too.
 *
 * @param found the finding in each variant that has it
 * @param variants how many variants the gateway has
 */
export function editsOfVariants(
  found: readonly VariantFinding[], variants: number, manifest: Readonly<Record<string, unknown>>,
): readonly Edit[] | undefined {
  const [first] = found;
  const edits = first?.finding.edits;
  if (first === undefined || edits === undefined || found.some(({ finding }) => !isSame(finding.edits, edits))) {
    return undefined;
  }
  if (found.length < variants) {
    return found.length === 1 && edits.every((edit) => isWithin(edit, first.cluster)) ? edits : undefined;
  }
  const repeated = edits.flatMap((edit) => inOverrides(edit, manifest));
  return repeated.some(({ kind }) => kind === 'moveEntry') ? undefined : [...edits, ...repeated];
}

function isSame(some: readonly Edit[] | undefined, others: readonly Edit[]): boolean {
  return JSON.stringify(some) === JSON.stringify(others);
}

/** Whether an edit changes nothing but the override of a cluster. */
function isWithin(edit: Edit, cluster: string | undefined): boolean {
  const fields = edit.kind === 'moveEntry' ? [edit.field, edit.to] : [edit.field];
  return cluster !== undefined && fields.every(([spec, overrides, id]) => (
    spec === 'spec' && overrides === 'overrides' && id === cluster
  ));
}

/** The same edit of the same entry in each override. */
function inOverrides(edit: Edit, { spec }: Readonly<Record<string, unknown>>): Edit[] {
  const [top, map = '', key = '', ...deeper] = edit.field;
  return top !== 'spec' || map === 'overrides' || deeper.length > 0 ? [] : (
    Object.entries(fieldsOf(fieldsOf(spec).overrides))
      .filter(([, override]) => Object.hasOwn(fieldsOf(fieldsOf(override)[map]), key))
      .map(([cluster]) => ({ ...edit, field: ['spec', 'overrides', cluster, map, key] }))
  );
}
