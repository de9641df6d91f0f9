from cdk8s import App, Chart
from cdk8s_asm_gateway import GatewayVerification, IstioGateway, TrafficStrategy

app = App()

# dist/mesh.k8s.yaml: applied to the mesh.
mesh = Chart(app, "mesh")
gateway = IstioGateway(
    mesh,
    "ingress",
    cluster_ids=["c0123456789abcdef"],
    strategy=TrafficStrategy.dns_only(),
)

# dist/cluster.k8s.yaml: applied to that cluster.
cluster = Chart(app, "cluster")
GatewayVerification(cluster, "verify", gateway=gateway)

app.synth()
