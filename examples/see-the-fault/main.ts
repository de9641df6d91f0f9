import { App, Chart } from 'cdk8s';
import { GatewayVerification, IstioGateway, ProbeExpectation, ProbeTarget, TrafficStrategy } from 'cdk8s-asm-gateway';

const app = new App();

const mesh = new Chart(app, 'mesh');
const gateway = new IstioGateway(mesh, 'ingress', { strategy: TrafficStrategy.named(process.env.GATEWAY_STRATEGY ?? 'dns-only') });

// Both ask the load balancer address from a node without a gateway pod. One passes while the fault is there, the other once it is gone.
const fault = new Chart(app, 'fault');
new GatewayVerification(fault, 'verify', { gateway, targets: [ProbeTarget.loadBalancer()], expect: ProbeExpectation.noConnection() });

const cured = new Chart(app, 'cured');
new GatewayVerification(cured, 'verify', { gateway, targets: [ProbeTarget.loadBalancer()] });

app.synth();
