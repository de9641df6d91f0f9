from cdk8s import App, Chart, Duration
from cdk8s_asm_gateway import (
    GatewayVerification,
    IstioGateway,
    ProbeCaSecret,
    ProbeExpectation,
    ProbePlacement,
    ProbeTarget,
    TrafficStrategy,
    UrlScheme,
)

app = App()

mesh = Chart(app, "mesh")
gateway = IstioGateway(mesh, "ingress", strategy=TrafficStrategy.cluster())

targets = [
    # The name and the address that the cluster gives the Service.
    ProbeTarget.service_dns(),
    ProbeTarget.service_dns(
        port=443,
        scheme=UrlScheme.HTTPS,
        path="/healthz",
        host="shop.example.com",
        ca_secret=ProbeCaSecret(name="shop-ca"),
    ),
    ProbeTarget.cluster_ip(port=80),
    # The load balancer: the address in the Service's status, or one that is known beforehand.
    ProbeTarget.load_balancer(),
    ProbeTarget.load_balancer(address="203.0.113.7", host="shop.example.com"),
    # Any URL. Here, the request goes to the gateway, whatever address the name has.
    ProbeTarget.url(
        "https://shop.example.com/",
        ca_secret=ProbeCaSecret(name="shop-ca", key="tls.crt"),
        connect_to=gateway.dns_name,
    ),
]
placements = {
    "without-gateway": ProbePlacement.node_without_gateway(),
    "with-gateway": ProbePlacement.node_with_gateway(),
    "one-node": ProbePlacement.node("worker-1"),
    "three-nodes": ProbePlacement.every_node(3),
    "any-node": ProbePlacement.any_node(),
    "host-network": ProbePlacement.node_without_gateway().on_host_network(),
}

# A Job in a file of its own for each place: dist/with-gateway.k8s.yaml, ...
for name, placement in placements.items():
    GatewayVerification(
        Chart(app, name),
        "verify",
        gateway=gateway,
        targets=targets,
        placement=placement,
        expect=ProbeExpectation.status(200, 404),
        timeout=Duration.seconds(3),
        retry=1,
    )

app.synth()
