import type { Construct, IConstruct } from 'constructs';
import type { ListenerClaim, SharedListener } from '../rules/gateway-facts';
import { grouped } from '../text';

type ClaimsOf = () => readonly ListenerClaim[];

/** The listeners of each gateway. */
type Claims = ReadonlyMap<Construct, readonly ListenerClaim[]>;

/** The gateways that take a listener, by its key. */
type Takers = ReadonlyMap<string, readonly { readonly gateway: Construct }[]>;

interface Known {
  readonly claims: Claims;
  readonly takers: Takers;
}

const NONE: Known = { claims: new Map(), takers: new Map() };

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

  private readonly gateways = new Map<Construct, ClaimsOf>();
  private known: Known | undefined;

  /** Adds a gateway. Its listeners are asked for when it is judged, since they may still change. */
  public add(gateway: Construct, claims: ClaimsOf): void {
    this.gateways.set(gateway, claims);
    this.forget();
  }

  /** What a gateway takes may have changed. */
  public forget(): void {
    this.known = undefined;
  }

  /** The listeners of a gateway that other gateways take too. */
  public sharedBy(gateway: Construct): SharedListener[] {
    const { claims, takers } = this.known ?? this.read();
    return (claims.get(gateway) ?? []).flatMap((claim) => (
      (takers.get(claim.key) ?? [])
        .filter((other) => other.gateway !== gateway)
        .map((other) => ({ ...claim, other: other.gateway.node.path }))
    ));
  }

  private read(): Known {
    // Rendering a gateway asks for its findings, and so for the listeners. Meanwhile none is known.
    this.known = NONE;
    const claims = new Map([...this.gateways].map(([gateway, claimsOf]) => [gateway, soundClaims(claimsOf)]));
    const all = [...claims].flatMap(([gateway, own]) => own.map(({ key }) => ({ key, gateway })));
    return this.known = { claims, takers: grouped(all, ({ key }) => key) };
  }
}

/** A value that cannot be asked for is reported where it is written. */
function soundClaims(claimsOf: ClaimsOf): readonly ListenerClaim[] {
  try {
    return claimsOf();
  } catch {
    return [];
  }
}
