import type { Duration } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-28';
import type { ProbeExpectation } from './expectation';
import type { ProbeTarget } from './probe-target';
import type { IReachableService } from '../gateway/gateway-contract';

/**
 * What a probe requests, and what it must find.
 */
export interface ProbeOptions {
  /**
   * The gateway to probe, or any other Service of type LoadBalancer: see `LoadBalancerService.fromServiceName`.
   */
  readonly gateway: IReachableService;

  /**
   * ID of the cluster that the probe runs in. Set it if the gateway has an override for the cluster: the default
   * targets and the placement then follow the strategy, the platform and the ports of the override. A cluster that the
   * gateway's `clusterIds` does not list is refused with ASMG0114.
   *
   * @default - the gateway without an override
   */
  readonly clusterId?: string;

  /**
   * The targets to probe, one after the other.
   *
   * @default - the addresses that the gateway's strategy promises to in-cluster clients: the Service's DNS name, and
   * the load balancer address if the strategy says that clients may use it; with `hostname` the host name
   */
  readonly targets?: ProbeTarget[];

  /**
   * What every target must answer for the probe to pass.
   *
   * @default ProbeExpectation.anyResponse()
   */
  readonly expect?: ProbeExpectation;

  /**
   * Path for targets without one. Any valid HTTP status proves that the gateway was reached, including 404.
   *
   * @default '/'
   */
  readonly path?: string;

  /**
   * Image with `sh`, `curl`, and the usual small tools (`cat`, `date`, `sed`, `sleep`, `tr`), as busybox has them.
   *
   * Pin your own image by digest, because a tag can be moved. `docker buildx imagetools inspect IMAGE:TAG` prints the
   * digest of the index, which covers every architecture. Append it to the tag: `IMAGE:TAG@sha256:...`.
   *
   * @default - `curlimages/curl:8.10.1`, pinned by digest
   */
  readonly image?: string;

  /**
   * How often a target is tried again after a failure that may be temporary: no DNS answer, connection refused, no
   * answer in time. The pauses between the tries are 1, 2, 4 seconds and so on.
   *
   * @default 3
   */
  readonly retry?: number;

  /**
   * Longest time of one try.
   *
   * @default Duration.seconds(10)
   */
  readonly timeout?: Duration;

  /**
   * Longest time of the whole run, in whole seconds, including the time to pull the image. The probe gives up after
   * four fifths of it. The last message is then the probe's and not the Job controller's.
   *
   * @default - 5 minutes; for `everyNode` a tenth of a second more for each node if there are more than 20
   */
  readonly deadline?: Duration;
}

/**
 * A probe that runs in pods of its own.
 */
export interface ProbePodOptions extends ProbeOptions {
  /**
   * Namespace that the probe runs in. It need not be the gateway's.
   *
   * @default - the chart's namespace, else `default`
   */
  readonly namespace?: string;

  /**
   * Secrets for pulling the image.
   *
   * @default - none
   */
  readonly imagePullSecrets?: k8s.LocalObjectReference[];

  /**
   * Resources of the probe's container.
   *
   * @default - requests of 10m CPU and 16Mi memory, a limit of 64Mi memory
   */
  readonly resources?: k8s.ResourceRequirements;

  /**
   * Labels of the nodes that the probe may run on.
   *
   * @default - any node that its placement allows
   */
  readonly nodeSelector?: { [key: string]: string };

  /**
   * Taints that the probe tolerates.
   *
   * @default - none
   */
  readonly tolerations?: k8s.Toleration[];

  /**
   * Labels of the Job, CronJob or DaemonSet, and of its pods.
   *
   * @default - only the labels that identify a probe, and those that keep its pods out of the mesh
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the Job, CronJob or DaemonSet, and of its pods.
   *
   * @default - only the one that turns sidecar injection off
   */
  readonly annotations?: { [key: string]: string };
}
