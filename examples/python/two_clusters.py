from cdk8s import App, Chart
from cdk8s_asm_gateway import (
    ClusterPlatform,
    Cni,
    GatewayOverrides,
    GatewayVerification,
    IstioGateway,
    ProxyMode,
    TrafficStrategy,
)

app = App()

# dist/mesh.k8s.yaml: applied once, to the mesh.
gateway = IstioGateway(
    Chart(app, "mesh"),
    "ingress",
    cluster_ids=["c0flannel", "c0terway"],
    strategy=TrafficStrategy.dns_only(),
    service_annotations={"service.beta.kubernetes.io/alibaba-cloud-loadbalancer-scheduler": "wrr"},
    platform=ClusterPlatform.ack(
        cni=Cni.FLANNEL,
        proxy_mode=ProxyMode.IPTABLES,
        kubernetes_version="1.32",
        pod_cidr_known=True,
    ),
    overrides={
        "c0terway": GatewayOverrides(
            strategy=TrafficStrategy.eni(),
            platform=ClusterPlatform.ack(
                cni=Cni.TERWAY_ENIIP,
                proxy_mode=ProxyMode.IPVS,
                kubernetes_version="1.32",
                ccm_version="2.12.4",
            ),
        )
    },
)

# dist/c0flannel.k8s.yaml and dist/c0terway.k8s.yaml: each applied to its cluster.
for cluster_id in ["c0flannel", "c0terway"]:
    GatewayVerification(Chart(app, cluster_id), "verify", gateway=gateway, cluster_id=cluster_id)

app.synth()
