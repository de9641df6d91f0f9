from cdk8s_asm_gateway import (
    ClusterPlatform,
    Cni,
    ExternalTrafficPolicy,
    ProxyMode,
    Reachability,
    ReachabilityAnswer,
)


def reachability_with(proxy_mode: ProxyMode, kubernetes_version: str) -> Reachability:
    return Reachability.of(
        platform=ClusterPlatform.ack(
            cni=Cni.FLANNEL, proxy_mode=proxy_mode, kubernetes_version=kubernetes_version
        ),
        external_traffic_policy=ExternalTrafficPolicy.LOCAL,
    )


before = reachability_with(ProxyMode.IPVS, "1.30")
after = reachability_with(ProxyMode.NFTABLES, "1.37")
for change in before.changes_to(after):
    print(f"{'Works now' if change.after == ReachabilityAnswer.YES else 'May fail now'}: {change.why}")
