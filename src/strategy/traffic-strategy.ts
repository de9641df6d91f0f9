import type { RecommendableStrategy, StrategyNeeds } from './assessment';
import { ClusterStrategy } from './cluster';
import { DnsOnlyStrategy } from './dns-only';
import { EniStrategy } from './eni';
import { HostnameStrategy } from './hostname';
import { recommend, type StrategyRecommendation } from './recommendation';
import type { TrafficStrategyBase } from './strategy-base';
import { UNKNOWN_STRATEGY } from '../findings/catalogue/strategy';
import { errorOf } from '../findings/finding';
import { made, soundInput } from '../input/input';
import { TERWAY_CNIS } from '../model/clusters';
import type { ClusterPlatform } from '../model/platform';
import { nearest } from '../text';

const DNS_ONLY = new DnsOnlyStrategy();
const CLUSTER = new ClusterStrategy();
const ENI = new EniStrategy();

/** A strategy, how it is written as text (its name, and its value after a colon), and why to choose it. */
interface NamedStrategy extends RecommendableStrategy {
  /** The placeholder for the value after the colon; undefined for a strategy without a value. */
  readonly takes?: string;
}

/** Every strategy, in the order in which they are recommended. */
const NAMED: ReadonlyMap<string, NamedStrategy> = new Map<string, NamedStrategy>([
  ['dns-only', {
    make: () => TrafficStrategy.dnsOnly(),
    advantage: 'The DNS name of the Service works from every node, whatever the policy',
  }],
  ['cluster', {
    make: () => TrafficStrategy.cluster(),
    advantage: 'With the policy Cluster, the load balancer address works from every node',
  }],
  ['eni', {
    make: () => TrafficStrategy.eni(),
    advantage: 'With pods behind the load balancer and the policy Cluster, the client IP is kept and the load balancer '
      + 'address works from every node',
    preferredOn: TERWAY_CNIS,
  }],
  ['hostname', {
    takes: '<name>',
    need: 'hostname',
    standIn: 'gw.example.com',
    make: (name) => TrafficStrategy.hostname(name),
    advantage: 'With a host name in the status, in-cluster clients pass the load balancer like clients outside',
  }],
]);

/**
 * The ways in which in-cluster clients can reach a gateway.
 *
 * | strategy | externalTrafficPolicy | client IP from outside | in-cluster clients use |
 * |---|---|---|---|
 * | `dnsOnly()` | Local | kept | the Service's DNS name |
 * | `cluster()` | Cluster | lost with nodes behind the load balancer | DNS name or load balancer address |
 * | `eni()` | Cluster | kept | DNS name or load balancer address |
 * | `hostname(name)` | Local | kept | the host name, the same inside and outside |
 *
 * @see https://www.alibabacloud.com/help/en/asm/support/how-to-do-if-the-kubernetes-cluster-pods-cannot-access-clb-address-in-ingress-gateway
 */
export class TrafficStrategy {
  /**
   * Sets the policy `Local` and lets clients inside the cluster use the Service's DNS name, which works on any cluster.
   * Choose it unless clients inside the cluster must use the load balancer address. On Terway with pods behind the load
   * balancer, `Local` has no use (ASMG0304): choose `eni()`.
   */
  public static dnsOnly(): TrafficStrategyBase {
    return DNS_ONLY;
  }

  /**
   * Sets the policy `Cluster`. The load balancer address then works from every node. With nodes behind the load
   * balancer the gateway sees the address of a node instead of the client IP. Choose it if the client IP is not needed.
   */
  public static cluster(): TrafficStrategyBase {
    return CLUSTER;
  }

  /**
   * Sets the policy `Cluster` and puts the network interfaces of pods behind the load balancer, which keeps the client
   * IP. It needs Terway with ENI, or inclusive ENI mode, which is also called shared ENI.
   */
  public static eni(): TrafficStrategyBase {
    return ENI;
  }

  /**
   * Sets the policy `Local` and lets the load balancer (a CLB) publish a host name instead of its IP. Choose it if one
   * URL must work inside and outside, or if the load balancer terminates TLS. You create the DNS record. The cloud
   * controller must be 2.3.0 or newer.
   *
   * An invalid DNS name or an NLB is reported as ASMG0205, and a private CLB with TCP listeners as ASMG0206.
   *
   * @param hostname a DNS name that resolves to the load balancer, for example `gw.example.com`
   */
  public static hostname(hostname: string): TrafficStrategyBase {
    return made('TrafficStrategy.hostname', { hostname }, (given) => new HostnameStrategy(given.hostname));
  }

  /**
   * The strategy of a gateway that sets none: `dnsOnly()`, which the vendor recommends. `recommendedFor` takes the
   * cluster into account.
   */
  public static recommended(): TrafficStrategyBase {
    return TrafficStrategy.dnsOnly();
  }

  /**
   * The strategy that fits a platform and what clients and the gateway need, with its reason. It is decided by the same
   * model as `Reachability`, and assumes a public CLB. If no strategy fits, `fits` and `reason` say so.
   *
   * @param platform the cluster, as far as it is declared
   * @param needs what clients and the gateway need; nothing special if it is left out
   * @throws ASMG0112 if an argument is missing or of the wrong type
   */
  public static recommendedFor(platform: ClusterPlatform, needs: StrategyNeeds = {}): StrategyRecommendation {
    const given = soundInput('TrafficStrategy.recommendedFor', { platform, needs });
    return recommend(given.platform, given.needs, [...NAMED.values()]);
  }

  /**
   * The strategy with this name. Use it to read the strategy from an environment variable or a configuration file.
   *
   * @param name `dns-only`, `cluster`, `eni` or `hostname:<name>`
   * @throws ASMG0211 if there is no such strategy; the message lists all of them. ASMG0112 if it is not a string
   */
  public static named(name: string): TrafficStrategyBase {
    soundInput('TrafficStrategy.named', { name });
    const [key, value] = splitAtColon(name);
    const strategy = NAMED.get(key);
    if (strategy === undefined) {
      const known = [...NAMED].map(formOf);
      throw errorOf([UNKNOWN_STRATEGY.finding({ case: 'unknown', name, known, near: formNear(key) })]);
    }
    if ((value === '') !== (strategy.takes === undefined)) {
      const form = formOf([key, strategy]);
      throw errorOf([UNKNOWN_STRATEGY.finding({ case: value === '' ? 'lacksValue' : 'takesNoValue', name, form })]);
    }
    return strategy.make(value);
  }

  private constructor() {}
}

/** How a strategy is written, for example `hostname:<name>`. */
function formOf([name, { takes }]: readonly [string, NamedStrategy]): string {
  return takes === undefined ? name : `${name}:${takes}`;
}

/** The form of the strategy that a misspelled name probably means. */
function formNear(misspelled: string): string | undefined {
  const [name = ''] = nearest(misspelled, [...NAMED.keys()]);
  const strategy = NAMED.get(name);
  return strategy && formOf([name, strategy]);
}

function splitAtColon(text: string): [string, string] {
  const colon = text.indexOf(':');
  return colon < 0 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)];
}

/**
 * Every strategy by its name, in the order in which they are recommended. If a strategy needs a value, it has an
 * example.
 */
export function exemplaryStrategies(): ReadonlyMap<string, TrafficStrategyBase> {
  return new Map([...NAMED].map(([name, { standIn = '', make }]) => [name, make(standIn)]));
}
