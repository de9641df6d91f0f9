import { App, Chart, Cron, Duration, JsonPatch, Lazy } from 'cdk8s';
import {
  Findings, GatewayMonitor, type GatewayMonitorProps, GatewayNodeCheck, type GatewayNodeCheckProps, GatewayProbe, type GatewayProbeProps,
  GatewayVerification, type GatewayVerificationProps, GatewayPort, IstioGateway, ProbeExpectation, ProbePlacement, ProbeTarget, VerificationHook,
} from 'cdk8s-asm-gateway';
import { k8s } from 'cdk8s-plus-28';
import type { IConstruct } from 'constructs';
import { isDnsLabel } from '../../src/kubernetes/names';

/* What the API server would refuse, synthesis refuses. */

const chartOf = () => new Chart(new App(), 'cluster');

function codesIn(make: (chart: Chart, gateway: ReturnType<typeof IstioGateway.fromGatewayName>) => unknown): string[] {
  const chart = chartOf();
  make(chart, IstioGateway.fromGatewayName(chart, 'gateway'));
  return Findings.of(chart).map(({ code }) => code);
}

const verified = (props: Omit<GatewayVerificationProps, 'gateway'>) => codesIn((chart, gateway) => new GatewayVerification(chart, 'v', { gateway, ...props }));
const monitored = (props: Omit<GatewayMonitorProps, 'gateway'>) => codesIn((chart, gateway) => new GatewayMonitor(chart, 'm', { gateway, ...props }));
const checked = (props: Omit<GatewayNodeCheckProps, 'gateway'>) => codesIn((chart, gateway) => new GatewayNodeCheck(chart, 'n', { gateway, ...props }));
const probed = (props: Omit<GatewayProbeProps, 'gateway'>) => codesIn((chart, gateway) => new GatewayProbe(chart, 'p', { gateway, targets: [], ...props }));

const quantity = (text: string) => k8s.Quantity.fromString(text);
const late = <T>(value: T) => Lazy.any({ produce: () => value }) as T;
const bytes = (count: number) => 'x'.repeat(count);

