import {
  BackendType, ClientKind, ClusterPlatform, Cni, ListenerFeature, LoadBalancerKind, ProxyMode, PublishedAddress, Reachability, ReachabilityAnswer,
  type StrategyContext, type StrategyNeeds, TargetKind, TrafficStrategy, TrafficStrategyBase,
} from 'cdk8s-asm-gateway';
import type { RecommendableStrategy } from '../../src/strategy/assessment';
import { recommend } from '../../src/strategy/recommendation';

const { YES, NO, UNKNOWN } = ReachabilityAnswer;
const HOSTNAME = 'gw.example.com';
const { TLS, PROXY_PROTOCOL } = ListenerFeature;

const ack = (cni: Cni, proxyMode: ProxyMode, ccmVersion?: string) => (
  ClusterPlatform.ack({ cni, proxyMode, kubernetesVersion: '1.34.4', ccmVersion, podCidrKnown: false }));

/** Each network plugin and each mode of kube-proxy, each controller that matters, and platforms that are declared in part or not at all. */
const PLATFORMS: readonly ClusterPlatform[] = [
  ClusterPlatform.unknown(),
  ClusterPlatform.kubernetes({ proxyMode: ProxyMode.NFTABLES, kubernetesVersion: '1.34' }),
  ClusterPlatform.ack({ cni: Cni.TERWAY_DATAPATH_V2 }),
  ...Object.values(Cni).map((cni) => ack(cni, ProxyMode.IPTABLES)),
  ...Object.values(ProxyMode).map((proxyMode) => ack(Cni.TERWAY_DATAPATH_V2, proxyMode, '2.10.0')),
  ...['2.2.9', '2.10.0'].map((ccmVersion) => ack(Cni.FLANNEL, ProxyMode.IPVS, ccmVersion)),
  ack(Cni.FLANNEL, ProxyMode.NONE),
];

const EITHER = [true, false];
const NEEDS: readonly StrategyNeeds[] = EITHER.flatMap((clientIp) => EITHER.flatMap((loadBalancerAddress) => (
  [[], [TLS], [PROXY_PROTOCOL]].flatMap((listenerFeatures) => [HOSTNAME, undefined].map((hostname) => (
    { clientIp, loadBalancerAddress, listenerFeatures, hostname }))))));

const ALL = PLATFORMS.flatMap((platform) => NEEDS.map((needs) => {
  const recommendation = TrafficStrategy.recommendedFor(platform, needs);
  return { needs, ...recommendation, platform, binding: recommendation.strategy.bind({ platform }) };
}));
type Recommended = (typeof ALL)[number];

const fitting = (...answers: ReachabilityAnswer[]) => ALL.filter(({ fits }) => answers.includes(fits));

