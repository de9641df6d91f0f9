import { App, Chart } from 'cdk8s';
import { ClusterPlatform, Cni, GatewayVerification, IstioGateway, ProxyMode, TrafficStrategy } from 'cdk8s-asm-gateway';

const app = new App();

// dist/mesh.k8s.yaml: applied once, to the mesh.
const gateway = new IstioGateway(new Chart(app, 'mesh'), 'ingress', {
  clusterIds: ['c0flannel', 'c0terway'],
  strategy: TrafficStrategy.dnsOnly(),
  serviceAnnotations: { 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-scheduler': 'wrr' },
  platform: ClusterPlatform.ack({ cni: Cni.FLANNEL, proxyMode: ProxyMode.IPTABLES, kubernetesVersion: '1.32', podCidrKnown: true }),
  overrides: {
    c0terway: {
      strategy: TrafficStrategy.eni(),
      platform: ClusterPlatform.ack({ cni: Cni.TERWAY_ENIIP, proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.32', ccmVersion: '2.12.4' }),
    },
  },
});

// dist/c0flannel.k8s.yaml and dist/c0terway.k8s.yaml: each applied to its cluster.
for (const clusterId of ['c0flannel', 'c0terway']) {
  new GatewayVerification(new Chart(app, clusterId), 'verify', { gateway, clusterId });
}

app.synth();
