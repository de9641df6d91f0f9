import { App, Chart } from 'cdk8s';
import { GatewayVerification, IstioGateway } from 'cdk8s-asm-gateway';

const app = new App();
const gateway = new IstioGateway(new Chart(app, 'mesh'), 'ingress');
const chart = new Chart(app, 'cluster');
new GatewayVerification(chart, 'verify', { gateway, tolerations: [{ operator: 'Always', key: 'dedicated' }] });
app.synth();
