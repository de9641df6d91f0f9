import { App, Chart } from 'cdk8s';
import { GatewayVerification, IstioGateway, TrafficStrategy } from 'cdk8s-asm-gateway';
import * as kplus from 'cdk8s-plus-28';

const app = new App();

// Applied to the mesh.
const mesh = new Chart(app, 'mesh');
const gateway = new IstioGateway(mesh, 'ingress', {
  strategy: TrafficStrategy.dnsOnly(),
  clusterIds: ['c0123456789abcdef'],
});

// Applied to each data-plane cluster: clients use the Service's DNS name.
const cluster = new Chart(app, 'cluster');
new GatewayVerification(cluster, 'verify', { gateway });
new kplus.Deployment(cluster, 'shop', {
  containers: [{
    image: 'shop:1',
    envVariables: { GATEWAY_URL: kplus.EnvValue.fromValue(gateway.url()) },
  }],
});

app.synth();
