import { listed, shown } from '../../text';
import { define, defineCases, withValues } from '../definition';
import { type FieldPath, pathText } from '../field-path';
import { FindingLevel } from '../finding';

const HOST_ALONE = 'Set the host alone, without scheme, port or path.';

export const BAD_TARGET = defineCases({
  code: 'ASMG0401',
  level: FindingLevel.ERROR,
  title: 'Invalid probe target or expectation',
  why: 'a verification that probes nothing, or a target that cannot answer, proves nothing',
  fix: 'Set at least one target with an http or https address, and status codes from 200 to 599.',
}, {
  noTargets: withValues<object>({
    message: () => 'targets is empty; it must contain at least one target',
    fix: 'Add a target, or leave targets out to probe what the strategy promises.',
    sample: {},
  }),
  port: withValues<{ readonly port: unknown }>({
    message: ({ port }) => `port ${shown(port)} is not allowed; it must be an integer from 1 to 65535`,
    fix: 'Use an integer from 1 to 65535.',
    sample: { port: 0 },
  }),
  address: withValues<{ readonly address: unknown }>({
    message: ({ address }) => `address ${shown(address)} is invalid; it must be an IP address or a host name`,
    fix: 'Set the address alone, without scheme, port or path.',
    sample: { address: 'http://203.0.113.7/' },
  }),
  url: withValues<{ readonly url: unknown }>({
    message: ({ url }) => `url ${shown(url)} is invalid; it must be http or https, without user and password`,
    fix: 'Write a URL, for example "https://gw.example.com/healthz". A password would appear in the log.',
    sample: { url: 'ftp://gw.example.com/' },
  }),
  host: withValues<{ readonly host: unknown }>({
    message: ({ host }) => `host ${shown(host)} is invalid; it must be a host name`,
    fix: HOST_ALONE,
    sample: { host: 'gw.example.com:80' },
  }),
  connectTo: withValues<{ readonly connectTo: unknown }>({
    message: ({ connectTo }) => `connectTo ${shown(connectTo)} is invalid; it must be a host, or a host and a port`,
    fix: 'Write it like 10.0.0.7, gw.example.com:8443 or [2001:db8::1]:443.',
    sample: { connectTo: 'http://10.0.0.7/' },
  }),
  caSecretName: withValues<{ readonly name: unknown }>({
    message: ({ name }) => `name ${shown(name)} of caSecret is invalid; it must be the name of a Secret`,
    fix: 'Use the name of a Secret in the namespace of the probe.',
    sample: { name: '../other' },
  }),
  caSecretKey: withValues<{ readonly key: unknown }>({
    message: ({ key }) => `key ${shown(key)} of caSecret is invalid; it must be a key of a Secret`,
    fix: 'Use letters, digits, ".", "-" and "_", for example "ca.crt".',
    sample: { key: '../other' },
  }),
  insecureWithCaSecret: withValues<object>({
    message: () => 'insecure is set together with caSecret; only one of them is allowed',
    fix: 'Remove insecure to check the certificate against caSecret.',
    sample: {},
  }),
  onlyControls: withValues<object>({
    message: () => 'noConnection() has only the DNS name as a target; it must have an address that gives no connection',
    fix: 'Add an address, for example ProbeTarget.loadBalancer(). The DNS name is the control and must answer.',
    sample: {},
  }),
  noServiceAccount: withValues<object>({
    message: () => 'serviceAccountName is not set; it must be set for a target whose address is only in the Service',
    fix: 'Set it to the name of the ServiceAccount of the workload, or use targets with a known address.',
    sample: {},
  }),
  noStatus: withValues<object>({
    message: () => 'status() has no code; it must have at least one',
    fix: 'Add a code, or use anyResponse().',
    sample: {},
  }),
  status: withValues<{ readonly status: unknown }>({
    message: ({ status }) => `status ${shown(status)} is not allowed; it must be an integer from 200 to 599`,
    fix: 'Use an integer from 200 to 599.',
    sample: { status: 600 },
  }),
});

