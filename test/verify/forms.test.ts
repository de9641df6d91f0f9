import { ApiObject, App, Chart, Cron, Duration, Lazy } from 'cdk8s';
import {
  Findings, GatewayMonitor, type GatewayMonitorProps, GatewayNodeCheck, GatewayProbe, type GatewayProbeProps, GatewayVerification, IstioGateway,
  ProbePlacement, ProbeTarget, TrafficStrategy, UrlScheme, VerificationHook,
} from 'cdk8s-asm-gateway';
import { Deployment, Job, k8s, ServiceAccount } from 'cdk8s-plus-28';
import { stringify } from 'yaml';
import { restrictedViolations, type SecuredPod } from '../support/pod-security';
import type { Manifest } from '../support/schema';
import { withoutScript } from '../support/script';
import { chartOf, codesOf, only, refusal, synthesized } from '../support/synth';

const gatewayIn = (chart: Chart, strategy = TrafficStrategy.cluster()) => IstioGateway.fromGatewayName(chart, 'gateway', { strategy });

/** Manifests as a person reads them. */
const asYaml = (manifests: readonly Manifest[]) => withoutScript(manifests.map((manifest) => stringify(manifest)).join('---\n'));

const COMMON = { namespace: 'probes', image: 'mirror.example.com/curl:8', tolerations: [{ operator: 'Exists' }], labels: { team: 'edge' }, annotations: { owner: 'edge' } };

describe('each form of a verification renders these manifests', () => {
  const written = (make: (chart: Chart) => unknown) => {
    const chart = chartOf('cluster');
    make(chart);
    return asYaml(synthesized(chart));
  };

  test('a verification on every node', () => {
    expect(written((chart) => new GatewayVerification(chart, 'verify', { gateway: gatewayIn(chart), placement: ProbePlacement.everyNode(12) }))).toMatchSnapshot();
  });

  test('a monitor', () => {
    expect(written((chart) => new GatewayMonitor(chart, 'monitor', { gateway: gatewayIn(chart) }))).toMatchSnapshot();
  });

  test('a node check', () => {
    expect(written((chart) => new GatewayNodeCheck(chart, 'nodes', { gateway: gatewayIn(chart) }))).toMatchSnapshot();
  });

  test('a probe in the user\'s own workload', () => {
    expect(written((chart) => {
      const deployment = new Deployment(chart, 'client', { containers: [{ image: 'shop:1' }] });
      const targets = [ProbeTarget.serviceDns({ scheme: UrlScheme.HTTPS, host: 'gw.example.com', caSecret: { name: 'gateway-ca' } })];
      new GatewayProbe(chart, 'probe', { gateway: gatewayIn(chart), targets }).addInitContainerTo(deployment);
    })).toMatchSnapshot();
  });

  test('an egress policy for the probe', () => {
    const chart = chartOf('cluster');
    const targets = [ProbeTarget.loadBalancer(), ProbeTarget.serviceDns({ scheme: UrlScheme.HTTPS }), ProbeTarget.url('http://gw.example.com:8080/')];
    const { jobName } = withEgress(new GatewayVerification(chart, 'verify', { gateway: gatewayIn(chart), targets }));
    expect(asYaml([only('NetworkPolicy', synthesized(chart))]).replaceAll(jobName, '(name of the Job)')).toMatchSnapshot();
  });
});

function withEgress(verification: GatewayVerification): GatewayVerification {
  verification.allowEgress();
  return verification;
}

interface Workload extends Manifest {
  readonly metadata: Manifest['metadata'] & { readonly labels: Record<string, string>; readonly annotations?: Record<string, string> };
  readonly spec: Record<string, unknown>;
}

