import { App, Chart, Cron, Duration } from 'cdk8s';
import { GatewayMonitor, GatewayNodeCheck, GatewayVerification, IstioGateway, ProbePlacement, TrafficStrategy } from 'cdk8s-asm-gateway';

const app = new App();

const mesh = new Chart(app, 'mesh');
const gateway = new IstioGateway(mesh, 'ingress', { strategy: TrafficStrategy.cluster() });

// A node from which nothing connects says so within seconds.
const asked = { gateway, timeout: Duration.seconds(3), retry: 1 };

// Once, on three nodes: as pods, and as clients in the host network, which may fail where pods do not.
const pods = new Chart(app, 'pods');
new GatewayVerification(pods, 'verify', { ...asked, placement: ProbePlacement.everyNode(3) });

const hosts = new Chart(app, 'hosts');
new GatewayVerification(hosts, 'verify', { ...asked, placement: ProbePlacement.everyNode(3).onHostNetwork() });

// On every node, however many there are: `kubectl rollout status daemonset/nodes-check-...` is the verdict.
const nodes = new Chart(app, 'nodes');
new GatewayNodeCheck(nodes, 'check', asked);

// Again and again, from a node where a fault would show.
const monitor = new Chart(app, 'monitor');
new GatewayMonitor(monitor, 'monitor', { ...asked, schedule: Cron.everyMinute(), timeZone: 'Asia/Shanghai' });

app.synth();
