import { App, Chart } from 'cdk8s';
import { GatewayVerification, IstioGateway, ProbePlacement } from 'cdk8s-asm-gateway';

const app = new App();
const gateway = new IstioGateway(new Chart(app, 'mesh'), 'ingress');
const chart = new Chart(app, 'cluster');
new GatewayVerification(chart, 'verify', { gateway, placement: ProbePlacement.everyNode(0) });
app.synth();
