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

	platform := asmgateway.ClusterPlatform_Ack(&asmgateway.AckPlatformOptions{
		Cni:               asmgateway.Cni_TERWAY_ENIIP,
		ProxyMode:         asmgateway.ProxyMode_IPVS,
		KubernetesVersion: jsii.String("1.34"),
	})
	recommended := asmgateway.TrafficStrategy_RecommendedFor(platform, &asmgateway.StrategyNeeds{
		ClientIp:            jsii.Bool(true),
		LoadBalancerAddress: jsii.Bool(true),
	})
	if recommended.Fits != asmgateway.ReachabilityAnswer_YES {
		for _, condition := range *recommended.Conditions {
			fmt.Printf("Check whether %s.\n", *condition)
		}
		panic(*recommended.Reason)
	}

	mesh := cdk8s.NewChart(app, jsii.String("mesh"), nil)
	gateway := asmgateway.NewIstioGateway(mesh, jsii.String("ingress"), &asmgateway.IstioGatewayProps{
		Strategy:         recommended.Strategy,
		Platform:         platform,
		PreserveClientIp: jsii.Bool(true),
	})

	cluster := cdk8s.NewChart(app, jsii.String("cluster"), nil)
	asmgateway.NewGatewayVerification(cluster, jsii.String("verify"), &asmgateway.GatewayVerificationProps{Gateway: gateway})

	app.Synth()
}
