from cdk8s import App, Chart
from cdk8s_asm_gateway import (
    ClientAddress,
    ClusterPlatform,
    Cni,
    ExternalTrafficPolicy,
    GatewayVerification,
    IstioGateway,
    NodeKind,
    ReachabilityAnswer,
    StrategyBinding,
    StrategyContext,
    StrategyRequirement,
    TrafficStrategyBase,
)


class PodsByName(TrafficStrategyBase):
    """Pods stand behind the load balancer, and clients in the cluster use the DNS name alone."""

    @property
    def name(self) -> str:
        return "pods-by-name"

    def bind(self, context: StrategyContext) -> StrategyBinding:
        is_shared_eni = context.platform.cni == Cni.TERWAY_ENIIP
        return StrategyBinding(
            external_traffic_policy=ExternalTrafficPolicy.CLUSTER,
            service_annotations={"service.beta.kubernetes.io/backend-type": "eni"},
            keeps_client_ip=ReachabilityAnswer.YES,
            client_addresses=[ClientAddress.service_dns()],
            fault_shows_on=NodeKind.WITHOUT_GATEWAY,
            requirements=[
                StrategyRequirement(
                    description="the network plugin is Terway with shared network interfaces",
                    met=ReachabilityAnswer.YES if is_shared_eni else ReachabilityAnswer.UNKNOWN,
                )
            ],
        )


app = App()

mesh = Chart(app, "mesh")
gateway = IstioGateway(
    mesh,
    "ingress",
    strategy=PodsByName(),
    platform=ClusterPlatform.ack(cni=Cni.TERWAY_ENIIP),
    preserve_client_ip=True,
)

# Probes the addresses of `client_addresses`, from the kind of node of `fault_shows_on`.
cluster = Chart(app, "cluster")
GatewayVerification(cluster, "verify", gateway=gateway)

app.synth()
