import { App, Chart, Cron, Duration } from 'cdk8s';
import { GatewayMonitor, GatewayNodeCheck, GatewayVerification, IstioGateway, ProbePlacement, TrafficStrategy } from 'cdk8s-asm-gateway';

const app = new App();

const mesh = new Chart(app, 'mesh');
const gateway = new IstioGateway(mesh, 'ingress', { strategy: TrafficStrategy.cluster() });

// A request that gets no answer fails after two seconds.
const timeout = Duration.seconds(2);

// Once, on three nodes: from pods, and from the host network, which may fail on nodes where pods do not.
const pods = new Chart(app, 'pods');
new GatewayVerification(pods, 'verify', {
  gateway,
  timeout,
  retry: 0,
  placement: ProbePlacement.everyNode(3),
});

const hosts = new Chart(app, 'hosts');
new GatewayVerification(hosts, 'verify', {
  gateway,
  timeout,
  retry: 0,
  placement: ProbePlacement.everyNode(3).onHostNetwork(),
});

// On all nodes, without a count. `kubectl rollout status daemonset/nodes-check-...` gives the verdict.
const nodes = new Chart(app, 'nodes');
new GatewayNodeCheck(nodes, 'check', { gateway, timeout, retry: 0 });

// Every minute, from a node where the fault would show.
const monitor = new Chart(app, 'monitor');
new GatewayMonitor(monitor, 'monitor', {
  gateway,
  timeout,
  retry: 0,
  schedule: Cron.everyMinute(),
  timeZone: 'Asia/Shanghai',
});

app.synth();
