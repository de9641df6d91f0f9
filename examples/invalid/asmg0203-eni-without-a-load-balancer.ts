import { App, Chart } from 'cdk8s';
import { GatewayServiceType, IstioGateway, TrafficStrategy } from 'cdk8s-asm-gateway';

const app = new App();
const chart = new Chart(app, 'mesh');
new IstioGateway(chart, 'ingress', {
  strategy: TrafficStrategy.eni(),
  serviceType: GatewayServiceType.CLUSTER_IP,
});
app.synth();
