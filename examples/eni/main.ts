import { App, Chart } from 'cdk8s';
import { GatewayPort, GatewayVerification, IstioGateway, TrafficStrategy } from 'cdk8s-asm-gateway';
import { k8s } from 'cdk8s-plus-28';

const app = new App();

const mesh = new Chart(app, 'mesh');
const gateway = new IstioGateway(mesh, 'ingress', {
  strategy: TrafficStrategy.eni(),
  preserveClientIp: true,
  ports: [GatewayPort.statusPort(), GatewayPort.http2(), GatewayPort.https(), GatewayPort.tls()],
  replicaCount: 2,
  minReplicas: 2,
  maxReplicas: 5,
  resources: {
    limits: { cpu: k8s.Quantity.fromString('2'), memory: k8s.Quantity.fromString('2G') },
    requests: { cpu: k8s.Quantity.fromString('200m'), memory: k8s.Quantity.fromString('256Mi') },
  },
  runAsRoot: false,
});

const cluster = new Chart(app, 'cluster');
new GatewayVerification(cluster, 'verify', { gateway });

app.synth();