describe('a monitor', () => {
  const monitored = (props: Partial<GatewayMonitorProps> = {}) => {
    const chart = chartOf('cluster');
    new GatewayMonitor(chart, 'monitor', { gateway: gatewayIn(chart), ...props });
    return chart;
  };
  const cronJob = (props?: Partial<GatewayMonitorProps>) => only('CronJob', synthesized(monitored(props))) as Workload;

  test('takes every prop', () => {
    const { metadata, spec } = cronJob({
      ...COMMON,
      schedule: Cron.hourly(),
      timeZone: 'Asia/Shanghai',
      successfulJobsHistoryLimit: 2,
      failedJobsHistoryLimit: 0,
      suspend: true,
      placement: ProbePlacement.everyNode(3),
      deadline: Duration.minutes(2),
    });
    expect(metadata).toMatchObject({ namespace: 'probes', labels: COMMON.labels, annotations: COMMON.annotations });
    expect(spec).toMatchObject({
      schedule: '0 * * * *',
      timeZone: 'Asia/Shanghai',
      concurrencyPolicy: 'Forbid',
      successfulJobsHistoryLimit: 2,
      failedJobsHistoryLimit: 0,
      suspend: true,
      jobTemplate: {
        spec: {
          completions: 3, activeDeadlineSeconds: 120, template: { spec: { tolerations: COMMON.tolerations, containers: [{ image: COMMON.image }] } },
        },
      },
    });
  });

  test('has a name to which Kubernetes can append the time of a run', () => {
    const chart = new Chart(chartOf('a'.repeat(60)), 'b'.repeat(60));
    const { cronJobName } = new GatewayMonitor(chart, 'monitor', { gateway: gatewayIn(chart) });
    expect(cronJobName).toMatch(/^[a-z0-9-]{1,52}$/);
  });

  test('keeps its name and its history when its requests change', () => {
    expect(cronJob({ path: '/x' }).metadata.name).toBe(cronJob().metadata.name);
  });

  test.each<[string, Partial<GatewayMonitorProps>]>([
    ['whose schedule has a time zone in it', { schedule: Cron.schedule({ minute: 'TZ=Asia/Shanghai 0' }) }],
    ['whose schedule has a field too many', { schedule: Cron.schedule({ minute: '0 0' }) }],
    ['in a time zone that does not exist', { timeZone: 'Asia/Atlantis' }],
    ['in the time zone of an offset', { timeZone: '+08:00' }],
    ['in no time zone', { timeZone: '' }],
    ['in a time zone by its abbreviation', { timeZone: 'CST' }],
    ['in a time zone that is spelt otherwise', { timeZone: 'asia/shanghai' }],
    ['that keeps less than nothing', { failedJobsHistoryLimit: -1 }],
    ['that keeps half a Job', { successfulJobsHistoryLimit: 0.5 }],
  ])('is rejected %s', (_about, props) => {
    expect(codesOf(monitored(props))).toEqual(['ASMG0405']);
  });
});

test.each([['asia/shanghai', 'Use "Asia/Shanghai".'], ['Asia/Shangai', 'Use "Asia/Shanghai".'], ['+08:00', 'for example "Asia/Shanghai"']])(
  'a monitor in the time zone %j is rejected, with a name to use instead', (timeZone, fix) => {
    const chart = chartOf('cluster');
    new GatewayMonitor(chart, 'monitor', { gateway: gatewayIn(chart), timeZone });
    expect(refusal(chart)).toEqual([expect.objectContaining({ fix: expect.stringContaining(fix) as string })]);
  });

describe('a node check', () => {
  const daemonSet = (props: object = {}) => {
    const chart = chartOf('cluster');
    new GatewayNodeCheck(chart, 'nodes', { gateway: gatewayIn(chart), ...props });
    return only('DaemonSet', synthesized(chart)) as Workload & { spec: { selector: object; template: { metadata: { labels: object }; spec: SecuredPod } } };
  };

  test('probes first and then only sleeps', () => {
    const { initContainers, containers } = daemonSet().spec.template.spec;
    expect(initContainers).toEqual([expect.objectContaining({ name: 'probe' })]);
    expect(containers).toEqual([expect.objectContaining({ name: 'passed', command: ['sleep', '2147483647'] })]);
  });

  test('takes every prop', () => {
    const { metadata, spec } = daemonSet({ ...COMMON, hostNetwork: true, nodeSelector: { zone: 'a' } });
    expect(metadata).toMatchObject({ namespace: 'probes', labels: COMMON.labels, annotations: COMMON.annotations });
    expect(spec).toMatchObject({
      template: {
        metadata: { labels: COMMON.labels },
        spec: {
          hostNetwork: true,
          dnsPolicy: 'ClusterFirstWithHostNet',
          tolerations: COMMON.tolerations,
          nodeSelector: { zone: 'a' },
          initContainers: [{ image: COMMON.image }],
          containers: [{ image: COMMON.image }],
        },
      },
    });
  });

  test('meets the restricted Pod Security Standard, except for the host network', () => {
    expect(restrictedViolations(daemonSet().spec.template.spec)).toEqual([]);
    expect(restrictedViolations(daemonSet({ hostNetwork: true }).spec.template.spec)).toEqual(['uses a namespace of the host']);
  });

  test('is selected by labels that users cannot change, because the selector of a DaemonSet is immutable', () => {
    const labels = { 'app.kubernetes.io/name': 'mine', 'app.kubernetes.io/instance': 'mine' };
    const { metadata, spec } = daemonSet({ labels });
    expect(spec.selector).toEqual({ matchLabels: { 'app.kubernetes.io/name': 'asm-gateway-probe', 'app.kubernetes.io/instance': metadata.name } });
    expect(spec.template.metadata.labels).toMatchObject({ 'app.kubernetes.io/name': 'asm-gateway-probe', 'app.kubernetes.io/instance': metadata.name });
  });
});

