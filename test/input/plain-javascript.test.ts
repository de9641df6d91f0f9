import { join } from 'path';
import { App, Chart, Duration, Lazy } from 'cdk8s';
import * as library from 'cdk8s-asm-gateway';
import {
  ClientAddress, ClusterPlatform, Findings, GatewayMonitor, GatewayNodeCheck, GatewayPort, GatewayProbe, GatewayVerification, IstioGateway,
  LoadBalancer, ProbeTarget, Reachability, TrafficStrategy,
} from 'cdk8s-asm-gateway';
import { EXAMPLES } from '../../scripts/examples';
import { CALLS, ENUMS, FACTORIES, STRUCTS } from '../../src/input/declared.generated';

/*
 * What a caller without a compiler can get wrong. `wild` hands a value over as plain JavaScript would.
 */

/** A value that the compiler does not check. */
const wild = (value: unknown): never => value as never;

const chartOf = () => new Chart(new App(), 'chart');
const gatewayIn = (chart: Chart) => IstioGateway.fromGatewayName(new Chart(chart, 'other'), 'gateway');

/** The findings of a chart, or of the error that making it threw. */
function foundIn(make: (chart: Chart) => unknown): string[] {
  const chart = chartOf();
  try {
    make(chart);
  } catch (error) {
    return Findings.fromError(error).map(lineOf);
  }
  return Findings.of(chart).map(lineOf);
}

function lineOf({ code, level, message, fix }: library.Finding): string {
  return `${code} ${level}: ${message}. ${fix}`;
}

const wrong = (make: (chart: Chart) => unknown) => foundIn(make).filter((line) => /^ASMG011[12] /.test(line));

