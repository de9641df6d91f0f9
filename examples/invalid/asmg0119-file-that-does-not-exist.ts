import { App, Chart } from 'cdk8s';
import { IstioGateway, TrafficStrategy } from 'cdk8s-asm-gateway';

const app = new App();
IstioGateway.fromYaml(new Chart(app, 'mesh'), 'ingress', { file: 'no-such-gateway.yaml', strategy: TrafficStrategy.eni() });

app.synth();
