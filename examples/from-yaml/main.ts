import { join } from 'path';
import { App, Chart } from 'cdk8s';
import { ClusterPlatform, Cni, GatewayVerification, IstioGateway, TrafficStrategy } from 'cdk8s-asm-gateway';

const app = new App();

// Every field of the file stays as it is. The strategy sets the policy and its annotation.
const mesh = new Chart(app, 'mesh');
const gateway = IstioGateway.fromYaml(mesh, 'ingress', {
  file: join(__dirname, 'gateway.yaml'),
  strategy: TrafficStrategy.eni(),
  platform: ClusterPlatform.ack({ cni: Cni.TERWAY_ENIIP }),
});

const cluster = new Chart(app, 'cluster');
new GatewayVerification(cluster, 'verify', { gateway });

app.synth();
