import { App, Chart, Duration, Lazy } from 'cdk8s';
import {
  ClbAclType, ClbListenerProtocol, ClbScheduler, ClbStickySessionType, ClusterPlatform, Cni, Findings, GatewayServiceType, IstioGateway,
  type IstioGatewayProps, LoadBalancer, LoadBalancerAddressType, LoadBalancerHealthCheckCode, NlbListenerProtocol, type NlbZoneMap,
  TrafficStrategy,
} from 'cdk8s-asm-gateway';

const PREFIX = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-';
const OLDER = 'service.beta.kubernetes.io/alicloud-loadbalancer-';
const NLB = 'alibabacloud.com/nlb';
const ZONES: NlbZoneMap[] = [{ zone: 'cn-hangzhou-g', vSwitchId: 'vsw-aaa' }, { zone: 'cn-hangzhou-h', vSwitchId: 'vsw-bbb' }];
const platform = ClusterPlatform.ack({ cni: Cni.TERWAY_ENIIP, kubernetesVersion: '1.30', ccmVersion: '2.15.0' });

interface Spec {
  readonly loadBalancerClass?: string;
  readonly serviceAnnotations?: { [key: string]: string };
}

/** The spec that is written, and the findings about it. */
function rendered(props: IstioGatewayProps): { readonly spec: Spec; readonly found: readonly string[] } {
  const chart = new Chart(new App(), 'mesh');
  const { apiObject } = new IstioGateway(chart, 'gateway', { strategy: TrafficStrategy.eni(), platform, ...props });
  const found = Findings.of(chart).map(({ code, level, message }) => `${code} ${level}: ${message}`);
  return { spec: (apiObject.toJson() as { spec: Spec }).spec, found };
}

/** The settings in the manifest, without the prefix and without those of the strategy. */
const settingsOf = (loadBalancer: LoadBalancer) => Object.fromEntries(
  Object.entries(rendered({ loadBalancer }).spec.serviceAnnotations ?? {})
    .filter(([key]) => key.startsWith(PREFIX)).map(([key, value]) => [key.slice(PREFIX.length), value]),
);