export const BAD_TIMES = defineCases({
  code: 'ASMG0402',
  level: FindingLevel.ERROR,
  title: 'Invalid times of a verification',
  why: 'Kubernetes rejects the Job, or ends it before the probe can report what it found',
  fix: 'Use a timeout from a millisecond to four fifths of the deadline, and whole seconds for deadline and '
    + 'ttlAfterFinished.',
}, {
  retry: withValues<{ readonly retry: unknown }>({
    message: ({ retry }) => `retry ${shown(retry)} is not allowed; it must be an integer from 0 to 2147483647`,
    fix: 'Use an integer from 0 to 2147483647.',
    sample: { retry: -1 },
  }),
  seconds: withValues<{ readonly field: 'deadline' | 'ttlAfterFinished'; readonly seconds: unknown }>({
    message: ({ field, seconds }) => (
      `${field} of ${shown(seconds)} seconds is not allowed; it must be an integer from 0 to 2147483647`
    ),
    fix: 'Use whole seconds.',
    sample: { field: 'deadline', seconds: 1.5 },
  }),
  shortTimeout: withValues<{ readonly timeout: unknown }>({
    message: ({ timeout }) => `timeout of ${shown(timeout)} seconds is too short; it must be at least a millisecond`,
    fix: 'Use a longer timeout, for example Duration.seconds(10).',
    sample: { timeout: 0 },
  }),
  longTimeout: withValues<{
    readonly timeout: number; readonly deadline: number; readonly budget: number; readonly least: number;
  }>({
    message: ({ timeout, deadline, budget }) => (
      `timeout of ${timeout} seconds is too long; the deadline of ${deadline} seconds leaves `
      + `${Math.max(budget, 0)} for probing`
    ),
    fix: ({ budget, least }) => (
      `Use a deadline of at least ${least} seconds${budget > 0 ? `, or a timeout of at most ${budget}` : ''}.`
    ),
    sample: { timeout: 60, deadline: 30, budget: 24, least: 75 },
  }),
});

export const BAD_PLACEMENT = defineCases({
  code: 'ASMG0403',
  level: FindingLevel.ERROR,
  title: 'Invalid placement or namespace of a probe',
  why: 'no pod would be placed, and the verification would end at its deadline without a probe',
  fix: 'Use a number of nodes from 1 to 100000, or the name of a node or namespace of the cluster.',
}, {
  everyNode: withValues<{ readonly count: unknown; readonly most: number }>({
    message: ({ count, most }) => (
      `everyNode(${shown(count)}) is not allowed; the count must be an integer from 1 to ${most}`
    ),
    fix: ({ most }) => `Use an integer from 1 to ${most}.`,
    sample: { count: 0, most: 100000 },
  }),
  node: withValues<{ readonly name: unknown }>({
    message: ({ name }) => `node ${shown(name)} is invalid; it must be the name of a Node`,
    fix: 'Use a name that `kubectl get nodes` prints.',
    sample: { name: 'Node 1' },
  }),
  namespace: withValues<{ readonly namespace: unknown }>({
    message: ({ namespace }) => (
      `namespace ${shown(namespace)} is invalid; it must consist of at most 63 lower-case letters, digits and hyphens`
    ),
    fix: 'Use a name that `kubectl get namespaces` prints.',
    sample: { namespace: 'Shop_1' },
  }),
});

export const INSECURE = define<{ readonly urls: readonly string[] }>({
  code: 'ASMG0404',
  level: FindingLevel.WARNING,
  title: 'Probe accepts any certificate',
  why: 'the verification passes even if every client would reject the certificate, or if something other than the '
    + 'Service answers',
  fix: 'Set caSecret to the authority that signed the certificate, and host to the name in it.',
}, {
  message: ({ urls }) => `insecure is set for ${listed(urls.map(shown))}`,
  sample: { urls: ['https://istio-ingressgateway.istio-system/'] },
});

