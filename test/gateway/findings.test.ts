import { App, Chart } from 'cdk8s';
import { FindingLevel, Findings, GatewayPort, GatewayServiceType, IstioGateway, type IstioGatewayProps, TrafficStrategy } from 'cdk8s-asm-gateway';
import { chartOf, codesOf, gatewayManifest, refusal } from '../support/synth';

const codesFor = (props: IstioGatewayProps) => {
  const chart = chartOf();
  new IstioGateway(chart, 'ingress', props);
  return codesOf(chart);
};

const BACKEND = 'service.beta.kubernetes.io/backend-type';
const HOSTNAME = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-hostname';

describe('a gateway is refused', () => {
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
    ['with port 65536 and therefore targetPort 65536', { ports: [GatewayPort.of({ name: 'a', port: 65536 })] }, ['ASMG0103', 'ASMG0103']],
    ['with port 80.5', { ports: [GatewayPort.of({ name: 'a', port: 80.5, targetPort: 80 })] }, ['ASMG0103']],
    ['with node port -1', { ports: [GatewayPort.of({ name: 'a', port: 80, nodePort: -1 })] }, ['ASMG0103']],
    ['with minReplicas above maxReplicas', { minReplicas: 3, maxReplicas: 2 }, ['ASMG0104']],
    ['with a negative number of replicas', { replicaCount: -1 }, ['ASMG0104']],
    ['with half a replica', { minReplicas: 0.5 }, ['ASMG0104']],
    ['with a label value that has a blank', { labels: { a: 'b c' } }, ['ASMG0105']],
    ['with an annotation key that has two slashes', { annotations: { 'a/b/c': '' } }, ['ASMG0105']],
    ['with an annotation that is a boolean', { podAnnotations: { a: true as unknown as string } }, ['ASMG0105']],
    ['with a label key longer than 63 characters', { podLabels: { ['a'.repeat(64)]: '' } }, ['ASMG0105']],
    ['whose pod labels redefine both app and istio', { podLabels: { app: 'a', istio: 'b' } }, ['ASMG0106', 'ASMG0106']],
    ['with the backend type beside a strategy that sets none', { serviceAnnotations: { [BACKEND]: 'ecs' } }, ['ASMG0201']],
    ['with another backend type than the strategy\'s', { strategy: TrafficStrategy.eni(), serviceAnnotations: { [BACKEND]: 'ecs' } }, ['ASMG0201']],
    ['with a host name beside a strategy that sets none', { serviceAnnotations: { [HOSTNAME]: 'gw.example.com' } }, ['ASMG0201']],
    ['with the host name in its older spelling', { serviceAnnotations: { [HOSTNAME.replace('alibaba-', 'ali')]: 'gw.example.com' } }, ['ASMG0201']],
    ['with eni on a ClusterIP Service', { strategy: TrafficStrategy.eni(), serviceType: GatewayServiceType.CLUSTER_IP }, ['ASMG0203']],
    ['with cluster on a NodePort Service', { strategy: TrafficStrategy.cluster(), serviceType: GatewayServiceType.NODE_PORT }, ['ASMG0203']],
    ['with a loadBalancerClass on a NodePort Service', {
      loadBalancerClass: 'alibabacloud.com/nlb', serviceType: GatewayServiceType.NODE_PORT,
    }, ['ASMG0203']],
    ['that must keep the client IP with cluster', { strategy: TrafficStrategy.cluster(), preserveClientIp: true }, ['ASMG0204']],
  ])('%s', (_about, props, codes) => {
    expect(codesFor(props)).toEqual(codes);
  });
});

describe('a gateway is accepted', () => {
  test.each<[string, IstioGatewayProps]>([
    ['with a name of 57 characters', { name: 'a'.repeat(57) }],
    ['with targetPort 0', { ports: [GatewayPort.of({ name: 'a', port: 443, targetPort: 0 })] }],
    ['with one number for TCP and UDP', {
      ports: [GatewayPort.of({ name: 'a', port: 53, protocol: 'TCP' }), GatewayPort.of({ name: 'b', port: 53, protocol: 'UDP' })],
    }],
    ['with as many replicas at least as at most', { minReplicas: 2, maxReplicas: 2 }],
    ['with maxReplicas 0, which is unset', { minReplicas: 2, maxReplicas: 0 }],
    ['with an empty label value', { labels: { 'example.com/a': '' } }],
    ['with an annotation of any text', { podAnnotations: { 'proxy.istio.io/config': 'gatewayTopology:\n  numTrustedProxies: 1\n' } }],
    ['with the annotation that its strategy sets anyway', { strategy: TrafficStrategy.eni(), serviceAnnotations: { [BACKEND]: 'eni' } }],
    ['with dns-only on a ClusterIP Service', { serviceType: GatewayServiceType.CLUSTER_IP }],
    ['that must keep the client IP with dns-only', { preserveClientIp: true }],
    ['that must keep the client IP with eni', { strategy: TrafficStrategy.eni(), preserveClientIp: true }],
    ['with cluster where the client IP is not required', { strategy: TrafficStrategy.cluster(), preserveClientIp: false }],
  ])('%s', (_about, props) => {
    expect(gatewayManifest(props).kind).toBe('IstioGateway');
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

  test('name the field, and read from the error as they were found', () => {
    const chart = chartOf();
    new IstioGateway(chart, 'ingress', { serviceAnnotations: { [BACKEND]: 'eni: or. not' } });
    const [found] = Findings.of(chart);
    expect(found).toEqual({
      code: 'ASMG0201',
      level: FindingLevel.ERROR,
      message: `annotation ${BACKEND} is set to "eni: or. not", but strategy "dns-only" leaves it out`,
      why: expect.any(String),
      fix: expect.any(String),
      path: `spec.serviceAnnotations["${BACKEND}"]`,
      object: 'istio-system/ingressgateway',
      construct: 'mesh/ingress',
    });
    const { path, object, ...readable } = found;
    expect(refusal(chart)).toEqual([readable]);
  });

  test('tell of two gateways of one name in one chart, and not of two charts', () => {
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

  test('are none about a gateway that is well', () => {
    const chart = chartOf();
    new IstioGateway(chart, 'ingress');
    expect(Findings.of(chart)).toEqual([]);
  });
});
