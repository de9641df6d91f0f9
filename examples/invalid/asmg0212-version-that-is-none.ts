import { App, Chart } from 'cdk8s';
import { ClusterPlatform, Cni, IstioGateway, ProxyMode } from 'cdk8s-asm-gateway';

const app = new App();
const chart = new Chart(app, 'mesh');
new IstioGateway(chart, 'ingress', {
  platform: ClusterPlatform.ack({ cni: Cni.FLANNEL, proxyMode: ProxyMode.IPVS, kubernetesVersion: 'latest' }),
});
app.synth();
