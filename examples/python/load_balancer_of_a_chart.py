from pathlib import Path

from cdk8s import App, Chart, Yaml
from cdk8s_asm_gateway import (
    ClbScheduler,
    ClusterPlatform,
    Cni,
    GatewayVerification,
    LoadBalancer,
    LoadBalancerAddressType,
    LoadBalancerService,
    TrafficStrategy,
)

app = App()
platform = ClusterPlatform.ack(cni=Cni.FLANNEL, ccm_version="2.13.0")
strategy = TrafficStrategy.dns_only()

# With the policy Local, the weight of a node is its number of pods. The default scheduler ignores weights.
load_balancer = LoadBalancer.clb(address_type=LoadBalancerAddressType.INTRANET, scheduler=ClbScheduler.WRR)

# The Service of ingress-nginx, as its chart names it.
proof = Chart(app, "proof")
gateway = LoadBalancerService.from_service_name(
    proof,
    "ingress",
    namespace="ingress-nginx",
    name="ingress-nginx-controller",
    pod_labels={"app.kubernetes.io/name": "ingress-nginx", "app.kubernetes.io/component": "controller"},
    strategy=strategy,
    platform=platform,
)
GatewayVerification(proof, "verify", gateway=gateway)

app.synth()

# An NLB also has a class: settings.load_balancer_class.
of_strategy = strategy.to_service_settings(platform)
settings = load_balancer.to_service_settings(platform)
service = {
    "annotations": {**of_strategy.annotations, **settings.annotations},
    "externalTrafficPolicy": of_strategy.external_traffic_policy,
}

# In a folder of its own: kubectl apply -f dist/ reads the files of dist/ alone.
values = Path(app.outdir) / "values"
values.mkdir(parents=True, exist_ok=True)
Yaml.save(str(values / "ingress-nginx.yaml"), [{"controller": {"service": service}}])