export const BAD_SCHEDULE = defineCases({
  code: 'ASMG0405',
  level: FindingLevel.ERROR,
  title: 'Invalid schedule of a monitor',
  why: 'the API server rejects the CronJob',
  fix: 'Use a cron schedule with five fields, the name of a time zone, and history limits of 0 or greater.',
}, {
  schedule: withValues<{ readonly schedule: unknown }>({
    message: ({ schedule }) => (
      `schedule ${shown(schedule)} is invalid; it must have the fields minute, hour, day of the month, month `
      + 'and day of the week'
    ),
    fix: 'Create it with Cron, for example Cron.schedule({ minute: "0", hour: "*/2" }).',
    sample: { schedule: '*/10 * * *' },
  }),
  timeZone: withValues<{ readonly timeZone: unknown; readonly near: string | undefined }>({
    message: ({ timeZone }) => `timeZone ${shown(timeZone)} is unknown; it must be a name from the time zone database`,
    fix: ({ near }) => (
      near === undefined ? 'Use a name, for example "Asia/Shanghai" or "Etc/UTC".' : `Use ${shown(near)}.`
    ),
    sample: { timeZone: '+08:00', near: undefined },
  }),
  historyLimit: withValues<{
    readonly field: 'successfulJobsHistoryLimit' | 'failedJobsHistoryLimit'; readonly limit: unknown;
  }>({
    message: ({ field, limit }) => (
      `${field} ${shown(limit)} is not allowed; it must be an integer from 0 to 2147483647`
    ),
    fix: 'Use an integer from 0 to 2147483647.',
    sample: { field: 'failedJobsHistoryLimit', limit: -1 },
  }),
});

export const SHARED_CHART = define<{ readonly gateway: string; readonly chart: string }>({
  code: 'ASMG0406',
  level: FindingLevel.WARNING,
  title: 'Gateway and verification in one chart',
  why: 'a chart is one file, and a gateway is applied to the mesh while a verification is applied to the cluster',
  fix: 'Put the verification into a chart of its own. Acknowledge the warning if the cluster serves the mesh resources '
    + 'through its own API server.',
}, {
  message: ({ gateway, chart }) => `the chart ${shown(chart)} also contains the gateway ${shown(gateway)}`,
  sample: { gateway: 'chart/ingress', chart: 'chart' },
});

export const REFUSED_BY_KUBERNETES = define<{
  readonly at: FieldPath; readonly value: unknown; readonly rule: string;
}>({
  code: 'ASMG0407',
  level: FindingLevel.ERROR,
  title: 'Value that Kubernetes rejects',
  why: 'the API server rejects the object, and the verification does not run',
  fix: 'Write a value that Kubernetes accepts.',
}, {
  message: ({ at, value, rule }) => (
    `${pathText(at)} ${value === undefined ? 'is missing' : `${shown(value)} is not allowed`}; it must be ${rule}`
  ),
  sample: { at: ['tolerations', 0, 'operator'], value: 'Always', rule: '"Exists" or "Equal"' },
});

export const CLUSTER_NOT_NAMED = define<{ readonly clusters: readonly string[] }>({
  code: 'ASMG0408',
  level: FindingLevel.WARNING,
  title: 'Cluster of the verification not named',
  why: 'the verification asks what the gateway promises in clusters without an override, so it may pass where the '
    + 'promise of the override is broken',
  fix: 'Set clusterId to the cluster that the verification runs in, or set its targets and its placement.',
}, {
  message: ({ clusters }) => (
    `clusterId is not set, and the gateway is different in ${clusters.length > 1 ? 'clusters' : 'cluster'} `
    + listed(clusters.map(shown))
  ),
  sample: { clusters: ['c0123456789abcdef'] },
});
