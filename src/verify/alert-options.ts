import type { Duration } from 'cdk8s';

/**
 * Alerts about a monitor: a PrometheusRule for the Prometheus Operator. The rules read metrics of kube-state-metrics
 * 2.5 or newer, with the labels that it gives them (`honorLabels: true` of its ServiceMonitor). The `runbook_url` of an
 * alert is the page of ASMG0301 or ASMG0302 if the probe requests an address, otherwise a section of the guide.
 *
 * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PrometheusRule
 * @see https://github.com/kubernetes/kube-state-metrics/tree/main/docs/metrics/workload
 */
export interface GatewayAlertOptions {
  /**
   * Labels of the PrometheusRule. Prometheus reads only rules with the labels of its `ruleSelector`, for example
   * `release: kube-prometheus-stack`.
   *
   * @default - the labels of the workload
   */
  readonly labels?: { [key: string]: string };

  /**
   * The label `severity` of the alerts, for the routes of Alertmanager.
   *
   * @default 'warning'
   */
  readonly severity?: string;
}

/**
 * Alerts about a probe on every node.
 */
export interface GatewayNodeAlertOptions extends GatewayAlertOptions {
  /**
   * How long a node may have no ready pod of the check before the alert fires.
   *
   * @default - the deadline of a run and five minutes, which is the longest pause before a failed probe runs again:
   * 10 minutes unless `deadline` is set
   * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy
   */
  readonly notReadyFor?: Duration;
}