describe('a CLB', () => {
  test('is written as annotations, with the words and units of the cloud controller', () => {
    expect(settingsOf(LoadBalancer.clb({
      addressType: LoadBalancerAddressType.INTRANET,
      deleteProtection: false,
      forceOverrideListeners: true,
      id: 'lb-a',
      preserveLbOnDelete: true,
      additionalResourceTags: [{ key: 'team', value: 'edge' }, { key: 'empty' }],
      protocolPort: [{ protocol: ClbListenerProtocol.HTTPS, port: 443 }, { protocol: ClbListenerProtocol.HTTP, port: 80 }],
      certId: '123-cn',
      domainExtensions: [{ domain: 'shop.example.com', certId: '456-cn' }],
      forwardPort: [{ httpPort: 80, httpsPort: 443 }],
      idleTimeout: Duration.minutes(1),
      stickySession: true,
      stickySessionType: ClbStickySessionType.INSERT,
      cookieTimeout: Duration.hours(1),
      healthCheckHttpcode: [LoadBalancerHealthCheckCode.HTTP_2XX, LoadBalancerHealthCheckCode.HTTP_3XX],
      healthyThreshold: 4,
      scheduler: ClbScheduler.WRR,
      aclStatus: true,
      aclId: ['acl-a', 'acl-b'],
      aclType: ClbAclType.WHITE,
      backendLabel: { 'pool': 'edge', 'node.example.com/idle': '' },
      vgroupPort: [{ serverGroupId: 'rsp-a', port: 80 }],
    }))).toEqual({
      'address-type': 'intranet',
      'delete-protection': 'off',
      'force-override-listeners': 'true',
      'id': 'lb-a',
      'preserve-lb-on-delete': 'true',
      'additional-resource-tags': 'team=edge,empty=',
      'protocol-port': 'https:443,http:80',
      'cert-id': '123-cn',
      'domain-extensions': 'shop.example.com:456-cn',
      'forward-port': '80:443',
      'idle-timeout': '60',
      'sticky-session': 'on',
      'sticky-session-type': 'insert',
      'cookie-timeout': '3600',
      'health-check-httpcode': 'http_2xx,http_3xx',
      'healthy-threshold': '4',
      'scheduler': 'wrr',
      'acl-status': 'on',
      'acl-id': 'acl-a,acl-b',
      'acl-type': 'white',
      'backend-label': 'pool=edge,node.example.com/idle=',
      'vgroup-port': 'rsp-a:80',
    });
  });

  test('without settings is the gateway without loadBalancer', () => {
    expect(rendered({ loadBalancer: LoadBalancer.clb() })).toEqual(rendered({}));
  });

  test('leaves out empty lists, and a switch whose word for no does not exist', () => {
    expect(settingsOf(LoadBalancer.clb({ aclId: [], additionalResourceTags: [], backendLabel: {}, preserveLbOnDelete: false }))).toEqual({});
  });

  test('keeps other annotations of the Service', () => {
    const serviceAnnotations = { 'example.com/a': 'b', [`${PREFIX}bandwidth`]: '100' };
    const { spec, found } = rendered({ loadBalancer: LoadBalancer.clb({ scheduler: ClbScheduler.WRR }), serviceAnnotations });
    expect(spec.serviceAnnotations).toMatchObject({ ...serviceAnnotations, [`${PREFIX}scheduler`]: 'wrr', 'service.beta.kubernetes.io/backend-type': 'eni' });
    expect(found).toEqual([]);
  });

  test('takes values that cdk8s resolves later', () => {
    const late = <Value>(value: Value) => Lazy.any({ produce: () => value }) as Value;
    const loadBalancer = LoadBalancer.clb({
      name: late('edge'), deleteProtection: late(false), bandwidth: late(200), aclId: late(['acl-a', 'acl-b']), additionalResourceTags: [{ key: 'team', value: late('edge') }],
    });
    expect(settingsOf(loadBalancer)).toEqual({
      'name': 'edge', 'delete-protection': 'off', 'bandwidth': '200', 'acl-id': 'acl-a,acl-b', 'additional-resource-tags': 'team=edge',
    });
    expect(loadBalancer.toServiceSettings().annotations[`${PREFIX}name`]).toBe('edge');
    expect(rendered({ loadBalancer: LoadBalancer.clb({ bandwidth: late(9999) }) }).found).toEqual([expect.stringMatching(/^ASMG0215 /)]);
  });

  test.each([undefined, null])('leaves out what is %p in the end', (value) => {
    const none = Lazy.any({ produce: () => value }) as never;
    const loadBalancer = LoadBalancer.clb({ spec: none, bandwidth: none, deleteProtection: none, aclId: none, backendLabel: none });
    expect(settingsOf(loadBalancer)).toEqual({});
    expect(rendered({ loadBalancer }).found).toEqual([]);
    expect(Object.keys(loadBalancer.toServiceSettings().annotations)).toEqual([]);
  });

  test('keeps every character of a tag and of a label', () => {
    const additionalResourceTags = [{ key: 'url', value: 'http:' }, { key: 'a', value: '::' }, { key: 'b:', value: '' }, { key: 'c:' }];
    expect(settingsOf(LoadBalancer.clb({ additionalResourceTags, backendLabel: { pool: 'edge:' } }))).toEqual({
      'additional-resource-tags': 'url=http:,a=::,b:=,c:=', 'backend-label': 'pool=edge:',
    });
  });

  test('leaves out the ID in a list that is undefined in the end', () => {
    const aclId = ['acl-a', Lazy.any({ produce: () => undefined }) as string];
    expect(settingsOf(LoadBalancer.clb({ aclId, aclStatus: true }))).toEqual({ 'acl-status': 'on', 'acl-id': 'acl-a' });
  });
});