interface OwnPod {
  readonly initContainers: unknown;
  readonly volumes?: unknown;
}

describe('a probe in the user\'s own workload', () => {
  const probeIn = (props: Partial<GatewayProbeProps>, chart = new Chart(new App(), 'shop', { namespace: 'shop' })) => {
    const deployment = new Deployment(chart, 'client', { containers: [{ image: 'shop:1' }] });
    const probe = new GatewayProbe(chart, 'probe', { gateway: gatewayIn(chart), ...props });
    probe.addInitContainerTo(deployment);
    return chart;
  };
  const account = (chart: Chart) => new ServiceAccount(chart, 'account', { metadata: { name: 'client' } });

  test('may read only the gateway\'s Service, with the ServiceAccount of the workload', () => {
    const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
    const manifests = synthesized(probeIn({ serviceAccountName: account(chart).name }, chart));
    expect(manifests.map(({ kind }) => kind).sort()).toEqual(['Deployment', 'Role', 'RoleBinding', 'ServiceAccount']);
    expect(only('Role', manifests)).toMatchObject({
      metadata: { namespace: 'istio-system' }, rules: [{ resources: ['services'], resourceNames: ['istio-ingressgateway'], verbs: ['get'] }],
    });
    expect(only('RoleBinding', manifests)).toMatchObject({ subjects: [{ kind: 'ServiceAccount', name: 'client', namespace: 'shop' }] });
  });

  test('may read the Service with a ServiceAccount of another namespace than the chart\'s', () => {
    const manifests = synthesized(probeIn({ serviceAccountName: 'client', namespace: 'web' }));
    expect(only('RoleBinding', manifests)).toMatchObject({ subjects: [{ kind: 'ServiceAccount', name: 'client', namespace: 'web' }] });
  });

  test('resolves a late name of a ServiceAccount, because the permission needs it at once', () => {
    const late = Lazy.any({ produce: () => 'client' }) as string;
    expect(only('RoleBinding', synthesized(probeIn({ serviceAccountName: late })))).toMatchObject({ subjects: [{ name: 'client', namespace: 'shop' }] });
  });

  test('is rejected without a ServiceAccount if it must read the Service', () => {
    expect(codesOf(probeIn({}))).toEqual(['ASMG0401']);
    expect(codesOf(probeIn({ targets: [ProbeTarget.serviceDns()] }))).toEqual([]);
  });

  describe.each<[string, ProbeTarget]>([
    ['without a Secret', ProbeTarget.serviceDns()],
    ['with a Secret', ProbeTarget.url('https://gw.example.com/', { caSecret: { name: 'ca' } })],
  ])('%s', (_about, target) => {
    const metadata = { name: 'client' };
    const template = (pod: object) => ({ selector: { matchLabels: { app: 'client' } }, template: { metadata: { labels: { app: 'client' } }, spec: pod } });
    const main = { name: 'main', image: 'shop:1' };
    const podWith = (add: (probe: GatewayProbe, chart: Chart) => unknown) => {
      const chart = chartOf('shop');
      add(new GatewayProbe(chart, 'probe', { gateway: gatewayIn(chart), targets: [target] }), chart);
      const { initContainers, volumes = [] } = (only('Deployment', synthesized(chart)).spec as { template: { spec: OwnPod } }).template.spec;
      return { initContainers, volumes };
    };
    const inPlus = () => podWith((probe, chart) => probe.addInitContainerTo(new Deployment(chart, 'client', { containers: [main] })));

    test('is the same in a workload of cdk8s-plus and in a plain object', () => {
      expect(podWith((probe, chart) => new ApiObject(chart, 'client', {
        apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: template({ containers: [main], initContainers: [probe.containerSpec()], volumes: probe.volumeSpecs() }),
      }))).toEqual(inPlus());
    });

    test('is the same in a workload of cdk8s-plus and in a generated class', () => {
      expect(podWith((probe, chart) => new k8s.KubeDeployment(chart, 'client', {
        metadata, spec: template({ containers: [main], initContainers: [probe.kubeContainer()], volumes: probe.kubeVolumes() }) as k8s.DeploymentSpec,
      }))).toEqual(inPlus());
    });

    test('is data of its own, which may be changed', () => {
      const chart = chartOf('shop');
      const probe = new GatewayProbe(chart, 'probe', { gateway: gatewayIn(chart), targets: [target] });
      const before = JSON.stringify([probe.containerSpec(), probe.volumeSpecs()]);
      const { command, env, resources, securityContext } = probe.containerSpec() as Record<string, Record<string, Record<string, unknown>>>;
      [command, env[0], resources.limits, securityContext].forEach((part) => Object.assign(part ?? {}, { 0: 'changed', memory: '1Gi' }));
      probe.volumeSpecs().forEach((volume) => Object.assign(volume.secret as object, { secretName: 'changed' }));
      expect(JSON.stringify([probe.containerSpec(), probe.volumeSpecs()])).toBe(before);
    });

    test('is plain data', () => {
      const chart = chartOf('shop');
      const probe = new GatewayProbe(chart, 'probe', { gateway: gatewayIn(chart), targets: [target] });
      const written = { initContainers: [probe.containerSpec()], volumes: probe.volumeSpecs() };
      expect(JSON.parse(JSON.stringify(written))).toEqual(inPlus());
    });
  });

  test('is a container next to the others of a Job', () => {
    const chart = chartOf('shop');
    const job = new Job(chart, 'job', { containers: [{ image: 'shop:1' }] });
    const probe = new GatewayProbe(chart, 'probe', { gateway: gatewayIn(chart), targets: [ProbeTarget.serviceDns()] });
    probe.addContainerTo(job);
    expect(only('Job', synthesized(chart))).toMatchObject({ spec: { template: { spec: { containers: [{ name: 'main' }, { name: 'probe' }] } } } });
  });

  test('has volumes of its own in a pod with another probe, even if both names are as long as they can be', () => {
    const chart = chartOf('shop');
    const names = ['one', 'two'].map((end) => `${'a'.repeat(63 - end.length)}${end}`).flatMap((name, index) => {
      const targets = [ProbeTarget.url('https://gw.example.com/', { caSecret: { name: 'ca' } })];
      return new GatewayProbe(chart, `probe-${index}`, { gateway: gatewayIn(new Chart(chart, `of-${index}`)), name, targets }).volumeSpecs();
    }).map(({ name }) => name as string);
    expect(new Set(names).size).toBe(2);
    expect(names.map((name) => name.length)).toEqual([63, 63]);
  });

  test('rejects an object that is not a workload', () => {
    const chart = chartOf('shop');
    const probe = new GatewayProbe(chart, 'probe', { gateway: gatewayIn(chart), targets: [ProbeTarget.serviceDns()] });
    expect(() => probe.addInitContainerTo(chart as never)).toThrow('[ASMG0112] workload is a Chart; it must be a construct with the method "addInitContainer"');
    expect(() => probe.addContainerTo({} as never)).toThrow('[ASMG0112] workload is an object; it must be a construct with the method "addContainer"');
    expect(() => probe.addContainerTo(null as never)).toThrow('[ASMG0112] workload is missing; it must be a construct with the method "addContainer"');
  });

  test('can be added to several workloads', () => {
    const chart = chartOf('shop');
    const targets = [ProbeTarget.url('https://gw.example.com/', { caSecret: { name: 'ca' } })];
    const probe = new GatewayProbe(chart, 'probe', { gateway: gatewayIn(chart), targets, hostNetwork: true, image: 'curl:1' });
    for (const id of ['a', 'b']) {
      probe.addInitContainerTo(new Deployment(chart, id, { containers: [{ image: 'shop:1' }] }));
    }
    const pods = synthesized(chart).map(({ spec }) => (spec as { template: { spec: { initContainers: unknown; volumes: unknown } } }).template.spec);
    const withProbe = {
      initContainers: [expect.objectContaining({ image: 'curl:1', args: expect.arrayContaining(['client=host', 'url=https://gw.example.com/']) })],
      volumes: [{ name: 'probe-ca-1', secret: { secretName: 'ca', optional: true } }],
    };
    expect(pods.map(({ initContainers, volumes }) => ({ initContainers, volumes }))).toEqual([withProbe, withProbe]);
  });

  test('can run next to another probe in one pod, under a different name', () => {
    const chart = chartOf('shop');
    const deployment = new Deployment(chart, 'client', { containers: [{ image: 'shop:1' }] });
    for (const name of ['first', 'second']) {
      const targets = [ProbeTarget.url('https://gw.example.com/', { caSecret: { name: `${name}-ca` } })];
      new GatewayProbe(chart, name, { gateway: gatewayIn(new Chart(chart, `of-${name}`)), targets, name }).addInitContainerTo(deployment);
    }
    const { template } = only('Deployment', synthesized(chart)).spec as { template: { spec: { initContainers: { name: string }[]; volumes: { name: string }[] } } };
    expect(template.spec.initContainers.map(({ name }) => name)).toEqual(['first', 'second']);
    expect(template.spec.volumes.map(({ name }) => name)).toEqual(['first-ca-1', 'second-ca-1']);
  });

  test('meets the restricted Pod Security Standard', () => {
    const { template } = only('Deployment', synthesized(probeIn({ targets: [ProbeTarget.serviceDns()] }))).spec as { template: { spec: SecuredPod } };
    expect(restrictedViolations({ ...template.spec, containers: [] })).toEqual([]);
  });

  test('reports invalid targets, like every other form', () => {
    expect(codesOf(probeIn({ targets: [] }))).toEqual(['ASMG0401']);
  });
});

