import { App, Chart } from 'cdk8s';
import { GatewayPort, IstioGateway } from 'cdk8s-asm-gateway';

const app = new App();
const chart = new Chart(app, 'mesh');
new IstioGateway(chart, 'ingress', {
  ports: [GatewayPort.of({ name: 'https', port: 443, targetPort: 80 })],
  serviceAnnotations: { 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-protocol-port': 'https:443' },
});
app.synth();
