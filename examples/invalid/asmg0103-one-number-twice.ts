import { App, Chart } from 'cdk8s';
import { GatewayPort, IstioGateway } from 'cdk8s-asm-gateway';

const app = new App();
const chart = new Chart(app, 'mesh');
new IstioGateway(chart, 'ingress', {
  ports: [GatewayPort.http2(), GatewayPort.of({ name: 'web', port: 80, targetPort: 8080 })],
});
app.synth();
