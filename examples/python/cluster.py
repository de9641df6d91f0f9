from cdk8s import App, Chart
from cdk8s_asm_gateway import GatewayVerification, IstioGateway, TrafficStrategy

app = App()

mesh = Chart(app, "mesh")
gateway = IstioGateway(mesh, "ingress", strategy=TrafficStrategy.cluster())

cluster = Chart(app, "cluster")
GatewayVerification(cluster, "verify", gateway=gateway, path="/healthz")

app.synth()
