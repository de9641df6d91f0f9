import { ApiObject, Cron } from 'cdk8s';
import { Construct } from 'constructs';
import type { GatewayAlertOptions } from './alert-options';
import { monitorAlerts, type WatchedSchedule } from './monitor-alerts';
import { type ProbePlacement, whereFaultShows } from './placement';
import { probeInput } from './probe-input';
import { labelsOf } from './probe-pod';
import { type ScheduleProblem, unless } from './problem';
import { alertFindings, prometheusRule } from './prometheus-rule';
import type { ProbePodOptions } from './props';
import { egressOf, jobSpec, type Workload, workloadOf } from './workload';
import { workloadName } from './workload-name';
import { BAD_SCHEDULE } from '../findings/catalogue/verification';
import type { FieldFinding } from '../findings/finding';
import { isSchedule } from '../kubernetes/cron';
import { isCount } from '../kubernetes/numbers';
import { produced } from '../kubernetes/plain';
import { timeZones } from '../kubernetes/time-zones';
import { nearest } from '../text';

/**
 * Properties of a monitor.
 */
export interface GatewayMonitorProps extends ProbePodOptions {
  /**
   * Where to probe from.
   *
   * @default - where a fault of the gateway's strategy would show: a node without a gateway pod, under `hostname` one
   * with a gateway pod
   */
  readonly placement?: ProbePlacement;

  /**
   * When to probe.
   *
   * @default - every ten minutes
   */
  readonly schedule?: Cron;

  /**
   * Time zone of the schedule, for example `Asia/Shanghai`. Needs Kubernetes 1.27.
   *
   * @default - the time zone of the kube-controller-manager
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#time-zones
   */
  readonly timeZone?: string;

  /**
   * How many passed Jobs are kept.
   *
   * @default 1
   */
  readonly successfulJobsHistoryLimit?: number;

  /**
   * How many failed Jobs are kept.
   *
   * @default 3
   */
  readonly failedJobsHistoryLimit?: number;

  /**
   * Whether the schedule is suspended.
   *
   * @default false
   */
  readonly suspend?: boolean;

  /**
   * Alerts for a failed run, and for no successful run during three schedules. `{}` uses the defaults. While the
   * schedule is suspended, they do not fire. With a `failedJobsHistoryLimit` of 0 there is no alert for a failed run.
   *
   * @default - no alerts
   */
  readonly alerts?: GatewayAlertOptions;
}

/**
 * A CronJob that checks at regular intervals whether clients inside the cluster reach a gateway. If a run is still
 * active when the next one is due, the next one waits until it ends.
 *
 * `kubectl get jobs` shows the last runs. `alerts` renders rules for Prometheus next to the CronJob. An alert on failed
 * Jobs covers the gateway too.
 *
 * @exampleMetadata fixture=chart
 * @example
 * new GatewayMonitor(chart, 'monitor', { gateway, schedule: Cron.hourly() });
 */
export class GatewayMonitor extends Construct {
  /**
   * The rendered CronJob, for settings that the props do not offer.
   */
  public readonly apiObject: ApiObject;

  /**
   * Name of the CronJob.
   */
  public readonly cronJobName: string;

  /**
   * Namespace of the CronJob.
   */
  public readonly namespace: string;

  /**
   * The rendered PrometheusRule; undefined without `alerts`.
   */
  public readonly prometheusRule?: ApiObject;

  private readonly workload: Workload;

  constructor(scope: Construct, id: string, props: GatewayMonitorProps) {
    const { props: given, findings } = probeInput('GatewayMonitor', scope, id, props);
    super(scope, id);
    const { timeZone, alerts } = given;
    const placement = given.placement ?? whereFaultShows(given.gateway);
    const schedule = (given.schedule ?? Cron.schedule({ minute: '*/10' })).expressionString;
    const successful = given.successfulJobsHistoryLimit ?? 1;
    const failed = given.failedJobsHistoryLimit ?? 3;
    this.workload = workloadOf(this, given, placement, {
      kind: 'CronJob',
      findings: () => [
        ...findings, ...scheduleFindings({ schedule, timeZone, successful, failed }), ...alertFindings(alerts),
      ],
    });
    this.namespace = this.workload.namespace;
    // Kubernetes appends the time of each run.
    this.cronJobName = workloadName(this, 52 - placement._lengthOfIndex);
    const labels = labelsOf(this.cronJobName, given.labels);
    this.apiObject = new ApiObject(this, 'CronJob', {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: this.cronJobName, namespace: this.namespace, labels, annotations: given.annotations },
      spec: {
        schedule,
        timeZone,
        concurrencyPolicy: 'Forbid',
        successfulJobsHistoryLimit: successful,
        failedJobsHistoryLimit: failed,
        suspend: given.suspend,
        jobTemplate: { metadata: { labels }, spec: jobSpec(this.workload.podsOf(this.cronJobName)) },
      },
    });
    this.prometheusRule = alerts && this.watch(alerts, { schedule, failedJobs: failed });
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
    return egressOf(this, this.workload, this.cronJobName);
  }

  private watch(alerts: GatewayAlertOptions, schedule: WatchedSchedule): ApiObject {
    const pods = this.workload.podsOf(this.cronJobName);
    const watched = { ...pods, namespace: this.namespace, label: 'cronjob' } as const;
    return prometheusRule(this, watched, alerts, monitorAlerts(watched, schedule));
  }
}

interface Schedule {
  readonly schedule: string;
  readonly timeZone?: string;
  readonly successful: number;
  readonly failed: number;
}

/** Source: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax ; a time zone within it is refused since 1.29. */
function scheduleFindings(props: Schedule): FieldFinding[] {
  const { schedule, timeZone, successful, failed } = produced(props) as Schedule;
  return [
    ...unless(isSchedule(schedule), { case: 'schedule', schedule }),
    ...timeZoneProblems(timeZone),
    ...unless(isCount(successful), { case: 'historyLimit', field: 'successfulJobsHistoryLimit', limit: successful }),
    ...unless(isCount(failed), { case: 'historyLimit', field: 'failedJobsHistoryLimit', limit: failed }),
  ].map((problem) => BAD_SCHEDULE.finding(problem));
}

function timeZoneProblems(timeZone: string | undefined): ScheduleProblem[] {
  const names = timeZone === undefined ? [] : timeZones();
  return timeZone === undefined || names.includes(timeZone)
    ? []
    : [{ case: 'timeZone', timeZone, near: nearest(timeZone, names)[0] }];
}
