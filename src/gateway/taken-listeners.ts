import type { IConstruct } from 'constructs';
import type { ListenerClaim, SharedListener } from '../rules/gateway-facts';

/** An object of a gateway. */
interface Taker {
  /** The path of the gateway. */
  readonly path: string;

  /** Undefined while the object is rendered: it is asked again later. */
  readonly claimsOf: () => readonly ListenerClaim[] | undefined;

  /** What it took when it was last asked. */
  claims: readonly ListenerClaim[];
}

const APPS = new WeakMap<IConstruct, TakenListeners>();

/**
 * The listeners that the gateways of an app take. They are not asked for one chart: a load balancer is the same one in
 * every chart.
 */
export class TakenListeners {
  /** The listeners in the app of a construct. */
  public static of({ node: { root } }: IConstruct): TakenListeners {
    const known = APPS.get(root) ?? new TakenListeners();
    APPS.set(root, known);
    return known;
  }

  private readonly takers = new Map<IConstruct, Taker>();
  private readonly byKey = new Map<string, Set<Taker>>();
  private changed = new Set<IConstruct>();

  /** Adds the object of a gateway. It is asked when a gateway is judged, since it may still change. */
  public add(object: IConstruct, path: string, claimsOf: Taker['claimsOf']): void {
    this.takers.set(object, { path, claimsOf, claims: [] });
    this.forget(object);
  }

  /** Asks an object again, since it has changed. */
  public forget(object: IConstruct): void {
    this.changed.add(object);
  }

  /** The listeners of an object that others take too. */
  public sharedBy(object: IConstruct): SharedListener[] {
    this.askAgain();
    const taker = this.takers.get(object);
    return (taker?.claims ?? []).flatMap((claim) => (
      [...this.byKey.get(claim.key) ?? []]
        .filter((other) => other !== taker)
        .map((other) => ({ ...claim, other: other.path }))
    ));
  }

  private askAgain(): void {
    const { changed } = this;
    // An object that is rendered asks for its findings, and so for the listeners: then none has changed.
    this.changed = new Set();
    changed.forEach((object) => {
      const taker = this.takers.get(object);
      const claims = taker && soundClaims(taker);
      if (taker === undefined || claims === undefined) {
        this.changed.add(object);
      } else {
        this.replace(taker, claims);
      }
    });
  }

  private replace(taker: Taker, claims: readonly ListenerClaim[]): void {
    taker.claims.forEach(({ key }) => this.byKey.get(key)?.delete(taker));
    taker.claims = claims;
    claims.forEach(({ key }) => this.byKey.set(key, (this.byKey.get(key) ?? new Set()).add(taker)));
  }
}

/** A value that cannot be asked for is reported where it is written. */
function soundClaims({ claimsOf }: Taker): readonly ListenerClaim[] | undefined {
  try {
    return claimsOf();
  } catch {
    return [];
  }
}