describe('a mistake of a newcomer is found, with a way out', () => {
  test.each<[string, (chart: Chart) => unknown, RegExp]>([
    ['the policy as a prop', (chart) => new IstioGateway(chart, 'g', wild({ externalTrafficPolicy: 'Cluster' })),
      /^ASMG0111 error: prop "externalTrafficPolicy" is unknown in IstioGatewayProps; the strategy sets this field\. .*TrafficStrategy\.cluster\(\)/],
    ['a misspelled prop', (chart) => new IstioGateway(chart, 'g', wild({ stratgy: TrafficStrategy.eni() })),
      /^ASMG0111 error: prop "stratgy" is unknown in IstioGatewayProps\. Write "strategy"\./],
    ['a prop that no construct has', (chart) => new IstioGateway(chart, 'g', wild({ comment: 'for the shop' })),
      /^ASMG0111 warning: prop "comment" is unknown/],
    ['a strategy as a string', (chart) => new IstioGateway(chart, 'g', wild({ strategy: 'eni' })),
      /^ASMG0112 error: strategy is "eni"; it must be an ITrafficStrategy\. Use .*TrafficStrategy\.named\(\.\.\.\)/],
    ['a host name that is missing', (chart) => new IstioGateway(chart, 'g', { strategy: TrafficStrategy.hostname(wild(undefined)) }),
      /^ASMG0112 error: strategy\.hostname is missing; it must be a string/],
    ['a missing gateway', (chart) => new GatewayVerification(chart, 'v', wild({})),
      /^ASMG0112 error: gateway is missing; .*IstioGateway\.fromGatewayName/],
    ['no props at all', (chart) => new GatewayVerification(chart, 'v', wild(undefined)), /^ASMG0112 error: props is missing/],
    ['a timeout as a number', (chart) => new GatewayVerification(chart, 'v', wild({ gateway: gatewayIn(chart), timeout: 3 })),
      /^ASMG0112 error: timeout is 3; it must be a Duration\. Use .*Duration\.seconds/],
    ['an expectation as a number', (chart) => new GatewayVerification(chart, 'v', wild({ gateway: gatewayIn(chart), expect: 200 })),
      /^ASMG0112 error: expect is 200; .*ProbeExpectation\.status/],
    ['a version as a number', (chart) => (
      new IstioGateway(chart, 'g', { platform: ClusterPlatform.ack(wild({ kubernetesVersion: 1.28 })) })
    ), /^ASMG0112 error: platform\.kubernetesVersion is 1\.28; it must be a string\. Put the value in quotation marks/],
    ['a CNI that does not exist', (chart) => new IstioGateway(chart, 'g', { platform: ClusterPlatform.ack(wild({ cni: 'calico' })) }),
      /^ASMG0112 error: platform\.cni is "calico"; it must be "flannel"/],
    ['a port as a number', (chart) => new IstioGateway(chart, 'g', wild({ ports: [80] })),
      /^ASMG0112 error: ports\[0\] is 80; it must be a GatewayPort\. Use .*GatewayPort\.http2\(\)/],
    ['a port number as a string', (chart) => new IstioGateway(chart, 'g', { ports: [GatewayPort.of(wild({ name: 'web', port: '80' }))] }),
      /^ASMG0112 error: ports\[0\]\.port is "80"; it must be a number\. Write 80 without/],
    ['a Service type in lower case', (chart) => new IstioGateway(chart, 'g', wild({ serviceType: 'loadbalancer' })),
      /^ASMG0112 error: serviceType is "loadbalancer"; it must be "ClusterIP"/],
    ['one cluster ID instead of a list', (chart) => new IstioGateway(chart, 'g', wild({ clusterIds: 'c1' })),
      /^ASMG0112 error: clusterIds is "c1"; it must be a list of strings/],
    ['cluster IDs that are empty', (chart) => new IstioGateway(chart, 'g', { clusterIds: [] }), /^ASMG0114 warning: /],
    ['a blank cluster ID', (chart) => new IstioGateway(chart, 'g', { clusterIds: ['', 'c1'] }), /^ASMG0114 error: cluster ID "" is invalid/],
    ['a repeated cluster ID', (chart) => new IstioGateway(chart, 'g', { clusterIds: ['c1', 'c1'] }), /^ASMG0114 warning: .*listed twice/],
    ['a name with the prefix of the Service', (chart) => new IstioGateway(chart, 'g', { name: 'istio-ingressgateway' }),
      /^ASMG0113 warning: .*"istio-istio-ingressgateway"/],
    ['a forgotten scope', () => new IstioGateway(wild({ strategy: TrafficStrategy.eni() }), 'g'),
      /^ASMG0112 error: scope is an object; it must be a Construct/],
    ['a strategy by a number', () => TrafficStrategy.named(wild(1)), /^ASMG0112 error: name is 1; it must be a string/],
    ['settings for a platform as a string', () => TrafficStrategy.eni().toServiceSettings(wild('flannel')),
      /^ASMG0112 error: platform is "flannel"; it must be a ClusterPlatform\. Use .*ClusterPlatform\.ack/],
    ['settings with a host name that is missing', () => TrafficStrategy.hostname(wild(undefined)).toServiceSettings(),
      /^ASMG0112 error: hostname is missing; it must be a string/],
    ['a load balancer as a string', (chart) => new IstioGateway(chart, 'g', wild({ loadBalancer: 'nlb' })),
      /^ASMG0112 error: loadBalancer is "nlb"; it must be a LoadBalancer\. Use .*LoadBalancer\.clb\(\.\.\.\) or LoadBalancer\.nlb\(\.\.\.\)/],
    ['a switch of a load balancer as a string', (chart) => (
      new IstioGateway(chart, 'g', { loadBalancer: LoadBalancer.clb(wild({ deleteProtection: 'off' })) })
    ), /^ASMG0112 error: loadBalancer\.deleteProtection is "off"; it must be true or false/],
    ['a zone without a vSwitch', (chart) => (
      new IstioGateway(chart, 'g', { loadBalancer: LoadBalancer.nlb({ zoneMaps: [{ zone: 'a', vSwitchId: 'vsw-a' }, wild({ zone: 'b' }), { zone: 'c', vSwitchId: 'vsw-c' }] }) })
    ), /^ASMG0112 error: loadBalancer\.zoneMaps\[1\]\.vSwitchId is missing; it must be a string/],
    ['an NLB without settings', (chart) => new IstioGateway(chart, 'g', { loadBalancer: LoadBalancer.nlb(wild(undefined)) }),
      /^ASMG0112 error: loadBalancer\.options is missing/],
    ['settings of a load balancer for a platform as a string', () => LoadBalancer.clb().toServiceSettings(wild('ack')),
      /^ASMG0112 error: platform is "ack"; it must be a ClusterPlatform/],
    ['settings of a load balancer with a name that is a number', () => LoadBalancer.clb(wild({ name: 7 })).toServiceSettings(),
      /^ASMG0112 error: name is 7; it must be a string/],
    ['a report of nothing', () => Reachability.of(wild({ platform: ClusterPlatform.unknown() })),
      /^ASMG0112 error: externalTrafficPolicy is missing; it must be "Cluster" or "Local"/],
    ['source ranges without a prefix length', () => (
      Reachability.of({
        platform: ClusterPlatform.unknown(), externalTrafficPolicy: library.ExternalTrafficPolicy.LOCAL, sourceRanges: ['10.0.0.0/8', '10.0.0.1'],
      })
    ), /^ASMG0112 error: sourceRanges\[1\] is "10\.0\.0\.1"; it must be a CIDR\. Use a CIDR, for example "10\.0\.0\.0\/8"\.$/],
    ['a diagram of an unknown client', () => (
      Reachability.of({ platform: ClusterPlatform.unknown(), externalTrafficPolicy: library.ExternalTrafficPolicy.LOCAL })
        .toMermaid(wild('pods'), library.TargetKind.SERVICE_DNS)
    ), /^ASMG0112 error: client is "pods"/],
    ['a URL of an unknown scheme', (chart) => gatewayIn(chart).url(wild({ scheme: 'ftp' })), /^ASMG0112 error: scheme is "ftp"/],
    ['an address without a name', () => ClientAddress.hostname(wild(undefined)), /^ASMG0112 error: hostname is missing/],
    ['a gateway elsewhere with a number for its name', (chart) => IstioGateway.fromGatewayName(chart, 'g', wild({ name: 7 })),
      /^ASMG0112 error: name is 7; it must be a string/],
    ['a gateway in a file without the file', (chart) => IstioGateway.fromYaml(chart, 'g', wild({ strategy: TrafficStrategy.eni() })),
      /^ASMG0112 error: file is missing; it must be a string/],
    ['a gateway in a file with a strategy as a string', (chart) => IstioGateway.fromYaml(chart, 'g', wild({ file: 'gateway.yaml', strategy: 'eni' })),
      /^ASMG0112 error: strategy is "eni"; it must be an ITrafficStrategy/],
    ['a target as a string', (chart) => new GatewayNodeCheck(chart, 'n', wild({ gateway: gatewayIn(chart), targets: ['http://gw/'] })),
      /^ASMG0112 error: targets\[0\] is "http:\/\/gw\/"; .*ProbeTarget\.url/],
    ['alerts that are only turned on', (chart) => new GatewayMonitor(chart, 'm', wild({ gateway: gatewayIn(chart), alerts: true })),
      /^ASMG0112 error: alerts is true; it must be a GatewayAlertOptions/],
    ['the time of an alert as a number', (chart) => new GatewayNodeCheck(chart, 'n', wild({ gateway: gatewayIn(chart), alerts: { notReadyFor: 5 } })),
      /^ASMG0112 error: alerts\.notReadyFor is 5; it must be a Duration\. Use .*Duration\.seconds/],
    ['the labels of alerts as a list', (chart) => new GatewayNodeCheck(chart, 'n', wild({ gateway: gatewayIn(chart), alerts: { labels: ['a'] } })),
      /^ASMG0112 error: alerts\.labels is a list; it must be an object whose values are strings/],
    ['an option of a target', (chart) => (
      new GatewayMonitor(chart, 'm', { gateway: gatewayIn(chart), targets: [ProbeTarget.serviceDns(wild({ port: '80' }))] })
    ), /^ASMG0112 error: targets\[0\]\.port is "80"/],
    ['a service account as an object', (chart) => new GatewayProbe(chart, 'p', wild({ gateway: gatewayIn(chart), serviceAccountName: {} })),
      /^ASMG0112 error: serviceAccountName is an object; it must be a string/],
  ])('%s', (_about, make, expected) => {
    const found = foundIn(make).filter((line) => /^ASMG011[1-4] /.test(line));
    expect(found).toEqual([expect.stringMatching(expected)]);
  });

  test('and several mistakes are found at once', () => {
    const found = foundIn((chart) => new IstioGateway(chart, 'g', wild({ stratgy: 1, ports: 80, runAsRoot: 'yes' })));
    expect(found.filter((line) => line.includes('error'))).toHaveLength(3);
  });

  test('and an error from a constructor can be read', () => {
    expect(() => new GatewayVerification(chartOf(), 'v', wild({}))).toThrow(/\[ASMG0112\] gateway is missing/);
  });
});

