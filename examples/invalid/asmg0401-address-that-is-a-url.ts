import { App, Chart } from 'cdk8s';
import { GatewayVerification, IstioGateway, ProbeTarget } from 'cdk8s-asm-gateway';

const app = new App();
const gateway = new IstioGateway(new Chart(app, 'mesh'), 'ingress');
const chart = new Chart(app, 'cluster');
new GatewayVerification(chart, 'verify', {
  gateway,
  targets: [ProbeTarget.loadBalancer({ address: 'http://203.0.113.7/' })],
});
app.synth();
