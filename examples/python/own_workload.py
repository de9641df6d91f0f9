from cdk8s import App, Chart
from cdk8s_asm_gateway import GatewayProbe, IstioGateway, TrafficStrategy
from cdk8s_plus_28 import ContainerProps, Deployment, EnvValue, ServiceAccount

app = App()

mesh = Chart(app, "mesh")
gateway = IstioGateway(mesh, "ingress", strategy=TrafficStrategy.cluster())

shop = Chart(app, "shop", namespace="default")
service_account = ServiceAccount(shop, "account")
client = Deployment(
    shop,
    "client",
    service_account=service_account,
    automount_service_account_token=True,
    containers=[
        ContainerProps(image="shop:1", env_variables={"GATEWAY_URL": EnvValue.from_value(gateway.url())})
    ],
)

# The client's container starts once the probe has reached the gateway from that node.
probe = GatewayProbe(shop, "probe", gateway=gateway, service_account_name=service_account.name)
probe.add_init_container_to(client)

app.synth()