describe('a strategy that returns something else', () => {
  const returning = (binding: unknown) => ({ name: 'own', bind: () => wild(binding) });
  const complete = TrafficStrategy.dnsOnly().bind({ platform: ClusterPlatform.unknown() });

  test.each<[string, unknown, readonly RegExp[]]>([
    ['nothing', undefined, [/^ASMG0112 error: strategy\.binding is missing; it must be a StrategyBinding\./]],
    ['text', 'Local', [/^ASMG0112 error: strategy\.binding is "Local"; it must be a StrategyBinding\./]],
    ['an empty object', {}, [
      /^ASMG0112 error: strategy\.binding\.externalTrafficPolicy is missing; it must be "Cluster" or "Local"/,
      /^ASMG0112 error: strategy\.binding\.serviceAnnotations is missing; it must be an object whose values are strings/,
      /^ASMG0112 error: strategy\.binding\.keepsClientIp is missing; /,
      /^ASMG0112 error: strategy\.binding\.clientAddresses is missing; it must be a list of ClientAddress objects/,
      /^ASMG0112 error: strategy\.binding\.faultShowsOn is missing; /,
      /^ASMG0112 error: strategy\.binding\.requirements is missing; it must be a list of StrategyRequirement objects/,
    ]],
    ['an address that is text', { ...complete, clientAddresses: ['service-dns'] }, [
      /^ASMG0112 error: strategy\.binding\.clientAddresses\[0\] is "service-dns"; it must be a ClientAddress/,
    ]],
    ['a requirement without its answer', { ...complete, requirements: [{ description: 'the cluster is new' }] }, [
      /^ASMG0112 error: strategy\.binding\.requirements\[0\]\.met is missing; /,
    ]],
  ])('%s, is an error of the gateway, of an override, and of a verification', (_about, binding, expected) => {
    const strategy = returning(binding);
    const errors = expected.map((each) => expect.stringMatching(each) as unknown);
    expect(foundIn((chart) => new IstioGateway(chart, 'g', { strategy }))).toEqual(errors);
    expect(foundIn((chart) => new IstioGateway(chart, 'g', { overrides: { c1: { strategy } } }))).toEqual(errors);
    expect(foundIn((chart) => (
      new GatewayVerification(chart, 'v', { gateway: IstioGateway.fromGatewayName(new Chart(chart, 'other'), 'g', { strategy }) })
    ))).toEqual(errors);
  });

  test('is an error of the settings for any Service', () => {
    class Own extends library.TrafficStrategyBase {
      public readonly name = 'own';
      public readonly bind = () => wild(undefined);
    }
    expect(foundIn(() => new Own().toServiceSettings()))
      .toEqual([expect.stringMatching(/^ASMG0112 error: strategy\.binding is missing; it must be a StrategyBinding\./)]);
  });

  test('has no effect beyond the fields of a binding', () => {
    const strategy = returning({ ...complete, comment: 'for the shop' });
    expect(new IstioGateway(chartOf(), 'g', { strategy }).binding()).toEqual(complete);
  });
});

