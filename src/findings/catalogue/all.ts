import type { FindingLevel } from '../finding';
import * as reachability from './reachability';
import * as resource from './resource';
import * as strategy from './strategy';
import * as verification from './verification';

/** What is the same in every case of a code. */
export interface CatalogueEntry {
  readonly code: string;
  readonly level: FindingLevel;
  readonly title: string;
  readonly why: string;
  readonly fix: string;

  /** Present where a case may have another level than the usual one. */
  readonly levelFor?: unknown;
}

/** Every code there is, in order. A code that is retired stays in its file as a comment and is never given again. */
export const CATALOGUE: readonly CatalogueEntry[] = [resource, strategy, reachability, verification]
  .flatMap((hundred): CatalogueEntry[] => Object.values(hundred))
  .sort((a, b) => a.code.localeCompare(b.code));
