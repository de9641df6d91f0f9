package main

import (
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-asm-gateway/cdk8s-asm-gateway-go/asmgateway"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	"github.com/cdk8s-team/cdk8s-plus-go/cdk8splus28/v2/k8s"
)

func quantity(text string) k8s.Quantity {
	return k8s.Quantity_FromString(jsii.String(text))
}

func main() {
	defer jsii.Close()
	app := cdk8s.NewApp(nil)

	mesh := cdk8s.NewChart(app, jsii.String("mesh"), nil)
	gateway := asmgateway.NewIstioGateway(mesh, jsii.String("ingress"), &asmgateway.IstioGatewayProps{
		Strategy:         asmgateway.TrafficStrategy_Eni(),
		PreserveClientIp: jsii.Bool(true),
		Ports: &[]asmgateway.GatewayPort{
			asmgateway.GatewayPort_StatusPort(),
			asmgateway.GatewayPort_Http2(),
			asmgateway.GatewayPort_Https(),
			asmgateway.GatewayPort_Tls(),
		},
		ReplicaCount: jsii.Number(2),
		MinReplicas:  jsii.Number(2),
		MaxReplicas:  jsii.Number(5),
		Resources: &k8s.ResourceRequirements{
			Limits:   &map[string]k8s.Quantity{"cpu": quantity("2"), "memory": quantity("2G")},
			Requests: &map[string]k8s.Quantity{"cpu": quantity("200m"), "memory": quantity("256Mi")},
		},
		RunAsRoot: jsii.Bool(false),
	})

	cluster := cdk8s.NewChart(app, jsii.String("cluster"), nil)
	asmgateway.NewGatewayVerification(cluster, jsii.String("verify"), &asmgateway.GatewayVerificationProps{Gateway: gateway})

	app.Synth()
}
