import { App, Chart } from 'cdk8s';
import { GatewayPort, IstioGateway, TrafficStrategy } from 'cdk8s-asm-gateway';

const app = new App();
const chart = new Chart(app, 'mesh');
new IstioGateway(chart, 'ingress', {
  strategy: TrafficStrategy.cluster(),
  ports: [GatewayPort.of({ name: 'https', port: 443, targetPort: 80 })],
  serviceAnnotations: {
    'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-protocol-port': 'https:443',
    'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-cert-id': '123456789-cn-hangzhou',
  },
});
app.synth();