describe('a hook', () => {
  const hooked = (hook: VerificationHook, ttlAfterFinished?: Duration) => {
    const chart = chartOf('cluster');
    new GatewayVerification(chart, 'verify', { gateway: gatewayIn(chart), hook, ttlAfterFinished });
    return synthesized(chart) as Workload[];
  };
  const jobOf = (manifests: Workload[]) => only('Job', manifests) as Workload;
  const ARGO = { 'argocd.argoproj.io/hook': 'PostSync', 'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation' };
  const HELM = { 'helm.sh/hook': 'test', 'helm.sh/hook-delete-policy': 'before-hook-creation' };

  test('of Argo CD annotates the Job, which the next sync deletes', () => {
    const job = jobOf(hooked(VerificationHook.argoCdPostSync()));
    expect(job.metadata.annotations).toEqual(ARGO);
    expect(job.spec).not.toHaveProperty('ttlSecondsAfterFinished');
  });

  test('of helm test renders a bare Pod, whose log Helm can show, with the spec of the Job\'s pod', () => {
    const { metadata, spec } = only('Pod', hooked(VerificationHook.helmTest())) as Workload;
    const { template, activeDeadlineSeconds } = jobOf(hooked(VerificationHook.none())).spec as { template: Workload; activeDeadlineSeconds: number };
    expect(metadata.annotations).toEqual({
      ...HELM, 'sidecar.istio.io/inject': 'false', 'asm-gateway.io/gateway-pods': 'istio-system/app=istio-ingressgateway',
    });
    expect(metadata.labels).toEqual({ ...template.metadata.labels, 'app.kubernetes.io/instance': metadata.name });
    expect(spec).toEqual({ ...template.spec, activeDeadlineSeconds });
  });

  test('of helm test renders a Job with everyNode, because one pod runs on one node', () => {
    const chart = chartOf('cluster');
    new GatewayVerification(chart, 'verify', { gateway: gatewayIn(chart), hook: VerificationHook.helmTest(), placement: ProbePlacement.everyNode(3) });
    const job = jobOf(synthesized(chart) as Workload[]);
    expect(job.metadata.annotations).toEqual(HELM);
    expect(job.spec).not.toHaveProperty('ttlSecondsAfterFinished');
  });

  test('keeps sidecar injection off, whatever annotations the user sets', () => {
    const chart = chartOf('cluster');
    const annotations = { 'sidecar.istio.io/inject': 'true' };
    new GatewayVerification(chart, 'verify', { gateway: gatewayIn(chart), hook: VerificationHook.helmTest(), annotations, labels: annotations });
    const { metadata } = only('Pod', synthesized(chart)) as Workload;
    expect([metadata.annotations, metadata.labels]).toMatchObject([{ 'sidecar.istio.io/inject': 'false' }, { 'sidecar.istio.io/inject': 'false' }]);
  });

  test.each([VerificationHook.helmTest(), VerificationHook.argoCdPostSync()])('keeps the name when the requests change, so it replaces the last run', (hook) => {
    const nameAt = (path: string) => {
      const chart = chartOf('cluster');
      return new GatewayVerification(chart, 'verify', { gateway: gatewayIn(chart), hook, path }).jobName;
    };
    expect(nameAt('/a')).toBe(nameAt('/b'));
  });

  test('does not annotate the ServiceAccount and its permissions', () => {
    const others = hooked(VerificationHook.helmTest()).filter(({ kind }) => kind !== 'Pod');
    expect(others.map(({ kind, metadata }) => [kind, metadata.annotations])).toEqual([['ServiceAccount', undefined], ['Role', undefined], ['RoleBinding', undefined]]);
  });

  test('keeps the ttlAfterFinished that the user sets', () => {
    expect(jobOf(hooked(VerificationHook.argoCdPostSync(), Duration.hours(2))).spec.ttlSecondsAfterFinished).toBe(7200);
  });

  test('none() changes nothing', () => {
    expect(hooked(VerificationHook.none())).toEqual((() => {
      const chart = chartOf('cluster');
      new GatewayVerification(chart, 'verify', { gateway: gatewayIn(chart) });
      return synthesized(chart);
    })());
  });
});

