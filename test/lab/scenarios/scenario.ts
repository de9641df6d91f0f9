/** What a scenario is: a sentence, and steps that hold or do not. */
import type { Cluster } from '../nodes/cluster';

/** Handed to each scenario. */
export interface Context {
  readonly cluster: Cluster;
  readonly say: (line: string) => void;
  /** Says a sentence and whether it is true; a scenario goes on after one that is not. */
  readonly check: (sentence: string, holds: boolean, otherwise?: string) => void;
}

export interface Scenario { readonly name: string; readonly run: (context: Context) => Promise<void> }
