import { Chart, Duration, JsonPatch, Lazy } from 'cdk8s';
import {
  ClientAddress, ClientKind, ClusterPlatform, Cni, ExternalTrafficPolicy, GatewayApiVersion, GatewayPort, GatewayServiceType, GatewayType,
  type GatewayUrlOptions,
  IstioGateway, type IstioGatewayProps, type ITrafficStrategy, NodeKind, ProxyMode, ReachabilityAnswer, TargetKind, TrafficStrategy, UrlScheme,
} from 'cdk8s-asm-gateway';
import { k8s, Namespaces, NetworkPolicy, NetworkPolicyTrafficDefault, Pods } from 'cdk8s-plus-28';
import { capturingStderr } from '../support/stderr';
import { chartOf, gatewayManifest, only, synthesized } from '../support/synth';

/** A value for every prop. The compiler reports a missing one. */
const EVERY_PROP: Required<IstioGatewayProps> = {
  name: 'edge',
  namespace: 'istio-system',
  labels: { team: 'edge' },
  annotations: { 'example.com/owner': 'edge' },
  apiVersion: GatewayApiVersion.V1,
  strategy: TrafficStrategy.dnsOnly(),
  platform: undefined as never,
  preserveClientIp: true,
  serviceType: GatewayServiceType.LOAD_BALANCER,
  gatewayType: GatewayType.INGRESS,
  ports: [GatewayPort.http2()],
  clusterIds: ['c1'],
  replicaCount: 2,
  minReplicas: 2,
  maxReplicas: 4,
  cpu: { targetAverageUtilization: 80 },
  memory: { targetAverageUtilization: 70 },
  resources: { limits: { cpu: k8s.Quantity.fromNumber(2) } },
  serviceAnnotations: { 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-zone-maps': 'cn-a:vsw-1,cn-b:vsw-2' },
  serviceLabels: { a: 'b' },
  podAnnotations: { 'example.com/a': 'b' },
  podLabels: { a: 'b' },
  loadBalancerClass: 'alibabacloud.com/nlb',
  loadBalancer: undefined as never,
  env: [{ name: 'A', value: 'b' }],
  nodeSelector: { a: 'b' },
  affinity: { nodeAffinity: {} },
  tolerations: [{ key: 'a', operator: 'Exists' }],
  rollingMaxSurge: k8s.IntOrString.fromString('100%'),
  rollingMaxUnavailable: k8s.IntOrString.fromNumber(1),
  lifecycle: { preStop: { exec: { command: ['sleep', '5'] } } },
  runAsRoot: false,
  hostNetwork: false,
  dnsPolicy: 'ClusterFirst',
  drainTimeout: Duration.seconds(60),
  canary: true,
  managedByAsm: false,
  replicasManagedByAsm: true,
  highAvailability: true,
  declareInManifest: true,
  overrides: { c1: { replicaCount: 3 } },
  loadBalancerIp: '203.0.113.7',
  meshExpansionPorts: [GatewayPort.of({ name: 'tls-istiod', port: 15012 })],
  autoscaleEnabled: true,
  secretVolumes: [{ name: 'certs', secretName: 'certs', mountPath: '/etc/certs' }],
  configVolumes: [{ name: 'lua', configMapName: 'lua', mountPath: '/var/lib/lua' }],
  kernel: { enabled: true },
  sds: { enabled: false },
  readinessProbe: { periodSeconds: 2 },
  compression: { enabled: true },
  applicationPorts: '8080',
  requestedNetworkView: 'network-1',
  autoCreateGatewayYaml: false,
  disableContainerPortExposed: false,
};

describe('an IstioGateway', () => {
  test('without props is the recommended gateway', () => {
    expect(gatewayManifest()).toEqual({
      apiVersion: 'istio.alibabacloud.com/v1beta1',
      kind: 'IstioGateway',
      metadata: { name: 'ingressgateway', namespace: 'istio-system', annotations: { 'asm-gateway.io/client-addresses': 'service-dns' } },
      spec: {
        externalTrafficPolicy: 'Local',
        serviceType: 'LoadBalancer',
        ports: [{ name: 'http2', port: 80, targetPort: 80 }, { name: 'https', port: 443, targetPort: 443 }],
      },
    });
  });

  test('writes every prop under the field name of the resource', () => {
    const {
      strategy, platform, preserveClientIp, loadBalancer, name, namespace, labels, annotations, apiVersion, loadBalancerIp,
      drainTimeout, canary, managedByAsm, replicasManagedByAsm, highAvailability, declareInManifest, ...fields
    } = EVERY_PROP;
    const manifest = gatewayManifest(EVERY_PROP);
    expect(manifest).toMatchObject({ apiVersion, metadata: { name, namespace, labels, annotations } });
    expect(Object.keys(manifest.spec).sort()).toEqual([...Object.keys(fields), 'externalTrafficPolicy', 'loadBalancerIP'].sort());
  });

  test.each(Object.keys(EVERY_PROP))('treats an explicit undefined for %s like an absent prop', (prop) => {
    expect(gatewayManifest({ [prop]: undefined })).toEqual(gatewayManifest());
    // Without the class there is no NLB, whose zones would be a warning.
    const { loadBalancerClass, ...others } = EVERY_PROP;
    const most = { ...others, serviceAnnotations: { 'example.com/a': 'b' } };
    const { [prop as keyof IstioGatewayProps]: _, ...rest } = most as IstioGatewayProps;
    expect(gatewayManifest({ ...most, [prop]: undefined })).toEqual(gatewayManifest(rest));
  });

  test('renders the same bytes for the same props in any order', () => {
    const yaml = (props: IstioGatewayProps) => {
      const chart = chartOf();
      new IstioGateway(chart, 'ingress', props);
      synthesized(chart);
      return JSON.stringify(chart.toJson());
    };
    const reversed = Object.fromEntries(Object.entries(EVERY_PROP).reverse()) as IstioGatewayProps;
    expect(yaml(reversed)).toBe(yaml(EVERY_PROP));
  });

  test('always writes targetPort', () => {
    const ports = [GatewayPort.of({ name: 'web', port: 8080 }), GatewayPort.of({ name: 'old', port: 443, targetPort: 0, protocol: 'HTTPS' })];
    expect(gatewayManifest({ ports }).spec.ports).toEqual([
      { name: 'web', port: 8080, targetPort: 8080 },
      { name: 'old', port: 443, targetPort: 0, protocol: 'HTTPS' },
    ]);
  });

  test('writes no externalTrafficPolicy for a ClusterIP Service, and the strategy\'s for a NodePort Service', () => {
    expect(gatewayManifest({ serviceType: GatewayServiceType.CLUSTER_IP }).spec).not.toHaveProperty('externalTrafficPolicy');
    expect(gatewayManifest({ serviceType: GatewayServiceType.NODE_PORT }).spec.externalTrafficPolicy).toBe('Local');
  });

  test('keeps annotations next to those of the strategy', () => {
    const serviceAnnotations = { 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type': 'intranet' };
    expect(gatewayManifest({ strategy: TrafficStrategy.eni(), serviceAnnotations }).spec.serviceAnnotations).toEqual({
      ...serviceAnnotations,
      'service.beta.kubernetes.io/backend-type': 'eni',
    });
  });

  test('accepts a custom strategy', () => {
    const everyNode: ITrafficStrategy = {
      name: 'gateway-on-every-node',
      bind: () => ({
        externalTrafficPolicy: ExternalTrafficPolicy.LOCAL,
        serviceAnnotations: { 'example.com/spread': 'every-node' },
        keepsClientIp: ReachabilityAnswer.YES,
        clientAddresses: [ClientAddress.loadBalancer()],
        faultShowsOn: NodeKind.WITH_GATEWAY,
        requirements: [{ description: 'a gateway pod runs on every node', met: ReachabilityAnswer.UNKNOWN }],
      }),
    };
    let manifest: ReturnType<typeof gatewayManifest> | undefined;
    // How the pods are spread is unknown to the library.
    expect(capturingStderr(() => (manifest = gatewayManifest({ strategy: everyNode })))).toContain('[ASMG0301]');
    expect(manifest?.spec).toMatchObject({
      externalTrafficPolicy: 'Local',
      serviceAnnotations: { 'example.com/spread': 'every-node' },
    });
  });

  test('keeps an unknown field that is added with a JSON patch', () => {
    const chart = chartOf();
    const gateway = new IstioGateway(chart, 'ingress');
    gateway.apiObject.addJsonPatch(JsonPatch.add('/spec/fieldOfTomorrow', { a: 1 }));
    expect((chart.toJson()[0] as { spec: object }).spec).toMatchObject({ fieldOfTomorrow: { a: 1 } });
  });

  test('accepts lazy values of cdk8s', () => {
    const lazy = <Value>(value: Value) => Lazy.any({ produce: () => value }) as Value;
    expect(gatewayManifest({ dnsPolicy: lazy('Default'), nodeSelector: lazy({ zone: 'a' }) }).spec).toMatchObject({
      dnsPolicy: 'Default', nodeSelector: { zone: 'a' },
    });
  });

  test('has the names of the objects that ASM creates', () => {
    const { serviceName, dnsName, podLabels, name, namespace } = new IstioGateway(chartOf(), 'ingress', { name: 'edge' });
    expect({ serviceName, dnsName, podLabels, name, namespace }).toEqual({
      name: 'edge',
      namespace: 'istio-system',
      serviceName: 'istio-edge',
      dnsName: 'istio-edge.istio-system',
      podLabels: { app: 'istio-edge', istio: 'edge' },
    });
  });

  test('has pods that a network policy can select', () => {
    const chart = chartOf('cluster');
    const gateway = IstioGateway.fromGatewayName(chart, 'gateway', { name: 'edge' });
    const policy = new NetworkPolicy(chart, 'policy', { egress: { default: NetworkPolicyTrafficDefault.DENY } });
    policy.addEgressRule(Pods.select(chart, 'gateway-pods', {
      labels: gateway.podSelector, namespaces: Namespaces.select(chart, 'mesh', { names: [gateway.namespace] }),
    }));
    expect(only('NetworkPolicy', synthesized(chart)).spec).toMatchObject({
      egress: [{
        to: [{
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'istio-system' } },
          podSelector: { matchLabels: { app: 'istio-edge' } },
        }],
      }],
    });
  });

  test('from fromGatewayName renders nothing', () => {
    const chart = chartOf('cluster');
    const gateway = IstioGateway.fromGatewayName(chart, 'gateway');
    expect(synthesized(chart)).toEqual([]);
    expect(gateway.dnsName).toBe('istio-ingressgateway.istio-system');
    expect(gateway.strategy.name).toBe(TrafficStrategy.recommended().name);
  });
});

