import { mkdirSync } from 'fs';
import { join } from 'path';
import { App, Chart, Yaml } from 'cdk8s';
import {
  ClbScheduler, ClusterPlatform, Cni, GatewayVerification, LoadBalancer, LoadBalancerAddressType, LoadBalancerService, TrafficStrategy,
} from 'cdk8s-asm-gateway';

const app = new App();
const platform = ClusterPlatform.ack({ cni: Cni.FLANNEL, ccmVersion: '2.13.0' });
const strategy = TrafficStrategy.dnsOnly();

// With the policy Local, the weight of a node is its number of pods. The default scheduler ignores weights.
const loadBalancer = LoadBalancer.clb({ addressType: LoadBalancerAddressType.INTRANET, scheduler: ClbScheduler.WRR });

// The Service of ingress-nginx, as its chart names it.
const proof = new Chart(app, 'proof');
const gateway = LoadBalancerService.fromServiceName(proof, 'ingress', {
  namespace: 'ingress-nginx',
  name: 'ingress-nginx-controller',
  podLabels: { 'app.kubernetes.io/name': 'ingress-nginx', 'app.kubernetes.io/component': 'controller' },
  strategy,
  platform,
});
new GatewayVerification(proof, 'verify', { gateway });

app.synth();

const { annotations, externalTrafficPolicy } = strategy.toServiceSettings(platform);
const settings = loadBalancer.toServiceSettings(platform);
const service = { ...settings, annotations: { ...annotations, ...settings.annotations }, externalTrafficPolicy };

// In a folder of its own: kubectl apply -f dist/ reads the files of dist/ alone.
const values = join(app.outdir, 'values');
mkdirSync(values, { recursive: true });
Yaml.save(join(values, 'ingress-nginx.yaml'), [{ controller: { service } }]);