describe('a verification is refused', () => {
  test.each<[string, Omit<GatewayVerificationProps, 'gateway'>, string]>([
    ['with an empty image', { image: '' }, 'ASMG0407'],
    ['with a space in its image', { image: 'curl:8 ' }, 'ASMG0407'],
    ['with a node label that has a space', { nodeSelector: { zone: 'a b' } }, 'ASMG0105'],
    ['with a node label that is a number', { nodeSelector: { zone: 7 as unknown as string } }, 'ASMG0105'],
    ['with an invalid key of a node label', { nodeSelector: { 'a/b/c': 'd' } }, 'ASMG0105'],
    ['with an unknown operator of a toleration', { tolerations: [{ key: 'a', operator: 'Always' }] }, 'ASMG0407'],
    ['with a value next to Exists', { tolerations: [{ key: 'a', operator: 'Exists', value: 'b' }] }, 'ASMG0407'],
    ['with a toleration without key and operator', { tolerations: [{ effect: 'NoSchedule' }] }, 'ASMG0407'],
    ['with an unknown effect of a toleration', { tolerations: [{ key: 'a', operator: 'Exists', effect: 'Never' }] }, 'ASMG0407'],
    ['with seconds for an effect that evicts nothing', { tolerations: [{ key: 'a', operator: 'Exists', effect: 'NoSchedule', tolerationSeconds: 9 }] }, 'ASMG0407'],
    ['with a fraction of a second in a toleration', { tolerations: [{ key: 'a', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 1.5 }] }, 'ASMG0112'],
    ['with an invalid key of a toleration', { tolerations: [{ key: 'a b', operator: 'Exists' }] }, 'ASMG0407'],
    ['with a quantity that is a word', { resources: { limits: { cpu: quantity('two') } } }, 'ASMG0407'],
    ['with a negative quantity', { resources: { limits: { cpu: quantity('-1') } } }, 'ASMG0407'],
    ['with a request above its limit', { resources: { limits: { memory: quantity('64Mi') }, requests: { memory: quantity('1Gi') } } }, 'ASMG0407'],
    ['with a resource that Kubernetes does not have', { resources: { limits: { gpu: quantity('1') } } }, 'ASMG0407'],
    ['with a resource of a whole pod', { resources: { limits: { pods: quantity('1') } } }, 'ASMG0407'],
    ['with a part of a card', { resources: { limits: { 'example.com/card': quantity('500m') } } }, 'ASMG0407'],
    ['with a card without a limit', { resources: { requests: { 'example.com/card': quantity('1') } } }, 'ASMG0407'],
    ['with fewer cards than the limit', { resources: { limits: { 'example.com/card': quantity('2') }, requests: { 'example.com/card': quantity('1') } } }, 'ASMG0407'],
    ['with a quota as a resource', { resources: { limits: { 'requests.example.com/card': quantity('1') } } }, 'ASMG0407'],
    ['with huge pages alone', { resources: { limits: { 'hugepages-2Mi': quantity('2Mi') } } }, 'ASMG0407'],
    ['with half a huge page', { resources: { limits: { 'hugepages-2Mi': quantity('3Mi'), 'memory': quantity('1Gi') } } }, 'ASMG0407'],
    ['with huge pages without a size', { resources: { limits: { 'hugepages-x': quantity('2Mi'), 'memory': quantity('1Gi') } } }, 'ASMG0407'],
    ['with a resource claim', { resources: { claims: [{ name: 'card' }] } }, 'ASMG0407'],
    ['with a label that Kubernetes sets on a Job', { labels: { 'job-name': 'x' } }, 'ASMG0407'],
    ['with the mark of a mirror pod', { annotations: { 'kubernetes.io/config.mirror': '' } }, 'ASMG0407'],
    ['with tolerations in an annotation', { annotations: { 'scheduler.alpha.kubernetes.io/tolerations': '[' } }, 'ASMG0407'],
    ['with another seccomp profile', { annotations: { 'seccomp.security.alpha.kubernetes.io/pod': 'unconfined' } }, 'ASMG0407'],
    ['with a seccomp profile that is no path', { annotations: { 'container.seccomp.security.alpha.kubernetes.io/probe': 'localhost/../x' } }, 'ASMG0407'],
    ['with an unknown AppArmor profile', { annotations: { 'container.apparmor.security.beta.kubernetes.io/probe': 'x' } }, 'ASMG0407'],
    ['with an AppArmor profile of another container', { annotations: { 'container.apparmor.security.beta.kubernetes.io/other': 'unconfined' } }, 'ASMG0407'],
    ['with a deletion cost that is no integer', { annotations: { 'controller.kubernetes.io/pod-deletion-cost': '+1' } }, 'ASMG0407'],
    ['with more annotations than an object may have', { annotations: { team: bytes(256 * 1024 - 4) } }, 'ASMG0105'],
    ['with a control character that Go takes for a space', { image: 'curl:8\u0085' }, 'ASMG0407'],
    ['with a late label that is wrong', { labels: { team: late('a b') } }, 'ASMG0105'],
    ['with a late image that is empty', { image: late('') }, 'ASMG0407'],
    ['with a pull secret that is repeated', { imagePullSecrets: [{ name: 'mirror' }, { name: 'other' }, { name: 'mirror' }] }, 'ASMG0407'],
    ['with a pull secret that is no name', { imagePullSecrets: [{ name: 'My Secret' }] }, 'ASMG0407'],
    ['with more seconds to keep the Job than fit into 32 bits', { ttlAfterFinished: Duration.days(30_000) }, 'ASMG0402'],
  ])('%s', (_about, props, code) => {
    expect(verified(props)).toEqual([code]);
  });

  test.each([
    ['with more Jobs to keep than fit into 32 bits', { failedJobsHistoryLimit: 2 ** 31 }],
    ['with an hour that the day does not have', { schedule: Cron.schedule({ hour: '24' }) }],
    ['in the older name of a time zone in lower case', { timeZone: 'us/pacific' }],
    ['in a time zone that is no longer known', { timeZone: 'SystemV/PST8' }],
    ['in a late time zone that does not exist', { timeZone: late('Asia/Atlantis') }],
  ])('every few minutes, %s', (_about, props) => {
    expect(monitored(props)).toEqual(['ASMG0405']);
  });

  test.each([['with a dot', 'probe.1'], ['with capital letters', 'Probe'], ['that is too long', 'p'.repeat(64)], ['that is empty', '']])('as a container of a name %s', (_about, name) => {
    expect(probed({ name })).toContain('ASMG0407');
  });

  test.each<[string, Omit<GatewayProbeProps, 'gateway'>]>([
    ['ServiceAccount', { serviceAccountName: 'Client' }],
    ['empty ServiceAccount', { serviceAccountName: '' }],
    ['namespace', { namespace: 'a.b' }],
  ])('as a container with an invalid name of a %s', (_about, props) => {
    expect(probed({ ...props, targets: [ProbeTarget.serviceDns()] })).toEqual(['ASMG0407']);
  });
});

