from cdk8s import App, Chart
from cdk8s_asm_gateway import ClusterPlatform, Cni, GatewayVerification, IstioGateway, ProxyMode, TrafficStrategy

app = App()

mesh = Chart(app, "mesh")
gateway = IstioGateway(
    mesh,
    "ingress",
    # You make the DNS record; it must resolve to the load balancer, inside the cluster too.
    strategy=TrafficStrategy.hostname("gw.example.com"),
    platform=ClusterPlatform.ack(
        cni=Cni.TERWAY_ENIIP,
        proxy_mode=ProxyMode.IPVS,
        kubernetes_version="1.28",
        ccm_version="2.10.0",
    ),
)

# Runs beside a gateway pod: there a load balancer that cannot send a request back to its node would show.
cluster = Chart(app, "cluster")
GatewayVerification(cluster, "verify", gateway=gateway)

app.synth()
