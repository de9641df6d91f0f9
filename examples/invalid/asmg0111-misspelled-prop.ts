import { App, Chart } from 'cdk8s';
import { IstioGateway, TrafficStrategy } from 'cdk8s-asm-gateway';

const app = new App();
const chart = new Chart(app, 'mesh');
// As from plain JavaScript, where no compiler sees the names.
const props: object = { stratgy: TrafficStrategy.cluster() };
new IstioGateway(chart, 'ingress', props);
app.synth();
