import { App, Chart } from 'cdk8s';
import { ClusterPlatform, Cni, GatewayVerification, IstioGateway, ProxyMode, ReachabilityAnswer, TrafficStrategy } from 'cdk8s-asm-gateway';

const app = new App();

const platform = ClusterPlatform.ack({ cni: Cni.TERWAY_ENIIP, proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.34' });
const needs = { clientIp: true, loadBalancerAddress: true };
const { strategy, fits, reason, conditions } = TrafficStrategy.recommendedFor(platform, needs);
if (fits !== ReachabilityAnswer.YES) {
  throw new Error([reason, ...conditions.map((condition) => `Check whether ${condition}.`)].join('\n'));
}

const mesh = new Chart(app, 'mesh');
const gateway = new IstioGateway(mesh, 'ingress', { strategy, platform, preserveClientIp: needs.clientIp });

const cluster = new Chart(app, 'cluster');
new GatewayVerification(cluster, 'verify', { gateway });

app.synth();
