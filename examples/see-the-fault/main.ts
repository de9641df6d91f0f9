import { App, Chart, Duration } from 'cdk8s';
import { GatewayVerification, IstioGateway, ProbeExpectation, ProbeTarget, TrafficStrategy } from 'cdk8s-asm-gateway';

const app = new App();

const mesh = new Chart(app, 'mesh');
const gateway = new IstioGateway(mesh, 'ingress', { strategy: TrafficStrategy.named(process.env.GATEWAY_STRATEGY ?? 'dns-only') });

// Both probe the load balancer address from a node without a gateway pod.
const options = { gateway, targets: [ProbeTarget.loadBalancer()], timeout: Duration.seconds(3), retry: 1 };

// Passes while nothing connects.
const fault = new Chart(app, 'fault');
new GatewayVerification(fault, 'verify', { ...options, expect: ProbeExpectation.noConnection() });

// Passes once the fault is fixed.
const cured = new Chart(app, 'cured');
new GatewayVerification(cured, 'verify', options);

app.synth();
