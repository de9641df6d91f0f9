package main

import (
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-asm-gateway/cdk8s-asm-gateway-go/asmgateway"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

func main() {
	defer jsii.Close()
	app := cdk8s.NewApp(nil)
	chart := cdk8s.NewChart(app, jsii.String("mesh"), nil)
	asmgateway.NewIstioGateway(chart, jsii.String("ingress"), &asmgateway.IstioGatewayProps{
		Strategy:         asmgateway.TrafficStrategy_Cluster(),
		PreserveClientIp: jsii.Bool(true),
	})
	app.Synth()
}
