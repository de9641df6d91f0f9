import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { GatewayAlertOptions } from './alert-options';
import { labelsOf, type ProbePod } from './probe-pod';
import { HOSTS_STRANDED, PODS_STRANDED } from '../findings/catalogue/reachability';
import type { FieldFinding } from '../findings/finding';
import { guideAt, pageOf } from '../findings/page';
import { mapFindings } from '../kubernetes/metadata';
import { produced } from '../kubernetes/plain';

/** The kind of an object with alerts. */
export const PROMETHEUS_RULE = 'PrometheusRule';

/** An alert, and when it fires. */
export interface Alert {
  readonly name: string;

  /** Lines of PromQL. */
  readonly expression: readonly string[];

  /** How long the expression must hold before the alert fires, in seconds. */
  readonly seconds?: number;
  readonly summary: string;
  readonly description: string;

  /** Address of the page that says what to do. */
  readonly runbook: string;
}

/** The workload that alerts are about, by its pods. */
export interface Watched extends ProbePod {
  readonly namespace: string;

  /** The label by which kube-state-metrics names the workload. */
  readonly label: 'cronjob' | 'daemonset';
}

const DEFAULT_SEVERITY = 'warning';

/** The rules for alerts about a workload, next to the workload. */
export function prometheusRule(
  scope: Construct, watched: Watched, given: GatewayAlertOptions, alerts: readonly Alert[],
): ApiObject {
  const { instance: name, namespace, options, label } = watched;
  const severity = given.severity ?? DEFAULT_SEVERITY;
  return new ApiObject(scope, 'PrometheusRule', {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: PROMETHEUS_RULE,
    metadata: { name, namespace, labels: labelsOf(name, { ...options.labels, ...given.labels }) },
    spec: {
      groups: [{
        name,
        rules: alerts.map(({ name: alert, expression, seconds, summary, description, runbook }) => ({
          alert,
          expr: expression.join('\n'),
          for: seconds === undefined ? undefined : durationText(seconds),
          labels: { severity, namespace, [label]: name },
          annotations: { summary, description, runbook_url: runbook },
        })),
      }],
    },
  });
}

/** What is wrong with the labels of a PrometheusRule. */
export function alertFindings(given: GatewayAlertOptions | undefined): FieldFinding[] {
  return mapFindings('label', ['alerts', 'labels'], produced(given?.labels));
}

/** What to do about an alert that has no code. */
export const ALERT_GUIDE = guideAt('prove-it', 'get-an-alert-when-the-gateway-stops-working');

/** The page about the fault that a failed probe shows. Only addresses other than the DNS name have the fault. */
export function runbookOf({ probe, placement }: Watched): string {
  if (!probe.asksAddress) {
    return guideAt('prove-it', 'what-a-failure-means');
  }
  return pageOf((placement._hostNetwork ? HOSTS_STRANDED : PODS_STRANDED).code);
}

/** Units of Prometheus in milliseconds, largest first. Source: https://prometheus.io/docs/prometheus/latest/querying/basics/#float-literals-and-time-durations */
const UNITS = [['d', 86_400_000], ['h', 3_600_000], ['m', 60_000], ['s', 1000], ['ms', 1]] as const;

/** A time as Prometheus writes it: `6m30s` for 390 seconds. */
export function durationText(seconds: number): string {
  let rest = Math.ceil(seconds * 1000);
  const parts = UNITS.map(([unit, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count === 0 ? '' : `${count}${unit}`;
  });
  return parts.join('') || '0s';
}

type SeriesLabels = Readonly<Record<string, string>>;

/** A selector of series: `{namespace="default",node!=""}`. */
export function selector(equal: SeriesLabels, unequal: SeriesLabels = {}): string {
  const matchers = [[equal, '='], [unequal, '!=']] as const;
  return `{${matchers.flatMap(([labels, operator]) => (
    Object.entries(labels).map(([name, value]) => `${name}${operator}${JSON.stringify(value)}`)
  )).join(',')}}`;
}
