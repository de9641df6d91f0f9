import { App, Chart, Duration } from 'cdk8s';
import { GatewayVerification, IstioGateway, ProbeExpectation, ProbePlacement, ProbeTarget, TrafficStrategy, UrlScheme } from 'cdk8s-asm-gateway';

const app = new App();

const mesh = new Chart(app, 'mesh');
const gateway = new IstioGateway(mesh, 'ingress', { strategy: TrafficStrategy.cluster() });

const targets = [
  // The name and the address that the cluster gives the Service.
  ProbeTarget.serviceDns(),
  ProbeTarget.serviceDns({ port: 443, scheme: UrlScheme.HTTPS, path: '/healthz', host: 'shop.example.com', caSecret: { name: 'shop-ca' } }),
  ProbeTarget.clusterIp({ port: 80 }),
  // The load balancer: the address in the Service's status, or one that is known beforehand.
  ProbeTarget.loadBalancer(),
  ProbeTarget.loadBalancer({ address: '203.0.113.7', host: 'shop.example.com' }),
  // Any URL. Here, the request goes to the gateway, whatever address the name has.
  ProbeTarget.url('https://shop.example.com/', { caSecret: { name: 'shop-ca', key: 'tls.crt' }, connectTo: gateway.dnsName }),
];
const placements: Record<string, ProbePlacement> = {
  'without-gateway': ProbePlacement.nodeWithoutGateway(),
  'with-gateway': ProbePlacement.nodeWithGateway(),
  'one-node': ProbePlacement.node('worker-1'),
  'three-nodes': ProbePlacement.everyNode(3),
  'any-node': ProbePlacement.anyNode(),
  'host-network': ProbePlacement.nodeWithoutGateway().onHostNetwork(),
};

// A Job in a file of its own for each place: dist/with-gateway.k8s.yaml, ...
for (const [name, placement] of Object.entries(placements)) {
  new GatewayVerification(new Chart(app, name), 'verify', {
    gateway, targets, placement, expect: ProbeExpectation.status(200, 404), timeout: Duration.seconds(3), retry: 1,
  });
}

app.synth();
