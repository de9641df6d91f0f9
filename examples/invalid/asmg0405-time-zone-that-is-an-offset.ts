import { App, Chart, Cron } from 'cdk8s';
import { GatewayMonitor, IstioGateway } from 'cdk8s-asm-gateway';

const app = new App();
const chart = new Chart(app, 'mesh');
const gateway = new IstioGateway(chart, 'ingress');
new GatewayMonitor(chart, 'monitor', { gateway, schedule: Cron.hourly(), timeZone: '+08:00' });
app.synth();
