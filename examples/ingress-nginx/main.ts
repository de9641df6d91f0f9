import { App, Chart, Duration } from 'cdk8s';
import {
  ClusterPlatform, Cni, GatewayVerification, LoadBalancerService, ProbePlacement, ProbeTarget, TrafficStrategy,
} from 'cdk8s-asm-gateway';

const app = new App();

// The Service of ingress-nginx, as its chart names it. This app changes nothing in the cluster: it only sends requests.
const proof = new Chart(app, 'proof');
const service = LoadBalancerService.fromServiceName(proof, 'ingress', {
  namespace: 'ingress-nginx',
  name: 'ingress-nginx-controller',
  podLabels: { 'app.kubernetes.io/name': 'ingress-nginx', 'app.kubernetes.io/component': 'controller' },
  // How the Service is set now: the policy Cluster, which is the chart's default.
  strategy: TrafficStrategy.cluster(),
  platform: ClusterPlatform.ack({ cni: Cni.FLANNEL }),
});

new GatewayVerification(proof, 'verify', {
  gateway: service,
  // The number of nodes.
  placement: ProbePlacement.everyNode(3),
  targets: [ProbeTarget.serviceDns(), ProbeTarget.loadBalancer()],
  timeout: Duration.seconds(2),
});

app.synth();
