import { App, Chart } from 'cdk8s';
import { ClusterPlatform, Cni, GatewayVerification, IstioGateway, ProxyMode, TrafficStrategy } from 'cdk8s-asm-gateway';

const app = new App();

const mesh = new Chart(app, 'mesh');
const gateway = new IstioGateway(mesh, 'ingress', {
  // You make the DNS record; it must resolve to the load balancer, inside the cluster too.
  strategy: TrafficStrategy.hostname('gw.example.com'),
  platform: ClusterPlatform.ack({ cni: Cni.TERWAY_ENIIP, proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.28', ccmVersion: '2.10.0' }),
});

// Runs beside a gateway pod: there a load balancer that cannot send a request back to its node would show.
const cluster = new Chart(app, 'cluster');
new GatewayVerification(cluster, 'verify', { gateway });

app.synth();