describe('labels and annotations that are not props are refused', () => {
  test.each<[string, (chart: Chart, gateway: ReturnType<typeof IstioGateway.fromGatewayName>) => unknown]>([
    ['verification', (chart, gateway) => new GatewayVerification(chart, 'v', { gateway })],
    ['monitor', (chart, gateway) => new GatewayMonitor(chart, 'm', { gateway })],
    ['node check', (chart, gateway) => new GatewayNodeCheck(chart, 'n', { gateway })],
  ])('if the chart gives them to a %s', (_about, make) => {
    const chart = new Chart(new App(), 'cluster', { labels: { 'team': 'a b', 'a b': 'shop', 'app': 'shop' } });
    make(chart, IstioGateway.fromGatewayName(chart, 'gateway'));
    expect(Findings.of(chart).map(({ code, message }) => `${code} ${message}`).sort()).toEqual([
      expect.stringMatching(/^ASMG0105 label "team"/), expect.stringMatching(/^ASMG0105 label key "a b"/),
    ]);
  });

  test('if they are added to the object', () => {
    expect(codesIn((chart, gateway) => {
      const { apiObject } = new GatewayVerification(chart, 'v', { gateway, labels: { team: 'shop' } });
      apiObject.metadata.addLabel('tier', 'a b');
      apiObject.metadata.addAnnotation('a b', 'x');
    })).toEqual(['ASMG0105', 'ASMG0105']);
  });
});

test('what Kubernetes accepts is accepted', () => {
  expect(verified({
    image: 'registry.example.com:5000/curl@sha256:0123',
    nodeSelector: { 'kubernetes.io/arch': 'arm64', 'toString': 'x' },
    tolerations: [
      { operator: 'Exists' }, { key: 'a', value: 'b', effect: 'NoSchedule' }, { key: 'a', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 0 },
    ],
    resources: { limits: { 'cpu': quantity('.5'), 'memory': quantity('1e9'), 'example.com/card': quantity('1') }, requests: { memory: quantity('0.5Gi') } },
    imagePullSecrets: [{ name: 'mirror' }],
  })).toEqual([]);
});

test('labels of a Job are legal where there is none', () => {
  const labels = { 'job-name': 'x' };
  expect(verified({ labels, hook: VerificationHook.helmTest() })).toEqual([]);
  expect(checked({ labels })).toEqual([]);
  expect(verified({ labels, hook: VerificationHook.helmTest(), placement: ProbePlacement.everyNode(2) })).toEqual(['ASMG0407']);
});

test('the template generation of a DaemonSet is a number', () => {
  const annotations = { 'deprecated.daemonset.template.generation': 'x' };
  expect(checked({ annotations })).toEqual(['ASMG0407']);
  expect(verified({ annotations })).toEqual([]);
});

test('annotations that Kubernetes reads may have the values that it accepts', () => {
  expect(verified({
    annotations: {
      'seccomp.security.alpha.kubernetes.io/pod': 'runtime/default',
      'container.seccomp.security.alpha.kubernetes.io/other': 'localhost/a/b.json',
      'container.apparmor.security.beta.kubernetes.io/probe': 'localhost/x',
      'controller.kubernetes.io/pod-deletion-cost': '-1',
      'toString': 'x',
      'team': bytes(255 * 1024),
    },
  })).toEqual([]);
});

