import type { CodeDefinition } from '../definition';
import type { FieldFinding } from '../finding';
import * as annotations from './annotations';
import * as asm from './asm';
import * as fields from './fields';
import * as identity from './identity';
import * as input from './input';
import * as lintSettings from './lint-settings';
import * as live from './live';
import * as loadBalancer from './load-balancer';
import * as notApplied from './not-applied';
import * as notRead from './not-read';
import * as notTheFault from './not-the-fault';
import * as reachability from './reachability';
import * as resource from './resource';
import * as settingRelations from './setting-relations';
import * as strategy from './strategy';
import * as unreadable from './unreadable';
import * as verification from './verification';

/** A code, whatever its cases and their values are. */
export interface CatalogueEntry extends CodeDefinition {
  /** Values for an example of every case. */
  readonly samples: readonly unknown[];

  /** A finding with these values in the words of the code. */
  finding(values: never): FieldFinding;
}

const FILES = [
  resource, fields, identity, asm, input, unreadable, strategy, loadBalancer, annotations, settingRelations,
  reachability, lintSettings, verification, live, notApplied, notRead, notTheFault,
];

/** Every code, in order. A retired code stays in its file as a comment and is never used again. */
export const CATALOGUE: readonly CatalogueEntry[] = FILES
  .flatMap((file): CatalogueEntry[] => Object.values(file))
  .sort((a, b) => (a.code < b.code ? -1 : 1));
