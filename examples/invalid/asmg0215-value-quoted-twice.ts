import { App, Chart } from 'cdk8s';
import { GatewayPort, IstioGateway } from 'cdk8s-asm-gateway';

const app = new App();
const chart = new Chart(app, 'mesh');
new IstioGateway(chart, 'ingress', {
  serviceAnnotations: { 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-health-check-interval': '"5"' },
  ports: [GatewayPort.of({ name: 'http', port: 80 })],
});
app.synth();
