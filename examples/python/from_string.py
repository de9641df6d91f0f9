import os

from cdk8s import App, Chart
from cdk8s_asm_gateway import GatewayVerification, IstioGateway, TrafficStrategy

app = App()

mesh = Chart(app, "mesh")
gateway = IstioGateway(
    mesh,
    "ingress",
    strategy=TrafficStrategy.named(os.environ.get("GATEWAY_STRATEGY", "dns-only")),
)

cluster = Chart(app, "cluster")
GatewayVerification(cluster, "verify", gateway=gateway)

app.synth()
