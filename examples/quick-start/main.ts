import { App, Chart } from 'cdk8s';
import { GatewayVerification, IstioGateway, TrafficStrategy } from 'cdk8s-asm-gateway';

const app = new App();

// dist/mesh.k8s.yaml: applied to the mesh.
const mesh = new Chart(app, 'mesh');
const gateway = new IstioGateway(mesh, 'ingress', {
  clusterIds: ['c0123456789abcdef'],
  strategy: TrafficStrategy.dnsOnly(),
});

// dist/cluster.k8s.yaml: applied to that cluster.
const cluster = new Chart(app, 'cluster');
new GatewayVerification(cluster, 'verify', { gateway });

app.synth();
