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
		// You make the DNS record; it must resolve to the load balancer, inside the cluster too.
		Strategy: asmgateway.TrafficStrategy_Hostname(jsii.String("gw.example.com")),
		Platform: asmgateway.ClusterPlatform_Ack(&asmgateway.AckPlatformOptions{
			Cni:               asmgateway.Cni_TERWAY_ENIIP,
			ProxyMode:         asmgateway.ProxyMode_IPVS,
			KubernetesVersion: jsii.String("1.28"),
			CcmVersion:        jsii.String("2.10.0"),
		}),
	})

	// Runs beside a gateway pod: there a load balancer that cannot send a request back to its node would show.
	cluster := cdk8s.NewChart(app, jsii.String("cluster"), nil)
	asmgateway.NewGatewayVerification(cluster, jsii.String("verify"), &asmgateway.GatewayVerificationProps{Gateway: gateway})

	app.Synth()
}