describe('the binding of a gateway', () => {
  test('is the caller\'s own: a change of it changes no gateway', () => {
    const shared = { strategy: TrafficStrategy.eni(), platform: ClusterPlatform.unknown() };
    const { serviceAnnotations, clientAddresses } = new IstioGateway(chartOf(), 'g', shared).binding();
    const before = { ...serviceAnnotations };
    serviceAnnotations['example.com/mine'] = 'x';
    clientAddresses.length = 0;
    const other = new IstioGateway(chartOf(), 'g', shared);
    expect(other.binding().serviceAnnotations).toEqual(before);
    expect(other.binding().clientAddresses).not.toHaveLength(0);
    expect(gatewayManifest(shared).spec.serviceAnnotations).toEqual(before);
  });
});

describe('the URL of a gateway', () => {
  const withPorts = (...ports: GatewayPort[]) => new IstioGateway(new Chart(chartOf(), 'inner'), 'ingress', { ports });
  const usual = withPorts(GatewayPort.statusPort(), GatewayPort.http2(), GatewayPort.https());
  const unusual = withPorts(
    GatewayPort.statusPort(), GatewayPort.of({ name: 'http-web', port: 8080 }), GatewayPort.of({ name: 'tls-web', port: 8443 }),
  );

  test('omits the default port of the scheme', () => {
    expect(usual.url()).toBe('http://istio-ingressgateway.istio-system');
    expect(usual.url({ scheme: UrlScheme.HTTPS })).toBe('https://istio-ingressgateway.istio-system');
    expect(usual.url({ port: 15020 })).toBe('http://istio-ingressgateway.istio-system:15020');
  });

  test('uses the first port named for the scheme if the default port is missing', () => {
    expect(unusual.url()).toBe('http://istio-ingressgateway.istio-system:8080');
    expect(unusual.url({ scheme: UrlScheme.HTTPS })).toBe('https://istio-ingressgateway.istio-system:8443');
  });

  test('uses the first port if no port is named for the scheme', () => {
    expect(withPorts(GatewayPort.of({ name: 'web', port: 9000 })).url()).toBe('http://istio-ingressgateway.istio-system:9000');
  });

  test.each([
    ['/healthz', '/healthz'],
    ['healthz?a=1', '/healthz?a=1'],
    ['/a b"c', '/a%20b%22c'],
    ['//host/x', '//host/x'],
    ['/a/../b', '/b'],
    ['', '/'],
  ])('writes the path %j as %j', (path, written) => {
    expect(usual.url({ path })).toBe(`http://istio-ingressgateway.istio-system${written}`);
  });
});

