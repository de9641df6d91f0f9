import type { SubjectInFile } from './gateways';

type Manifest = SubjectInFile['manifest'];

/**
 * The most entries that are judged for all overrides together: each is judged with all entries of its gateway.
 */
const MOST_ENTRIES = 2_000_000;

/** A gateway with as many overrides as are judged. */
export interface LimitedOverrides {
  readonly manifest: Manifest;

  /** How many overrides are left out of how many; undefined if none is. */
  readonly excess: { readonly count: number; readonly judged: number } | undefined;
}

/** Leaves out the last overrides if there are so many that judging them would take minutes. */
export function limitedOverrides(manifest: Manifest): LimitedOverrides {
  const spec = mapOf(manifest.spec);
  const overrides = Object.entries(mapOf(spec.overrides));
  const others = Object.entries(spec).filter(([name]) => name !== 'overrides');
  const entries = others.reduce((sum, [, value]) => sum + sizeOf(value), 1);
  const judged = Math.max(1, Math.floor(MOST_ENTRIES / entries));
  if (overrides.length <= judged) {
    return { manifest, excess: undefined };
  }
  const kept = Object.fromEntries(overrides.slice(0, judged));
  return { manifest: { ...manifest, spec: { ...spec, overrides: kept } }, excess: { count: overrides.length, judged } };
}

function sizeOf(value: unknown): number {
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 1;
}

function mapOf(value: unknown): Manifest {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Manifest : {};
}
