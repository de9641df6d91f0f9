import { App, Chart, Duration } from 'cdk8s';
import {
  ClusterPlatform, GatewayPort, GatewayVerification, type GatewayVerificationProps, IstioGateway, NodeKind, ProbeExpectation, ProbePlacement,
  ProbeTarget, type ITrafficStrategy, TrafficStrategy, UrlScheme, VerificationHook,
} from 'cdk8s-asm-gateway';
import { k8s } from 'cdk8s-plus-28';
import { PROBE } from '../../src/probe/probe.generated';
import { expanded } from '../support/kubelet';
import { restrictedViolations, type SecuredPod } from '../support/pod-security';
import { type Manifest } from '../support/schema';
import { chartOf, codesOf, only, synthesized } from '../support/synth';

interface Job extends Manifest {
  readonly spec: {
    readonly template: {
      readonly metadata: { readonly labels: object; readonly annotations: object };
      readonly spec: SecuredPod & {
        readonly affinity: object;
        readonly automountServiceAccountToken: boolean;
        readonly serviceAccountName?: string;
        readonly containers: readonly { readonly command: string[]; readonly args: string[]; readonly image: string }[];
      };
    };
    readonly [field: string]: unknown;
  };
}

type Props = Omit<GatewayVerificationProps, 'gateway'>;

function verified(props: Props = {}, strategy: ITrafficStrategy = TrafficStrategy.dnsOnly(), chart = chartOf('cluster')): Manifest[] {
  const gateway = IstioGateway.fromGatewayName(chart, 'gateway', { strategy });
  new GatewayVerification(chart, 'verify', { gateway, ...props });
  return synthesized(chart);
}

const jobOf = (manifests: readonly Manifest[]) => only('Job', manifests) as Job;
const targetsOf = (job: Job) => job.spec.template.spec.containers[0].args.filter((arg) => /^(service-dns|load-balancer)=/.test(arg));

const EVERY_PROP: Required<Props> = {
  clusterId: 'c0123456789abcdef',
  placement: ProbePlacement.anyNode(),
  expect: ProbeExpectation.status(200),
  hook: VerificationHook.argoCdPostSync(),
  targets: [ProbeTarget.serviceDns()],
  path: '/healthz',
  namespace: 'probes',
  image: 'mirror.example.com/curl:8',
  imagePullSecrets: [{ name: 'mirror' }],
  retry: 1,
  timeout: Duration.seconds(2),
  deadline: Duration.minutes(1),
  ttlAfterFinished: Duration.minutes(5),
  resources: { requests: { cpu: k8s.Quantity.fromString('20m') } },
  nodeSelector: { zone: 'a' },
  tolerations: [{ key: 'gpu', operator: 'Exists' }],
  labels: { team: 'edge' },
  annotations: { 'example.com/owner': 'edge' },
};

