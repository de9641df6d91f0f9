from cdk8s import App, Chart
from cdk8s_asm_gateway import Findings, IstioGateway, TrafficStrategy

app = App()
mesh = Chart(app, "mesh")
IstioGateway(
    mesh,
    "ingress",
    strategy=TrafficStrategy.cluster(),
    preserve_client_ip=True,
    min_replicas=5,
    max_replicas=2,
)

try:
    app.synth()
except RuntimeError as error:
    for finding in Findings.from_error(str(error)):
        print(f"{finding.code} in {finding.construct}: {finding.message}. {finding.fix}")
