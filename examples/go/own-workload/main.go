package main

import (
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-asm-gateway/cdk8s-asm-gateway-go/asmgateway"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	"github.com/cdk8s-team/cdk8s-plus-go/cdk8splus28/v2"
)

func main() {
	defer jsii.Close()
	app := cdk8s.NewApp(nil)

	mesh := cdk8s.NewChart(app, jsii.String("mesh"), nil)
	gateway := asmgateway.NewIstioGateway(mesh, jsii.String("ingress"), &asmgateway.IstioGatewayProps{
		Strategy: asmgateway.TrafficStrategy_Cluster(),
	})

	shop := cdk8s.NewChart(app, jsii.String("shop"), &cdk8s.ChartProps{Namespace: jsii.String("default")})
	serviceAccount := cdk8splus28.NewServiceAccount(shop, jsii.String("account"), nil)
	client := cdk8splus28.NewDeployment(shop, jsii.String("client"), &cdk8splus28.DeploymentProps{
		ServiceAccount:               serviceAccount,
		AutomountServiceAccountToken: jsii.Bool(true),
		Containers: &[]*cdk8splus28.ContainerProps{{
			Image: jsii.String("shop:1"),
			EnvVariables: &map[string]cdk8splus28.EnvValue{
				"GATEWAY_URL": cdk8splus28.EnvValue_FromValue(gateway.Url(nil)),
			},
		}},
	})

	// The client's container starts once the probe has reached the gateway from that node.
	probe := asmgateway.NewGatewayProbe(shop, jsii.String("probe"), &asmgateway.GatewayProbeProps{
		Gateway:            gateway,
		ServiceAccountName: serviceAccount.Name(),
	})
	probe.AddInitContainerTo(client)

	app.Synth()
}
