import {
  BackendType, ClientKind, ClusterPlatform, Cni, ListenerFeature, LoadBalancerKind, ProxyMode, PublishedAddress, Reachability, ReachabilityAnswer,
  type StrategyNeeds, TargetKind, TrafficStrategy,
} from 'cdk8s-asm-gateway';

const { YES, NO, UNKNOWN } = ReachabilityAnswer;
const HOSTNAME = 'gw.example.com';
const { TLS, PROXY_PROTOCOL } = ListenerFeature;

const PLATFORMS: readonly ClusterPlatform[] = [
  ClusterPlatform.unknown(),
  ClusterPlatform.kubernetes({ proxyMode: ProxyMode.NFTABLES, kubernetesVersion: '1.34' }),
  ...Object.values(Cni).flatMap((cni) => [undefined, '2.2.9', '2.10.0'].flatMap((ccmVersion) => [
    ClusterPlatform.ack({ cni, ccmVersion }),
    ...Object.values(ProxyMode).map((proxyMode) => ClusterPlatform.ack({ cni, proxyMode, kubernetesVersion: '1.34.4', ccmVersion, podCidrKnown: false })),
  ])),
];

const EITHER = [true, false];
const NEEDS: readonly StrategyNeeds[] = EITHER.flatMap((clientIp) => EITHER.flatMap((loadBalancerAddress) => (
  [[], [TLS], [PROXY_PROTOCOL]].flatMap((listenerFeatures) => [HOSTNAME, undefined].map((hostname) => (
    { clientIp, loadBalancerAddress, listenerFeatures, hostname }))))));

const ALL = PLATFORMS.flatMap((platform) => NEEDS.map((needs) => ({ platform, needs, ...TrafficStrategy.recommendedFor(platform, needs) })));
const FITTING = ALL.filter(({ reason }) => !reason.startsWith('No strategy fits'));
const UNCERTAIN = ALL.filter(({ reason }) => reason.startsWith('No strategy fits for certain.'));

function worksAtPromisedAddresses({ platform, needs, strategy }: (typeof ALL)[number]): ReachabilityAnswer[] {
  const { clientAddresses, externalTrafficPolicy, serviceAnnotations } = strategy.bind({ platform });
  const keys = Object.keys(serviceAnnotations);
  const targets = clientAddresses.map(({ target }) => target);
  return Reachability.of({
    platform,
    externalTrafficPolicy,
    backendType: keys.some((key) => key.endsWith('backend-type')) ? BackendType.ENI : BackendType.UNKNOWN,
    status: keys.some((key) => key.endsWith('hostname')) ? PublishedAddress.HOSTNAME : PublishedAddress.IP,
    loadBalancer: needs.listenerFeatures?.includes(TLS) === true ? LoadBalancerKind.CLB_HTTP : LoadBalancerKind.CLB_PUBLIC,
    listenerFeatures: needs.listenerFeatures,
  }).rows.filter(({ client, target }) => client !== ClientKind.EXTERNAL && targets.includes(target)).map(({ works }) => works);
}

describe('a recommended strategy, on every platform and for all needs', () => {
  test('covers platforms where one fits, where one may fit and where none does', () => {
    expect([FITTING.length, UNCERTAIN.length, ALL.length - FITTING.length - UNCERTAIN.length].every((count) => count > 20)).toBe(true);
  });

  test('has no requirement that the platform does not meet', () => {
    const unmet = [...FITTING, ...UNCERTAIN].filter(({ platform, strategy }) => strategy.bind({ platform }).requirements.some(({ met }) => met === NO));
    expect(unmet).toEqual([]);
  });

  test('keeps the client IP if it is needed, or says that this is not known', () => {
    const answers = (all: typeof ALL) => all.filter(({ needs }) => needs.clientIp === true)
      .map(({ platform, strategy, reason }) => ({ kept: strategy.bind({ platform }).keepsClientIp, reason }));
    expect(answers(FITTING).filter(({ kept }) => kept !== YES)).toEqual([]);
    const unsaid = answers(UNCERTAIN).filter(({ kept, reason }) => kept === NO || (kept === UNKNOWN && !reason.includes('client IP may be lost')));
    expect(unsaid).toEqual([]);
  });

  test('promises the load balancer address if it is needed', () => {
    const lacking = [...FITTING, ...UNCERTAIN].filter(({ needs, platform, strategy }) => needs.loadBalancerAddress === true
      && !strategy.bind({ platform }).clientAddresses.some(({ target }) => target === TargetKind.LOAD_BALANCER));
    expect(lacking).toEqual([]);
  });

  test('promises only addresses that work for in-cluster clients', () => {
    expect(FITTING.filter((one) => worksAtPromisedAddresses(one).some((works) => works !== YES))).toEqual([]);
    expect(UNCERTAIN.filter((one) => worksAtPromisedAddresses(one).some((works) => works !== YES && works !== UNKNOWN))).toEqual([]);
  });

  test('is never hostname without a name', () => {
    expect(ALL.filter(({ needs, strategy }) => needs.hostname === undefined && strategy.name === 'hostname')).toEqual([]);
    const silent = ALL.filter(({ needs, reason }) => needs.hostname === undefined && reason.startsWith('No strategy fits') && !reason.includes('hostname needs the name'));
    expect(silent).toEqual([]);
  });

  test('lists every requirement that is not known to be met', () => {
    const unlisted = ALL.filter(({ platform, strategy, conditions }) => strategy.bind({ platform }).requirements
      .some(({ met, description }) => met !== YES && !conditions.includes(description)));
    expect(unlisted).toEqual([]);
  });
});

