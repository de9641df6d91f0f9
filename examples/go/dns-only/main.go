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

	// Applied to the mesh.
	mesh := cdk8s.NewChart(app, jsii.String("mesh"), nil)
	gateway := asmgateway.NewIstioGateway(mesh, jsii.String("ingress"), &asmgateway.IstioGatewayProps{
		Strategy:   asmgateway.TrafficStrategy_DnsOnly(),
		ClusterIds: jsii.Strings("c0123456789abcdef"),
	})

	// Applied to each data-plane cluster: clients use the Service's DNS name.
	cluster := cdk8s.NewChart(app, jsii.String("cluster"), nil)
	asmgateway.NewGatewayVerification(cluster, jsii.String("verify"), &asmgateway.GatewayVerificationProps{Gateway: gateway})
	cdk8splus28.NewDeployment(cluster, jsii.String("shop"), &cdk8splus28.DeploymentProps{
		Containers: &[]*cdk8splus28.ContainerProps{{
			Image: jsii.String("shop:1"),
			EnvVariables: &map[string]cdk8splus28.EnvValue{
				"GATEWAY_URL": cdk8splus28.EnvValue_FromValue(gateway.Url(nil)),
			},
		}},
	})

	app.Synth()
}
