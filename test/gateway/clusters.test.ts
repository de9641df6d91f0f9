import { Lazy } from 'cdk8s';
import {
  ClbInstanceChargeType, ClusterPlatform, Cni, ExternalTrafficPolicy, Findings, GatewayPort, type GatewayOverrides, GatewayServiceType,
  GatewayVerification, IstioGateway, type IstioGatewayProps, type ITrafficStrategy, LoadBalancer, LoadBalancerAddressType, ProbeTarget,
  ProxyMode, TrafficStrategy,
} from 'cdk8s-asm-gateway';
import { fc } from '../support/properties';
import { capturingStderr } from '../support/stderr';
import { chartOf, only, synthesized } from '../support/synth';

/* One gateway in several clusters, whose networks differ. */

const BACKENDS = 'service.beta.kubernetes.io/backend-type';
const HOST_NAME = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-hostname';
const SPEC = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-spec';

const TERWAY = ClusterPlatform.ack({ cni: Cni.TERWAY_ENIIP, proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.28', ccmVersion: '2.15.0' });
const FLANNEL = ClusterPlatform.ack({
  cni: Cni.FLANNEL, proxyMode: ProxyMode.IPTABLES, kubernetesVersion: '1.28', ccmVersion: '2.15.0', podCidrKnown: true,
});

const gatewayWith = (props: IstioGatewayProps) => new IstioGateway(chartOf(), 'ingress', props);

/** A gateway on a cluster with Flannel, and on one with Terway. */
const twoNetworks = (props: IstioGatewayProps = {}, override: GatewayOverrides = {}) => gatewayWith({
  strategy: TrafficStrategy.dnsOnly(),
  platform: FLANNEL,
  clusterIds: ['flannel', 'terway'],
  overrides: { terway: { strategy: TrafficStrategy.eni(), platform: TERWAY, ...override } },
  ...props,
});

interface Spec { readonly overrides: Readonly<Record<string, Readonly<Record<string, unknown>>>>; readonly [field: string]: unknown }

const specOf = (gateway: IstioGateway) => (gateway.apiObject.toJson() as { readonly spec: Spec }).spec;
const found = (gateway: IstioGateway) => {
  let codes: string[] = [];
  capturingStderr(() => (codes = Findings.of(gateway).map(({ code, level, path }) => `${code} ${level} ${path}`)));
  return codes;
};

describe('an override with a strategy of its own', () => {
  test('has the policy and the annotation of eni where the gateway is dns-only, and nothing else', () => {
    const { externalTrafficPolicy, serviceAnnotations, overrides } = specOf(twoNetworks());
    expect({ externalTrafficPolicy, serviceAnnotations, overrides }).toEqual({
      externalTrafficPolicy: 'Local',
      serviceAnnotations: undefined,
      overrides: { terway: { externalTrafficPolicy: 'Cluster', serviceAnnotations: { [BACKENDS]: 'eni' } } },
    });
  });

  test('writes the neutral value of an annotation of the gateway that must not hold', () => {
    const overrideOf = (strategy: ITrafficStrategy, own: ITrafficStrategy) => (
      specOf(gatewayWith({ strategy, clusterIds: ['a', 'b'], overrides: { b: { strategy: own } } })).overrides.b
    );
    expect(overrideOf(TrafficStrategy.eni(), TrafficStrategy.dnsOnly()))
      .toEqual({ externalTrafficPolicy: 'Local', serviceAnnotations: { [BACKENDS]: 'ecs' } });
    expect(overrideOf(TrafficStrategy.eni(), TrafficStrategy.cluster())).toEqual({ serviceAnnotations: { [BACKENDS]: 'ecs' } });
    expect(overrideOf(TrafficStrategy.hostname('gw.example.com'), TrafficStrategy.dnsOnly())).toEqual({ serviceAnnotations: { [HOST_NAME]: '' } });
    expect(overrideOf(TrafficStrategy.hostname('a.example.com'), TrafficStrategy.hostname('b.example.com')))
      .toEqual({ serviceAnnotations: { [HOST_NAME]: 'b.example.com' } });
  });

  test('is empty if the strategy is that of the gateway', () => {
    expect(specOf(twoNetworks({}, { strategy: TrafficStrategy.dnsOnly() })).overrides).toEqual({ terway: {} });
  });

  test('repeats the annotations of the gateway, in case ASM replaces them', () => {
    const { overrides } = specOf(twoNetworks({ serviceAnnotations: { [SPEC]: 'slb.s1.small' } }));
    expect(overrides.terway?.serviceAnnotations).toEqual({ [SPEC]: 'slb.s1.small', [BACKENDS]: 'eni' });
  });

  test('gives the Service that the strategy gives by itself, whether ASM merges or replaces maps', () => {
    const strategies = fc.constantFrom(
      TrafficStrategy.dnsOnly(), TrafficStrategy.cluster(), TrafficStrategy.eni(), TrafficStrategy.hostname('gw.example.com'),
    );
    const annotations = fc.dictionary(fc.constantFrom(SPEC, 'example.com/a', 'example.com/b'), fc.constantFrom('x', 'y'));
    fc.assert(fc.property(strategies, strategies, annotations, annotations, (strategy, own, ofGateway, ofOverride) => {
      const spec = specOf(gatewayWith({
        strategy, serviceAnnotations: ofGateway, overrides: { c: { strategy: own, serviceAnnotations: ofOverride } },
      }));
      const { externalTrafficPolicy = spec.externalTrafficPolicy, serviceAnnotations } = spec.overrides.c as Partial<Spec>;
      const { binding } = { binding: own.bind({ platform: ClusterPlatform.unknown() }) };
      const merged = { ...spec.serviceAnnotations as object, ...serviceAnnotations as object };
      const replaced = serviceAnnotations ?? spec.serviceAnnotations ?? {};
      const wanted = { ...ofGateway, ...ofOverride, ...binding.serviceAnnotations };
      const withoutNeutral = (map: object) => Object.fromEntries(
        Object.entries(map).filter(([key, value]) => !(key === BACKENDS && value === 'ecs') && !(key === HOST_NAME && value === '')),
      );
      expect([externalTrafficPolicy, withoutNeutral(merged), withoutNeutral(replaced)]).toEqual([binding.externalTrafficPolicy, wanted, wanted]);
    }));
  });
});

describe('an override with a load balancer of its own', () => {
  const CHARGE = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-instance-charge-type';
  const gateway = () => gatewayWith({
    clusterIds: ['a', 'b'],
    loadBalancer: LoadBalancer.clb({ spec: 'slb.s1.small' }),
    overrides: { b: { loadBalancer: LoadBalancer.clb({ instanceChargeType: ClbInstanceChargeType.PAY_BY_CLCU }) } },
  });

  test('has its settings, and none of those of the gateway\'s load balancer', () => {
    expect(specOf(gateway())).toMatchObject({
      serviceAnnotations: { [SPEC]: 'slb.s1.small' }, overrides: { b: { serviceAnnotations: { [SPEC]: '', [CHARGE]: 'PayByCLCU' } } },
    });
  });

  test('may contradict the load balancer of the gateway', () => {
    expect(found(gateway()).filter((finding) => finding.includes('error'))).toEqual([]);
  });
});

describe('what an override does to settings of its gateway', () => {
  const HOST = TrafficStrategy.hostname('gw.example.com');
  const NLB = { zoneMaps: [{ zone: 'cn-a', vSwitchId: 'vsw-a' }, { zone: 'cn-b', vSwitchId: 'vsw-b' }] };
  const errorsOf = (props: IstioGatewayProps) => (
    found(gatewayWith({ clusterIds: ['c1', 'c2'], ...props })).filter((finding) => finding.includes('error'))
  );

  test.each<[string, GatewayOverrides]>([
    ['dns-only', { strategy: TrafficStrategy.dnsOnly() }], ['cluster', { strategy: TrafficStrategy.cluster() }],
    ['cluster with an NLB', { strategy: TrafficStrategy.cluster(), loadBalancer: LoadBalancer.nlb(NLB) }],
  ])('an empty host name is none: %s', (_about, override) => {
    expect(errorsOf({ strategy: HOST, overrides: { c2: override } })).toEqual([]);
  });

  test('the class of an NLB cannot be taken away, which is reported', () => {
    const clb = LoadBalancer.clb({ addressType: LoadBalancerAddressType.INTRANET });
    const zones = { 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-zone-maps': 'cn-a:vsw-a,cn-b:vsw-b' };
    expect(errorsOf({ loadBalancerClass: 'alibabacloud.com/nlb', serviceAnnotations: zones, overrides: { c2: { loadBalancer: clb } } }))
      .toContain('ASMG0201 error spec.loadBalancerClass');
    expect(errorsOf({ loadBalancer: LoadBalancer.nlb(NLB), overrides: { c2: { loadBalancer: clb } } })).toContain('ASMG0201 error spec.loadBalancerClass');
    expect(errorsOf({ loadBalancer: clb, overrides: { c2: { loadBalancer: LoadBalancer.nlb(NLB) } } })).toEqual([]);
  });

  test('a setting whose empty value would remove something is never written empty, and is reported', () => {
    const props = {
      loadBalancer: LoadBalancer.nlb({ ...NLB, securityGroupIds: ['sg-1'], bandwidthPackageId: 'cbwp-1' }),
      overrides: { c2: { loadBalancer: LoadBalancer.nlb({ id: 'nlb-2', forceOverrideListeners: true }) } },
    };
    const { c2 } = specOf(gatewayWith(props)).overrides;
    expect(Object.entries(c2?.serviceAnnotations ?? {}).filter(([, value]) => value === '').map(([key]) => key))
      .toEqual(['service.beta.kubernetes.io/alibaba-cloud-loadbalancer-zone-maps']);
    expect(errorsOf(props).filter((finding) => finding.startsWith('ASMG0201'))).toHaveLength(2);
  });

  test('the author\'s setting wins over the neutral value', () => {
    const SCHEDULER = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-scheduler';
    const own: ITrafficStrategy = {
      name: 'own', bind: (context) => ({ ...TrafficStrategy.dnsOnly().bind(context), serviceAnnotations: { [SCHEDULER]: 'wrr' } }),
    };
    const override = { strategy: TrafficStrategy.dnsOnly(), serviceAnnotations: { [SCHEDULER]: 'wlc' } };
    const { c2 } = specOf(gatewayWith({ strategy: own, overrides: { c2: override } })).overrides;
    expect(c2?.serviceAnnotations).toEqual({ [SCHEDULER]: 'wlc' });
  });

  test('an NLB that hides clients is no NLB for a gateway that must see them', () => {
    const loadBalancer = LoadBalancer.nlb({ ...NLB, preserveClientIp: false });
    const errors = errorsOf({ strategy: TrafficStrategy.eni(), platform: TERWAY, preserveClientIp: true, loadBalancer });
    expect(errors.map((finding) => finding.slice(0, 8)))
      .toEqual(['ASMG0204']);
  });
});

describe('what holds in a cluster', () => {
  test('follows its override: the binding, the matrix and the URL', () => {
    const gateway = twoNetworks({}, { ports: [GatewayPort.of({ name: 'http', port: 8080 })] });
    expect([gateway.binding(), gateway.binding('flannel'), gateway.binding('terway')].map(({ externalTrafficPolicy }) => externalTrafficPolicy))
      .toEqual([ExternalTrafficPolicy.LOCAL, ExternalTrafficPolicy.LOCAL, ExternalTrafficPolicy.CLUSTER]);
    const keeps = (clusterId?: string) => gateway.reachability(clusterId).rows.find(({ client }) => String(client) === 'external')?.source;
    expect([keeps(), keeps('flannel'), keeps('terway')].map(String)).toEqual(['client', 'client', 'client']);
    expect(gateway.reachability('terway').rows).not.toEqual(gateway.reachability('flannel').rows);
  });

  test('is refused for a cluster that the gateway does not run on', () => {
    const message = '[ASMG0114] the gateway does not run on cluster "other"; clusterIds lists "flannel" and "terway"';
    expect(() => twoNetworks().binding('other')).toThrow(message);
    expect(() => twoNetworks().reachability('other')).toThrow(message);
    expect(() => new GatewayVerification(chartOf('cluster'), 'verify', { gateway: twoNetworks(), clusterId: 'other' })).toThrow(message);
    expect(gatewayWith({}).binding('any').externalTrafficPolicy).toBe(ExternalTrafficPolicy.LOCAL);
  });

  test('may be asked with an ID that cdk8s resolves later', () => {
    const late = (id: unknown) => Lazy.any({ produce: () => id }) as string;
    const gateway = twoNetworks();
    expect(gateway.binding(late('terway'))).toEqual(gateway.binding('terway'));
    expect(gateway.reachability(late('terway')).rows).toEqual(gateway.reachability('terway').rows);
    expect(gateway.reachability(late(undefined)).rows).toEqual(gateway.reachability().rows);
    expect(() => gateway.binding(late('other'))).toThrow('[ASMG0114] the gateway does not run on cluster "other"');
    expect(() => gateway.binding(late(7))).toThrow('[ASMG0112] clusterId is 7; it must be a string');
  });

  test('is what a verification asks, and where', () => {
    const jobIn = (clusterId?: string) => {
      const chart = chartOf('cluster');
      new GatewayVerification(chart, 'verify', { gateway: twoNetworks({}, { ports: [GatewayPort.of({ name: 'http', port: 8080 })] }), clusterId });
      const job = only('Job', synthesized(chart)) as unknown as {
        readonly spec: { readonly template: { readonly spec: { readonly containers: readonly { readonly args: readonly string[] }[] } } };
      };
      return job.spec.template.spec.containers[0]?.args.filter((arg) => /^(service-dns|load-balancer)=/.test(arg));
    };
    let unnamed: ReturnType<typeof jobIn> = [];
    capturingStderr(() => (unnamed = jobIn()));
    expect(unnamed).toEqual(['service-dns=http://istio-ingressgateway.istio-system/']);
    expect(jobIn('flannel')).toEqual(unnamed);
    expect(jobIn('terway')).toEqual([
      'service-dns=http://istio-ingressgateway.istio-system:8080/', expect.stringMatching(/^load-balancer=http:\/\/.*:8080\/$/),
    ]);
  });

  test.each<[string, object, string[]]>([
    ['no cluster', {}, ['clusterId is not set, and the gateway is different in cluster "terway"']],
    ['a cluster', { clusterId: 'terway' }, []],
    ['targets', { targets: [ProbeTarget.serviceDns()] }, []],
  ])('is not asked by a verification that names %s', (_about, props, expected) => {
    const chart = chartOf('cluster');
    new GatewayVerification(chart, 'verify', { gateway: twoNetworks(), ...props });
    let messages: string[] = [];
    capturingStderr(() => (messages = Findings.of(chart).filter(({ code }) => code === 'ASMG0408').map(({ message }) => message)));
    expect(messages).toEqual(expected);
  });

  test('is the same in every cluster for a gateway whose manifest is elsewhere', () => {
    const gateway = IstioGateway.fromGatewayName(chartOf(), 'ingress', { strategy: TrafficStrategy.eni() });
    expect(gateway.binding('any')).toEqual(gateway.binding());
  });
});

describe('the rules judge a cluster with an override by what is declared about it', () => {
  test('eni on the cluster with Terway is no mistake, although the gateway is on Flannel', () => {
    expect(found(twoNetworks()).filter((finding) => finding.includes('error'))).toEqual([]);
  });

  test('eni on a cluster with Flannel is one, and the finding is at the override', () => {
    const gateway = gatewayWith({
      strategy: TrafficStrategy.dnsOnly(), platform: TERWAY, overrides: { flannel: { strategy: TrafficStrategy.eni(), platform: FLANNEL } },
    });
    expect(found(gateway).filter((finding) => finding.includes('error'))).toEqual([
      expect.stringMatching(/^ASMG0202 error spec\.overrides\.flannel\./),
    ]);
  });

  test('a requirement of the cluster holds there alone', () => {
    const withCluster = (preserveClientIp: boolean) => gatewayWith({
      platform: FLANNEL, overrides: { other: { strategy: TrafficStrategy.cluster(), platform: FLANNEL, preserveClientIp } },
    });
    expect(found(withCluster(true)).filter((finding) => finding.startsWith('ASMG0204'))).toHaveLength(1);
    expect(found(withCluster(false)).filter((finding) => finding.startsWith('ASMG0204'))).toEqual([]);
  });

  test('an override of a cluster that clusterIds does not list has no effect, which is said', () => {
    expect(found(twoNetworks({ clusterIds: ['flannel'] })).filter((finding) => finding.startsWith('ASMG0114')))
      .toEqual(['ASMG0114 warning spec.overrides.terway']);
  });

  test('a mistake of the gateway is reported once, although the override repeats its annotations', () => {
    const gateway = twoNetworks({ serviceAnnotations: { [SPEC]: 'slb.s1.small ' } });
    expect(found(gateway).filter((finding) => finding.startsWith('ASMG0215'))).toHaveLength(1);
  });
});

test('a ClusterIP Service in one cluster is refused if it inherits a policy, which Kubernetes rejects', () => {
  const gateway = twoNetworks({}, { strategy: TrafficStrategy.dnsOnly(), serviceType: GatewayServiceType.CLUSTER_IP });
  expect(specOf(gateway).overrides.terway).toEqual({ serviceType: 'ClusterIP' });
  expect(found(gateway).filter((finding) => finding.includes('error'))).toEqual(['ASMG0116 error spec.externalTrafficPolicy']);
});