describe('a verification probes the addresses that the strategy promises', () => {
  test('the DNS name with dns-only, without a token and without permissions', () => {
    const manifests = verified();
    expect(manifests.map(({ kind }) => kind)).toEqual(['Job']);
    expect(targetsOf(jobOf(manifests))).toEqual(['service-dns=http://istio-ingressgateway.istio-system/']);
    expect(jobOf(manifests).spec.template.spec.automountServiceAccountToken).toBe(false);
    expect(jobOf(manifests).spec.template.spec).not.toHaveProperty('serviceAccountName');
  });

  test.each([['cluster', TrafficStrategy.cluster()], ['eni', TrafficStrategy.eni()]])('also the load balancer address with %s', (_name, strategy) => {
    expect(targetsOf(jobOf(verified({}, strategy)))).toEqual([
      'service-dns=http://istio-ingressgateway.istio-system/',
      'load-balancer=http://{address}/',
    ]);
  });

  test('and may then read only the gateway\'s Service', () => {
    const manifests = verified({ namespace: 'probes' }, TrafficStrategy.cluster());
    const [account, role, binding, job] = ['ServiceAccount', 'Role', 'RoleBinding'].map((kind) => only(kind, manifests)).concat(jobOf(manifests));
    const { name } = account.metadata;
    expect(account.metadata.namespace).toBe('probes');
    expect(role).toMatchObject({
      metadata: { namespace: 'istio-system' },
      rules: [{ apiGroups: [''], resources: ['services'], resourceNames: ['istio-ingressgateway'], verbs: ['get'] }],
    });
    expect(binding).toMatchObject({
      metadata: { namespace: 'istio-system' },
      roleRef: { kind: 'Role', name: role.metadata.name },
      subjects: [{ kind: 'ServiceAccount', name, namespace: 'probes' }],
    });
    expect(job).toMatchObject({
      metadata: { namespace: 'probes' },
      spec: { template: { spec: { serviceAccountName: name, automountServiceAccountToken: true } } },
    });
  });

  test('with names that differ from those of another app', () => {
    const roleOf = (namespace: string) => only('Role', verified({ namespace }, TrafficStrategy.cluster())).metadata.name;
    expect(roleOf('team-a')).not.toBe(roleOf('team-b'));
    expect(roleOf('team-a')).toBe(roleOf('team-a'));
  });

  test('and needs no permission if the address is given', () => {
    const target = ProbeTarget.loadBalancer({ address: '203.0.113.7', port: 8080, path: '/x', scheme: UrlScheme.HTTPS });
    const manifests = verified({ targets: [target] });
    expect(manifests.map(({ kind }) => kind)).toEqual(['Job']);
    expect(targetsOf(jobOf(manifests))).toEqual(['load-balancer=https://203.0.113.7:8080/x']);
  });

  test.each([
    ['2001:db8::1', 'http://[2001:db8::1]/'], ['[2001:db8::1]', 'http://[2001:db8::1]/'], ['gw.example.com', 'http://gw.example.com/'],
  ])('writes the address %s as %s', (address, url) => {
    expect(targetsOf(jobOf(verified({ targets: [ProbeTarget.loadBalancer({ address })] })))).toEqual([`load-balancer=${url}`]);
  });

  test('at the gateway\'s own ports and the given path', () => {
    const chart = chartOf();
    const gateway = new IstioGateway(chartOf('mesh'), 'ingress', { ports: [GatewayPort.of({ name: 'http-web', port: 8080 })] });
    new GatewayVerification(chart, 'verify', {
      gateway, path: '/a b', targets: [ProbeTarget.serviceDns(), ProbeTarget.serviceDns({ path: '/own' }), ProbeTarget.loadBalancer()],
    });
    expect(targetsOf(jobOf(synthesized(chart)))).toEqual([
      'service-dns=http://istio-ingressgateway.istio-system:8080/a%20b',
      'service-dns=http://istio-ingressgateway.istio-system:8080/own',
      'load-balancer=http://{address}:8080/a%20b',
    ]);
  });
});

describe('a verification runs where the fault would show', () => {
  const term = { labelSelector: { matchLabels: { app: 'istio-ingressgateway' } }, namespaces: ['istio-system'], topologyKey: 'kubernetes.io/hostname' };

  test('on a node without a gateway pod', () => {
    expect(jobOf(verified()).spec.template.spec.affinity).toEqual({ podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } });
  });

  test('on a node with a gateway pod if the strategy says so', () => {
    const hairpin: ITrafficStrategy = {
      name: 'hairpin',
      bind: (context) => ({ ...TrafficStrategy.dnsOnly().bind(context), faultShowsOn: NodeKind.WITH_GATEWAY }),
    };
    const { affinity } = jobOf(verified({}, hairpin)).spec.template.spec;
    expect(affinity).toEqual({ podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } });
  });
});

