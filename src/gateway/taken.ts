import { Chart } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import type { ListenerClaim, SharedListener } from '../rules/gateway-facts';

/** What a gateway takes for itself. */
export interface Taken {
  readonly listeners: readonly ListenerClaim[];

  /** `namespace/name`, which it takes in its chart. */
  readonly name: string;
}

interface Taker {
  readonly gateway: Construct;

  /** Undefined while the object of the gateway is rendered: it is asked again later. */
  readonly ask: () => Taken | undefined;

  /** The listeners and the key of the name when it was last asked. */
  listeners: readonly ListenerClaim[];
  name: string | undefined;
}

const APPS = new WeakMap<IConstruct, TakenInApp>();

/**
 * The listeners and the names that the gateways of an app take. The listeners are not asked for one chart: a load
 * balancer is the same one in every chart.
 */
export class TakenInApp {
  /** What is taken in the app of a construct. */
  public static of({ node: { root } }: IConstruct): TakenInApp {
    const known = APPS.get(root) ?? new TakenInApp();
    APPS.set(root, known);
    return known;
  }

  private readonly takers = new Map<IConstruct, Taker>();
  private readonly byKey = new Map<string, Set<Taker>>();
  private changed = new Set<IConstruct>();

  /** Adds the object of a gateway. It is asked when a gateway is judged, since it may still change. */
  public add(object: IConstruct, gateway: Construct, ask: Taker['ask']): void {
    this.takers.set(object, { gateway, ask, listeners: [], name: undefined });
    this.forget(object);
  }

  /** Asks an object again, since it has changed. */
  public forget(object: IConstruct): void {
    this.changed.add(object);
  }

  /** The listeners of an object that others take too. */
  public sharedBy(object: IConstruct): SharedListener[] {
    const taker = this.takerOf(object);
    return (taker?.listeners ?? []).flatMap((claim) => (
      this.othersWith(claim.key, taker).map((other) => ({ ...claim, other: other.node.path }))
    ));
  }

  /** The other gateways with the same name in the chart of an object. */
  public namesakesOf(object: IConstruct): Construct[] {
    const taker = this.takerOf(object);
    return taker?.name === undefined ? [] : this.othersWith(taker.name, taker);
  }

  private othersWith(key: string, taker: Taker | undefined): Construct[] {
    const takers = this.byKey.get(key);
    return takers === undefined || takers.size < 2
      ? []
      : [...takers].filter((other) => other !== taker).map(({ gateway }) => gateway).filter(isInTree);
  }

  private takerOf(object: IConstruct): Taker | undefined {
    const { changed } = this;
    // An object that is rendered asks for its findings, and so for what is taken: then none has changed.
    this.changed = new Set();
    changed.forEach((each) => this.askAgain(each));
    return this.takers.get(object);
  }

  private askAgain(object: IConstruct): void {
    const taker = this.takers.get(object);
    const taken = taker && soundAnswer(taker);
    if (taker === undefined || taken === undefined) {
      this.changed.add(object);
      return;
    }
    keysOf(taker).forEach((key) => this.byKey.get(key)?.delete(taker));
    taker.listeners = taken.listeners;
    taker.name = nameKey(taker, taken);
    keysOf(taker).forEach((key) => this.byKey.set(key, (this.byKey.get(key) ?? new Set()).add(taker)));
  }
}

function nameKey({ gateway }: Taker, { name }: Taken): string {
  return `name ${Chart.of(gateway).node.addr} ${name}`;
}

function keysOf({ listeners, name }: Taker): string[] {
  return [...name === undefined ? [] : [name], ...listeners.map(({ key }) => key)];
}

/** Whether a construct is written. Its author may have removed it, or a construct above it. */
function isInTree({ node: { scopes } }: Construct): boolean {
  return scopes.every((scope, index) => index === 0 || scopes[index - 1]?.node.tryFindChild(scope.node.id) === scope);
}

/** A value that cannot be asked for is reported where it is written. */
function soundAnswer({ ask }: Taker): Taken | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
