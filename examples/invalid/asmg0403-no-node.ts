import { App, Chart } from 'cdk8s';
import { GatewayVerification, IstioGateway, ProbePlacement } from 'cdk8s-asm-gateway';

const app = new App();
const chart = new Chart(app, 'mesh');
const gateway = new IstioGateway(chart, 'ingress');
new GatewayVerification(chart, 'verify', { gateway, placement: ProbePlacement.everyNode(0) });
app.synth();
