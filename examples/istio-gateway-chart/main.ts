import { mkdirSync } from 'fs';
import { join } from 'path';
import { App, Chart, Yaml } from 'cdk8s';
import { ClusterPlatform, Cni, GatewayVerification, LoadBalancerService, TrafficStrategy } from 'cdk8s-asm-gateway';

const app = new App();

// One strategy decides both: the values of the chart, and what the verification probes.
const strategy = TrafficStrategy.eni();
const platform = ClusterPlatform.ack({ cni: Cni.TERWAY_ENIIP });

// The Service as the chart names it: helm install istio-ingress istio/gateway --namespace istio-ingress
const proof = new Chart(app, 'proof');
const service = LoadBalancerService.fromServiceName(proof, 'ingress', {
  namespace: 'istio-ingress',
  name: 'istio-ingress',
  podLabels: { app: 'istio-ingress', istio: 'ingress' },
  strategy,
  platform,
});
new GatewayVerification(proof, 'verify', { gateway: service });

app.synth();

// In a folder of its own: kubectl apply -f dist/ reads the files of dist/ alone.
const values = join(app.outdir, 'values');
mkdirSync(values, { recursive: true });
const { annotations, externalTrafficPolicy } = strategy.toServiceSettings(platform);
Yaml.save(join(values, 'gateway.yaml'), [{ service: { annotations, externalTrafficPolicy, type: 'LoadBalancer' } }]);
