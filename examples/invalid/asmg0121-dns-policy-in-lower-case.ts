import { App, Chart } from 'cdk8s';
import { IstioGateway } from 'cdk8s-asm-gateway';

const app = new App();
const chart = new Chart(app, 'mesh');
new IstioGateway(chart, 'ingress', { dnsPolicy: 'default' });
app.synth();
