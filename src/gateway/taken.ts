import { Chart } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import type { ListenerClaim, SharedListener } from '../rules/gateway-facts';
import { grouped } from '../text';

/** What a gateway takes for itself. */
export interface Taken {
  readonly listeners: readonly ListenerClaim[];

  /** `namespace/name`, which it takes in its chart. */
  readonly name: string;
}

type TakenBy = () => Taken;

/** The listeners of each gateway. */
type Claims = ReadonlyMap<Construct, readonly ListenerClaim[]>;

/** The gateways that take a listener, by its key. */
type Takers = ReadonlyMap<string, readonly { readonly gateway: Construct }[]>;

interface Known {
  readonly claims: Claims;
  readonly takers: Takers;

  /** The gateways with the same name in the same chart as each of them, itself among them. */
  readonly namesakes: ReadonlyMap<Construct, readonly Construct[]>;
}

const NONE: Known = { claims: new Map(), takers: new Map(), namesakes: new Map() };

const APPS = new WeakMap<IConstruct, TakenInApp>();

/**
 * The listeners and the names that the gateways of an app take. The listeners are not asked for one chart: a load
 * balancer is the same one in every chart.
 */
export class TakenInApp {
  /** The listeners in the app of a construct. */
  public static of({ node: { root } }: IConstruct): TakenInApp {
    const known = APPS.get(root) ?? new TakenInApp();
    APPS.set(root, known);
    return known;
  }

  private readonly gateways = new Map<Construct, TakenBy>();
  private known: Known | undefined;

  /** Adds a gateway. What it takes is asked for when it is judged, since it may still change. */
  public add(gateway: Construct, taken: TakenBy): void {
    this.gateways.set(gateway, taken);
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
        .filter((other) => other.gateway !== gateway && isInTree(other.gateway))
        .map((other) => ({ ...claim, other: other.gateway.node.path }))
    ));
  }

  /** The other gateways with the same name in the chart of a gateway. */
  public namesakesOf(gateway: Construct): Construct[] {
    const { namesakes } = this.known ?? this.read();
    return (namesakes.get(gateway) ?? []).filter((other) => other !== gateway && isInTree(other));
  }

  private read(): Known {
    // Rendering a gateway asks for its findings, and so for the listeners. Meanwhile none is known.
    this.known = NONE;
    const all = [...this.gateways].flatMap(([gateway, takenBy]) => {
      const taken = soundly(takenBy);
      return taken === undefined ? [] : [{ gateway, ...taken }];
    });
    const claims = all.flatMap(({ gateway, listeners }) => listeners.map(({ key }) => ({ key, gateway })));
    const called = grouped(all, ({ gateway, name }) => `${Chart.of(gateway).node.addr} ${name}`);
    return this.known = {
      claims: new Map(all.map(({ gateway, listeners }) => [gateway, listeners])),
      takers: grouped(claims, ({ key }) => key),
      namesakes: new Map([...called.values()].map((same) => same.map(({ gateway }) => gateway))
        .flatMap((same) => same.map((gateway) => [gateway, same]))),
    };
  }
}

/** Whether a construct is written. Its author may have removed it, or a construct above it. */
function isInTree({ node: { scopes } }: Construct): boolean {
  return scopes.every((scope, index) => index === 0 || scopes[index - 1]?.node.tryFindChild(scope.node.id) === scope);
}

/** Undefined if a value cannot be asked for, which is reported where it is written. */
function soundly(takenBy: TakenBy): Taken | undefined {
  try {
    return takenBy();
  } catch {
    return undefined;
  }
}
