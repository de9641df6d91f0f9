import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Cron, Duration } from 'cdk8s';
import { stringify } from 'yaml';
import { monitorRule, nodeCheckRule, type PrometheusRule, type Rule, rulesOf } from './alerting';
import { pathWithGoTools } from '../support/go-tools';
import { needs } from '../support/needs';
import { run } from '../support/shell';

/* The rules in the real Prometheus: promtool evaluates them once a minute on series as kube-state-metrics gives them. */

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'asm-gateway-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const MINUTES = 120;

/** A value in each minute; undefined while the object does not exist. */
type Values = (minute: number) => number | undefined;

interface Series {
  readonly metric: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly values: Values;
}

/** An alert that must fire, and in which minutes: from the first one on, before the second one. */
interface Firing {
  readonly alert: string;
  readonly from: number;
  readonly before?: number;
  readonly labels?: Readonly<Record<string, string>>;
  readonly value?: number;
}

const NAMESPACE = 'default';
const always = (value: number): Values => () => value;
const since = (begin: number, value: number, end = Infinity): Values => (minute) => (minute >= begin && minute < end ? value : undefined);

/** A series as promtool reads it. A series that ends is stale at once, as after a scrape without it. */
function inputOf({ metric, labels, values }: Series): object {
  const all = Array.from({ length: MINUTES + 1 }, (_, minute) => values(minute));
  return {
    series: `${metric}{${Object.entries(labels).map(([name, value]) => `${name}="${value}"`).join(',')}}`,
    values: all.map((value, minute) => value ?? (minute > 0 && all[minute - 1] !== undefined ? 'stale' : '_')).join(' '),
  };
}

/** What promtool expects of an alert in a minute. */
function expectationOf(rule: Rule, minute: number, firing: readonly Firing[]): object {
  const now = firing.filter(({ alert, from, before = Infinity }) => alert === rule.alert && minute >= from && minute < before);
  return {
    eval_time: `${minute}m`,
    alertname: rule.alert,
    exp_alerts: now.map(({ labels = {}, value = 1 }) => ({
      exp_labels: { ...rule.labels, ...labels },
      exp_annotations: Object.fromEntries(Object.entries(rule.annotations).map(([name, text]) => [
        name, text.replaceAll('{{ $labels.node }}', labels.node ?? '').replaceAll('{{ $value }}', String(value)),
      ])),
    })),
  };
}

const promtool = (...words: readonly string[]) => run(['promtool', ...words], { env: { ...process.env, PATH: pathWithGoTools() } });

function writeRules({ spec }: PrometheusRule): string {
  const file = join(folder, 'rules.yaml');
  writeFileSync(file, stringify(spec));
  return file;
}

/** Holds every alert in every minute against what must fire, and nothing else. */
async function tested(rule: PrometheusRule, series: readonly Series[], firing: readonly Firing[]) {
  const minutes = Array.from({ length: MINUTES }, (_, index) => index);
  const file = join(folder, 'test.yaml');
  writeFileSync(file, stringify({
    rule_files: [writeRules(rule)],
    evaluation_interval: '1m',
    tests: [{
      interval: '1m',
      input_series: series.map(inputOf),
      alert_rule_test: Object.values(rulesOf(rule)).flatMap((each) => minutes.map((minute) => expectationOf(each, minute, firing))),
    }],
  }));
  const { code, stdout, stderr } = await promtool('test', 'rules', file);
  return { code, said: `${stdout}${stderr}` };
}

const PASSED = { code: 0, said: expect.stringContaining('SUCCESS') as string };

/** A run of the monitor, in minutes. */
interface Run {
  readonly start: number;
  readonly end: number;
  readonly passed: boolean;
  readonly owner?: string;
}

const passes = (start: number): Run => ({ start, end: start + 1, passed: true });
const fails = (start: number): Run => ({ start, end: start + 2, passed: false });

/** What kube-state-metrics says about a CronJob and its Jobs. `created_at` and the times of runs are minutes. */
function cronJobSeries(name: string, runs: readonly Run[], suspended: Values = always(0)): Series[] {
  const labels = { namespace: NAMESPACE, cronjob: name };
  const lastSuccess = (minute: number) => {
    const ends = runs.filter(({ passed, end, owner = name }) => passed && end <= minute && owner === name).map(({ end }) => end * 60);
    return ends.length === 0 ? undefined : Math.max(...ends);
  };
  return [
    { metric: 'kube_cronjob_created', labels, values: always(0) },
    { metric: 'kube_cronjob_spec_suspend', labels, values: suspended },
    { metric: 'kube_cronjob_status_last_successful_time', labels, values: lastSuccess },
    ...runs.flatMap((each) => jobSeries(name, each)),
  ];
}

function jobSeries(cronJob: string, { start, end, passed, owner = cronJob }: Run): Series[] {
  const labels = { namespace: NAMESPACE, job_name: `${owner}-${start}` };
  const conditions = passed ? [] : ['true', 'false', 'unknown'].map((condition): Series => (
    { metric: 'kube_job_failed', labels: { ...labels, condition }, values: since(end, condition === 'true' ? 1 : 0) }
  ));
  return [
    { metric: 'kube_job_status_start_time', labels, values: since(start, start * 60) },
    { metric: 'kube_job_owner', labels: { ...labels, owner_kind: 'CronJob', owner_name: owner, owner_is_controller: 'true' }, values: since(start, 1) },
    ...conditions,
  ];
}