describe('an NLB', () => {
  test('has its class, and zones with addresses', () => {
    const zoneMaps = [
      { ...ZONES[0]!, ip: '192.168.0.7' }, { ...ZONES[1]!, eip: 'eip-b' }, { zone: 'cn-hangzhou-i', vSwitchId: 'vsw-ccc', ip: '192.168.2.7', eip: 'eip-c' },
    ];
    const { spec, found } = rendered({
      loadBalancer: LoadBalancer.nlb({
        zoneMaps,
        protocolPort: [{ protocol: NlbListenerProtocol.TCPSSL, port: 443 }],
        certId: ['123-cn', '456-cn'],
        crossZoneEnabled: false,
        listenerPortRange: [{ firstPort: 1000, lastPort: 2000, port: 80 }],
      }),
    });
    expect(spec.loadBalancerClass).toBe(NLB);
    expect(spec.serviceAnnotations).toEqual({
      [`${PREFIX}zone-maps`]: 'cn-hangzhou-g:vsw-aaa:192.168.0.7,cn-hangzhou-h:vsw-bbb::eip-b,cn-hangzhou-i:vsw-ccc:192.168.2.7:eip-c',
      [`${PREFIX}cross-zone-enabled`]: 'off',
      [`${PREFIX}protocol-port`]: 'tcpssl:443',
      [`${PREFIX}cert-id`]: '123-cn,456-cn',
      [`${PREFIX}listener-port-range`]: '1000-2000:80',
      'service.beta.kubernetes.io/backend-type': 'eni',
    });
    // TLS ends at the NLB.
    expect(found).toEqual([expect.stringMatching(/^ASMG0303 warning: /)]);
  });

  test.each([
    ['without zones', {}, /^ASMG0210 error: zone-maps lists 0 zones; an NLB needs 2/],
    ['with a zone twice', { zoneMaps: [ZONES[0]!, { ...ZONES[1]!, zone: 'cn-hangzhou-g' }] }, /^ASMG0210 error: zone-maps lists zone "cn-hangzhou-g" twice/],
    ['with a zone that has a blank', { zoneMaps: [ZONES[0]!, { ...ZONES[1]!, zone: 'cn hangzhou h' }] }, /^ASMG0210 error: zone-maps has the entry/],
  ])('%s is an error', (_about, options, expected) => {
    expect(rendered({ loadBalancer: LoadBalancer.nlb(options) }).found).toEqual([expect.stringMatching(expected)]);
  });

  test('with one zone is a warning, since some regions have only one', () => {
    expect(rendered({ loadBalancer: LoadBalancer.nlb({ zoneMaps: ZONES.slice(1) }) }).found)
      .toEqual([expect.stringMatching(/^ASMG0210 warning: zone-maps lists only zone/)]);
  });

  test('that exists needs no zones', () => {
    expect(rendered({ loadBalancer: LoadBalancer.nlb({ id: 'nlb-a', forceOverrideListeners: true }) }).found).toEqual([]);
  });

  test('with the strategy hostname is an error', () => {
    const { found } = rendered({ strategy: TrafficStrategy.hostname('gw.example.com'), loadBalancer: LoadBalancer.nlb({ zoneMaps: ZONES }) });
    expect(found).toContainEqual(expect.stringMatching(/^ASMG0205 error: .*it must be for a CLB/));
  });
});

