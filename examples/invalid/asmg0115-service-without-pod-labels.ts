import { App, Chart } from 'cdk8s';
import { GatewayVerification, LoadBalancerService } from 'cdk8s-asm-gateway';

const app = new App();
const proof = new Chart(app, 'proof');
const service = LoadBalancerService.fromServiceName(proof, 'ingress', {
  namespace: 'ingress-nginx',
  name: 'ingress-nginx-controller',
  podLabels: {},
});
new GatewayVerification(proof, 'verify', { gateway: service });

app.synth();