const everyTenMinutes = (make: (start: number) => Run, from = 10, before = MINUTES) => (
  Array.from({ length: MINUTES / 10 }, (_, index) => index * 10).filter((start) => start >= from && start < before).map(make)
);

/** The same series from a second instance of kube-state-metrics. */
const fromTwoInstances = (series: readonly Series[]) => ['10.0.0.1:8080', '10.0.0.2:8080'].flatMap((instance) => (
  series.map((each) => ({ ...each, labels: { ...each.labels, instance } }))
));

needs('promtool').describe('the rules of a PrometheusRule', () => {
  test.each<[string, PrometheusRule, number]>([
    ['a monitor', monitorRule({ namespace: 'probes', alerts: { severity: 'critical' } }), 2],
    ['a monitor that runs on working days', monitorRule({ schedule: Cron.schedule({ minute: '0', hour: '9-17', weekDay: 'MON-FRI' }), deadline: Duration.seconds(90) }), 2],
    ['a node check', nodeCheckRule({ alerts: { notReadyFor: Duration.millis(90_500) } }), 2],
  ])('of %s are read by Prometheus', async (_about, rule, count) => {
    const { code, stdout } = await promtool('check', 'rules', '--lint=all', '--lint-fatal', writeRules(rule));
    expect([code, stdout]).toEqual([0, expect.stringContaining(`SUCCESS: ${count} rules found`)]);
  });

  test('that expect another alert are reported by promtool', async () => {
    const rule = monitorRule();
    const { code, said } = await tested(rule, cronJobSeries(rule.metadata.name, everyTenMinutes(passes)), [{ alert: 'GatewayMonitorFailed', from: 20, before: 21 }]);
    expect([code, said]).toEqual([1, expect.stringContaining('GatewayMonitorFailed')]);
  });
});

needs('promtool').describe('the alerts of a monitor', () => {
  const rule = monitorRule();
  const { name } = rule.metadata;

  test.each<[string, readonly Run[], readonly Firing[]]>([
    ['are silent while every run passes', everyTenMinutes(passes), []],
    ['fire from the end of a failed run to the end of the next one that passes', [
      ...everyTenMinutes(passes, 10, 30), fails(30), ...everyTenMinutes(passes, 40),
    ], [{ alert: 'GatewayMonitorFailed', from: 32, before: 41 }]],
    ['keep firing while the next run is active, and fails', [
      ...everyTenMinutes(passes, 10, 30), fails(30), fails(40), ...everyTenMinutes(passes, 50),
    ], [{ alert: 'GatewayMonitorFailed', from: 32, before: 51 }]],
    ['fire if no run ever passed', everyTenMinutes(fails), [
      { alert: 'GatewayMonitorFailed', from: 12 }, { alert: 'GatewayMonitorWithoutSuccess', from: 36 },
    ]],
    ['fire if no run ever started', [], [{ alert: 'GatewayMonitorWithoutSuccess', from: 36 }]],
    ['fire three schedules and the time of a run after the last success', everyTenMinutes(passes, 10, 50), [
      { alert: 'GatewayMonitorWithoutSuccess', from: 77 },
    ]],
    ['are silent if the third run is the first one that passes', [fails(10), fails(20), passes(30), ...everyTenMinutes(passes, 40)], [
      { alert: 'GatewayMonitorFailed', from: 12, before: 31 },
    ]],
    ['end with the first success', [...everyTenMinutes(fails, 10, 60), ...everyTenMinutes(passes, 60)], [
      { alert: 'GatewayMonitorFailed', from: 12, before: 61 }, { alert: 'GatewayMonitorWithoutSuccess', from: 36, before: 61 },
    ]],
    ['are silent about failed Jobs of others', [...everyTenMinutes(passes), { ...fails(35), owner: 'backup' }], []],
  ])('%s', async (_about, runs, firing) => {
    expect(await tested(rule, cronJobSeries(name, runs), firing)).toEqual(PASSED);
  });

  test('are silent while the monitor is suspended, and give it time after that', async () => {
    const suspended: Values = (minute) => (minute >= 20 && minute < 70 ? 1 : 0);
    const series = cronJobSeries(name, [fails(10)], suspended);
    expect(await tested(rule, series, [
      { alert: 'GatewayMonitorFailed', from: 12, before: 20 },
      { alert: 'GatewayMonitorFailed', from: 70 },
      { alert: 'GatewayMonitorWithoutSuccess', from: 104 },
    ])).toEqual(PASSED);
  });

  test('are silent after a suspended monitor runs again', async () => {
    const suspended: Values = (minute) => (minute >= 20 && minute < 70 ? 1 : 0);
    expect(await tested(rule, cronJobSeries(name, [passes(10), ...everyTenMinutes(passes, 70)], suspended), [])).toEqual(PASSED);
  });

  test('fire once with two instances of kube-state-metrics', async () => {
    const series = fromTwoInstances(cronJobSeries(name, everyTenMinutes(fails)));
    expect(await tested(rule, series, [
      { alert: 'GatewayMonitorFailed', from: 12 }, { alert: 'GatewayMonitorWithoutSuccess', from: 36 },
    ])).toEqual(PASSED);
  });
});

