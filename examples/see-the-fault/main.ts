import { App, Chart, Duration } from 'cdk8s';
import { GatewayVerification, IstioGateway, ProbeExpectation, ProbeTarget, TrafficStrategy } from 'cdk8s-asm-gateway';

const app = new App();

const mesh = new Chart(app, 'mesh');
const gateway = new IstioGateway(mesh, 'ingress', { strategy: TrafficStrategy.named(process.env.GATEWAY_STRATEGY ?? 'dns-only') });

// Both ask the load balancer address from a node without a gateway pod. One passes while nothing connects, the other once something does.
const asked = { gateway, targets: [ProbeTarget.loadBalancer()], timeout: Duration.seconds(3), retry: 1 };

const fault = new Chart(app, 'fault');
new GatewayVerification(fault, 'verify', { ...asked, expect: ProbeExpectation.noConnection() });

const cured = new Chart(app, 'cured');
new GatewayVerification(cured, 'verify', asked);

app.synth();
