import { App, Chart, Testing, Yaml } from 'cdk8s';
import {
  ClientAddress, ClusterPlatform, Cni, ExternalTrafficPolicy, Findings, FindingLevel, GatewayPort, IstioGateway, type IstioGatewayProps,
  LoadBalancer, ProxyMode, type StrategyBinding, type StrategyContext, TrafficStrategy, TrafficStrategyBase,
} from 'cdk8s-asm-gateway';
import { sourceOf } from '../../src/kubernetes/source';
import { type LintSettings, lint } from '../../src/lint/lint';
import { fc } from '../support/properties';
import { capturingStderr } from '../support/stderr';

/* What the author of a construct said is in annotations of the manifest, and lint judges the manifest by them. */

/** The findings of synthesis and of lint about the same gateway, without information. */
function both(props: IstioGatewayProps, acknowledged: readonly string[] = []) {
  const chart = new Chart(new App(), 'mesh');
  new IstioGateway(chart, 'gateway', props);
  acknowledged.forEach((code) => Findings.acknowledge(chart, code, `we know; ${code} does not matter`));
  const bySynthesis = Findings.of(chart).filter(({ level }) => level !== FindingLevel.INFO).map(({ level, code }) => `${level} ${code}`);
  // An app with an error writes no manifest.
  if (bySynthesis.some((finding) => finding.startsWith('error'))) {
    return { bySynthesis, byLint: [], silenced: [], manifest: { metadata: {} } };
  }
  let manifest: unknown;
  capturingStderr(() => ([manifest] = Testing.synth(chart) as unknown[]));
  const { findings, acknowledged: silenced = [] } = lint([sourceOf('gateway.yaml', Buffer.from(Yaml.stringify(manifest)))]);
  const byLint = findings.filter(({ level }) => level !== FindingLevel.INFO).map(({ level, code }) => `${level} ${code}`);
  return { bySynthesis, byLint, silenced: silenced.map(({ code }) => code), manifest: manifest as { metadata: { annotations?: object } } };
}

const annotationsOf = (props: IstioGatewayProps, acknowledged: readonly string[] = []) => (
  both(props, acknowledged).manifest.metadata.annotations);

/** A strategy of a user, whose clients use the DNS name. */
class Own extends TrafficStrategyBase {
  public readonly name = 'own';

  public bind(context: StrategyContext): StrategyBinding {
    const binding = TrafficStrategy.cluster().bind(context);
    return { ...binding, externalTrafficPolicy: ExternalTrafficPolicy.LOCAL, clientAddresses: [ClientAddress.serviceDns()] };
  }
}

