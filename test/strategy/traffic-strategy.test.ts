import {
  ReachabilityAnswer, ClusterPlatform, Cni, ExternalTrafficPolicy, FindingLevel, Findings, type ITrafficStrategy, ProxyMode, type StrategyBinding,
  type StrategyContext, TrafficStrategy, TrafficStrategyBase,
} from 'cdk8s-asm-gateway';
import { FACTORIES } from '../support/factories';

const { YES, NO, UNKNOWN } = ReachabilityAnswer;

const on = (cni: Cni) => ClusterPlatform.ack({ cni, proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.28' });
const ANYWHERE = [
  ['an undeclared platform', ClusterPlatform.unknown()] as const,
  ...Object.values(Cni).map((cni) => [cni, on(cni)] as const),
];

describe('the strategies', () => {
  describe.each<[string, ITrafficStrategy, string, object, string[]]>([
    ['dns-only', TrafficStrategy.dnsOnly(), 'Local', {}, ['service-dns']],
    ['cluster', TrafficStrategy.cluster(), 'Cluster', {}, ['service-dns', 'load-balancer']],
    ['eni', TrafficStrategy.eni(), 'Cluster', { 'service.beta.kubernetes.io/backend-type': 'eni' }, ['service-dns', 'load-balancer']],
    ['hostname', TrafficStrategy.hostname('gw.example.com'), 'Local', {
      'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-hostname': 'gw.example.com',
    }, ['load-balancer at gw.example.com']],
  ])('%s', (name, strategy, policy, annotations, addresses) => {
    test('has its name', () => {
      expect(strategy.name).toBe(name);
    });

    test.each(ANYWHERE)('has the same settings and promises on every platform: %s', (_about, platform) => {
      const { externalTrafficPolicy, serviceAnnotations, clientAddresses } = strategy.bind({ platform });
      expect({ externalTrafficPolicy, serviceAnnotations }).toEqual({ externalTrafficPolicy: policy, serviceAnnotations: annotations });
      expect(clientAddresses.map(({ target, name: hostname }) => (hostname === undefined ? target : `${target} at ${hostname}`))).toEqual(addresses);
    });
  });

  test.each([
    ['dns-only', 'an undeclared platform', ClusterPlatform.unknown(), YES],
    ['cluster', 'an undeclared platform', ClusterPlatform.unknown(), NO],
    ['cluster', 'Flannel', on(Cni.FLANNEL), NO],
    ['cluster', 'Terway, where it depends on the cluster\'s age', on(Cni.TERWAY_ENIIP), UNKNOWN],
    ['eni', 'an undeclared platform', ClusterPlatform.unknown(), YES],
    ['eni', 'Terway', on(Cni.TERWAY_ENIIP), YES],
  ])('%s on %s: whether the client IP is kept', (name, _about, platform, answer) => {
    expect(TrafficStrategy.named(name).bind({ platform }).keepsClientIp).toBe(answer);
  });

  test('eni needs pods with network interfaces in the VPC, which Flannel pods do not have', () => {
    const met = (platform: ClusterPlatform) => TrafficStrategy.eni().bind({ platform }).requirements.map((requirement) => requirement.met);
    expect([met(ClusterPlatform.unknown()), met(on(Cni.FLANNEL)), met(on(Cni.TERWAY_ENIIP))]).toEqual([[UNKNOWN], [NO], [YES]]);
  });

  test('hostname needs a recent cloud controller, and a DNS record that cannot be checked at synth', () => {
    const met = (ccmVersion?: string) => {
      const platform = ClusterPlatform.ack({ cni: Cni.FLANNEL, proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.28', ccmVersion });
      return TrafficStrategy.hostname('gw.example.com').bind({ platform }).requirements.map((requirement) => requirement.met);
    };
    expect([met(), met('2.2.9'), met('2.3.0')]).toEqual([
      [UNKNOWN, UNKNOWN], [NO, UNKNOWN], [YES, UNKNOWN],
    ]);
  });

  test.each<[string, ITrafficStrategy, string[]]>([
    ['dns-only', TrafficStrategy.dnsOnly(), []],
    ['cluster', TrafficStrategy.cluster(), []],
    ['eni', TrafficStrategy.eni(), ['pods have network interfaces in the VPC (Terway with ENI, or inclusive ENI mode)']],
    ['hostname', TrafficStrategy.hostname('gw.example.com'), [
      'the cloud controller is 2.3.0 or newer', 'the name gw.example.com resolves to the load balancer',
    ]],
  ])('%s states what it needs', (_name, strategy, needs) => {
    const { requirements } = strategy.bind({ platform: ClusterPlatform.unknown() });
    expect(requirements.map(({ description }) => description)).toStrictEqual(needs);
  });

  describe.each(['dns-only', 'cluster', 'eni', 'hostname:gw.example.com'])('%s', (name) => {
    test.each(ANYWHERE)('binds the same way each time on %s', (_about, platform) => {
      expect(TrafficStrategy.named(name).bind({ platform })).toEqual(TrafficStrategy.named(name).bind({ platform }));
    });
  });
});

describe('the settings of a Service', () => {
  test.each<[string, string, object]>([
    ['dns-only', 'Local', {}],
    ['cluster', 'Cluster', {}],
    ['eni', 'Cluster', { 'service.beta.kubernetes.io/backend-type': 'eni' }],
    ['hostname:gw.example.com', 'Local', { 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-hostname': 'gw.example.com' }],
  ])('are policy and annotations of %s, with or without a platform', (name, externalTrafficPolicy, annotations) => {
    const strategy = TrafficStrategy.named(name);
    expect([strategy.toServiceSettings(), strategy.toServiceSettings(on(Cni.TERWAY_ENIIP))])
      .toEqual([{ externalTrafficPolicy, annotations }, { externalTrafficPolicy, annotations }]);
  });

  test('are the caller\'s own: a change in them changes no strategy', () => {
    const strategy = TrafficStrategy.eni();
    strategy.toServiceSettings().annotations['service.beta.kubernetes.io/backend-type'] = 'ecs';
    expect(strategy.toServiceSettings().annotations).toEqual({ 'service.beta.kubernetes.io/backend-type': 'eni' });
  });

  test('follow the platform for a strategy of one\'s own', () => {
    const { LOCAL, CLUSTER } = ExternalTrafficPolicy;
    class Own extends TrafficStrategyBase {
      public readonly name = 'own';

      public bind({ platform }: StrategyContext): StrategyBinding {
        return { ...TrafficStrategy.cluster().bind({ platform }), externalTrafficPolicy: platform.cni === Cni.FLANNEL ? LOCAL : CLUSTER };
      }
    }
    const policyOn = (platform?: ClusterPlatform) => new Own().toServiceSettings(platform).externalTrafficPolicy;
    expect([policyOn(), policyOn(on(Cni.FLANNEL))]).toEqual([CLUSTER, LOCAL]);
  });

  const old = ClusterPlatform.ack({ cni: Cni.FLANNEL, proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.28', ccmVersion: '2.2.9' });
  test.each<[string, string, ClusterPlatform, RegExp]>([
    ['eni on Flannel', 'eni', on(Cni.FLANNEL), /^\[ASMG0202\] strategy "eni" sets backend-type to "eni", but the declared CNI is "flannel": /],
    ['a cloud controller that is too old', 'hostname:gw.example.com', old, /^\[ASMG0213\] strategy "hostname" has a requirement/],
    ['a host name that is a URL', 'hostname:https://gw.example.com', on(Cni.FLANNEL), /^\[ASMG0205\] host name "https:\/\/gw\.example\.com" is invalid/],
    ['a host name that is an address', 'hostname:203.0.113.7', ClusterPlatform.unknown(), /^\[ASMG0205\] host name "203\.0\.113\.7" is an IP address/],
  ])('are refused for %s', (_about, name, platform, message) => {
    expect(() => TrafficStrategy.named(name).toServiceSettings(platform)).toThrow(message);
  });
});

describe('a strategy by its name', () => {
  test.each([['dns-only', 'dns-only'], ['cluster', 'cluster'], ['eni', 'eni'], ['hostname:gw.example.com', 'hostname']])('%s is %s', (written, name) => {
    expect(TrafficStrategy.named(written).name).toBe(name);
  });

  test('reads the host name after the colon', () => {
    const binding = TrafficStrategy.named('hostname:gw.example.com').bind({ platform: ClusterPlatform.unknown() });
    expect(binding).toEqual(TrafficStrategy.hostname('gw.example.com').bind({ platform: ClusterPlatform.unknown() }));
  });

  test('exists for every factory of TrafficStrategy', () => {
    const made = FACTORIES.map((factory) => (TrafficStrategy as unknown as Record<string, (value: string) => ITrafficStrategy>)[factory]('x').name);
    expect(made.map((name) => TrafficStrategy.named(name === 'hostname' ? 'hostname:x' : name).name)).toEqual(made);
  });

  test.each([
    ['local', 'does not exist; it must be "dns-only", "cluster", "eni" or "hostname:<name>"', 'Use "dns-only", "cluster", "eni" or "hostname:<name>".'],
    ['', 'does not exist', 'Use "dns-only"'],
    ['constructor', 'does not exist', 'Use "dns-only"'],
    ['__proto__', 'does not exist', 'Use "dns-only"'],
    ['ENI', 'does not exist', 'Use "eni".'],
    ['enii', 'does not exist', 'Use "eni".'],
    [':eni', 'does not exist', 'Use "dns-only"'],
    ['hostnam:gw.example.com', 'does not exist', 'Use "hostname:<name>".'],
    ['hostname', 'is incomplete; it must be "hostname:<name>"', 'Use "hostname:<name>".'],
    ['hostname:', 'is incomplete; it must be "hostname:<name>"', 'Use "hostname:<name>".'],
    ['eni:x', 'has a value; it must be "eni"', 'Use "eni".'],
  ])('%j is rejected, with the strategy that was probably meant', (name, message, fix) => {
    let caught: unknown;
    try {
      TrafficStrategy.named(name);
    } catch (error) {
      caught = error;
    }
    expect(Findings.fromError(caught)).toEqual([{
      code: 'ASMG0211',
      level: FindingLevel.ERROR,
      message: expect.stringMatching(`^strategy ${JSON.stringify(name)} ${message}`),
      why: expect.any(String),
      fix: expect.stringContaining(fix),
    }]);
  });

  test('is rejected if it is not a text', () => {
    expect(() => TrafficStrategy.named(7 as unknown as string)).toThrow('[ASMG0112] name is 7');
  });

  test('is dns-only by default', () => {
    expect(TrafficStrategy.recommended().name).toBe('dns-only');
  });
});