describe('an egress policy', () => {
  test('is created once, even if it is requested twice', () => {
    const chart = chartOf('cluster');
    const verification = new GatewayVerification(chart, 'verify', { gateway: gatewayIn(chart) });
    expect(verification.allowEgress()).toBe(verification.allowEgress());
    expect(only('NetworkPolicy', synthesized(chart)).metadata).toMatchObject({ namespace: 'default', name: verification.jobName });
  });

  test('exists for each form and selects its pods', () => {
    const chart = chartOf('cluster');
    const gateway = gatewayIn(chart);
    const policies = [new GatewayVerification(chart, 'a', { gateway }), new GatewayMonitor(chart, 'b', { gateway }), new GatewayNodeCheck(chart, 'c', { gateway })]
      .map((form) => form.allowEgress().toJson() as Workload & { spec: { podSelector: { matchLabels: object } } });
    const pods = (synthesized(chart) as Workload[]).filter(({ kind }) => ['Job', 'CronJob', 'DaemonSet'].includes(kind)).map(podLabels);
    policies.forEach(({ spec }, index) => expect(pods[index]).toMatchObject(spec.podSelector.matchLabels));
  });

  test('allows no access to the API server if the probe does not read the Service', () => {
    const chart = chartOf('cluster');
    new GatewayVerification(chart, 'verify', { gateway: gatewayIn(chart, TrafficStrategy.dnsOnly()) }).allowEgress();
    expect(stringify(only('NetworkPolicy', synthesized(chart)).spec)).not.toContain('6443');
  });
});

