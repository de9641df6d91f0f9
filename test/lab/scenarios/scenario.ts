/** What a scenario is: a name that is a sentence, and steps that check further sentences. */
import type { Check } from './sentences';
import type { Overlay } from '../ground/overlays';
import type { Snapshot } from '../ground/snapshot';
import type { Cluster } from '../nodes/cluster';

/** What every scenario gets. */
export interface Context {
  readonly say: (line: string) => void;

  /** Says a sentence and whether it is true. A scenario goes on after one that is not. */
  readonly check: Check;
}

/** What a scenario on a cluster gets. */
export interface ClusterContext extends Context {
  readonly cluster: Cluster;
}

/** What a scenario about the machine gets, after the cluster is gone. */
export interface MachineContext extends Context {
  /** The machine before the run. */
  readonly before: Snapshot;

  /** What covered the machine's files during the run. */
  readonly overlays: readonly Overlay[];
}

interface ClusterScenario {
  readonly on: 'cluster';
  readonly name: string;
  readonly run: (context: ClusterContext) => Promise<void>;
}

interface MachineScenario {
  readonly on: 'machine';
  readonly name: string;
  readonly run: (context: MachineContext) => Promise<void>;
}

export type Scenario = ClusterScenario | MachineScenario;
