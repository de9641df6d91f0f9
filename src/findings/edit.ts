import type { FieldPath } from './field-path';

/** Another text as the value of a field. */
export interface ReplaceValue {
  readonly kind: 'replaceValue';
  readonly field: FieldPath;
  readonly value: string;
}

/** The value as a text: as it is written, in quotation marks. */
export interface QuoteValue {
  readonly kind: 'quoteValue';
  readonly field: FieldPath;
}

/** Another key for an entry of a map. The map must not have the key yet. */
export interface RenameKey {
  readonly kind: 'renameKey';
  readonly field: FieldPath;
  readonly key: string;
}

/** Removes an entry of a map that has no effect next to another one. */
export interface RemoveEntry {
  readonly kind: 'removeEntry';
  readonly field: FieldPath;

  /** The key of the other entry. It must be in the same map. */
  readonly nextTo: string;
}

/** Another map for an entry. The map is made if it is absent. It must not have the key yet. */
export interface MoveEntry {
  readonly kind: 'moveEntry';
  readonly field: FieldPath;

  /** The field of the other map. */
  readonly to: FieldPath;
}

/**
 * A change of a manifest. A rule that knows the only right answer to a mistake puts the changes that make it on the
 * finding. A mistake with several possible answers has none.
 */
export type Edit = ReplaceValue | QuoteValue | RenameKey | RemoveEntry | MoveEntry;

/** The same change with its fields in another place. */
export function relocated(edit: Edit, locate: (field: FieldPath) => FieldPath): Edit {
  const moved = { ...edit, field: locate(edit.field) };
  return moved.kind === 'moveEntry' ? { ...moved, to: locate(moved.to) } : moved;
}