test('an annotation that the probe adds to its pods counts too', () => {
  expect(verified({ annotations: { team: bytes(256 * 1024 - 40) } })).toEqual(['ASMG0105']);
});

describe('what an author changes in an object', () => {
  const BAD = { 'team': 'a b', 'a b': 'x' };
  const errorsOf = (construct: IConstruct) => Findings.of(construct).filter(({ level }) => level === 'error').map(({ code, path }) => `${code} ${path}`);
  const made = <Form>(make: (chart: Chart, gateway: ReturnType<typeof IstioGateway.fromGatewayName>) => Form) => () => {
    const chart = chartOf();
    return make(chart, IstioGateway.fromGatewayName(chart, 'gateway'));
  };
  const changed = (construct: GatewayVerification | GatewayMonitor | GatewayNodeCheck, ...patches: readonly JsonPatch[]) => {
    construct.apiObject.addJsonPatch(...patches);
    return errorsOf(construct);
  };
  const verification = made((chart, gateway) => new GatewayVerification(chart, 'verify', { gateway }));
  const monitor = made((chart, gateway) => new GatewayMonitor(chart, 'monitor', { gateway }));
  const check = made((chart, gateway) => new GatewayNodeCheck(chart, 'nodes', { gateway }));

  test.each([['a Job', verification], ['a CronJob', monitor], ['a DaemonSet', check]])('is judged in the metadata of %s', (_kind, make) => {
    const construct = make();
    expect(changed(construct)).toEqual([]);
    Object.entries(BAD).forEach(([key, value]) => construct.apiObject.metadata.addLabel(key, value));
    expect(changed(construct)).toEqual(['ASMG0105 metadata.labels["a b"]', 'ASMG0105 metadata.labels.team']);
  });

  test.each<[string, GatewayVerification | GatewayMonitor | GatewayNodeCheck, JsonPatch, string]>([
    ['the name of a Job', verification(), JsonPatch.replace('/metadata/name', 'Verify'), 'ASMG0407 metadata.name'],
    ['a name that is too long for a CronJob', monitor(), JsonPatch.replace('/metadata/name', 'a'.repeat(53)), 'ASMG0407 metadata.name'],
    ['a namespace', check(), JsonPatch.replace('/metadata/namespace', 'a.b'), 'ASMG0407 metadata.namespace'],
    ['a number of a Job', verification(), JsonPatch.replace('/spec/backoffLimit', -1), 'ASMG0407 spec.backoffLimit'],
    ['a number of the Jobs of a CronJob', monitor(), JsonPatch.add('/spec/jobTemplate/spec/completions', 1.5), 'ASMG0407 spec.jobTemplate.spec.completions'],
    ['the labels of pods', check(), JsonPatch.add('/spec/template/metadata/labels/team', 'a b'), 'ASMG0105 spec.template.metadata.labels.team'],
    ['a toleration', monitor(), JsonPatch.add('/spec/jobTemplate/spec/template/spec/tolerations', [{ operator: 'Always' }]), 'ASMG0407 tolerations[0].operator'],
    ['the image', verification(), JsonPatch.replace('/spec/template/spec/containers/0/image', 'a b'), 'ASMG0407 image'],
  ])('is judged in %s', (_about, construct, patch, error) => {
    expect(changed(construct, patch)).toContain(error);
  });

  test('is judged in the NetworkPolicy too', () => {
    const construct = verification();
    construct.allowEgress().metadata.addAnnotation('a b', 'x');
    expect(errorsOf(construct)).toEqual(['ASMG0105 metadata.annotations["a b"]']);
  });

  test('is left to cdk8s if it cannot make the change', () => {
    expect(changed(verification(), JsonPatch.replace('/nothing/here', 1))).toEqual([]);
  });
});

