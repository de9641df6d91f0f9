import type { Duration } from 'cdk8s';
import { secondsOf } from './probe';
import { ALERT_GUIDE, type Alert, durationText, runbookOf, selector, type Watched } from './prometheus-rule';
import { INSTANCE_LABEL } from '../probe/labels';

/*
 * Alerts about a DaemonSet, from metrics of kube-state-metrics.
 *
 * Source: https://github.com/kubernetes/kube-state-metrics/blob/v2.20.0/docs/metrics/workload/pod-metrics.md and
 * `daemonset-metrics.md` next to it
 */

/** The longest pause before the kubelet starts a failed container again, in seconds. Source: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy */
const LONGEST_PAUSE = 300;

/** Alerts for nodes without a ready pod of a check, and for nodes without a pod. */
export function nodeCheckAlerts(watched: Watched, notReadyFor?: Duration): Alert[] {
  // After a fault that was short, the probe has run again within this time.
  const seconds = notReadyFor === undefined ? watched.probe.deadline + LONGEST_PAUSE : secondsOf(notReadyFor);
  return [notReady(watched, seconds), noPod(watched, seconds)];
}

/** Pods of the check that the scheduler has placed. */
function placedPods({ namespace, instance }: Watched): string {
  const labels = { namespace, created_by_kind: 'DaemonSet', created_by_name: instance };
  return `kube_pod_info${selector(labels, { node: '' })}`;
}

function notReady(watched: Watched, seconds: number): Alert {
  const { instance: name, namespace, options: { gateway } } = watched;
  return {
    name: 'GatewayNodeCheckFailed',
    expression: [
      'max by (node) (',
      `  ${placedPods(watched)}`,
      `  unless on (namespace, pod) kube_pod_status_ready${selector({ namespace, condition: 'true' })} == 1`,
      ')',
    ],
    seconds,
    summary: `The check ${namespace}/${name} does not pass on the node {{ $labels.node }}`,
    description: `The pod on the node {{ $labels.node }} was not ready for ${durationText(seconds)}. The Service `
      + `${gateway.namespace}/${gateway.serviceName} does not answer there as expected, or the pod cannot start. `
      + `Find the pod with kubectl -n ${namespace} get pods -l ${INSTANCE_LABEL}=${name} -o wide and read the log of `
      + `its probe with kubectl -n ${namespace} logs POD -c probe`,
    runbook: runbookOf(watched),
  };
}

function noPod(watched: Watched, seconds: number): Alert {
  const { instance: name, namespace } = watched;
  const daemonSet = selector({ namespace, daemonset: name });
  return {
    name: 'GatewayNodeCheckMissing',
    expression: [
      `max(kube_daemonset_status_desired_number_scheduled${daemonSet})`,
      `- (count(count by (node) (${placedPods(watched)})) or vector(0)) > 0`,
    ],
    seconds,
    summary: `Nodes without a pod of the check ${namespace}/${name}: {{ $value }}`,
    description: `Kubernetes created no pod, or could not place it. The events say why: kubectl -n ${namespace} `
      + `describe daemonset ${name} and kubectl -n ${namespace} describe pods -l ${INSTANCE_LABEL}=${name}`,
    runbook: ALERT_GUIDE,
  };
}