describe('what is right stays right', () => {
  test.each<[string, (chart: Chart) => unknown]>([
    ['null for a prop that is left out', (chart) => new IstioGateway(chart, 'g', wild({ strategy: null, ports: null }))],
    ['null for all props', (chart) => new IstioGateway(chart, 'g', wild(null))],
    ['undefined for a prop that does not exist', (chart) => new IstioGateway(chart, 'g', wild({ comment: undefined }))],
    ['a value that cdk8s resolves later', (chart) => new IstioGateway(chart, 'g', { loadBalancerClass: Lazy.any({ produce: () => 'x' }) as string })],
    ['props in an instance of a class', (chart) => {
      class Settings {
        public readonly comment = 'for the shop';
        public get name() {
          return 'shop';
        }
      }
      new IstioGateway(chart, 'g', wild(new Settings()));
    }],
    ['a strategy of one\'s own', (chart) => {
      const own = { name: 'own', bind: (context: library.StrategyContext) => TrafficStrategy.eni().bind(context) };
      new IstioGateway(chart, 'g', { strategy: own });
    }],
    ['a Duration of a second copy of cdk8s', (chart) => {
      const Copy = { Duration: class { public readonly toSeconds = () => 5; } };
      new GatewayVerification(chart, 'v', wild({ gateway: gatewayIn(chart), timeout: new Copy.Duration() }));
    }],
  ])('%s', (_about, make) => {
    expect(wrong(make)).toEqual([]);
  });

  test('getters of an instance are read', () => {
    const chart = chartOf();
    class Settings {
      public get name() {
        return 'shop';
      }
    }
    const props: library.IstioGatewayProps = new Settings();
    expect(new IstioGateway(chart, 'g', props).name).toBe('shop');
  });
});

