from cdk8s import App, Chart
from cdk8s_asm_gateway import IstioGateway, TrafficStrategy

app = App()
chart = Chart(app, "mesh")
IstioGateway(chart, "ingress", strategy=TrafficStrategy.cluster(), preserve_client_ip=True)
app.synth()
