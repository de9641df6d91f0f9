import { reachabilityRows } from './matrix';
import { mermaidPath } from './mermaid';
import type { ClientKind, ReachabilityRow, ReachabilitySetup, TargetKind } from './question';
import type { NodeKind } from './service';
import { reachabilityTable } from './table';

/**
 * Who reaches a gateway, from where, and what the gateway sees of them.
 */
export class Reachability {
  /**
   * Of a setup.
   */
  public static of(setup: ReachabilitySetup): Reachability {
    return new Reachability(setup);
  }

  /**
   * A row for each client and address: pods and clients in the host network on nodes with and without a gateway pod,
   * and clients outside.
   */
  public readonly rows: ReachabilityRow[];

  private readonly setup: ReachabilitySetup;

  private constructor(setup: ReachabilitySetup) {
    this.setup = setup;
    this.rows = reachabilityRows(setup);
  }

  /**
   * A small table that a person reads in five seconds.
   */
  public toText(): string {
    return reachabilityTable(this.rows);
  }

  /**
   * A Mermaid flowchart of the way that one client's request takes.
   *
   * @param client who asks
   * @param target which address is asked
   * @param node where the client runs; left out for a client outside
   */
  public toMermaid(client: ClientKind, target: TargetKind, node?: NodeKind): string {
    return mermaidPath({ ...this.setup, client, target, node });
  }
}
