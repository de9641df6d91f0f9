import { ClusterStrategy } from './cluster';
import { DnsOnlyStrategy } from './dns-only';
import { EniStrategy } from './eni';
import { HostnameStrategy } from './hostname';
import type { ITrafficStrategy } from './strategy-contract';
import { UNKNOWN_STRATEGY } from '../findings/catalogue/strategy';
import { errorOf } from '../findings/finding';
import { nearest } from '../text';

/** How a strategy is written as text: its name, and behind a colon what it is made with. */
interface NamedStrategy {
  /** What stands behind the colon; undefined for a strategy that takes nothing. */
  readonly takes?: string;

  /** What may stand there where nothing is deployed. */
  readonly standIn?: string;
  readonly make: (value: string) => ITrafficStrategy;
}

/** Every strategy, in the order in which they are recommended. */
const NAMED: ReadonlyMap<string, NamedStrategy> = new Map<string, NamedStrategy>([
  ['dns-only', { make: () => TrafficStrategy.dnsOnly() }],
  ['cluster', { make: () => TrafficStrategy.cluster() }],
  ['eni', { make: () => TrafficStrategy.eni() }],
  ['hostname', { takes: '<name>', standIn: 'gw.example.com', make: (name) => TrafficStrategy.hostname(name) }],
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
   * Keep the policy `Local` and let in-cluster clients use the Service's DNS name. Costs nothing and works on any
   * cluster; choose it unless in-cluster clients must use the load balancer address.
   */
  public static dnsOnly(): ITrafficStrategy {
    return new DnsOnlyStrategy();
  }

  /**
   * Set the policy `Cluster`, so that the load balancer address works from every node. With nodes behind the load
   * balancer the gateway sees a node's address instead of the client's; choose it where nobody needs the client's.
   */
  public static cluster(): ITrafficStrategy {
    return new ClusterStrategy();
  }

  /**
   * Set the policy `Cluster` and put the pods' network interfaces behind the load balancer, which keeps the client's
   * source IP. Needs Terway with ENI, or inclusive ENI mode.
   */
  public static eni(): ITrafficStrategy {
    return new EniStrategy();
  }

  /**
   * Keep the policy `Local` and let the load balancer (a CLB) publish a host name instead of its IP. Choose it where
   * one URL must work inside and outside, or where the load balancer does TLS. You make the DNS record; the cloud
   * controller must be 2.3.0 or newer.
   *
   * Found as ASMG0205 if it is not a DNS name or the load balancer is an NLB, as ASMG0206 on a private CLB with TCP
   * listeners.
   *
   * @param hostname a DNS name that resolves to the load balancer, as `gw.example.com`
   */
  public static hostname(hostname: string): ITrafficStrategy {
    return new HostnameStrategy(hostname);
  }

  /**
   * What a gateway gets that names no strategy: `dnsOnly()`, which the vendor recommends.
   */
  public static recommended(): ITrafficStrategy {
    return TrafficStrategy.dnsOnly();
  }

  /**
   * The strategy of a name, so that an environment variable or a configuration file can choose it.
   *
   * @param name `dns-only`, `cluster`, `eni` or `hostname:<name>`
   * @throws ASMG0211 if no strategy is written so; the message lists how they are written
   */
  public static named(name: string): ITrafficStrategy {
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
 * Every strategy by its name, in the order in which they are recommended; with a stand-in for what it takes, so that it
 * can be explained.
 */
export function exemplaryStrategies(): ReadonlyMap<string, ITrafficStrategy> {
  return new Map([...NAMED].map(([name, { standIn = '', make }]) => [name, make(standIn)]));
}