/** A value that is wrong for a type. */
function wrongFor(type: string): unknown {
  const base = type.replace(/\?$/, '');
  return base === 'number' ? 'seven' : 7;
}

const constructs: Record<string, (chart: Chart, props: object) => unknown> = {
  'IstioGateway': (chart, props) => new IstioGateway(chart, 'x', props),
  'LoadBalancerService.fromServiceName': (chart, options) => (
    library.LoadBalancerService.fromServiceName(chart, 'x', { namespace: 'n', name: 'x', podLabels: { app: 'x' }, ...options })
  ),
  'IstioGateway.fromGatewayName': (chart, options) => IstioGateway.fromGatewayName(chart, 'x', options),
  'IstioGateway.fromYaml': (chart, options) => (
    IstioGateway.fromYaml(chart, 'x', { file: join(EXAMPLES, 'from-yaml', 'gateway.yaml'), strategy: TrafficStrategy.dnsOnly(), ...options })
  ),
  'GatewayVerification': (chart, props) => new GatewayVerification(chart, 'x', { gateway: gatewayIn(chart), ...props }),
  'GatewayMonitor': (chart, props) => new GatewayMonitor(chart, 'x', { gateway: gatewayIn(chart), ...props }),
  'GatewayNodeCheck': (chart, props) => new GatewayNodeCheck(chart, 'x', { gateway: gatewayIn(chart), ...props }),
  'GatewayProbe': (chart, props) => new GatewayProbe(chart, 'x', { gateway: gatewayIn(chart), ...props }),
};

