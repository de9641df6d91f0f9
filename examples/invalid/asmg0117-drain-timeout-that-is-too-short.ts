import { App, Chart, Duration } from 'cdk8s';
import { IstioGateway } from 'cdk8s-asm-gateway';

const app = new App();
new IstioGateway(new Chart(app, 'mesh'), 'ingress', { drainTimeout: Duration.seconds(5) });

app.synth();
