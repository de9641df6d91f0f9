import { Cron, Duration, Lazy } from 'cdk8s';
import { GatewayMonitor, GatewayNodeCheck, ProbePlacement, ProbeTarget } from 'cdk8s-asm-gateway';
import { gatewayIn, monitorRule, nodeCheckRule, rulesOf } from './alerting';
import { chartOf, codesOf, synthesized } from '../support/synth';

const DOCS = 'https://github.com/cdk8s-asm-gateway/cdk8s-asm-gateway/blob/main/docs';

/** An expression without the names that contain a hash. */
const written = (expr: string | undefined) => expr?.replaceAll(/cluster-(monitor|nodes)-[0-9a-f]{8}(-[0-9a-f]{8})?/g, '$1');

test.each([GatewayMonitor, GatewayNodeCheck])('%p renders no PrometheusRule unless it has alerts', (Verification) => {
  const chart = chartOf('cluster');
  const { prometheusRule } = new Verification(chart, 'verify', { gateway: gatewayIn(chart) });
  expect(prometheusRule).toBeUndefined();
  expect(synthesized(chart).map(({ kind }) => kind)).not.toContain('PrometheusRule');
});

test('a PrometheusRule is next to its workload, with the labels by which Prometheus selects it', () => {
  const chart = chartOf('cluster');
  const { prometheusRule, cronJobName } = new GatewayMonitor(chart, 'monitor', {
    gateway: gatewayIn(chart), namespace: 'probes', labels: { team: 'edge' }, alerts: { labels: { release: 'kube-prometheus-stack' } },
  });
  expect(prometheusRule?.metadata.toJson()).toEqual({
    name: cronJobName,
    namespace: 'probes',
    labels: {
      'team': 'edge', 'release': 'kube-prometheus-stack', 'app.kubernetes.io/name': 'asm-gateway-probe', 'app.kubernetes.io/instance': cronJobName,
    },
  });
});

test('a label may be known when the manifest is written', () => {
  const { metadata } = monitorRule({ alerts: { labels: { release: Lazy.any({ produce: () => 'late' }) as never } } });
  expect(metadata.labels.release).toBe('late');
});

test.each([
  ['a monitor', GatewayMonitor],
  ['a node check', GatewayNodeCheck],
])('a label of the alerts of %s that Kubernetes does not accept is refused', (_about, Verification) => {
  const chart = chartOf('cluster');
  new Verification(chart, 'verify', { gateway: gatewayIn(chart), alerts: { labels: { release: 'kube prometheus' } } });
  expect(codesOf(chart)).toEqual(['ASMG0105']);
});

describe('the alerts of a monitor', () => {
  const { GatewayMonitorFailed: failed, GatewayMonitorWithoutSuccess: withoutSuccess } = rulesOf(monitorRule());

  test('fire after a failed run that no success followed', () => {
    expect(written(failed.expr)).toBe(`max(
  kube_job_status_start_time{namespace="default"}
  and on (namespace, job_name) kube_job_owner{namespace="default",owner_kind="CronJob",owner_name="monitor"}
  and on (namespace, job_name) kube_job_failed{namespace="default",condition="true"} == 1
) > (max(kube_cronjob_status_last_successful_time{namespace="default",cronjob="monitor"}) or vector(0))
unless on () kube_cronjob_spec_suspend{namespace="default",cronjob="monitor"} == 1`);
    expect(failed.for).toBeUndefined();
  });

  test('fire without a success for three schedules and the time of a run', () => {
    expect(written(withoutSuccess.expr)).toBe(`time() - (
  max(kube_cronjob_status_last_successful_time{namespace="default",cronjob="monitor"}) or max(kube_cronjob_created{namespace="default",cronjob="monitor"})
) > 3 * 600 + 300
unless on () max_over_time(kube_cronjob_spec_suspend{namespace="default",cronjob="monitor"}[35m]) == 1`);
    expect(withoutSuccess.for).toBeUndefined();
  });

  test.each<[Cron, string, string]>([
    [Cron.everyMinute(), '3 * 60 + 120', '5m'],
    [Cron.daily(), '3 * 86400 + 120', '3d2m'],
    [Cron.schedule({ minute: '0', hour: '9-17', weekDay: 'MON-FRI' }), '3 * 230400 + 120', '8d2m'],
  ])('wait for three of the longest gaps of the schedule %j', (schedule, time, range) => {
    const { expr } = rulesOf(monitorRule({ schedule, deadline: Duration.minutes(2) })).GatewayMonitorWithoutSuccess;
    expect(expr).toContain(`) > ${time}\n`);
    expect(expr).toContain(`[${range}]`);
  });

  test('name the workload, the severity and what to do', () => {
    const { name } = monitorRule().metadata;
    expect(failed.labels).toEqual({ severity: 'warning', namespace: 'default', cronjob: name });
    expect(rulesOf(monitorRule({ alerts: { severity: 'critical' } })).GatewayMonitorFailed.labels.severity).toBe('critical');
    expect(failed.annotations).toEqual({
      summary: `The last run of the monitor default/${name} failed`,
      description: 'The Service istio-system/istio-ingressgateway did not answer as expected, or the probe could not run. The log of the probe says which: '
        + `kubectl -n default logs -l app.kubernetes.io/instance=${name} --tail=-1`,
      runbook_url: `${DOCS}/codes/ASMG0301.md`,
    });
    expect(withoutSuccess.annotations).toEqual({
      summary: `The monitor default/${name} had no successful run for three schedules`,
      description: 'No run succeeded for 35m. Either the runs fail, or none starts. The Jobs and the events of the CronJob say which: '
        + `kubectl -n default get jobs -l app.kubernetes.io/instance=${name} and kubectl -n default describe cronjob ${name}`,
      runbook_url: `${DOCS}/guide/prove-it.md#get-an-alert-when-the-gateway-stops-working`,
    });
  });

  test.each([
    ['the host network', { placement: ProbePlacement.anyNode().onHostNetwork() }, 'codes/ASMG0302.md'],
    ['the DNS name alone', { targets: [ProbeTarget.serviceDns()] }, 'guide/prove-it.md#what-a-failure-means'],
    ['an address', { targets: [ProbeTarget.serviceDns(), ProbeTarget.loadBalancer({ address: '203.0.113.7' })] }, 'codes/ASMG0301.md'],
  ])('lead to the page about the fault of a probe of %s', (_about, props, page) => {
    expect(rulesOf(monitorRule(props)).GatewayMonitorFailed.annotations.runbook_url).toBe(`${DOCS}/${page}`);
  });

  test('say nothing of failed runs if no failed Job is kept', () => {
    expect(Object.keys(rulesOf(monitorRule({ failedJobsHistoryLimit: 0 })))).toEqual(['GatewayMonitorWithoutSuccess']);
  });

  test('say nothing of missing runs if the schedule has none', () => {
    expect(Object.keys(rulesOf(monitorRule({ schedule: Cron.schedule({ minute: '0', hour: '0', day: '30', month: '2' }) })))).toEqual(['GatewayMonitorFailed']);
  });

  test('do not hide that the schedule is wrong', () => {
    const chart = chartOf('cluster');
    new GatewayMonitor(chart, 'monitor', { gateway: gatewayIn(chart), schedule: Cron.schedule({ minute: '61' }), alerts: {} });
    expect(codesOf(chart)).toEqual(['ASMG0405']);
  });
});