/** Every prop of every constructor, and every option of every factory whose result a construct gets. */
const OPTIONS_OF: Record<string, (options: object) => (chart: Chart) => unknown> = {
  'IstioGateway.url': (options) => (chart) => gatewayIn(chart).url(options),
  'GatewayPort.of': (options) => (chart) => new IstioGateway(chart, 'x', { ports: [GatewayPort.of({ name: 'a', port: 1, ...options })] }),
  'LoadBalancer.clb': (options) => (chart) => new IstioGateway(chart, 'x', { loadBalancer: LoadBalancer.clb(options) }),
  'LoadBalancer.nlb': (options) => (chart) => new IstioGateway(chart, 'x', { loadBalancer: LoadBalancer.nlb(options) }),
  'ClusterPlatform.ack': (options) => (chart) => new IstioGateway(chart, 'x', { platform: ClusterPlatform.ack(options) }),
  'ClusterPlatform.kubernetes': (options) => (chart) => new IstioGateway(chart, 'x', { platform: ClusterPlatform.kubernetes(options) }),
  'Reachability.of': (options) => () => Reachability.of({
    platform: ClusterPlatform.unknown(), externalTrafficPolicy: library.ExternalTrafficPolicy.LOCAL, ...options,
  }),
  'TrafficStrategy.recommendedFor': (needs) => () => TrafficStrategy.recommendedFor(ClusterPlatform.unknown(), needs),
  ...Object.fromEntries((['serviceDns', 'loadBalancer', 'clusterIp'] as const).map((factory) => [`ProbeTarget.${factory}`, (options: object) => (
    (chart: Chart) => new GatewayVerification(chart, 'x', { gateway: gatewayIn(chart), targets: [ProbeTarget[factory](options)] })
  )])),
  'ProbeTarget.url': (options) => (chart) => (
    new GatewayVerification(chart, 'x', { gateway: gatewayIn(chart), targets: [ProbeTarget.url('http://gw.example.com/', options)] })
  ),
  ...Object.fromEntries(Object.entries(constructs).map(([call, make]) => [call, (props: object) => (chart: Chart) => make(chart, props)])),
};

/** Calls whose arguments have no props. The first test has a case for each. */
const WITHOUT_PROPS = [
  'LoadBalancer.toServiceSettings', 'TrafficStrategy.hostname', 'TrafficStrategyBase.toServiceSettings', 'TrafficStrategy.named',
  'ClientAddress.hostname', 'Reachability.toMermaid', 'Reachability.changesTo', 'IstioGateway.binding', 'IstioGateway.reachability',
];

describe('every prop of every constructor and factory', () => {
  test('is tried here', () => {
    expect(Object.keys(CALLS).filter((call) => !(call in OPTIONS_OF)).sort()).toEqual([...WITHOUT_PROPS].sort());
  });

  const cases = Object.entries(OPTIONS_OF).flatMap(([call, make]) => {
    const struct = Object.values(CALLS[call]).map((type) => type.replace(/\?$/, '')).find((type) => type in STRUCTS) ?? '';
    return Object.entries(STRUCTS[struct]).map(([name, type]) => [call, name, type, make] as const);
  });

  test.each(cases)('%s: %s with a value of the wrong type is one finding', (_call, name, type, make) => {
    expect(wrong(make({ [name]: wrongFor(type) }))).toEqual([expect.stringMatching(new RegExp(`^ASMG0112 error: .*\\b${name} is `))]);
  });

  test.each(Object.entries(OPTIONS_OF))('%s: a misspelled prop is an error', (_call, make) => {
    const misspelled = { hostt: undefined, hostnamee: 1, portt: 1, namee: 1, gatewayy: 1, clii: 1, schemee: 1, platformm: 1 };
    expect(wrong(make(misspelled)).length).toBeGreaterThan(0);
  });
});

test('every enum and every class that a prop can have is exported, or belongs to cdk8s', () => {
  const ofLibraries = ['Construct', 'Duration', 'Cron', 'IntOrString', 'Quantity'];
  const source = [...Object.keys(ENUMS), ...Object.keys(FACTORIES)].filter((name) => !ofLibraries.includes(name) && !/^I[A-Z]/.test(name));
  expect(source.filter((name) => !(name in library))).toEqual([]);
  expect(Duration.name).toBe('Duration');
});