describe('a setting that is given again', () => {
  const clb = LoadBalancer.clb({ bandwidth: 100 });
  const nlb = LoadBalancer.nlb({ zoneMaps: ZONES });

  test.each<[string, IstioGatewayProps, RegExp[]]>([
    ['to another value', { loadBalancer: clb, serviceAnnotations: { [`${PREFIX}bandwidth`]: '50' } },
      [/^ASMG0201 error: ".*alibaba-cloud-loadbalancer-bandwidth" is set to "50", but LoadBalancer\.clb sets it to "100"/]],
    ['to another value under the older prefix', { loadBalancer: clb, serviceAnnotations: { [`${OLDER}bandwidth`]: '50' } },
      [/^ASMG0201 error: ".*alicloud-loadbalancer-bandwidth" is set to "50", but LoadBalancer\.clb sets it to "100"/]],
    ['to nothing', { loadBalancer: clb, serviceAnnotations: { [`${PREFIX}bandwidth`]: '' } }, [/^ASMG0201 error: .* is set to ""/]],
    ['to the same value', { loadBalancer: clb, serviceAnnotations: { [`${PREFIX}bandwidth`]: '100' } },
      [/^ASMG0207 warning: ".*bandwidth" is set both by loadBalancer and next to it/]],
    ['to the same value under the older prefix', { loadBalancer: clb, serviceAnnotations: { [`${OLDER}bandwidth`]: '100' } },
      [/^ASMG0207 warning: annotations ".*" and ".*alicloud-loadbalancer-bandwidth" are both set/]],
    ['as the class of an NLB next to a CLB', { loadBalancer: clb, loadBalancerClass: NLB },
      [/^ASMG0201 error: "loadBalancerClass" is set to "alibabacloud\.com\/nlb", but LoadBalancer\.clb leaves it out/]],
    ['as another class next to an NLB', { loadBalancer: nlb, loadBalancerClass: 'example.com/x' },
      [/^ASMG0201 error: "loadBalancerClass" is set to "example\.com\/x", but LoadBalancer\.nlb sets it to "alibabacloud\.com\/nlb"/]],
    ['as the same class', { loadBalancer: nlb, loadBalancerClass: NLB }, [/^ASMG0207 warning: "loadBalancerClass" is set both/]],
    ['as no class next to a CLB', { loadBalancer: clb, loadBalancerClass: '' }, []],
  ])('%s', (_about, props, expected) => {
    expect(rendered(props).found).toEqual(expected.map((each) => expect.stringMatching(each)));
  });

  test('by a strategy of one\'s own is an error', () => {
    const eni = TrafficStrategy.eni();
    const strategy = {
      name: 'own',
      bind: (context: Parameters<typeof eni.bind>[0]) => ({ ...eni.bind(context), serviceAnnotations: { [`${PREFIX}bandwidth`]: '50' } }),
    };
    expect(rendered({ strategy, loadBalancer: clb }).found).toContainEqual(expect.stringMatching(/^ASMG0201 error: annotation ".*bandwidth" is set to "100", but strategy "own"/));
  });
});

test.each([[GatewayServiceType.CLUSTER_IP, LoadBalancer.clb(), 'clb'], [GatewayServiceType.NODE_PORT, LoadBalancer.nlb({ zoneMaps: ZONES }), 'nlb']] as const)(
  'a load balancer for a Service of type %s is an error', (serviceType, loadBalancer, name) => {
    expect(rendered({ strategy: TrafficStrategy.dnsOnly(), serviceType, loadBalancer }).found).toEqual([
      `ASMG0203 error: loadBalancer is LoadBalancer.${name}(...), but serviceType is "${serviceType}", not "LoadBalancer"`,
    ]);
  },
);

