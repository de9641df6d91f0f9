from cdk8s import App, Chart, Duration
from cdk8s_asm_gateway import (
    ClusterPlatform,
    Cni,
    IstioGateway,
    LoadBalancer,
    LoadBalancerAddressType,
    LoadBalancerTag,
    NlbZoneMap,
    TrafficStrategy,
)

app = App()
mesh = Chart(app, "mesh")

IstioGateway(
    mesh,
    "ingress",
    strategy=TrafficStrategy.eni(),
    platform=ClusterPlatform.ack(cni=Cni.TERWAY_ENIIP, kubernetes_version="1.30", ccm_version="2.13.0"),
    load_balancer=LoadBalancer.nlb(
        zone_maps=[
            NlbZoneMap(zone="cn-hangzhou-g", v_switch_id="vsw-aaa"),
            NlbZoneMap(zone="cn-hangzhou-h", v_switch_id="vsw-bbb"),
        ],
        address_type=LoadBalancerAddressType.INTRANET,
        idle_timeout=Duration.minutes(5),
        connection_drain=True,
        connection_drain_timeout=Duration.seconds(30),
        additional_resource_tags=[LoadBalancerTag(key="team", value="edge")],
    ),
    # Annotations that are no load balancer settings have their place next to it.
    service_annotations={"example.com/owner": "edge"},
)

app.synth()