/** Labels of the pods of a workload. */
function podLabels({ kind, spec }: Workload): unknown {
  const { template } = (kind === 'CronJob' ? (spec.jobTemplate as { spec: unknown }).spec : spec) as { template: { metadata: { labels: unknown } } };
  return template.metadata.labels;
}

test('the probe gets the user\'s resources, and the sleeping container requests almost none', () => {
  const chart = chartOf('cluster');
  new GatewayNodeCheck(chart, 'nodes', { gateway: gatewayIn(chart), resources: { requests: { cpu: k8s.Quantity.fromString('20m') } } });
  const { template } = only('DaemonSet', synthesized(chart)).spec as { template: { spec: { initContainers: object[]; containers: object[] } } };
  expect(template.spec.initContainers).toMatchObject([{ resources: { requests: { cpu: '20m' } } }]);
  expect(template.spec.containers).toMatchObject([{ resources: { requests: { cpu: '1m', memory: '4Mi' }, limits: { memory: '16Mi' } } }]);
});

test('each form reports its findings under the path of its construct', () => {
  const chart = chartOf('cluster');
  new GatewayNodeCheck(chart, 'nodes', { gateway: gatewayIn(chart), targets: [] });
  expect(Findings.of(chart).map(({ code, construct }) => [code, construct])).toEqual([['ASMG0401', 'cluster/nodes']]);
});