/** A pod of a DaemonSet. Without a node it is not placed yet. */
interface Pod {
  readonly pod: string;
  readonly node: string;
  readonly ready: Values;
  readonly owner?: string;
}

/** What kube-state-metrics says about a DaemonSet and its pods. */
function daemonSetSeries(name: string, pods: readonly Pod[], desired: Values): Series[] {
  return [
    { metric: 'kube_daemonset_status_desired_number_scheduled', labels: { namespace: NAMESPACE, daemonset: name }, values: desired },
    ...pods.flatMap(({ pod, node, ready, owner = name }): Series[] => {
      const labels = { namespace: NAMESPACE, pod, uid: pod };
      const isThere: Values = (minute) => (ready(minute) === undefined ? undefined : 1);
      return [
        { metric: 'kube_pod_info', labels: { ...labels, node, created_by_kind: 'DaemonSet', created_by_name: owner }, values: isThere },
        ...['true', 'false', 'unknown'].map((condition): Series => ({
          metric: 'kube_pod_status_ready',
          labels: { ...labels, condition },
          values: (minute) => {
            const value = ready(minute);
            return condition === 'false' && value !== undefined ? 1 - value : condition === 'unknown' ? isThere(minute) && 0 : value;
          },
        })),
      ];
    }),
  ];
}

needs('promtool').describe('the alerts of a node check', () => {
  const rule = nodeCheckRule();
  const { name } = rule.metadata;
  const good: Pod = { pod: 'check-a', node: 'node-1', ready: always(1) };
  const second = (ready: Values): Pod => ({ pod: 'check-b', node: 'node-2', ready });

  test.each<[string, readonly Pod[], readonly Firing[]]>([
    ['are silent while the pods on all nodes are ready', [good, second(always(1))], []],
    ['are silent if a pod is not ready for a moment', [good, second((minute) => (minute >= 5 && minute < 15 ? 0 : 1))], []],
    ['name the node with a pod that stays not ready', [good, second((minute) => (minute >= 5 ? 0 : 1))], [
      { alert: 'GatewayNodeCheckFailed', from: 15, labels: { node: 'node-2' } },
    ]],
    ['end when the pod is ready', [good, second((minute) => (minute < 40 ? 0 : 1))], [
      { alert: 'GatewayNodeCheckFailed', from: 10, before: 40, labels: { node: 'node-2' } },
    ]],
    ['fire for each of several nodes', [{ ...good, ready: always(0) }, second(always(0))], [
      { alert: 'GatewayNodeCheckFailed', from: 10, labels: { node: 'node-1' } }, { alert: 'GatewayNodeCheckFailed', from: 10, labels: { node: 'node-2' } },
    ]],
    ['do not begin again when the pod is replaced', [
      good, { pod: 'check-b', node: 'node-2', ready: since(0, 0, 6) }, { pod: 'check-c', node: 'node-2', ready: since(6, 0) },
    ], [{ alert: 'GatewayNodeCheckFailed', from: 10, labels: { node: 'node-2' } }]],
    ['count the nodes without a pod', [good], [{ alert: 'GatewayNodeCheckMissing', from: 10 }]],
    ['count a pod that is not placed as missing', [good, { pod: 'check-b', node: '', ready: always(0) }], [{ alert: 'GatewayNodeCheckMissing', from: 10 }]],
    ['count all nodes if there is no pod', [], [{ alert: 'GatewayNodeCheckMissing', from: 10, value: 2 }]],
    ['are silent if a pod comes late', [good, second(since(9, 1))], []],
    ['are silent about the pods of others', [good, second(always(1)), { pod: 'agent-a', node: 'node-1', ready: always(0), owner: 'agent' }], []],
  ])('%s', async (_about, pods, firing) => {
    expect(await tested(rule, daemonSetSeries(name, pods, always(2)), firing)).toEqual(PASSED);
  });

  test('fire once for a node with two instances of kube-state-metrics', async () => {
    const series = fromTwoInstances(daemonSetSeries(name, [good, second(always(0))], always(3)));
    expect(await tested(rule, series, [
      { alert: 'GatewayNodeCheckFailed', from: 10, labels: { node: 'node-2' } }, { alert: 'GatewayNodeCheckMissing', from: 10 },
    ])).toEqual(PASSED);
  });

  test('fire after the time that is set', async () => {
    const soon = nodeCheckRule({ alerts: { notReadyFor: Duration.minutes(2) } });
    expect(await tested(soon, daemonSetSeries(name, [second((minute) => (minute >= 5 ? 0 : 1))], always(1)), [
      { alert: 'GatewayNodeCheckFailed', from: 7, labels: { node: 'node-2' } },
    ])).toEqual(PASSED);
  });
});
