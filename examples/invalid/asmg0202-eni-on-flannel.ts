import { App, Chart } from 'cdk8s';
import { ClusterPlatform, Cni, IstioGateway, ProxyMode, TrafficStrategy } from 'cdk8s-asm-gateway';

const app = new App();
const chart = new Chart(app, 'mesh');
new IstioGateway(chart, 'ingress', {
  strategy: TrafficStrategy.eni(),
  platform: ClusterPlatform.ack({ cni: Cni.FLANNEL, proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.28' }),
});
app.synth();