const IPVS = ClusterPlatform.ack({ cni: Cni.FLANNEL, proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.30' });

describe('the manifest of a gateway', () => {
  test('says on which cluster it was judged, and which addresses its clients use', () => {
    expect(annotationsOf({ platform: IPVS, strategy: TrafficStrategy.dnsOnly() })).toEqual({
      'asm-gateway.io/platform': 'cni=flannel, proxyMode=ipvs, kubernetesVersion=1.30',
      'asm-gateway.io/client-addresses': 'service-dns',
    });
  });

  test('says what is different in one cluster', () => {
    const overrides = {
      c2: { strategy: TrafficStrategy.eni(), platform: ClusterPlatform.ack({ cni: Cni.TERWAY_ENIIP }) },
      c3: { platform: ClusterPlatform.unknown() },
    };
    expect(annotationsOf({ platform: IPVS, strategy: TrafficStrategy.dnsOnly(), clusterIds: ['c1', 'c2', 'c3'], overrides })).toEqual({
      'asm-gateway.io/platform': 'cni=flannel, proxyMode=ipvs, kubernetesVersion=1.30',
      'asm-gateway.io/client-addresses': 'service-dns',
      'asm-gateway.io/platform.c2': 'cni=terway-eniip',
      'asm-gateway.io/client-addresses.c2': 'service-dns, load-balancer',
      'asm-gateway.io/platform.c3': 'unknown',
    });
  });

  test('has no annotation if nothing is declared and clients may use any address', () => {
    expect(annotationsOf({ strategy: TrafficStrategy.cluster() })).toBeUndefined();
  });

  test('has no annotation if its author wants none', () => {
    expect(annotationsOf({ platform: IPVS, strategy: TrafficStrategy.dnsOnly(), declareInManifest: false })).toBeUndefined();
  });

  test('has the acknowledgements that silence a warning about it, and no others', () => {
    const loadBalancer = LoadBalancer.clb({});
    expect(annotationsOf({ strategy: TrafficStrategy.cluster(), name: 'istio-edge', loadBalancer }, ['ASMG0113', 'ASMG0207'])).toEqual({
      'asm-gateway.io/acknowledge': 'ASMG0113: we know, ASMG0113 does not matter',
    });
  });
});

describe('lint of a synthesized manifest', () => {
  test('does not warn about clients that the strategy sends to the DNS name', () => {
    expect(both({ strategy: TrafficStrategy.dnsOnly() })).toMatchObject({ bySynthesis: [], byLint: [] });
    expect(both({ strategy: TrafficStrategy.dnsOnly(), declareInManifest: false })).toMatchObject({ bySynthesis: [], byLint: ['warning ASMG0301'] });
  });

  test('honors acknowledgements, and none of them is stale', () => {
    const props = { strategy: TrafficStrategy.cluster(), name: 'istio-edge' };
    expect(both(props)).toMatchObject({ bySynthesis: ['warning ASMG0113'], byLint: ['warning ASMG0113'] });
    expect(both(props, ['ASMG0113', 'ASMG0301'])).toMatchObject({ bySynthesis: [], byLint: [], silenced: ['ASMG0113'] });
  });

  const PLATFORM = fc.record({
    cni: fc.constantFrom(undefined, ...Object.values(Cni)),
    proxyMode: fc.constantFrom(undefined, ProxyMode.IPTABLES, ProxyMode.IPVS),
    kubernetesVersion: fc.constantFrom(undefined, '1.20', '1.24.6', '1.30'),
    ccmVersion: fc.constantFrom(undefined, 'v1.9.3.376-g5c84e19-aliyun', '2.10.0'),
    podCidrKnown: fc.constantFrom(undefined, true, false),
    inClusterLoadBalance: fc.constantFrom(undefined, true, false),
  }).map((options) => ClusterPlatform.ack(options));

  const STRATEGY = fc.constantFrom(
    TrafficStrategy.dnsOnly(), TrafficStrategy.cluster(), TrafficStrategy.eni(), TrafficStrategy.hostname('gw.example.com'), new Own(),
  );

  const OVERRIDE = fc.record({ strategy: STRATEGY, platform: PLATFORM }, { requiredKeys: [] });

  const PROPS = fc.record({
    strategy: STRATEGY,
    platform: PLATFORM,
    name: fc.constantFrom('edge', 'istio-edge'),
    clusterIds: fc.constantFrom(undefined, ['c1', 'c2']),
    overrides: fc.constantFrom(undefined, null).chain((none) => (none === undefined ? fc.constant(undefined) : OVERRIDE.map((c2) => ({ c2 })))),
    ports: fc.constantFrom(undefined, [GatewayPort.http2()]),
    serviceAnnotations: fc.constantFrom(undefined, { 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-scheduler': 'rr' }, {
      'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-addres-type': 'intranet',
    }, {
      'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-protocol-port': 'https:443',
    }, {
      'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-proxy-protocol': 'on',
    }),
  });

  const CODES = fc.subarray(['ASMG0113', 'ASMG0208', 'ASMG0214', 'ASMG0301', 'ASMG0302', 'ASMG0304']);

  test('finds nothing that synthesis does not find', () => {
    fc.assert(fc.property(PROPS, CODES, (props, acknowledged) => {
      const { bySynthesis, byLint } = both(props as IstioGatewayProps, acknowledged);
      expect(byLint.filter((finding) => !bySynthesis.includes(finding))).toEqual([]);
    }), { numRuns: 400, seed: 18 });
  });
});

describe('the annotations of a manifest', () => {
  const gateway = (annotations: Readonly<Record<string, string>>, spec = 'externalTrafficPolicy: Local, clusterIds: [c1, c2]') => [
    'apiVersion: istio.alibabacloud.com/v1', 'kind: IstioGateway',
    `metadata: { name: edge, namespace: istio-system, annotations: ${JSON.stringify(annotations)} }`, `spec: { ${spec} }`,
  ].join('\n');

  const codesOf = (annotations: Readonly<Record<string, string>>, settings: LintSettings = {}) => (
    lint([{ name: 'a.yaml', text: gateway(annotations) }], undefined, settings).findings.map(({ code, message }) => `${code} ${message}`));

  const config = (platform: object, clusters = {}) => ({ platform, clusters, acknowledgements: [], findings: [] }) as unknown as LintSettings['config'];

  test.each([
    ['cni=flanel', '"cni=flanel"; it must be "cni=flannel", "cni=terway-eniip"'],
    ['proxyMode', '"proxyMode"; it must be "cni=", "proxyMode="'],
    ['kubernetesVersion=new', '"kubernetesVersion=new"; it must be a version'],
    ['cni=flannel; proxyMode=ipvs', '"cni=flannel; proxyMode=ipvs"; it must be "cni="'],
  ])('with the platform %j are an error', (text, message) => {
    expect(codesOf({ 'asm-gateway.io/platform': text })).toContainEqual(expect.stringContaining(`ASMG0122 the annotation has the entry ${message}`));
  });

  test('with another address are an error', () => {
    expect(codesOf({ 'asm-gateway.io/client-addresses': 'service-dns, dns' })).toContain(
      'ASMG0122 the annotation has the entry "dns"; it must be "load-balancer" or "service-dns"',
    );
  });

  test('count before the configuration file, and after flags', () => {
    const old = { kubernetesVersion: '1.22' };
    const annotations = { 'asm-gateway.io/platform': 'cni=flannel, proxyMode=ipvs, kubernetesVersion=1.30', 'asm-gateway.io/client-addresses': 'load-balancer' };
    const pods = (settings: LintSettings) => codesOf(annotations, settings).filter((each) => each.startsWith('ASMG0301'));
    expect(pods({})).toEqual([]);
    expect(pods({ config: config(old) })).toEqual([]);
    expect(pods({ flags: old })).toHaveLength(1);
    expect(pods({ flags: { kubernetesVersion: undefined } })).toHaveLength(1);
  });

  test('of one cluster count before those of the gateway', () => {
    const annotations = { 'asm-gateway.io/platform': 'cni=flannel, proxyMode=ipvs, kubernetesVersion=1.30', 'asm-gateway.io/platform.c2': 'cni=flannel, proxyMode=ipvs, kubernetesVersion=1.22' };
    expect(codesOf(annotations).filter((each) => each.startsWith('ASMG0301'))).toEqual([expect.stringContaining('in cluster "c2"')]);
  });

  test('may be in the configuration file, for one cluster of a gateway without an override', () => {
    const clusters = { c2: { kubernetesVersion: '1.22' }, c9: { kubernetesVersion: '1.22' } };
    const found = codesOf({}, { config: config({ cni: 'flannel', proxyMode: 'ipvs', kubernetesVersion: '1.30' }, clusters) });
    expect(found.filter((each) => each.startsWith('ASMG0301'))).toEqual([expect.stringContaining('in cluster "c2"')]);
  });
});
