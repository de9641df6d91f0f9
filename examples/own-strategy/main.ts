import { App, Chart } from 'cdk8s';
import {
  ClientAddress, ClusterPlatform, Cni, ExternalTrafficPolicy, GatewayVerification, IstioGateway, NodeKind, ReachabilityAnswer, type StrategyBinding,
  type StrategyContext, TrafficStrategyBase,
} from 'cdk8s-asm-gateway';

/** Pods stand behind the load balancer, and clients in the cluster use the DNS name alone. */
class PodsByName extends TrafficStrategyBase {
  public readonly name = 'pods-by-name';

  public bind({ platform }: StrategyContext): StrategyBinding {
    return {
      externalTrafficPolicy: ExternalTrafficPolicy.CLUSTER,
      serviceAnnotations: { 'service.beta.kubernetes.io/backend-type': 'eni' },
      keepsClientIp: ReachabilityAnswer.YES,
      clientAddresses: [ClientAddress.serviceDns()],
      faultShowsOn: NodeKind.WITHOUT_GATEWAY,
      requirements: [{
        description: 'the network plugin is Terway with shared network interfaces',
        met: platform.cni === Cni.TERWAY_ENIIP ? ReachabilityAnswer.YES : ReachabilityAnswer.UNKNOWN,
      }],
    };
  }
}

const app = new App();

const mesh = new Chart(app, 'mesh');
const gateway = new IstioGateway(mesh, 'ingress', {
  strategy: new PodsByName(),
  platform: ClusterPlatform.ack({ cni: Cni.TERWAY_ENIIP }),
  preserveClientIp: true,
});

// Probes the addresses of `clientAddresses`, from the kind of node of `faultShowsOn`.
const cluster = new Chart(app, 'cluster');
new GatewayVerification(cluster, 'verify', { gateway });

app.synth();