describe('the reachability of a gateway', () => {
  const ipvs = ClusterPlatform.ack({ cni: Cni.FLANNEL, proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.22' });
  const reachability = (props: IstioGatewayProps) => new IstioGateway(chartOf(), 'ingress', props).reachability();
  const stranded = (props: IstioGatewayProps) => reachability(props).rows
    .find(({ client, node, target }) => client === ClientKind.POD && node === NodeKind.WITHOUT_GATEWAY && target === TargetKind.LOAD_BALANCER);

  test('has a row for each client, node and address', () => {
    expect(reachability({}).rows).toHaveLength(10);
  });

  test('follows the platform and the strategy', () => {
    expect(stranded({ platform: ipvs })).toMatchObject({ connects: 'no', failure: 'refused', confidence: 'measured' });
    expect(stranded({ platform: ipvs, strategy: TrafficStrategy.cluster() })).toMatchObject({ connects: 'yes', source: 'node' });
    expect(stranded({})).toMatchObject({ connects: 'unknown', confidence: 'prose' });
  });

  test('is never intercepted if the load balancer publishes a host name', () => {
    const serviceAnnotations = { 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type': 'intranet' };
    expect(stranded({ platform: ipvs, strategy: TrafficStrategy.hostname('gw.example.com'), serviceAnnotations })).toMatchObject({ connects: 'yes' });
  });

  test.each<[string, { [key: string]: string }, string]>([
    ['TCP listeners', {}, 'sometimes'],
    ['HTTP listeners', { 'alibaba-cloud-loadbalancer-protocol-port': 'http:80,https:443' }, 'yes'],
    ['one TCP listener', { 'alibaba-cloud-loadbalancer-protocol-port': 'http:80' }, 'sometimes'],
  ])('depends on the listeners of a private CLB, which may return a request to its own node: %s', (_about, settings, connects) => {
    const serviceAnnotations = Object.fromEntries(Object.entries({ 'alibaba-cloud-loadbalancer-address-type': 'intranet', ...settings })
      .map(([key, value]) => [`service.beta.kubernetes.io/${key}`, value]));
    const { rows } = reachability({ platform: ipvs, strategy: TrafficStrategy.hostname('gw.example.com'), serviceAnnotations });
    expect(rows.find(({ client, node, target }) => (
      client === ClientKind.POD && node === NodeKind.WITH_GATEWAY && target === TargetKind.LOAD_BALANCER
    ))?.connects).toBe(connects);
  });

  test('prints a table', () => {
    expect(reachability({ platform: ipvs }).toText()).toMatchInlineSnapshot(`
"client                                  load balancer address   Service DNS name
pod, node with gateway pod              yes (client IP)         yes (client IP)
pod, node without gateway pod           no: refused             yes (client IP)
host network, node with gateway pod     yes (load balancer IP)  yes (node IP) [1]
host network, node without gateway pod  no: refused             yes (node IP) [1]
outside the cluster                     yes (client IP)         no: unresolved *

*  from documentation or inferred; not measured, and not read in code
[1]  if the client resolves names of Services (dnsPolicy ClusterFirstWithHostNet)
Every yes requires that a gateway pod listens on the port, which an Istio Gateway resource opens.
"
`);
  });

  test('prints a Mermaid diagram', () => {
    expect(reachability({ platform: ipvs }).toMermaid(ClientKind.POD, TargetKind.LOAD_BALANCER, NodeKind.WITHOUT_GATEWAY)).toMatchInlineSnapshot(`
"flowchart LR
  client("pod on a node without a gateway pod")
  client --> w1s1["kube-proxy, IPVS, before 1.24"]
  w1s1 --> e1{{"virtual server without endpoints: refused"}}
"
`);
  });

  test('throws for a gateway without a load balancer', () => {
    expect(() => reachability({ serviceType: GatewayServiceType.CLUSTER_IP })).toThrow('[ASMG0203]');
  });
});

describe('the URL of a gateway asks only a port that can answer', () => {
  const port = (name: string, number: number, options: object = {}) => GatewayPort.of({ name, port: number, ...options });
  const HOST = 'istio-ingressgateway.istio-system';
  const UDP = { protocol: 'UDP' };

  test.each<[string, GatewayPort[], GatewayUrlOptions, string]>([
    ['https if there is only TLS', [port('tls-web', 8443)], {}, `https://${HOST}:8443`],
    ['https if the protocol of the port says so', [port('web', 8443, { protocol: 'HTTPS' })], {}, `https://${HOST}:8443`],
    ['https if the application protocol says so, whatever the name', [port('http-web', 8443, { appProtocol: 'https' })], {}, `https://${HOST}:8443`],
    ['http at the port for TCP if UDP comes first', [port('dns', 53, UDP), port('web', 8080)], {}, `http://${HOST}:8080`],
    ['https at 443 for TCP next to 443 for UDP', [port('http3', 443, UDP), port('https', 443)], { port: 443 }, `https://${HOST}`],
    ['https at 443 next to a port of another protocol', [port('tcp-mysql', 3306), port('edge', 443)], {}, `https://${HOST}`],
    ['http at a port without a protocol in its name, and not at the one for MySQL', [port('mysql', 3306), port('web', 9000)], {}, `http://${HOST}:9000`],
    ['http for h2c', [port('a', 1), port('web', 9000, { appProtocol: 'kubernetes.io/h2c' })], {}, `http://${HOST}:9000`],
    ['http at port 80, whatever TCP name it has', [port('tcp-80', 80)], {}, `http://${HOST}`],
    ['what the caller says, if it is a scheme and a port', [port('tcp-31400', 31400)], { port: 31400, scheme: UrlScheme.HTTP }, `http://${HOST}:31400`],
    ['https at 443 that the gateway does not list', [port('http2', 80)], { port: 443 }, `https://${HOST}`],
    ['the scheme of the caller at a port that may serve it', [port('web', 9000)], { scheme: UrlScheme.HTTPS }, `https://${HOST}:9000`],
  ])('%s', (_about, ports, options, expected) => {
    expect(new IstioGateway(chartOf(), 'ingress', { ports }).url(options)).toBe(expected);
  });

  test.each<[string, IstioGatewayProps, GatewayUrlOptions, string]>([
    ['UDP alone', { ports: [port('dns', 53, UDP)] }, {}, 'no port serves http or https; the ports are "dns 53/UDP"'],
    ['UDP at 80', { ports: [port('http', 80, UDP)] }, {}, 'no port serves http or https; the ports are "http 80/UDP"'],
    ['http where only TLS is served', { ports: [GatewayPort.https()] }, { scheme: UrlScheme.HTTP }, 'no port serves http; the ports are "https 443"'],
    ['https where only http is served', { ports: [GatewayPort.http2()] }, { scheme: UrlScheme.HTTPS }, 'no port serves https; the ports are "http2 80"'],
    ['a port for UDP', { ports: [port('dns', 53, UDP), GatewayPort.http2()] }, { port: 53 }, 'port "dns 53/UDP" serves neither http nor https'],
    ['a port for MySQL', { ports: [port('mysql', 3306)] }, { port: 3306 }, 'port "mysql 3306" says that it serves neither http nor https'],
    ['a serverless gateway', { managedByAsm: true }, {}, 'the gateway has no DNS name and no Service in a cluster'],
    ['a gateway with the annotation of a serverless one', { annotations: { 'asm.alibabacloud.com/managed-by-asm': 'true' } }, {}, 'the gateway has no DNS name'],
  ])('and refuses %s', (_about, props, options, expected) => {
    const gateway = new IstioGateway(chartOf(), 'ingress', props);
    expect(() => gateway.url(options)).toThrow(`[ASMG0118] ${expected}`);
  });

  test('or the address that the caller has of a serverless gateway', () => {
    expect(IstioGateway.fromGatewayName(chartOf(), 'g', { managedByAsm: true }).url({ host: '203.0.113.7' })).toBe('http://203.0.113.7');
  });

  test('also of a gateway whose manifest is elsewhere', () => {
    const ports = [GatewayPort.of({ name: 'https-web', port: 8443 })];
    expect(IstioGateway.fromGatewayName(chartOf(), 'g', { ports }).url()).toBe(`https://${HOST}:8443`);
  });
});
