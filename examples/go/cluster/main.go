package main

import (
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-asm-gateway/cdk8s-asm-gateway-go/asmgateway"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

func main() {
	defer jsii.Close()
	app := cdk8s.NewApp(nil)

	mesh := cdk8s.NewChart(app, jsii.String("mesh"), nil)
	gateway := asmgateway.NewIstioGateway(mesh, jsii.String("ingress"), &asmgateway.IstioGatewayProps{
		Strategy: asmgateway.TrafficStrategy_Cluster(),
	})

	cluster := cdk8s.NewChart(app, jsii.String("cluster"), nil)
	asmgateway.NewGatewayVerification(cluster, jsii.String("verify"), &asmgateway.GatewayVerificationProps{
		Gateway: gateway,
		Path:    jsii.String("/healthz"),
	})

	app.Synth()
}
