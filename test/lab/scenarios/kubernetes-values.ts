/** Values of the types of Kubernetes that props have. */
import { Cron, Lazy } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { either, inForm, oneOf, texts } from './prop-values';

const KEYS = texts(
  ['team', 'example.com/team', 'toString', 'a.b_c-D'],
  ['k'.repeat(63), 'k'.repeat(64), `${'d.'.repeat(126)}d/k`, `${'d'.repeat(254)}/k`],
);
const LABEL_VALUES = texts(['shop', '', '1.5_x-Y'], ['v'.repeat(63), 'v'.repeat(64)]);

export const LABELS = either(
  inForm(KEYS, (key) => ({ [String(key)]: 'shop' })),
  inForm(LABEL_VALUES, (value) => ({ team: value })),
  oneOf(
    [{}, { team: Lazy.any({ produce: () => 'shop' }) }],
    [{ team: 7 }, { team: true }, { team: null }, { team: Lazy.any({ produce: () => 'a b' }) }],
  ),
);

/** Labels with a meaning for Kubernetes. */
export const RESERVED_LABELS = oneOf([{}], [
  'job-name', 'controller-uid', 'batch.kubernetes.io/job-name', 'batch.kubernetes.io/controller-uid', 'controller-revision-hash',
  'pod-template-generation', 'batch.kubernetes.io/job-completion-index', 'app.kubernetes.io/instance', 'app.kubernetes.io/name',
].map((key) => ({ [key]: 'x' })));

const LONG = 'x'.repeat(256 * 1024);
export const ANNOTATIONS = either(
  inForm(KEYS, (key) => ({ [String(key)]: 'any text: ü\n' })),
  oneOf([{}, { 'Example.com/Team': 'shop' }], [
    { team: 7 }, { team: LONG }, { team: LONG.slice(1000) }, { 'kubernetes.io/config.mirror': 'x' }, { 'kubernetes.io/config.source': 'api' },
    { 'container.apparmor.security.beta.kubernetes.io/probe': 'runtime/default' }, { 'container.apparmor.security.beta.kubernetes.io/probe': 'x' },
    { 'container.apparmor.security.beta.kubernetes.io/other': 'unconfined' }, { 'seccomp.security.alpha.kubernetes.io/pod': 'x' },
    { 'container.seccomp.security.alpha.kubernetes.io/probe': 'x' }, { 'scheduler.alpha.kubernetes.io/tolerations': 'x' },
    { 'scheduler.alpha.kubernetes.io/affinity': 'x' }, { 'security.alpha.kubernetes.io/sysctls': 'x' },
    { 'deprecated.daemonset.template.generation': 'x' },
    { 'batch.kubernetes.io/cronjob-scheduled-timestamp': 'x' }, { 'batch.kubernetes.io/job-tracking': 'x' },
    { 'scheduler.alpha.kubernetes.io/preferAvoidPods': 'x' }, { 'controller.kubernetes.io/pod-deletion-cost': '+1' },
  ]),
);

export const TOLERATIONS = either(
  inForm(KEYS, (key) => [{ key, operator: 'Exists' }]),
  inForm(LABEL_VALUES, (value) => [{ key: 'team', value }]),
  inForm(texts(['Exists'], ['Equal', 'Lt', 'exists']), (operator) => [{ key: 'team', operator }]),
  inForm(texts(['NoSchedule', 'PreferNoSchedule', 'NoExecute']), (effect) => [{ key: 'team', effect }]),
  oneOf([[{ operator: 'Exists' }], [{ key: 'a', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: -1 }], []], [
    [{}], [{ operator: 'Equal' }], [{ key: '', operator: 'Exists', value: 'x' }], [{ key: 'a', operator: 'Exists', tolerationSeconds: 1 }],
    [{ key: 'a', effect: 'NoSchedule', tolerationSeconds: 1 }], [{ key: 'a', effect: 'NoExecute', tolerationSeconds: 2 ** 53 }],
    [{ key: 'a' }, { key: 'a' }], [{ key: 'a', operator: '' }], [{ key: 'a', effect: '' }], [{ key: 'a', value: 'b c', operator: 'Exists' }],
  ]),
);

