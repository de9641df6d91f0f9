import { App, Chart } from 'cdk8s';
import { GatewayVerification, IstioGateway, TrafficStrategy } from 'cdk8s-asm-gateway';

const app = new App();

const mesh = new Chart(app, 'mesh');
const gateway = new IstioGateway(mesh, 'ingress', {
  strategy: TrafficStrategy.named(process.env.GATEWAY_STRATEGY ?? 'dns-only'),
});

const cluster = new Chart(app, 'cluster');
new GatewayVerification(cluster, 'verify', { gateway });

app.synth();
