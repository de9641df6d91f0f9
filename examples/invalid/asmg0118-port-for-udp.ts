import { App, Chart } from 'cdk8s';
import { GatewayPort, GatewayVerification, IstioGateway } from 'cdk8s-asm-gateway';

const app = new App();
const gateway = new IstioGateway(new Chart(app, 'mesh'), 'ingress', {
  ports: [GatewayPort.of({ name: 'dns', port: 53, protocol: 'UDP' })],
});
new GatewayVerification(new Chart(app, 'cluster'), 'verify', { gateway });

app.synth();
