from cdk8s import App, Chart
from cdk8s_asm_gateway import GatewayPort, GatewayVerification, IstioGateway, TrafficStrategy
from cdk8s_plus_28 import k8s

app = App()

mesh = Chart(app, "mesh")
gateway = IstioGateway(
    mesh,
    "ingress",
    strategy=TrafficStrategy.eni(),
    preserve_client_ip=True,
    ports=[GatewayPort.status_port(), GatewayPort.http2(), GatewayPort.https(), GatewayPort.tls()],
    replica_count=2,
    min_replicas=2,
    max_replicas=5,
    resources=k8s.ResourceRequirements(
        limits={"cpu": k8s.Quantity.from_string("2"), "memory": k8s.Quantity.from_string("2G")},
        requests={"cpu": k8s.Quantity.from_string("200m"), "memory": k8s.Quantity.from_string("256Mi")},
    ),
    run_as_root=False,
)

cluster = Chart(app, "cluster")
GatewayVerification(cluster, "verify", gateway=gateway)

app.synth()
