import { App, Chart } from 'cdk8s';
import { IstioGateway, TrafficStrategy } from 'cdk8s-asm-gateway';

const app = new App();
const chart = new Chart(app, 'mesh');
new IstioGateway(chart, 'ingress', { strategy: TrafficStrategy.hostname('https://gw.example.com') });
app.synth();
