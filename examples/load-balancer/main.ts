import { App, Chart, Duration } from 'cdk8s';
import { ClusterPlatform, Cni, IstioGateway, LoadBalancer, LoadBalancerAddressType, TrafficStrategy } from 'cdk8s-asm-gateway';

const app = new App();
const mesh = new Chart(app, 'mesh');

new IstioGateway(mesh, 'ingress', {
  strategy: TrafficStrategy.eni(),
  platform: ClusterPlatform.ack({ cni: Cni.TERWAY_ENIIP, kubernetesVersion: '1.30', ccmVersion: '2.13.0' }),
  loadBalancer: LoadBalancer.nlb({
    zoneMaps: [
      { zone: 'cn-hangzhou-g', vSwitchId: 'vsw-aaa' },
      { zone: 'cn-hangzhou-h', vSwitchId: 'vsw-bbb' },
    ],
    addressType: LoadBalancerAddressType.INTRANET,
    idleTimeout: Duration.minutes(5),
    connectionDrain: true,
    connectionDrainTimeout: Duration.seconds(30),
    additionalResourceTags: [{ key: 'team', value: 'edge' }],
  }),
  // Annotations that are no load balancer settings have their place next to it.
  serviceAnnotations: { 'example.com/owner': 'edge' },
});

app.synth();
