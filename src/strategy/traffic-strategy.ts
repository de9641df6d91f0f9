import { ClusterStrategy } from './cluster';
import type { ITrafficStrategy } from './contract';
import { DnsOnlyStrategy } from './dns-only';
import { EniStrategy } from './eni';
import { UNKNOWN_STRATEGY } from '../findings/catalogue/strategy';
import { errorOf } from '../findings/finding';

/** Every strategy that has a name, in the order in which they are recommended. */
const NAMED: { readonly [name: string]: () => ITrafficStrategy } = {
  'dns-only': () => TrafficStrategy.dnsOnly(),
  'cluster': () => TrafficStrategy.cluster(),
  'eni': () => TrafficStrategy.eni(),
};

/**
 * The ways in which in-cluster clients can reach a gateway.
 *
 * | strategy | externalTrafficPolicy | client IP from outside | in-cluster clients use |
 * |---|---|---|---|
 * | `dnsOnly()` | Local | kept | the Service's DNS name |
 * | `cluster()` | Cluster | lost with nodes behind the load balancer | DNS name or load balancer address |
 * | `eni()` | Cluster | kept | DNS name or load balancer address |
 *
 * @see https://www.alibabacloud.com/help/en/asm/support/how-to-do-if-the-kubernetes-cluster-pods-cannot-access-clb-address-in-ingress-gateway
 */
export class TrafficStrategy {
  /**
   * Keep the policy `Local` and let in-cluster clients use the Service's DNS name. Costs nothing and works on any cluster;
   * choose it unless in-cluster clients must use the load balancer address.
   */
  public static dnsOnly(): ITrafficStrategy {
    return new DnsOnlyStrategy();
  }

  /**
   * Set the policy `Cluster`, so that the load balancer address works from every node. With nodes behind the load balancer
   * the gateway sees a node's address instead of the client's; choose it where nobody needs the client's.
   */
  public static cluster(): ITrafficStrategy {
    return new ClusterStrategy();
  }

  /**
   * Set the policy `Cluster` and put the pods' network interfaces behind the load balancer, which keeps the client's source IP.
   * Needs Terway with ENI, or inclusive ENI mode.
   */
  public static eni(): ITrafficStrategy {
    return new EniStrategy();
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
   * @param name `dns-only`, `cluster` or `eni`
   * @throws ASMG0211 if no strategy has that name; the message lists the names that exist
   */
  public static named(name: string): ITrafficStrategy {
    const known = Object.keys(NAMED);
    if (!known.includes(name)) {
      throw errorOf([UNKNOWN_STRATEGY.finding({ name, known })]);
    }
    return NAMED[name]();
  }

  private constructor() {}
}
