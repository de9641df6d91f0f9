import type { Duration } from 'cdk8s';
import type {
  LoadBalancerHealthCheckCode, LoadBalancerHealthCheckMethod, NlbHealthCheckHttpVersion, NlbHealthCheckType,
} from './enums';

/**
 * Settings of the health checks of an NLB.
 *
 * @internal
 */
export interface NlbHealthOptions {
  /**
   * Whether backends are checked. Turn it off if a backend does not survive the checks. Write true to have the other
   * settings of health checks read. It needs cloud controller 2.5.0 or newer.
   *
   * @default true
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
   */
  readonly healthCheckFlag?: boolean;

  /**
   * Protocol of health checks. Choose HTTP to find gateway pods that accept connections and do not answer. It needs
   * cloud controller 2.5.0 or newer.
   *
   * @default NlbHealthCheckType.TCP
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
   */
  readonly healthCheckType?: NlbHealthCheckType;

  /**
   * Path that an HTTP health check asks for, for example `/healthz`. Set it if `/` does not answer with a healthy
   * status. It needs cloud controller 2.5.0 or newer.
   *
   * @default - the load balancer chooses
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
   */
  readonly healthCheckUri?: string;

  /**
   * Host that an HTTP health check asks for, for example `gw.example.com`. Set it if the gateway routes by host. It
   * needs cloud controller 2.5.0 or newer.
   *
   * @default - the load balancer chooses
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
   */
  readonly healthCheckDomain?: string;

  /**
   * HTTP status codes of healthy backends. Set it if a healthy gateway answers the check with another code. It needs
   * cloud controller 2.5.0 or newer.
   *
   * @default - the load balancer chooses
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
   */
  readonly healthCheckHttpcode?: LoadBalancerHealthCheckCode[];

  /**
   * HTTP method of health checks. Choose GET if the gateway does not answer HEAD. It needs cloud controller 2.5.0 or
   * newer.
   *
   * @default - the load balancer chooses
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
   */
  readonly healthCheckMethod?: LoadBalancerHealthCheckMethod;

  /**
   * HTTP version of health checks. Set it if the gateway refuses older versions. It needs cloud controller 2.15.0 or
   * newer.
   *
   * @default - the load balancer chooses
   * @see https://www.alibabacloud.com/help/en/ack/product-overview/cloud-controller-manager
   */
  readonly healthCheckHttpVersion?: NlbHealthCheckHttpVersion;

  /**
   * Port of health checks. Set it to check the status port of the gateway instead of its traffic port. 0 is the port of
   * the backend. An integer from 0 to 65535. It needs cloud controller 2.5.0 or newer.
   *
   * @default 0
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
   */
  readonly healthCheckConnectPort?: number;

  /**
   * How long a health check waits for an answer. Set it if healthy backends answer late. 1 to 300 seconds. It needs
   * cloud controller 2.5.0 or newer.
   *
   * @default Duration.seconds(5)
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
   */
  readonly healthCheckConnectTimeout?: Duration;

  /**
   * Time between two health checks of a backend. A shorter one finds a failed backend sooner. 1 to 50 seconds. It needs
   * cloud controller 2.5.0 or newer.
   *
   * @default Duration.seconds(10)
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
   */
  readonly healthCheckInterval?: Duration;

  /**
   * Number of successful checks after which a backend is healthy. A smaller one returns a backend to use sooner. An
   * integer from 2 to 10. It needs cloud controller 2.5.0 or newer.
   *
   * @default 2
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
   */
  readonly healthyThreshold?: number;

  /**
   * Number of failed checks after which a backend is unhealthy. A smaller one finds a failed backend sooner. An integer
   * from 2 to 10. It needs cloud controller 2.5.0 or newer.
   *
   * @default 2
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
   */
  readonly unhealthyThreshold?: number;
}
