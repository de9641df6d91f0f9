package main

import (
	"fmt"

	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-asm-gateway/cdk8s-asm-gateway-go/asmgateway"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

func main() {
	defer jsii.Close()
	app := cdk8s.NewApp(nil)
	mesh := cdk8s.NewChart(app, jsii.String("mesh"), nil)
	asmgateway.NewIstioGateway(mesh, jsii.String("ingress"), &asmgateway.IstioGatewayProps{
		Strategy:         asmgateway.TrafficStrategy_Cluster(),
		PreserveClientIp: jsii.Bool(true),
		MinReplicas:      jsii.Number(5),
		MaxReplicas:      jsii.Number(2),
	})

	defer printFindings()
	app.Synth()
}

// printFindings reads the findings from a panic of jsii.
func printFindings() {
	if caught := recover(); caught != nil {
		for _, finding := range *asmgateway.Findings_FromError(fmt.Sprint(caught)) {
			fmt.Printf("%s in %s: %s. %s\n", *finding.Code, *finding.Construct, *finding.Message, *finding.Fix)
		}
	}
}
