package main

import (
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-asm-gateway/cdk8s-asm-gateway-go/asmgateway"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

func main() {
	defer jsii.Close()
	app := cdk8s.NewApp(nil)

	// dist/mesh.k8s.yaml: applied to the mesh.
	mesh := cdk8s.NewChart(app, jsii.String("mesh"), nil)
	gateway := asmgateway.NewIstioGateway(mesh, jsii.String("ingress"), &asmgateway.IstioGatewayProps{
		ClusterIds: jsii.Strings("c0123456789abcdef"),
		Strategy:   asmgateway.TrafficStrategy_DnsOnly(),
	})

	// dist/cluster.k8s.yaml: applied to that cluster.
	cluster := cdk8s.NewChart(app, jsii.String("cluster"), nil)
	asmgateway.NewGatewayVerification(cluster, jsii.String("verify"), &asmgateway.GatewayVerificationProps{Gateway: gateway})

	app.Synth()
}