describe('the alerts of a node check', () => {
  const { GatewayNodeCheckFailed: failed, GatewayNodeCheckMissing: missing } = rulesOf(nodeCheckRule());

  test('fire for each node with a pod that is not ready', () => {
    expect(written(failed.expr)).toBe(`max by (node) (
  kube_pod_info{namespace="default",created_by_kind="DaemonSet",created_by_name="nodes",node!=""}
  unless on (namespace, pod) kube_pod_status_ready{namespace="default",condition="true"} == 1
)`);
  });

  test('fire for nodes without a pod', () => {
    expect(written(missing.expr)).toBe(`max(kube_daemonset_status_desired_number_scheduled{namespace="default",daemonset="nodes"})
- (count(count by (node) (kube_pod_info{namespace="default",created_by_kind="DaemonSet",created_by_name="nodes",node!=""})) or vector(0)) > 0`);
  });

  test.each<[string, object, string]>([
    ['the deadline and the longest pause between two runs', {}, '10m'],
    ['a deadline of its own', { deadline: Duration.seconds(90) }, '6m30s'],
    ['the time that is set', { alerts: { notReadyFor: Duration.hours(2) } }, '2h'],
    ['a time of less than a second', { alerts: { notReadyFor: Duration.millis(1500) } }, '1s500ms'],
    ['no time', { alerts: { notReadyFor: Duration.seconds(0) } }, '0s'],
    ['a day', { alerts: { notReadyFor: Duration.days(1) } }, '1d'],
  ])('wait for %s', (_about, props, time) => {
    const rules = rulesOf(nodeCheckRule(props));
    expect([rules.GatewayNodeCheckFailed.for, rules.GatewayNodeCheckMissing.for]).toEqual([time, time]);
  });

  test('name the workload, the node and what to do', () => {
    const { name } = nodeCheckRule().metadata;
    expect(failed.labels).toEqual({ severity: 'warning', namespace: 'default', daemonset: name });
    expect(failed.annotations).toEqual({
      summary: `The check default/${name} does not pass on the node {{ $labels.node }}`,
      description: 'The pod on the node {{ $labels.node }} was not ready for 10m. The Service istio-system/istio-ingressgateway does not answer there as '
        + `expected, or the pod cannot start. Find the pod with kubectl -n default get pods -l app.kubernetes.io/instance=${name} -o wide and read the log `
        + 'of its probe with kubectl -n default logs POD -c probe',
      runbook_url: `${DOCS}/codes/ASMG0301.md`,
    });
    expect(missing.annotations).toEqual({
      summary: `Nodes without a pod of the check default/${name}: {{ $value }}`,
      description: `Kubernetes created no pod, or could not place it. The events say why: kubectl -n default describe daemonset ${name} and `
        + `kubectl -n default describe pods -l app.kubernetes.io/instance=${name}`,
      runbook_url: `${DOCS}/guide/prove-it.md#get-an-alert-when-the-gateway-stops-working`,
    });
  });

  test('lead to the page about the host network if the check runs there', () => {
    const { GatewayNodeCheckFailed: rule } = rulesOf(nodeCheckRule({ hostNetwork: true }));
    expect(rule.annotations.runbook_url).toBe(`${DOCS}/codes/ASMG0302.md`);
  });
});
