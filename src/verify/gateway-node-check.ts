import { ApiObject, Names } from 'cdk8s';
import { Construct } from 'constructs';
import { anywhere } from './placement';
import { labelsOf, sleepingPodTemplate } from './probe-pod';
import type { ProbePodOptions } from './props';
import { egressOf, type Workload, workloadOf } from './workload';

/**
 * A proof from every node.
 */
export interface GatewayNodeCheckProps extends ProbePodOptions {
  /**
   * Whether to ask as a client in the host network, with the node's own address. The restricted and baseline Pod Security Standards do not
   * admit such pods.
   *
   * @default false
   */
  readonly hostNetwork?: boolean;
}

/**
 * A DaemonSet that proves on every node that its clients reach a gateway. On each node the probe runs first, and the pod is ready only where
 * it passed; then nothing is left running but a sleeping process. So the verdict is
 *
 *     kubectl rollout status daemonset/<name> --timeout 5m
 *
 * and the pods that are not ready name the nodes. A probe that failed is tried again, each time after a longer pause, at most five minutes:
 * the check passes by itself once the fault is cured. `kubectl rollout restart` asks all nodes again.
 *
 * Cordoned nodes are asked as well; nodes with a taint that is not tolerated are not, which includes virtual nodes.
 *
 * @example
 * new GatewayNodeCheck(chart, 'nodes', { gateway });
 */
export class GatewayNodeCheck extends Construct {
  /**
   * The rendered DaemonSet: the way to what the props do not offer.
   */
  public readonly apiObject: ApiObject;

  /**
   * Name of the DaemonSet.
   */
  public readonly daemonSetName: string;

  /**
   * Namespace of the DaemonSet.
   */
  public readonly namespace: string;

  private readonly workload: Workload;

  constructor(scope: Construct, id: string, props: GatewayNodeCheckProps) {
    super(scope, id);
    this.workload = workloadOf(this, props, anywhere(props.hostNetwork));
    this.namespace = this.workload.namespace;
    this.daemonSetName = Names.toDnsLabel(this, { maxLen: 63 });
    const labels = labelsOf(this.daemonSetName, props.labels);
    this.apiObject = new ApiObject(this, 'DaemonSet', {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: this.daemonSetName, namespace: this.namespace, labels, annotations: props.annotations },
      spec: {
        selector: { matchLabels: labelsOf(this.daemonSetName) },
        // A changed check is asked everywhere at once: no pod does anything that another would have to take over.
        updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '100%' } },
        template: sleepingPodTemplate(this.workload.podsOf(this.daemonSetName)),
      },
    });
  }

  /**
   * Allows the probe's pods the ways out that they need, in a namespace where a NetworkPolicy forbids them: to DNS, to the gateway's pods, to
   * the ports that are asked, and to the API server if the probe reads the Service.
   *
   * Policies do not apply to pods in the host network. Calling it again changes nothing.
   *
   * @returns the NetworkPolicy
   */
  public allowEgress(): ApiObject {
    return egressOf(this, this.workload, this.daemonSetName);
  }
}
