import { App, Chart } from 'cdk8s';
import { IstioGateway } from 'cdk8s-asm-gateway';

const app = new App();
const chart = new Chart(app, 'mesh');
// As from plain JavaScript, where no compiler sees the types.
const props: object = { strategy: 'eni' };
new IstioGateway(chart, 'ingress', props);
app.synth();
