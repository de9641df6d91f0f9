from cdk8s import App, Chart, Cron, Duration
from cdk8s_asm_gateway import (
    GatewayMonitor,
    GatewayNodeCheck,
    GatewayVerification,
    IstioGateway,
    ProbePlacement,
    TrafficStrategy,
)

app = App()

mesh = Chart(app, "mesh")
gateway = IstioGateway(mesh, "ingress", strategy=TrafficStrategy.cluster())

# A request that gets no answer fails after two seconds.
options = {"gateway": gateway, "timeout": Duration.seconds(2), "retry": 0}

# Once, on three nodes: from pods, and from the host network, which may fail on nodes where pods do not.
pods = Chart(app, "pods")
GatewayVerification(pods, "verify", placement=ProbePlacement.every_node(3), **options)

hosts = Chart(app, "hosts")
GatewayVerification(hosts, "verify", placement=ProbePlacement.every_node(3).on_host_network(), **options)

# On all nodes, without a count. `kubectl rollout status daemonset/nodes-check-...` gives the verdict.
nodes = Chart(app, "nodes")
GatewayNodeCheck(nodes, "check", **options)

# Every minute, from a node where the fault would show.
monitor = Chart(app, "monitor")
GatewayMonitor(monitor, "monitor", schedule=Cron.every_minute(), time_zone="Asia/Shanghai", **options)

app.synth()
