import { App, Chart } from 'cdk8s';
import { ClusterPlatform, Cni, IstioGateway, ProxyMode, TrafficStrategy } from 'cdk8s-asm-gateway';

const app = new App();
const chart = new Chart(app, 'mesh');
new IstioGateway(chart, 'ingress', {
  strategy: TrafficStrategy.hostname('gw.example.com'),
  platform: ClusterPlatform.ack({ cni: Cni.TERWAY_ENIIP, proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.28', ccmVersion: '2.2.9' }),
});
app.synth();