describe('a value that the annotation would say otherwise', () => {
  test.each<[string, LoadBalancer, RegExp]>([
    ['a comma in an ID', LoadBalancer.clb({ aclId: ['acl-a,acl-b'] }), /loadBalancer\.aclId\[0\] is "acl-a,acl-b"; it must be a string without ","/],
    ['a comma in a tag', LoadBalancer.clb({ additionalResourceTags: [{ key: 'a', value: 'b,c=d' }] }), /loadBalancer\.additionalResourceTags\[0\]\.value is "b,c=d"/],
    ['an equals sign in the key of a tag', LoadBalancer.clb({ additionalResourceTags: [{ key: 'a=b' }] }), /it must be a string without "="/],
    ['a colon in a zone', LoadBalancer.nlb({ zoneMaps: [ZONES[0]!, { ...ZONES[1]!, vSwitchId: 'vsw:b' }] }), /zoneMaps\[1\]\.vSwitchId is "vsw:b"; .* without ":"/],
    ['two addresses', LoadBalancer.clb({ ip: '192.168.0.7,192.168.0.8' }), /loadBalancer\.ip is .* without ","/],
    ['two IDs of load balancers', LoadBalancer.clb({ id: 'lb-1,lb-2', forceOverrideListeners: true }), /loadBalancer\.id is "lb-1,lb-2"; .* without ","/],
    ['two IDs of NLBs', LoadBalancer.nlb({ id: 'nlb-1,nlb-2', forceOverrideListeners: true }), /loadBalancer\.id is "nlb-1,nlb-2"; .* without ","/],
    ['two vSwitches', LoadBalancer.clb({ vswitchId: 'vsw-a,vsw-b' }), /loadBalancer\.vswitchId is "vsw-a,vsw-b"; .* without ","/],
    ['two zones', LoadBalancer.clb({ masterZoneid: 'cn-a,cn-b' }), /loadBalancer\.masterZoneid is "cn-a,cn-b"; .* without ","/],
    ['an empty ID', LoadBalancer.clb({ id: '' }), /loadBalancer\.id is ""; it must be a string that is not empty/],
    ['a label that is not text', LoadBalancer.clb({ backendLabel: { pool: true as never } }), /loadBalancer\.backendLabel\.pool is true; it must be a string/],
    ['an impossible port', LoadBalancer.clb({ forwardPort: [{ httpPort: 80, httpsPort: 65536 }] }), /forwardPort\[0\]\.httpsPort is 65536; it must be a port number/],
  ])('%s', (_about, loadBalancer, expected) => {
    const errors = rendered({ loadBalancer }).found.filter((each) => each.startsWith('ASMG0112 error: '));
    expect(errors).toEqual([expect.stringMatching(expected)]);
    expect(() => loadBalancer.toServiceSettings()).toThrow(/\[ASMG0112\]/);
  });
});

describe('the settings of any Service', () => {
  test('of a CLB are annotations alone', () => {
    expect(LoadBalancer.clb({ scheduler: ClbScheduler.WRR }).toServiceSettings()).toEqual({ annotations: { [`${PREFIX}scheduler`]: 'wrr' } });
  });

  test('of an NLB have its class', () => {
    expect(LoadBalancer.nlb({ zoneMaps: ZONES }).toServiceSettings(platform)).toEqual({
      loadBalancerClass: NLB, annotations: { [`${PREFIX}zone-maps`]: 'cn-hangzhou-g:vsw-aaa,cn-hangzhou-h:vsw-bbb' },
    });
  });

  test.each<[string, () => unknown, RegExp]>([
    ['an NLB without zones', () => LoadBalancer.nlb({}).toServiceSettings(), /\[ASMG0210\] zone-maps lists 0 zones/],
    ['a number out of the range', () => LoadBalancer.clb({ weight: 101, id: 'lb-a', forceOverrideListeners: true }).toServiceSettings(), /\[ASMG0215\].*"101"/],
    ['a time that is no whole number of seconds', () => LoadBalancer.clb({ idleTimeout: Duration.millis(1500) }).toServiceSettings(), /\[ASMG0215\].*"1\.5"/],
    ['an NLB on an older controller', () => (
      LoadBalancer.nlb({ zoneMaps: ZONES }).toServiceSettings(ClusterPlatform.ack({ cni: Cni.FLANNEL, ccmVersion: '2.4.0' }))
    ), /\[ASMG0210\] the declared version/],
  ])('%s is thrown', (_about, make, expected) => {
    expect(make).toThrow(expected);
  });
});
