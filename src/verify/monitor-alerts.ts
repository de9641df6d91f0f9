import { ALERT_GUIDE, type Alert, durationText, runbookOf, selector, type Watched } from './prometheus-rule';
import { longestGap } from '../kubernetes/cron';
import { INSTANCE_LABEL } from '../probe/labels';

/*
 * Alerts about a CronJob, from metrics of kube-state-metrics. An aggregation without labels keeps two instances of
 * kube-state-metrics apart from two CronJobs.
 *
 * Source: https://github.com/kubernetes/kube-state-metrics/blob/v2.20.0/docs/metrics/workload/cronjob-metrics.md and
 * `job-metrics.md` next to it
 */

/** How many runs without success in a row are too many. */
const MISSED_RUNS = 3;

/** The schedule of a monitor that is watched. */
export interface WatchedSchedule {
  /** Cron expression. */
  readonly schedule: string;

  /** How many failed Jobs are kept. */
  readonly failedJobs: number;
}

/** Alerts for a failed run, and for no successful run. */
export function monitorAlerts(watched: Watched, { schedule, failedJobs }: WatchedSchedule): Alert[] {
  const gap = longestGap(schedule);
  return [
    // Without failed Jobs, no metric says that a run failed.
    ...failedJobs === 0 ? [] : [lastRunFailed(watched)],
    ...gap === undefined ? [] : [noSuccess(watched, gap * 60)],
  ];
}

/**
 * A Job that failed, and started after the last success. The time of the last success outlives the Job. Jobs of a
 * monitor run one after the other.
 */
function lastRunFailed(watched: Watched): Alert {
  const { instance: name, namespace, options: { gateway } } = watched;
  const cronJob = selector({ namespace, cronjob: name });
  const owner = selector({ namespace, owner_kind: 'CronJob', owner_name: name });
  return {
    name: 'GatewayMonitorFailed',
    expression: [
      'max(',
      `  kube_job_status_start_time${selector({ namespace })}`,
      `  and on (namespace, job_name) kube_job_owner${owner}`,
      `  and on (namespace, job_name) kube_job_failed${selector({ namespace, condition: 'true' })} == 1`,
      `) > (max(kube_cronjob_status_last_successful_time${cronJob}) or vector(0))`,
      `unless on () kube_cronjob_spec_suspend${cronJob} == 1`,
    ],
    summary: `The last run of the monitor ${namespace}/${name} failed`,
    description: `The Service ${gateway.namespace}/${gateway.serviceName} did not answer as expected, or the probe `
      + `could not run. The log of the probe says which: kubectl -n ${namespace} logs `
      + `-l ${INSTANCE_LABEL}=${name} --tail=-1`,
    runbook: runbookOf(watched),
  };
}

/**
 * No success for three runs and the time that the third one may take. A monitor that was suspended gets this time
 * again. The time begins with the creation of the CronJob.
 */
function noSuccess({ instance: name, namespace, probe: { deadline } }: Watched, gap: number): Alert {
  const cronJob = selector({ namespace, cronjob: name });
  const time = durationText(MISSED_RUNS * gap + deadline);
  return {
    name: 'GatewayMonitorWithoutSuccess',
    expression: [
      'time() - (',
      `  max(kube_cronjob_status_last_successful_time${cronJob}) or max(kube_cronjob_created${cronJob})`,
      `) > ${MISSED_RUNS} * ${gap} + ${deadline}`,
      `unless on () max_over_time(kube_cronjob_spec_suspend${cronJob}[${time}]) == 1`,
    ],
    summary: `The monitor ${namespace}/${name} had no successful run for three schedules`,
    description: `No run succeeded for ${time}. Either the runs fail, or none starts. The Jobs and the events of the `
      + `CronJob say which: kubectl -n ${namespace} get jobs -l ${INSTANCE_LABEL}=${name} and `
      + `kubectl -n ${namespace} describe cronjob ${name}`,
    runbook: ALERT_GUIDE,
  };
}
