import { App, Chart } from 'cdk8s';
import {
  ClientAddress, ClusterPlatform, Cni, FindingLevel, Findings, GatewayPort, GatewayServiceType, IstioGateway, type IstioGatewayProps,
  type ITrafficStrategy, ProxyMode, TrafficStrategy,
} from 'cdk8s-asm-gateway';
import { chartOf, codesOf, gatewayManifest, refusal } from '../support/synth';

const codesFor = (props: IstioGatewayProps) => {
  const chart = chartOf();
  new IstioGateway(chart, 'ingress', props);
  return codesOf(chart);
};

const BACKEND = 'service.beta.kubernetes.io/backend-type';
const HOSTNAME = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-hostname';

const ZONES = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-zone-maps';
const settings = (values: Readonly<Record<string, string>>) => (
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`service.beta.kubernetes.io/alibaba-cloud-loadbalancer-${name}`, value]))
);
const NLB: IstioGatewayProps = { loadBalancerClass: 'alibabacloud.com/nlb', serviceAnnotations: { [ZONES]: 'cn-a:vsw-1,cn-b:vsw-2' } };
const PRIVATE = { 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type': 'intranet' };
const on = (cni: Cni, kubernetesVersion = '1.28', proxyMode = ProxyMode.IPVS) => ClusterPlatform.ack({ cni, proxyMode, kubernetesVersion });

describe('a gateway is rejected', () => {
  test.each<[string, IstioGatewayProps, string[]]>([
    ['whose name has a dot', { name: 'a.b' }, ['ASMG0101']],
    ['whose name is empty', { name: '' }, ['ASMG0101']],
    ['whose name makes a Service name of 64 characters', { name: 'a'.repeat(58) }, ['ASMG0101']],
    ['outside istio-system', { namespace: 'default' }, ['ASMG0102']],
    ['with two ports of one name', { ports: [GatewayPort.http2(), GatewayPort.of({ name: 'http2', port: 81 })] }, ['ASMG0103']],
    ['with two ports of one number', { ports: [GatewayPort.http2(), GatewayPort.of({ name: 'web', port: 80 })] }, ['ASMG0103']],
    ['with one number for TCP and HTTP2, which is TCP', {
      ports: [GatewayPort.of({ name: 'a', port: 80, protocol: 'TCP' }), GatewayPort.of({ name: 'b', port: 80, protocol: 'HTTP2' })],
    }, ['ASMG0103']],
    ['with port 0', { ports: [GatewayPort.of({ name: 'a', port: 0 })] }, ['ASMG0103']],
    ['with port 65536', { ports: [GatewayPort.of({ name: 'a', port: 65536, targetPort: 80 })] }, ['ASMG0103']],
    ['with port 80.5', { ports: [GatewayPort.of({ name: 'a', port: 80.5, targetPort: 80 })] }, ['ASMG0103']],
    ['with node port -1', { ports: [GatewayPort.of({ name: 'a', port: 80, nodePort: -1 })] }, ['ASMG0103']],
    ['with minReplicas above maxReplicas', { minReplicas: 3, maxReplicas: 2 }, ['ASMG0104']],
    ['with a negative number of replicas', { replicaCount: -1 }, ['ASMG0104']],
    ['with half a replica', { minReplicas: 0.5 }, ['ASMG0104']],
    ['with a label value that contains a space', { labels: { a: 'b c' } }, ['ASMG0105']],
    ['with an annotation key that has two slashes', { annotations: { 'a/b/c': '' } }, ['ASMG0105']],
    ['with an annotation that is a boolean', { podAnnotations: { a: true as unknown as string } }, ['ASMG0105']],
    ['with a label key longer than 63 characters', { podLabels: { ['a'.repeat(64)]: '' } }, ['ASMG0105']],
    ['whose pod labels redefine both app and istio', { podLabels: { app: 'a', istio: 'b' } }, ['ASMG0106', 'ASMG0106']],
    ['with the backend type next to a strategy that sets none', { serviceAnnotations: { [BACKEND]: 'ecs' } }, ['ASMG0201']],
    ['with another backend type than the strategy\'s', { strategy: TrafficStrategy.eni(), serviceAnnotations: { [BACKEND]: 'ecs' } }, ['ASMG0201']],
    ['with a host name next to a strategy that sets none', { serviceAnnotations: { [HOSTNAME]: 'gw.example.com' } }, ['ASMG0201']],
    ['with the host name in its older spelling', { serviceAnnotations: { [HOSTNAME.replace('alibaba-', 'ali')]: 'gw.example.com' } }, ['ASMG0201']],
    ['with eni on a ClusterIP Service', { strategy: TrafficStrategy.eni(), serviceType: GatewayServiceType.CLUSTER_IP }, ['ASMG0203']],
    ['with cluster on a NodePort Service', { strategy: TrafficStrategy.cluster(), serviceType: GatewayServiceType.NODE_PORT }, ['ASMG0203']],
    ['with a loadBalancerClass on a NodePort Service', {
      loadBalancerClass: 'example.com/mine', serviceType: GatewayServiceType.NODE_PORT,
    }, ['ASMG0203']],
    ['that must keep the client IP with cluster on Flannel', {
      strategy: TrafficStrategy.cluster(), preserveClientIp: true, platform: on(Cni.FLANNEL),
    }, ['ASMG0204']],
    ['with eni on Flannel', { strategy: TrafficStrategy.eni(), platform: on(Cni.FLANNEL) }, ['ASMG0202']],
    ['with a host name that is a URL', { strategy: TrafficStrategy.hostname('http://gw.example.com') }, ['ASMG0205']],
    ['with an empty host name', { strategy: TrafficStrategy.hostname('') }, ['ASMG0205']],
    ['with a host name on a cloud controller that does not read it', {
      strategy: TrafficStrategy.hostname('gw.example.com'),
      platform: ClusterPlatform.ack({ cni: Cni.TERWAY_ENIIP, proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.28', ccmVersion: '2.2.9' }),
    }, ['ASMG0213']],
    ['with a port name in capitals', { ports: [GatewayPort.of({ name: 'Http_2', port: 80 })] }, ['ASMG0103']],
    ['with a host name that is an IP address', { strategy: TrafficStrategy.hostname('203.0.113.7') }, ['ASMG0205']],
    ['with a host name and an NLB', { strategy: TrafficStrategy.hostname('gw.example.com'), ...NLB }, ['ASMG0205']],
    ['with hostname on a ClusterIP Service', {
      strategy: TrafficStrategy.hostname('gw.example.com'), serviceType: GatewayServiceType.CLUSTER_IP,
    }, ['ASMG0203']],
    ['with an NLB without zones', { ...NLB, serviceAnnotations: {} }, ['ASMG0210']],
    ['with an NLB in one zone twice', { ...NLB, serviceAnnotations: { [ZONES]: 'cn-a:vsw-1,cn-a:vsw-2' } }, ['ASMG0210']],
    ['with the address of clients at TLS of an NLB', {
      ...NLB,
      serviceAnnotations: {
        [ZONES]: 'cn-a:vsw-1,cn-b:vsw-2', ...settings({ 'protocol-port': 'tcpssl:443', 'cert-id': 'a', 'preserve-client-ip': 'on' }),
      },
    }, ['ASMG0220']],
    ['with UDP for a TCP port', { serviceAnnotations: settings({ 'protocol-port': 'udp:443' }) }, ['ASMG0220']],
    ['with a redirection to a port that it lacks', { serviceAnnotations: settings({ 'protocol-port': 'http:80', 'forward-port': '80:8443' }) }, ['ASMG0219']],
    ['with an address that is none', {
      serviceAnnotations: settings({ 'address-type': 'intranet', 'vswitch-id': 'vsw-a', 'ip': '10.0.0' }),
    }, ['ASMG0215']],
    ['whose clusters take one listener', {
      clusterIds: ['c1', 'c2'], serviceAnnotations: settings({ 'id': 'lb-a', 'force-override-listeners': 'true' }),
    }, ['ASMG0222']],
    ['with an NLB on Kubernetes 1.22', {
      ...NLB, platform: ClusterPlatform.ack({ cni: Cni.TERWAY_ENIIP, proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.22' }),
    }, ['ASMG0210']],
    ['with an NLB on cloud controller 2.4.9', {
      ...NLB, platform: ClusterPlatform.ack({ cni: Cni.TERWAY_ENIIP, proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.28', ccmVersion: '2.4.9' }),
    }, ['ASMG0210']],
    ['on a platform with an invalid version', {
      platform: ClusterPlatform.ack({ cni: Cni.FLANNEL, proxyMode: ProxyMode.IPVS, kubernetesVersion: 'latest' }),
    }, ['ASMG0212']],
    ['that must keep the client IP with cluster', { strategy: TrafficStrategy.cluster(), preserveClientIp: true }, ['ASMG0204']],
  ])('%s', (_about, props, codes) => {
    expect(codesFor(props)).toEqual(codes);
  });
});

test('a gateway with an NLB in one zone is not rejected, and a warning says that most regions need two', () => {
  const chart = chartOf();
  new IstioGateway(chart, 'ingress', { ...NLB, serviceAnnotations: { [ZONES]: 'cn-a:vsw-1' } });
  expect(Findings.of(chart).filter(({ code }) => code === 'ASMG0210').map(({ level, message }) => `${level} ${message}`)).toEqual([
    'warning zone-maps lists only zone "cn-a"; an NLB needs 2 zones in a region that has more than one',
  ]);
});

describe('one mistake is reported once', () => {
  const eni = TrafficStrategy.eni();
  const messagesFor = (props: IstioGatewayProps) => {
    const chart = chartOf();
    new IstioGateway(chart, 'ingress', props);
    return refusal(chart).map(({ code, message }) => `${code} ${message}`);
  };

  test.each<[string, IstioGatewayProps, string[]]>([
    ['a wrong port, although the target port copies it', { ports: [GatewayPort.of({ name: 'a', port: 70000 })] }, [
      'ASMG0103 port 70000 is not allowed; it must be an integer from 1 to 65535',
    ]],
    ['a wrong port that appears twice, as two wrong ports', {
      ports: [GatewayPort.of({ name: 'a', port: 70000 }), GatewayPort.of({ name: 'b', port: 70000 })],
    }, [
      'ASMG0103 port 70000 is not allowed; it must be an integer from 1 to 65535',
      'ASMG0103 port 70000 is not allowed; it must be an integer from 1 to 65535',
    ]],
    ['a wrong target port next to a right port', { ports: [GatewayPort.of({ name: 'a', port: 80, targetPort: 70000 })] }, [
      'ASMG0103 targetPort 70000 is not allowed; it must be an integer from 0 to 65535',
    ]],
    ['a wrong minimum of replicas, although it is also above the maximum', { minReplicas: 5.5, maxReplicas: 2 }, [
      'ASMG0104 minReplicas 5.5 is not allowed; it must be an integer from 0 to 2147483647',
    ]],
    ['eni on Flannel, although a second value of the backend type is set', {
      strategy: eni, platform: on(Cni.FLANNEL), serviceAnnotations: { [BACKEND]: 'ecs' },
    }, ['ASMG0202 strategy "eni" sets backend-type to "eni", but the declared CNI is "flannel"']],
    ['a host name on an NLB, although it is not a name either', {
      strategy: TrafficStrategy.hostname('http://gw'), ...NLB,
    }, ['ASMG0205 host name "http://gw" is set for an NLB; it must be for a CLB']],
    ['a Service without a load balancer, although its class would need one, and zones', {
      strategy: TrafficStrategy.cluster(), serviceType: GatewayServiceType.NODE_PORT, loadBalancerClass: 'alibabacloud.com/nlb',
    }, ['ASMG0203 strategy "cluster" promises the load balancer address, but serviceType is "NodePort", not "LoadBalancer"']],
  ])('%s', (_about, props, messages) => {
    expect(messagesFor(props)).toEqual(messages);
  });
});

describe('a gateway is accepted', () => {
  test.each<[string, IstioGatewayProps]>([
    ['with a name of 57 characters', { name: 'a'.repeat(57) }],
    ['with targetPort 0', { ports: [GatewayPort.of({ name: 'a', port: 443, targetPort: 0 })] }],
    ['with one number for TCP and UDP', {
      ports: [GatewayPort.of({ name: 'a', port: 53, protocol: 'TCP' }), GatewayPort.of({ name: 'b', port: 53, protocol: 'UDP' })],
    }],
    ['with equal minReplicas and maxReplicas', { minReplicas: 2, maxReplicas: 2 }],
    ['with maxReplicas 0, which means unset', { minReplicas: 2, maxReplicas: 0 }],
    ['with nodePort 0, which means unset', { ports: [GatewayPort.of({ name: 'a', port: 80, nodePort: 0 })] }],
    ['with an annotation key in capitals', { annotations: { 'Example.com/Foo': 'x' } }],
    ['with an empty label value', { labels: { 'example.com/a': '' } }],
    ['with an annotation of any text', { podAnnotations: { 'proxy.istio.io/config': 'gatewayTopology:\n  numTrustedProxies: 1\n' } }],
    ['with the same annotation as its strategy', { strategy: TrafficStrategy.eni(), serviceAnnotations: { [BACKEND]: 'eni' } }],
    ['with dns-only on a ClusterIP Service', { serviceType: GatewayServiceType.CLUSTER_IP }],
    ['that must keep the client IP with dns-only', { preserveClientIp: true }],
    ['that must keep the client IP with eni', { strategy: TrafficStrategy.eni(), preserveClientIp: true }],
    ['with an NLB in two zones', NLB],
    ['with an existing NLB', {
      ...NLB, serviceAnnotations: { [ZONES.replace('zone-maps', 'id')]: 'nlb-1', [ZONES.replace('zone-maps', 'force-override-listeners')]: 'true' },
    }],
    ['with a host name', { strategy: TrafficStrategy.hostname('gw.example.com') }],
    ['with cluster where the client IP is not required', { strategy: TrafficStrategy.cluster(), preserveClientIp: false }],
  ])('%s', (_about, props) => {
    expect(gatewayManifest(props).kind).toBe('IstioGateway');
  });
});

describe('a gateway gets a warning', () => {
  const warningsFor = (props: IstioGatewayProps) => {
    const chart = chartOf();
    new IstioGateway(chart, 'ingress', props);
    return Findings.of(chart).filter(({ level }) => level === FindingLevel.WARNING).map(({ code }) => code);
  };
  const hostname = TrafficStrategy.hostname('gw.example.com');
  const wrr = { 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-scheduler': 'wrr' };

  test.each<[string, IstioGatewayProps, string[]]>([
    ['with cluster on Terway, where keeping the client IP depends on the cluster\'s age', {
      strategy: TrafficStrategy.cluster(), preserveClientIp: true, platform: on(Cni.TERWAY_ENIIP),
    }, ['ASMG0204']],
    ['with a host name on a private CLB', { strategy: hostname, serviceAnnotations: PRIVATE }, ['ASMG0206']],
    ['with a host name on a private CLB with one HTTP listener', {
      strategy: hostname,
      serviceAnnotations: { ...PRIVATE, 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-protocol-port': 'http:80' },
    }, ['ASMG0206']],
    ['with one setting in two spellings', {
      serviceAnnotations: { ...PRIVATE, 'service.beta.kubernetes.io/alicloud-loadbalancer-address-type': 'internet' },
    }, ['ASMG0207']],
    ['with Local on Flannel and a scheduler that ignores weights', { platform: on(Cni.FLANNEL) }, ['ASMG0208']],
    ['with Local on Terway, where pods may be behind the load balancer', { platform: on(Cni.TERWAY_ENIIP) }, ['ASMG0304']],
  ])('%s', (_about, props, codes) => {
    expect(warningsFor(props)).toEqual(codes);
  });

  test.each<[string, IstioGatewayProps]>([
    ['with a host name on a CLB with an internet address', { strategy: hostname }],
    ['with a host name on a private CLB that only listens for UDP', {
      strategy: hostname, serviceAnnotations: PRIVATE, ports: [GatewayPort.of({ name: 'quic', port: 443, protocol: 'UDP' })],
    }],
    ['with a host name on a private CLB whose listeners are all HTTP', {
      strategy: hostname,
      serviceAnnotations: { ...PRIVATE, 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-protocol-port': 'http:80,https:443' },
    }],
    ['with Local on Flannel and the scheduler wrr', { platform: on(Cni.FLANNEL), serviceAnnotations: wrr }],
    ['with cluster on Flannel', { strategy: TrafficStrategy.cluster(), platform: on(Cni.FLANNEL) }],
  ])('but not %s', (_about, props) => {
    expect(warningsFor(props)).toEqual([]);
  });
});

describe('unreachable clients are reported', () => {
  /** A strategy that promises the load balancer address with the policy Local, which is the fault. */
  const trusting: ITrafficStrategy = {
    name: 'trusting',
    bind: (context) => ({ ...TrafficStrategy.dnsOnly().bind(context), clientAddresses: [ClientAddress.loadBalancer()] }),
  };
  const foundFor = (strategy: ITrafficStrategy, platform: ClusterPlatform) => {
    const chart = chartOf();
    new IstioGateway(chart, 'ingress', {
      strategy, platform, serviceAnnotations: { 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-scheduler': 'wrr' },
    });
    return Findings.of(chart).map(({ code, level, message }) => [code, level, message.includes('may be') ? 'perhaps' : 'surely']);
  };
  const iptables = (podCidrKnown?: boolean) => ClusterPlatform.ack({
    cni: Cni.FLANNEL, proxyMode: ProxyMode.IPTABLES, kubernetesVersion: '1.28', podCidrKnown,
  });

  test.each<[string, ClusterPlatform, string[][]]>([
    ['on IPVS 1.22, pods and host clients', on(Cni.FLANNEL, '1.22'), [['ASMG0301', 'warning', 'surely'], ['ASMG0302', 'warning', 'surely']]],
    ['on IPVS 1.28, host clients only', on(Cni.FLANNEL, '1.28'), [['ASMG0302', 'warning', 'surely']]],
    ['on iptables without a pod range, pods', iptables(false), [['ASMG0301', 'warning', 'surely']]],
    ['on iptables with an undeclared pod range, perhaps pods', iptables(), [['ASMG0301', 'warning', 'perhaps']]],
    ['on an undeclared platform, perhaps pods', ClusterPlatform.unknown(), [['ASMG0301', 'warning', 'perhaps']]],
    ['not on iptables with a pod range', iptables(true), []],
  ])('%s', (_about, platform, found) => {
    expect(foundFor(trusting, platform)).toEqual(found);
  });

  test('as information only if the strategy sends clients to another address', () => {
    expect(foundFor(TrafficStrategy.dnsOnly(), on(Cni.FLANNEL, '1.22'))).toEqual([['ASMG0301', 'info', 'surely'], ['ASMG0302', 'info', 'surely']]);
  });

  test('with the props and flags that would give a definite answer', () => {
    const fixFor = (platform: ClusterPlatform) => {
      const chart = chartOf();
      new IstioGateway(chart, 'ingress', { platform });
      return Findings.of(chart).filter(({ code }) => code === 'ASMG0301').map(({ fix }) => fix.split('. ')[0]);
    };
    expect(fixFor(ClusterPlatform.unknown())).toEqual([
      'Declare cni, proxyMode, kubernetesVersion and podCidrKnown of the platform (flags --cni, --proxy-mode, --kubernetes and --pod-cidr-known)'
      + ' for a definite answer',
    ]);
    expect(fixFor(iptables())).toEqual(['Declare podCidrKnown of the platform (flag --pod-cidr-known) for a definite answer']);
  });

  test('but not for a strategy whose addresses all work', () => {
    expect(foundFor(TrafficStrategy.cluster(), on(Cni.FLANNEL, '1.22'))).toEqual([]);
    expect(foundFor(TrafficStrategy.eni(), on(Cni.TERWAY_ENIIP, '1.22'))).toEqual([]);
  });
});

describe('findings', () => {
  test('are all reported at once, each with the path of its construct', () => {
    const app = new App();
    new IstioGateway(new Chart(app, 'one'), 'ingress', { name: 'A', namespace: 'x' });
    const last = new Chart(app, 'two');
    new IstioGateway(last, 'ingress', { minReplicas: -1 });
    expect(refusal(last).map(({ code, construct }) => [code, construct])).toEqual([
      ['ASMG0101', 'one/ingress'], ['ASMG0102', 'one/ingress'], ['ASMG0104', 'two/ingress'],
    ]);
  });

  test('name the field, and can be read from the error', () => {
    const chart = chartOf();
    new IstioGateway(chart, 'ingress', { serviceAnnotations: { [BACKEND]: 'eni: or. not' } });
    const [found] = Findings.of(chart).filter(({ level }) => level === FindingLevel.ERROR);
    expect(found).toEqual({
      code: 'ASMG0201',
      level: FindingLevel.ERROR,
      message: `annotation "${BACKEND}" is set to "eni: or. not", but strategy "dns-only" leaves it out`,
      why: expect.any(String),
      fix: expect.any(String),
      path: `spec.serviceAnnotations["${BACKEND}"]`,
      object: 'istio-system/ingressgateway',
      construct: 'mesh/ingress',
    });
    const { path, object, ...readable } = found;
    expect(refusal(chart)).toEqual([readable]);
  });

  test('report two gateways with the same name in one chart, but not in two charts', () => {
    const app = new App();
    const chart = new Chart(app, 'mesh');
    new IstioGateway(chart, 'a');
    new IstioGateway(chart, 'b');
    new IstioGateway(chart, 'c', { name: 'other' });
    new IstioGateway(new Chart(app, 'elsewhere'), 'a');
    expect(refusal(chart).map(({ code, construct, message }) => [code, construct, message])).toEqual([
      ['ASMG0107', 'mesh/a', expect.stringContaining('mesh/b')],
      ['ASMG0107', 'mesh/b', expect.stringContaining('mesh/a')],
    ]);
  });

  test('are empty for a valid gateway', () => {
    const chart = chartOf();
    new IstioGateway(chart, 'ingress', { strategy: TrafficStrategy.eni(), platform: on(Cni.TERWAY_ENIIP) });
    expect(Findings.of(chart)).toEqual([]);
  });
});
