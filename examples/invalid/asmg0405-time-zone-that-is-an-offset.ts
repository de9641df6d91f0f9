import { App, Chart, Cron } from 'cdk8s';
import { GatewayMonitor, IstioGateway } from 'cdk8s-asm-gateway';

const app = new App();
const gateway = new IstioGateway(new Chart(app, 'mesh'), 'ingress');
const chart = new Chart(app, 'cluster');
new GatewayMonitor(chart, 'monitor', { gateway, schedule: Cron.hourly(), timeZone: '+08:00' });
app.synth();
