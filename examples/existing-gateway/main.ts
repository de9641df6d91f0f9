import { App, Chart, Duration } from 'cdk8s';
import { GatewayVerification, IstioGateway, ProbePlacement, ProbeTarget } from 'cdk8s-asm-gateway';

const app = new App();

// An existing gateway. This app only sends requests to it, from every node.
const nodes = new Chart(app, 'nodes');
const gateway = IstioGateway.fromGatewayName(nodes, 'gateway', { name: 'ingressgateway' });

new GatewayVerification(nodes, 'verify', {
  gateway,
  placement: ProbePlacement.everyNode(3), // the number of nodes
  targets: [ProbeTarget.serviceDns(), ProbeTarget.loadBalancer()],
  timeout: Duration.seconds(2),
  retry: 0,
});

app.synth();
