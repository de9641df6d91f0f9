import { App, Chart } from 'cdk8s';
import { GatewayVerification, IstioGateway, TrafficStrategy, VerificationHook } from 'cdk8s-asm-gateway';

const app = new App();

const mesh = new Chart(app, 'mesh');
const gateway = new IstioGateway(mesh, 'ingress', { strategy: TrafficStrategy.cluster() });

// `cdk8s synth --format helm --chart-version 1.0.0`, `helm install`, and then `helm test` runs it.
const chart = new Chart(app, 'helm');
new GatewayVerification(chart, 'verify', { gateway, hook: VerificationHook.helmTest() });

// Argo CD runs it after each sync. In this namespace, egress is forbidden unless a policy allows it.
const synced = new Chart(app, 'argo-cd');
const verification = new GatewayVerification(synced, 'verify', {
  gateway,
  hook: VerificationHook.argoCdPostSync(),
});
verification.allowEgress();

app.synth();
