import { App, Chart } from 'cdk8s';
import { Findings, IstioGateway, TrafficStrategy } from 'cdk8s-asm-gateway';

const app = new App();
const mesh = new Chart(app, 'mesh');
new IstioGateway(mesh, 'ingress', { strategy: TrafficStrategy.cluster(), preserveClientIp: true, minReplicas: 5, maxReplicas: 2 });

try {
  app.synth();
} catch (error) {
  for (const { code, construct, message, fix } of Findings.fromError(error)) {
    console.log(`${code} in ${construct}: ${message}. ${fix}`);
  }
}
