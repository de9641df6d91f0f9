import { App, Chart } from 'cdk8s';
import { GatewayProbe, IstioGateway, TrafficStrategy } from 'cdk8s-asm-gateway';
import { Deployment, EnvValue, ServiceAccount } from 'cdk8s-plus-28';

const app = new App();

const mesh = new Chart(app, 'mesh');
const gateway = new IstioGateway(mesh, 'ingress', { strategy: TrafficStrategy.cluster() });

const shop = new Chart(app, 'shop', { namespace: 'default' });
const serviceAccount = new ServiceAccount(shop, 'account');
const client = new Deployment(shop, 'client', {
  serviceAccount,
  automountServiceAccountToken: true,
  containers: [{ image: 'shop:1', envVariables: { GATEWAY_URL: EnvValue.fromValue(gateway.url()) } }],
});

// The client's container starts once the probe has reached the gateway from that node.
const probe = new GatewayProbe(shop, 'probe', { gateway, serviceAccountName: serviceAccount.name });
probe.addInitContainerTo(client);

app.synth();
