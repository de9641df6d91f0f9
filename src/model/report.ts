import { reachabilityChanges, type ReachabilityChange } from './changes';
import { reachabilityRows } from './matrix';
import { mermaidPath } from './mermaid';
import type { ClientKind, ReachabilityRow, ReachabilitySetup, TargetKind } from './question';
import type { NodeKind } from './service';
import { rangeProblems } from './source-ranges';
import { reachabilityTable } from './table';
import { soundInput } from '../input/input';

/**
 * Which clients reach a gateway, from where, and the source address that the gateway sees.
 */
export class Reachability {
  /**
   * The report for a setup.
   *
   * @throws ASMG0112 if a field is missing or of the wrong type, or a source range is not a CIDR
   */
  public static of(setup: ReachabilitySetup): Reachability {
    return new Reachability(soundInput('Reachability.of', { setup }, (given) => rangeProblems(given.setup)).setup);
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
   * The requests that work differently in another setup, for example after a change of the mode of kube-proxy.
   *
   * @param after the report for the setup after the change
   * @throws ASMG0112 if it is not a report
   */
  public changesTo(after: Reachability): ReachabilityChange[] {
    return reachabilityChanges(this.setup, soundInput('Reachability.changesTo', { after }).after.setup);
  }

  /**
   * A small table for people.
   */
  public toText(): string {
    return reachabilityTable(this.rows);
  }

  /**
   * A Mermaid flowchart of the path of one client's request.
   *
   * @param client the client
   * @param target the address that the client connects to
   * @param node the kind of node that the client runs on; left out for a client outside
   * @throws ASMG0112 if an argument is missing or of the wrong type
   */
  public toMermaid(client: ClientKind, target: TargetKind, node?: NodeKind): string {
    return mermaidPath({ ...this.setup, ...soundInput('Reachability.toMermaid', { client, target, node }) });
  }
}