describe('the Job of a verification', () => {
  test.each(['dns-only', 'eni'])('meets the restricted Pod Security Standard with %s', (strategy) => {
    expect(restrictedViolations(jobOf(verified(EVERY_PROP, TrafficStrategy.named(strategy))).spec.template.spec)).toEqual([]);
  });

  test('stays out of the mesh, whatever labels a user gives', () => {
    const labels = { 'sidecar.istio.io/inject': 'true', 'istio.io/dataplane-mode': 'ambient' };
    const { metadata } = jobOf(verified({ labels, annotations: { 'sidecar.istio.io/inject': 'true' } })).spec.template;
    expect(metadata).toEqual({
      labels: expect.objectContaining({ 'sidecar.istio.io/inject': 'false', 'istio.io/dataplane-mode': 'none' }),
      annotations: { 'sidecar.istio.io/inject': 'false', 'asm-gateway.io/gateway-pods': 'istio-system/app=istio-ingressgateway' },
    });
  });

  test('has one pod and a deadline, and the probe gives up before the deadline', () => {
    const job = jobOf(verified());
    expect(job.spec).toMatchObject({ backoffLimit: 0, activeDeadlineSeconds: 300, ttlSecondsAfterFinished: 3600 });
    expect(job.spec.template.spec.containers[0].args.slice(0, 3)).toEqual(['timeout=10', 'retry=3', 'budget=240']);
    expect(jobOf(verified({ timeout: Duration.millis(1500) })).spec.template.spec.containers[0].args[0]).toBe('timeout=1.5');
  });

  test('takes every prop', () => {
    const job = jobOf(verified(EVERY_PROP));
    expect(job).toMatchObject({
      metadata: {
        namespace: 'probes',
        labels: EVERY_PROP.labels,
        annotations: { ...EVERY_PROP.annotations, 'argocd.argoproj.io/hook': 'PostSync' },
      },
      spec: {
        activeDeadlineSeconds: 60,
        ttlSecondsAfterFinished: 300,
        template: {
          metadata: { labels: EVERY_PROP.labels, annotations: EVERY_PROP.annotations },
          spec: {
            nodeSelector: EVERY_PROP.nodeSelector,
            tolerations: EVERY_PROP.tolerations,
            imagePullSecrets: EVERY_PROP.imagePullSecrets,
            containers: [{
              image: EVERY_PROP.image,
              resources: { requests: { cpu: '20m' } },
              args: [
                'timeout=2', 'retry=1', 'budget=48', 'client=pod', 'expect=status:200', 'service-dns=http://istio-ingressgateway.istio-system/healthz',
              ],
            }],
          },
        },
      },
    });
  });

  test.each(Object.keys(EVERY_PROP))('takes an explicit undefined for %s as absence', (prop) => {
    expect(verified({ [prop]: undefined })).toEqual(verified());
  });

  test('is named after its content: a changed verification is a new Job', () => {
    const nameOf = (props: Props) => jobOf(verified(props)).metadata.name;
    expect(nameOf({})).toMatch(/^cluster-verify-[0-9a-z]+-[0-9a-f]{8}$/);
    expect(nameOf({})).toBe(nameOf({}));
    expect(nameOf({ nodeSelector: { a: '1', b: '2' } })).toBe(nameOf({ nodeSelector: { b: '2', a: '1' } }));
    expect(new Set([{}, { path: '/x' }, { retry: 4 }, { image: 'x' }].map(nameOf)).size).toBe(4);
  });

  test('has a valid name, however deep the construct is in the tree', () => {
    let scope: Chart = chartOf('a'.repeat(60));
    scope = new Chart(scope, 'b'.repeat(60));
    const { name } = jobOf(verified({}, undefined, scope)).metadata;
    expect(name).toMatch(/^[a-z0-9-]{1,63}$/);
  });

  test('runs in the chart\'s namespace, or in default if the chart has none', () => {
    const chart = new Chart(new App(), 'cluster', { namespace: 'shop' });
    expect(jobOf(verified({}, undefined, chart)).metadata.namespace).toBe('shop');
    expect(jobOf(verified()).metadata.namespace).toBe('default');
  });

  test('passes arguments to the shell unchanged, although the kubelet expands variables', () => {
    const variables = { HOST: 'expanded', x: 'expanded' };
    const [{ command, args }] = jobOf(verified({ path: '/$(HOST)/$$/$(x)' })).spec.template.spec.containers;
    expect(expanded(args[args.length - 1], variables)).toBe('service-dns=http://istio-ingressgateway.istio-system/$(HOST)/$$/$(x)');
    expect(command.slice(0, 2)).toEqual(['/bin/sh', '-c']);
    const everyName = new Proxy({}, {
      getOwnPropertyDescriptor: (_target, name) => (
        /^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(String(name)) ? { configurable: true, enumerable: true, value: 'expanded' } : undefined
      ),
    });
    expect(expanded(command[2], everyName)).toBe(PROBE);
  });

  test('adds no dependency between charts, which would rename their files', () => {
    const app = new App();
    const mesh = new Chart(app, 'mesh');
    const cluster = new Chart(app, 'cluster');
    new GatewayVerification(cluster, 'verify', { gateway: new IstioGateway(mesh, 'ingress', { platform: ClusterPlatform.unknown() }) });
    expect(cluster.node.dependencies).toEqual([]);
  });
});