/** Whether in-cluster clients get through at the addresses that the strategy promises. */
function worksAtPromisedAddresses({ platform, needs, binding }: Recommended): ReachabilityAnswer[] {
  const { clientAddresses, externalTrafficPolicy, serviceAnnotations } = binding;
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

describe('a recommended strategy, on every kind of platform and for all needs', () => {
  test('covers platforms where one fits, where one may fit and where none does', () => {
    expect([YES, UNKNOWN, NO].map((answer) => fitting(answer).length).filter((count) => count < 20)).toEqual([]);
  });

  test('has no requirement that the platform does not meet', () => {
    expect(fitting(YES, UNKNOWN).filter(({ binding }) => binding.requirements.some(({ met }) => met === NO))).toEqual([]);
  });

  test('keeps the client IP if it is needed, or names the condition', () => {
    const lost = fitting(YES, UNKNOWN).filter(({ needs, binding, conditions }) => needs.clientIp === true && binding.keepsClientIp !== YES
      && !conditions.some((condition) => /client IP (?:is kept|from the (?:X-Forwarded-For|PROXY protocol) header)/.test(condition)));
    expect(lost).toEqual([]);
  });

  test('promises the load balancer address if it is needed', () => {
    const lacking = fitting(YES, UNKNOWN).filter(({ needs, binding }) => needs.loadBalancerAddress === true
      && !binding.clientAddresses.some(({ target }) => target === TargetKind.LOAD_BALANCER));
    expect(lacking).toEqual([]);
  });

  test('promises only addresses that work for in-cluster clients', () => {
    expect(fitting(YES).filter((one) => worksAtPromisedAddresses(one).some((works) => works !== YES))).toEqual([]);
    expect(fitting(UNKNOWN).filter((one) => worksAtPromisedAddresses(one).some((works) => works !== YES && works !== UNKNOWN))).toEqual([]);
  });

  test('is never hostname without a name', () => {
    expect(ALL.filter(({ needs, strategy }) => needs.hostname === undefined && strategy.name === 'hostname')).toEqual([]);
  });

  test('names the missing host name exactly if hostname would be recommended with it', () => {
    const sameNeeds = (one: Recommended, needs: StrategyNeeds) => JSON.stringify({ ...one.needs, hostname: undefined }) === JSON.stringify(needs);
    const withName = (platform: ClusterPlatform, needs: StrategyNeeds) => (
      ALL.find((one) => one.platform === platform && one.needs.hostname === HOSTNAME && sameNeeds(one, needs)));
    const wrong = ALL.filter(({ platform, needs, reason, fits }) => {
      const other = withName(platform, needs);
      const isSuggested = reason.includes(' fit: set "hostname" in the needs.');
      return needs.hostname === undefined && isSuggested !== (other?.strategy.name === 'hostname' && other.fits !== NO && fits !== other.fits);
    });
    expect(wrong).toEqual([]);
  });

  test('lists every requirement that is not known to be met', () => {
    const unlisted = ALL.filter(({ binding, conditions }) => binding.requirements
      .some(({ met, description }) => met !== YES && !conditions.includes(description)));
    expect(unlisted).toEqual([]);
  });

  test('has a condition if it is not certain', () => {
    expect(fitting(UNKNOWN).filter(({ conditions }) => conditions.length === 0)).toEqual([]);
  });

  test('has conditions that can be read after "if", each once', () => {
    const conditions = ALL.flatMap((one) => one.conditions);
    expect(conditions.filter((condition) => !/^(?:[a-z]|Terway ).*[^.:]$/.test(condition) || / not known|depending on/.test(condition))).toEqual([]);
    expect(ALL.filter((one) => new Set(one.conditions).size !== one.conditions.length)).toEqual([]);
  });

  test('has a reason that begins with the answer and ends with a period', () => {
    const wrong = ALL.filter(({ reason, fits }) => !reason.endsWith('.') || reason.includes('..')
      || reason.startsWith('No strategy fits. ') !== (fits === NO) || reason.startsWith('No strategy fits for certain. ') !== (fits === UNKNOWN));
    expect(wrong).toEqual([]);
  });
});

describe('the recommended strategy', () => {
  const flannel = ClusterPlatform.ack({ cni: Cni.FLANNEL, proxyMode: ProxyMode.IPTABLES, kubernetesVersion: '1.34', ccmVersion: '2.10.0' });
  const terway = ClusterPlatform.ack({ cni: Cni.TERWAY_ENIIP, proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.34' });
  const other = ClusterPlatform.kubernetes({});
  const both = { clientIp: true, loadBalancerAddress: true };

  test.each<[string, ClusterPlatform, StrategyNeeds, string]>([
    ['eni on Terway', terway, {}, 'eni'],
    ['eni on Terway for the address and the client IP', terway, both, 'eni'],
    ['dns-only on Flannel', flannel, { clientIp: true }, 'dns-only'],
    ['cluster on Flannel if clients need the address', flannel, { loadBalancerAddress: true }, 'cluster'],
    ['hostname on Flannel for both', flannel, { ...both, hostname: HOSTNAME }, 'hostname'],
    ['hostname where TLS ends at the load balancer', flannel, { listenerFeatures: [TLS], hostname: HOSTNAME }, 'hostname'],
    ['hostname on Terway with the PROXY protocol', terway, { listenerFeatures: [PROXY_PROTOCOL], hostname: HOSTNAME }, 'hostname'],
    ['dns-only on another network', other, {}, 'dns-only'],
    ['cluster on another network if clients need the address', other, { loadBalancerAddress: true }, 'cluster'],
    ['dns-only if nothing is declared', ClusterPlatform.unknown(), { clientIp: true }, 'dns-only'],
  ])('is %s', (_about, platform, needs, name) => {
    const { strategy, fits } = TrafficStrategy.recommendedFor(platform, needs);
    expect([strategy.name, fits]).toEqual([name, YES]);
  });

  test('has needs that may be left out', () => {
    expect(TrafficStrategy.recommendedFor(flannel)).toEqual(TrafficStrategy.recommendedFor(flannel, {}));
  });

  test.each<[string, ClusterPlatform, StrategyNeeds, string]>([
    ['what it does', flannel, {}, 'The DNS name of the Service works from every node, whatever the policy.'],
    ['why the strategies before it do not fit', flannel, { ...both, hostname: HOSTNAME },
      'With a host name in the status, in-cluster clients pass the load balancer like clients outside. '
      + 'dns-only does not fit because in-cluster clients cannot rely on the load balancer address. '
      + 'cluster does not fit because the client IP is lost. '
      + 'eni does not fit because the cluster does not meet the requirement that pods have network interfaces in the VPC '
      + '(Terway with ENI, or inclusive ENI mode).'],
    ['several strategies with one problem together', terway, { listenerFeatures: [TLS, PROXY_PROTOCOL], hostname: HOSTNAME },
      'With a host name in the status, in-cluster clients pass the load balancer like clients outside. '
      + 'eni, dns-only and cluster do not fit because in-cluster clients skip the load balancer, '
      + 'which terminates TLS and sends the PROXY protocol header.'],
    ['that hostname would fit', flannel, both,
      'No strategy fits. dns-only has the fewest problems: in-cluster clients cannot rely on the load balancer address. '
      + 'hostname would fit: set "hostname" in the needs.'],
    ['nothing of hostname if the controller is too old', ack(Cni.FLANNEL, ProxyMode.IPVS, '2.2.9'), both,
      'No strategy fits. dns-only has the fewest problems: in-cluster clients cannot rely on the load balancer address.'],
    ['what is not known', ack(Cni.FLANNEL, ProxyMode.NONE), { loadBalancerAddress: true },
      'No strategy fits for certain. cluster fits if every in-cluster client gets a connection. '
      + 'dns-only does not fit because in-cluster clients cannot rely on the load balancer address.'],
    ['that it is not known whether TLS is skipped', ack(Cni.FLANNEL, ProxyMode.NONE), { listenerFeatures: [TLS] },
      'No strategy fits for certain. dns-only fits if every in-cluster client gets a connection through the load balancer.'],
  ])('has a reason that says %s', (_about, platform, needs, reason) => {
    expect(TrafficStrategy.recommendedFor(platform, needs).reason).toBe(reason);
  });

  test.each<[string, ClusterPlatform, StrategyNeeds, string[]]>([
    ['a host name: its DNS record, a way out of the VPC and no private CLB with TCP listeners', flannel, { ...both, hostname: HOSTNAME }, [
      `the name ${HOSTNAME} resolves to the load balancer`,
      'the client can leave the VPC, through a NAT gateway or an EIP',
      'the load balancer is not a private CLB with TCP listeners',
    ]],
    ['HTTPS listeners: the header with the client IP', flannel, { clientIp: true, listenerFeatures: [TLS], hostname: HOSTNAME }, [
      `the name ${HOSTNAME} resolves to the load balancer`,
      'the gateway reads the client IP from the X-Forwarded-For header',
    ]],
    ['the PROXY protocol: its header with the client IP', flannel, { clientIp: true, listenerFeatures: [PROXY_PROTOCOL], hostname: HOSTNAME }, [
      `the name ${HOSTNAME} resolves to the load balancer`,
      'the client can leave the VPC, through a NAT gateway or an EIP',
      'the load balancer is not a private CLB with TCP listeners',
      'the gateway reads the client IP from the PROXY protocol header',
    ]],
    ['the host network', flannel, {}, ['in the host network, the client resolves names of Services (dnsPolicy ClusterFirstWithHostNet)']],
    ['some data planes only', ClusterPlatform.unknown(), {}, [
      'Terway is 1.11 or newer; this is required in some setups only',
      'in the host network, the client resolves names of Services (dnsPolicy ClusterFirstWithHostNet)',
    ]],
  ])('has conditions for %s', (_about, platform, needs, conditions) => {
    expect(TrafficStrategy.recommendedFor(platform, needs).conditions).toEqual(conditions);
  });

  test('can be one that is only in the list', () => {
    const keeping = (name: string, keepsClientIp: ReachabilityAnswer): RecommendableStrategy => ({
      make: () => new class extends TrafficStrategyBase {
        public readonly name = name;
        public readonly bind = (context: StrategyContext) => ({ ...TrafficStrategy.dnsOnly().bind(context), keepsClientIp });
      }(),
      advantage: `Reason for ${name}`,
      preferredOn: name === 'preferred' ? [Cni.FLANNEL] : [],
    });
    const answer = (platform: ClusterPlatform, ...strategies: RecommendableStrategy[]) => {
      const { strategy, fits, reason } = recommend(platform, { clientIp: true }, strategies);
      return [strategy.name, fits, reason];
    };
    const [open, first, preferred] = [keeping('open', UNKNOWN), keeping('first', YES), keeping('preferred', YES)];
    expect(answer(flannel, first, preferred)).toEqual(['preferred', YES, 'Reason for preferred.']);
    expect(answer(terway, first, preferred)).toEqual(['first', YES, 'Reason for first.']);
    expect(answer(terway, open)).toEqual(['open', UNKNOWN, 'No strategy fits for certain. open fits if the client IP is kept.']);
    expect(answer(terway, open, first)).toEqual(['first', YES, 'Reason for first. open fits only if the client IP is kept.']);
    expect(answer(terway, open, { ...open, make: keeping('other', UNKNOWN).make }, first)[2])
      .toBe('Reason for first. open and other fit only if the client IP is kept.');
  });

  test('rejects a platform that is a string', () => {
    expect(() => TrafficStrategy.recommendedFor('flannel' as unknown as ClusterPlatform)).toThrow('[ASMG0112]');
  });
});
