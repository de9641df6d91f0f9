import { App, Chart, Cron, Duration } from 'cdk8s';
import { GatewayMonitor, GatewayNodeCheck, IstioGateway, TrafficStrategy } from 'cdk8s-asm-gateway';

const app = new App();

const mesh = new Chart(app, 'mesh');
const gateway = new IstioGateway(mesh, 'ingress', { strategy: TrafficStrategy.cluster() });

// Prometheus reads only rules with the labels of its ruleSelector.
const labels = { release: 'kube-prometheus-stack' };

// An alert if the last run failed, and another one if no run passed during three schedules.
const monitor = new Chart(app, 'monitor');
new GatewayMonitor(monitor, 'monitor', {
  gateway,
  schedule: Cron.schedule({ minute: '*/5' }),
  alerts: { labels, severity: 'critical' },
});

// An alert for each node where the check does not pass, and another one if nodes have no pod of it.
const nodes = new Chart(app, 'nodes');
new GatewayNodeCheck(nodes, 'check', {
  gateway,
  alerts: { labels, notReadyFor: Duration.minutes(15) },
});

app.synth();