test('a verification of a gateway with an invalid name is rejected', () => {
  const chart = chartOf('cluster');
  new GatewayVerification(chart, 'verify', { gateway: IstioGateway.fromGatewayName(chart, 'gateway', { name: 'Not A Name' }) });
  expect(codesOf(chart)).toEqual(['ASMG0101']);
});

describe('a verification is rejected', () => {
  const codesFor = (props: Props) => {
    const chart = chartOf('cluster');
    new GatewayVerification(chart, 'verify', { gateway: IstioGateway.fromGatewayName(chart, 'gateway'), ...props });
    return codesOf(chart);
  };

  test.each<[string, Props, string[]]>([
    ['without a target', { targets: [] }, ['ASMG0401']],
    ['with port 0', { targets: [ProbeTarget.serviceDns({ port: 0 })] }, ['ASMG0401']],
    ['with port 65536', { targets: [ProbeTarget.loadBalancer({ port: 65536 })] }, ['ASMG0401']],
    ['with a URL for an address', { targets: [ProbeTarget.loadBalancer({ address: 'http://203.0.113.7' })] }, ['ASMG0401']],
    ['with an address and a port', { targets: [ProbeTarget.loadBalancer({ address: '203.0.113.7:80' })] }, ['ASMG0401']],
    ['with an address that a shell would evaluate', { targets: [ProbeTarget.loadBalancer({ address: '$(touch x)' })] }, ['ASMG0401']],
    ['with an address that a URL parser would rewrite', { targets: [ProbeTarget.loadBalancer({ address: '0x7f.1' })] }, ['ASMG0401']],
    ['with an empty address', { targets: [ProbeTarget.loadBalancer({ address: '' })] }, ['ASMG0401']],
    ['with a timeout beyond the deadline', { timeout: Duration.minutes(10) }, ['ASMG0402']],
    ['with a timeout of 0', { timeout: Duration.seconds(0) }, ['ASMG0402']],
    ['with a deadline of one and a half seconds', { deadline: Duration.millis(1500), timeout: Duration.seconds(1) }, ['ASMG0402']],
    ['with half a second in the deadline, whatever the timeout is', { deadline: Duration.millis(1500) }, ['ASMG0402']],
    ['in a namespace that cannot be', { namespace: 'Shop_1' }, ['ASMG0403']],
    ['with a label that Kubernetes refuses', { labels: { 'a b': 'c' } }, ['ASMG0105']],
    ['with an annotation that Kubernetes refuses', { annotations: { 'a b': 'c' } }, ['ASMG0105']],
    ['with half a retry', { retry: 0.5 }, ['ASMG0402']],
    ['with retries below 0', { retry: -1 }, ['ASMG0402']],
  ])('%s', (_about, props, codes) => {
    expect(codesFor(props)).toEqual(codes);
  });
});
