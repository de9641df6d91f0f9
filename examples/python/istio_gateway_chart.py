from pathlib import Path

from cdk8s import App, Chart, Yaml
from cdk8s_asm_gateway import (
    ClusterPlatform,
    Cni,
    GatewayVerification,
    LoadBalancerService,
    TrafficStrategy,
)

app = App()

# One strategy decides both: the values of the chart, and what the verification probes.
strategy = TrafficStrategy.eni()
platform = ClusterPlatform.ack(cni=Cni.TERWAY_ENIIP)

# The Service as the chart names it: helm install istio-ingress istio/gateway --namespace istio-ingress
proof = Chart(app, "proof")
service = LoadBalancerService.from_service_name(
    proof,
    "ingress",
    namespace="istio-ingress",
    name="istio-ingress",
    pod_labels={"app": "istio-ingress", "istio": "ingress"},
    strategy=strategy,
    platform=platform,
)
GatewayVerification(proof, "verify", gateway=service)

app.synth()

# In a folder of its own: kubectl apply -f dist/ reads the files of dist/ alone.
values = Path(app.outdir) / "values"
values.mkdir(parents=True, exist_ok=True)
settings = strategy.to_service_settings(platform)
Yaml.save(
    str(values / "gateway.yaml"),
    [
        {
            "service": {
                "annotations": settings.annotations,
                "externalTrafficPolicy": settings.external_traffic_policy,
                "type": "LoadBalancer",
            }
        }
    ],
)