test('the annotations that the hook adds count too', () => {
  const annotations = { team: bytes(256 * 1024 - 100) };
  expect(verified({ annotations })).toEqual([]);
  expect(verified({ annotations, hook: VerificationHook.argoCdPostSync() })).toEqual(['ASMG0105']);
});

test.each(['US/Pacific', 'Asia/Calcutta', 'Asia/Kolkata', 'Japan', 'EST', 'UTC', 'Etc/GMT+8', 'America/Argentina/Buenos_Aires'])('the time zone %s is accepted', (timeZone) => {
  expect(monitored({ timeZone })).toEqual([]);
});

test('values that cdk8s resolves later are legal', () => {
  const props = {
    image: late('curl:8'),
    labels: { team: late('a') },
    annotations: late({ team: 'a' }),
    nodeSelector: { zone: late('a') },
    resources: { limits: { cpu: late(quantity('1')) } },
    namespace: late('shop'),
    path: late('/x'),
    retry: late(1),
  };
  expect(verified(props)).toEqual([]);
  expect(monitored({ ...props, timeZone: late('UTC'), failedJobsHistoryLimit: late(1), suspend: late(true) })).toEqual([]);
  expect(checked({ ...props, hostNetwork: late(true) })).toEqual([]);
});

test('values that names and arguments need are resolved at once', () => {
  const chart = chartOf();
  const gateway = IstioGateway.fromGatewayName(chart, 'gateway');
  const { namespace, apiObject } = new GatewayNodeCheck(chart, 'n', { gateway, namespace: late('shop'), path: late('/late'), hostNetwork: late(true) });
  expect(namespace).toBe('shop');
  expect(apiObject.toJson()).toMatchObject({ spec: { template: { spec: { hostNetwork: true } } } });
  expect(JSON.stringify(apiObject.toJson())).toContain('/late');
});

test('targets, placements and expectations resolve late values at once', () => {
  const props = {
    targets: [
      ProbeTarget.serviceDns({ path: late('/late'), port: late(8443), host: late('a.example.com'), caSecret: late({ name: 'ca' }) }),
      ProbeTarget.url(late('http://late.example.com/')),
    ],
    expect: ProbeExpectation.status(late(204)),
    placement: ProbePlacement.node(late('late-node')),
  };
  expect(verified(props)).toEqual([]);
  const chart = chartOf();
  const { apiObject } = new GatewayVerification(chart, 'v', { gateway: IstioGateway.fromGatewayName(chart, 'gateway'), ...props });
  const text = JSON.stringify(apiObject.toJson());
  expect(['/late', ':8443', 'a.example.com', 'late.example.com', 'status:204', 'late-node'].filter((part) => !text.includes(part))).toEqual([]);
  expect(verified({ placement: ProbePlacement.everyNode(late(0)) })).toEqual(['ASMG0403']);
  expect(probed({ image: late('curl:8'), targets: [ProbeTarget.serviceDns()] })).toEqual([]);
});

test('the URL of a gateway contains a late port', () => {
  const gateway = new IstioGateway(chartOf(), 'gateway', { ports: [GatewayPort.of({ name: 'http', port: late(8080) })] });
  expect(gateway.url()).toBe('http://istio-ingressgateway.istio-system:8080');
});

test('a construct in place of options is not searched for late values', () => {
  const targets = [ProbeTarget.serviceDns(chartOf() as never)];
  expect(verified({ targets })).toEqual([]);
});

test.each([['v_1'], ['v.1'], ['V'], ['_'], ['.a'], ['ä'], ['x'.repeat(300)]])('the id %s gives names that Kubernetes accepts', (id) => {
  const chart = chartOf();
  const gateway = IstioGateway.fromGatewayName(chart, 'gateway');
  const { jobName } = new GatewayVerification(chart, id, { gateway });
  const { cronJobName } = new GatewayMonitor(chart, `${id}m`, { gateway });
  const { daemonSetName } = new GatewayNodeCheck(chart, `${id}n`, { gateway });
  expect([jobName, cronJobName, daemonSetName].filter((name) => !isDnsLabel(name))).toEqual([]);
  expect(cronJobName.length).toBeLessThanOrEqual(52);
});
