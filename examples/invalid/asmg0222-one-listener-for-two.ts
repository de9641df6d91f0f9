import { App, Chart } from 'cdk8s';
import { IstioGateway } from 'cdk8s-asm-gateway';

const app = new App();
const chart = new Chart(app, 'mesh');
const serviceAnnotations = {
  'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-id': 'lb-2zeabc',
  'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-force-override-listeners': 'true',
};
new IstioGateway(chart, 'ingress', { serviceAnnotations });
new IstioGateway(chart, 'other', { name: 'other', serviceAnnotations });
app.synth();
