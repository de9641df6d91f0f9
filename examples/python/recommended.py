from cdk8s import App, Chart
from cdk8s_asm_gateway import (
    ClusterPlatform,
    Cni,
    GatewayVerification,
    IstioGateway,
    ProxyMode,
    ReachabilityAnswer,
    TrafficStrategy,
)

app = App()

platform = ClusterPlatform.ack(cni=Cni.TERWAY_ENIIP, proxy_mode=ProxyMode.IPVS, kubernetes_version="1.34")
recommended = TrafficStrategy.recommended_for(platform, client_ip=True, load_balancer_address=True)
if recommended.fits != ReachabilityAnswer.YES:
    conditions = [f"Check whether {condition}." for condition in recommended.conditions]
    raise RuntimeError("\n".join([recommended.reason, *conditions]))

mesh = Chart(app, "mesh")
gateway = IstioGateway(
    mesh,
    "ingress",
    strategy=recommended.strategy,
    platform=platform,
    preserve_client_ip=True,
)

cluster = Chart(app, "cluster")
GatewayVerification(cluster, "verify", gateway=gateway)

app.synth()
