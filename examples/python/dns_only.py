import cdk8s_plus_28 as kplus
from cdk8s import App, Chart
from cdk8s_asm_gateway import GatewayVerification, IstioGateway, TrafficStrategy

app = App()

# Applied to the mesh.
mesh = Chart(app, "mesh")
gateway = IstioGateway(
    mesh,
    "ingress",
    strategy=TrafficStrategy.dns_only(),
    cluster_ids=["c0123456789abcdef"],
)

# Applied to each data-plane cluster: clients use the Service's DNS name.
cluster = Chart(app, "cluster")
GatewayVerification(cluster, "verify", gateway=gateway)
kplus.Deployment(
    cluster,
    "shop",
    containers=[
        kplus.ContainerProps(
            image="shop:1",
            env_variables={"GATEWAY_URL": kplus.EnvValue.from_value(gateway.url())},
        )
    ],
)

app.synth()