describe('the recommended strategy', () => {
  const flannel = ClusterPlatform.ack({ cni: Cni.FLANNEL, proxyMode: ProxyMode.IPTABLES, kubernetesVersion: '1.34', ccmVersion: '2.10.0' });
  const terway = ClusterPlatform.ack({ cni: Cni.TERWAY_ENIIP, proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.34' });
  const other = ClusterPlatform.kubernetes({});

  test.each<[string, ClusterPlatform, StrategyNeeds, string]>([
    ['eni on Terway', terway, {}, 'eni'],
    ['eni on Terway for the address and the client IP', terway, { clientIp: true, loadBalancerAddress: true }, 'eni'],
    ['dns-only on Flannel', flannel, { clientIp: true }, 'dns-only'],
    ['cluster on Flannel if clients need the address', flannel, { loadBalancerAddress: true }, 'cluster'],
    ['hostname on Flannel for both', flannel, { clientIp: true, loadBalancerAddress: true, hostname: HOSTNAME }, 'hostname'],
    ['hostname where TLS ends at the load balancer', flannel, { listenerFeatures: [TLS], hostname: HOSTNAME }, 'hostname'],
    ['hostname on Terway with the PROXY protocol', terway, { listenerFeatures: [PROXY_PROTOCOL], hostname: HOSTNAME }, 'hostname'],
    ['dns-only on another network', other, {}, 'dns-only'],
    ['cluster on another network if clients need the address', other, { loadBalancerAddress: true }, 'cluster'],
    ['dns-only if nothing is declared', ClusterPlatform.unknown(), { clientIp: true }, 'dns-only'],
  ])('is %s', (_about, platform, needs, name) => {
    const { strategy, reason } = TrafficStrategy.recommendedFor(platform, needs);
    expect([strategy.name, reason]).toEqual([name, expect.not.stringContaining('No strategy fits. ')]);
  });

  test('has needs that may be left out', () => {
    expect(TrafficStrategy.recommendedFor(flannel)).toEqual(TrafficStrategy.recommendedFor(flannel, {}));
  });

  test('says what is missing if only hostname would fit', () => {
    const { reason } = TrafficStrategy.recommendedFor(flannel, { clientIp: true, loadBalancerAddress: true });
    expect(reason).toMatch(/^No strategy fits\. .*; hostname needs the name that it would publish\.$/);
  });

  test('has conditions for a host name: its DNS record, a way out of the VPC and no private CLB with TCP listeners', () => {
    const { conditions } = TrafficStrategy.recommendedFor(flannel, { clientIp: true, loadBalancerAddress: true, hostname: HOSTNAME });
    expect(conditions).toEqual([
      `the name ${HOSTNAME} resolves to the load balancer`,
      'the client can leave the VPC, through a NAT gateway or an EIP',
      'the load balancer is not a private CLB with TCP listeners',
    ]);
  });

  test('rejects a platform that is a string', () => {
    expect(() => TrafficStrategy.recommendedFor('flannel' as unknown as ClusterPlatform)).toThrow('[ASMG0112]');
  });
});
