import type { Duration } from 'cdk8s';
import type { ClbHealthCheckType, LoadBalancerHealthCheckCode, LoadBalancerHealthCheckMethod } from './enums';

/**
 * Settings of the health checks of a CLB.
 *
 * @internal
 */
export interface ClbHealthOptions {
  /**
   * Whether backends are checked. Turn it off if a backend does not survive the checks. It applies to TCP and UDP
   * listeners. It needs cloud controller 2.6.0 or newer.
   *
   * @default true
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly healthCheckSwitch?: boolean;

  /**
   * Whether backends are checked. Turn it on to keep requests away from gateway pods that do not answer. It applies to
   * HTTP and HTTPS listeners. It needs cloud controller 1.9.3 or newer.
   *
   * @default false
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly healthCheckFlag?: boolean;

  /**
   * Protocol of health checks. Choose HTTP to find gateway pods that accept connections and do not answer. It applies
   * to TCP listeners. It needs cloud controller 1.9.3 or newer.
   *
   * @default ClbHealthCheckType.TCP
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly healthCheckType?: ClbHealthCheckType;

  /**
   * Path that an HTTP health check asks for, for example `/healthz`. Set it if `/` does not answer with a healthy
   * status. It applies to TCP, HTTP and HTTPS listeners. It needs cloud controller 1.9.3 or newer.
   *
   * @default - the load balancer chooses
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly healthCheckUri?: string;

  /**
   * Host that an HTTP health check asks for, for example `gw.example.com`. Set it if the gateway routes by host. It
   * applies to TCP, HTTP and HTTPS listeners. It needs cloud controller 1.9.3 or newer.
   *
   * @default - the load balancer chooses
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly healthCheckDomain?: string;

  /**
   * HTTP status codes of healthy backends. Set it if a healthy gateway answers the check with another code. It applies
   * to TCP, HTTP and HTTPS listeners. It needs cloud controller 1.9.3 or newer.
   *
   * @default [LoadBalancerHealthCheckCode.HTTP_2XX]
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly healthCheckHttpcode?: LoadBalancerHealthCheckCode[];

  /**
   * HTTP method of health checks. Choose GET if the gateway does not answer HEAD. It applies to HTTP and HTTPS
   * listeners. It needs cloud controller 2.3.0 or newer.
   *
   * @default - the load balancer chooses
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly healthCheckMethod?: LoadBalancerHealthCheckMethod;

  /**
   * Port of health checks. Set it to check the status port of the gateway instead of its traffic port. -520 is the port
   * of the backend. An integer from -520 to 65535. It needs cloud controller 1.9.3 or newer.
   *
   * @default - the port of the backend
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly healthCheckConnectPort?: number;

  /**
   * How long a health check waits for an answer. Set it if healthy backends answer late. 1 to 300 seconds. It applies
   * to TCP and UDP listeners. It needs cloud controller 1.9.3 or newer.
   *
   * @default Duration.seconds(5)
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly healthCheckConnectTimeout?: Duration;

  /**
   * How long a health check waits for an answer. Set it if healthy backends answer late. 1 to 300 seconds. It applies
   * to HTTP and HTTPS listeners. It needs cloud controller 1.9.3 or newer.
   *
   * @default Duration.seconds(5)
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly healthCheckTimeout?: Duration;

  /**
   * Time between two health checks of a backend. A shorter one finds a failed backend sooner. 1 to 50 seconds. It needs
   * cloud controller 1.9.3 or newer.
   *
   * @default Duration.seconds(2)
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly healthCheckInterval?: Duration;

  /**
   * Number of successful checks after which a backend is healthy. A smaller one returns a backend to use sooner. An
   * integer from 2 to 10. It needs cloud controller 1.9.3 or newer.
   *
   * @default 3
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly healthyThreshold?: number;

  /**
   * Number of failed checks after which a backend is unhealthy. A smaller one finds a failed backend sooner. An integer
   * from 2 to 10. It needs cloud controller 1.9.3 or newer.
   *
   * @default 3
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly unhealthyThreshold?: number;
}
