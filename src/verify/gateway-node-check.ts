import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { GatewayNodeAlertOptions } from './alert-options';
import { nodeCheckAlerts } from './node-check-alerts';
import { anywhere } from './placement';
import { probeInput } from './probe-input';
import { labelsOf, sleepingPodTemplate } from './probe-pod';
import { alertFindings, prometheusRule } from './prometheus-rule';
import type { ProbePodOptions } from './props';
import { egressOf, type Workload, workloadOf } from './workload';
import { workloadName } from './workload-name';

/**
 * Properties of a probe on every node.
 */
export interface GatewayNodeCheckProps extends ProbePodOptions {
  /**
   * Whether to probe from the host network, with the node's own address. The restricted and baseline Pod Security
   * Standards do not admit such pods.
   *
   * @default false
   */
  readonly hostNetwork?: boolean;

  /**
   * Alerts for nodes where the check does not pass or does not run, with the node in the label `node`. `{}` uses the
   * defaults. Helm cannot render the text of the alert, so do not use them with `cdk8s synth --format helm`.
   *
   * @default - no alerts
   */
  readonly alerts?: GatewayNodeAlertOptions;
}

/**
 * A DaemonSet that checks on every node whether clients reach a gateway. In each pod the probe runs first, and the pod
 * is ready only if the probe passes. After that, only a sleeping process runs. This command gives the verdict:
 *
 *     kubectl rollout status daemonset/<name> --timeout 5m
 *
 * Pods that are not ready run on nodes with the fault. A probe that fails runs again, each time after a longer
 * pause of at most five minutes, so the check passes once the fault is fixed. `kubectl rollout restart` probes all
 * nodes again.
 *
 * Cordoned nodes are probed too. Nodes with a taint that is not tolerated are not probed. Virtual nodes have such a
 * taint.
 *
 * @exampleMetadata fixture=chart
 * @example
 * new GatewayNodeCheck(chart, 'nodes', { gateway });
 */
export class GatewayNodeCheck extends Construct {
  /**
   * The rendered DaemonSet, for settings that the props do not offer.
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

  /**
   * The rendered PrometheusRule; undefined without `alerts`.
   */
  public readonly prometheusRule?: ApiObject;

  private readonly workload: Workload;

  constructor(scope: Construct, id: string, props: GatewayNodeCheckProps) {
    const { props: given, findings } = probeInput('GatewayNodeCheck', scope, id, props);
    super(scope, id);
    const { alerts } = given;
    this.workload = workloadOf(this, given, anywhere(given.hostNetwork), {
      kind: 'DaemonSet',
      findings: () => [...findings, ...alertFindings(alerts)],
    });
    this.namespace = this.workload.namespace;
    this.daemonSetName = workloadName(this, 63);
    const labels = labelsOf(this.daemonSetName, given.labels);
    this.apiObject = new ApiObject(this, 'DaemonSet', {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: this.daemonSetName, namespace: this.namespace, labels, annotations: given.annotations },
      spec: {
        selector: { matchLabels: labelsOf(this.daemonSetName) },
        // A changed check replaces all pods at once, because no workload depends on them.
        updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '100%' } },
        template: sleepingPodTemplate(this.workload.podsOf(this.daemonSetName)),
      },
    });
    this.prometheusRule = alerts && this.watch(alerts);
  }

  /**
   * Allows the outgoing connections of the probe's pods in a namespace where a NetworkPolicy forbids them: to DNS, to
   * the gateway's pods, to the ports that are probed, and to the API server if the probe reads the Service.
   *
   * Policies do not apply to pods in the host network. Calling it again changes nothing.
   *
   * @returns the NetworkPolicy
   */
  public allowEgress(): ApiObject {
    return egressOf(this, this.workload, this.daemonSetName);
  }

  private watch(alerts: GatewayNodeAlertOptions): ApiObject {
    const pods = this.workload.podsOf(this.daemonSetName);
    const watched = { ...pods, namespace: this.namespace, label: 'daemonset' } as const;
    return prometheusRule(this, watched, alerts, nodeCheckAlerts(watched, alerts.notReadyFor));
  }
}