const QUANTITIES = texts(['500m', '2', '0.5', '1e3', '1Gi', '+1', '1.', '.5', '0', '1E', '3Ei', '1n'], [
  '-1', 'two', '1e', '1E3', '1e-2', '1 Gi', '1ki', '1K', '1mi', '1e+3', '1_000', '99999999999999999999', '1e99', '0x10', '1.5.5', '.', '+',
  '1e3Ki', '1٣',
]);
const RESOURCE_NAMES = texts(['cpu', 'memory', 'ephemeral-storage', 'example.com/card'], [
  'hugepages-2Mi', 'hugepages-', 'hugepages-x', 'storage', 'pods', 'gpu', 'requests.cpu', 'kubernetes.io/card', 'example.com/Card_1', 'count/jobs',
]);

export const amount = (text: unknown): k8s.Quantity => k8s.Quantity.fromString(String(text));
const asBoth = (name: string, limit: string, request: string): object => ({
  limits: { [name]: amount(limit) },
  requests: { [name]: amount(request) },
});

export const RESOURCES = either(
  inForm(QUANTITIES, (text) => ({ limits: { cpu: amount(text) } })),
  inForm(QUANTITIES, (text) => ({ requests: { memory: amount(text) } })),
  inForm(RESOURCE_NAMES, (name) => ({ limits: { [String(name)]: amount('1') } })),
  oneOf([{}, asBoth('cpu', '1', '1000m'), { limits: { cpu: k8s.Quantity.fromNumber(1) } }], [
    asBoth('cpu', '1', '1001m'), asBoth('example.com/card', '1', '1'), asBoth('example.com/card', '2', '1'), asBoth('hugepages-2Mi', '2Mi', '2Mi'),
    { requests: { 'example.com/card': amount('1') } }, { limits: { 'example.com/card': amount('500m') } },
    { limits: { 'example.com/card': amount('1e-9') } },
    { limits: { 'hugepages-2Mi': amount('2Mi'), 'memory': amount('1Gi') } }, { limits: { 'hugepages-2Mi': amount('3Mi'), 'memory': amount('1Gi') } },
    { requests: { 'hugepages-2Mi': amount('2Mi'), 'memory': amount('1Gi') } }, { claims: [{ name: 'card' }] }, { limits: { cpu: '1' } },
    { limits: { 'hugepages-3Mi': amount('6Mi'), 'cpu': amount('1') } }, { limits: { 'hugepages-x': amount('2Mi'), 'cpu': amount('1') } },
    { limits: { 'hugepages-0': amount('2Mi'), 'cpu': amount('1') } }, { limits: { 'hugepages-2Mi': amount('0'), 'cpu': amount('1') } },
  ]),
);

export const NAMES = texts(['mirror', 'a.b-c'], ['My Secret', 'a..b', '.', 'n'.repeat(253), 'n'.repeat(254), 'a_b']);
export const COUNTS = oneOf([0, 1, 7, 2 ** 31 - 1], [-1, 2 ** 31, 1.5, NaN, Infinity, -0]);

const SCHEDULE_FIELDS = texts(['*', '*/5', '1', '1-3', '1,2', '?', '1-5/2', '2/3'], [
  '0', '6', '7', '12', '13', '23', '24', '31', '32', '59', '60', 'jan', 'DEC', 'mon', 'Sat', 'mon-fri', 'sun-sat', '5-1', '*/0', '*/100',
  '1-2-3', '1,,2', ',', '*-5', '+5', '07', '1/2/3', '*/99999999999999999999', '@hourly', 'L', '5L', '1#2', '1W', '*  ', '1-', '-1', '*/',
  '/5', '*/-1', '?/2', '*,1',
]);

export const SCHEDULES = either(...['minute', 'hour', 'day', 'month', 'weekDay'].map((field) => (
  inForm(SCHEDULE_FIELDS, (value) => Cron.schedule({ [field]: String(value) }))
)));

export const TIME_ZONES = texts(['Asia/Shanghai', 'Etc/UTC', 'UTC', 'US/Pacific', 'America/Argentina/Buenos_Aires'], [
  'us/pacific', 'US/PACIFIC', 'asia/shanghai', 'EST', 'CST', 'Local', 'local', 'Asia/', 'Asia', '../UTC', 'Etc/GMT+8', 'Etc/GMT+15', 'GMT',
  'gmt', 'Japan', 'Asia/Calcutta', 'Asia/Kolkata', 'Europe/Kyiv', 'Europe/Kiev', 'Asia/calcutta', 'America/Indianapolis',
  'AMERICA/Indianapolis', 'PRC', 'Hongkong', 'EST5EDT', 'Etc/Unknown', 'SystemV/PST8', 'Antarctica/DumontDUrville',
  'America/Port-au-Prince', 'Zulu', 'GMT0', 'America/Coyhaique', '+08:00',
]);
