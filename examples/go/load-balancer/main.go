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

	asmgateway.NewIstioGateway(mesh, jsii.String("ingress"), &asmgateway.IstioGatewayProps{
		Strategy: asmgateway.TrafficStrategy_Eni(),
		Platform: asmgateway.ClusterPlatform_Ack(&asmgateway.AckPlatformOptions{
			Cni:               asmgateway.Cni_TERWAY_ENIIP,
			KubernetesVersion: jsii.String("1.30"),
			CcmVersion:        jsii.String("2.13.0"),
		}),
		LoadBalancer: asmgateway.LoadBalancer_Nlb(&asmgateway.NlbOptions{
			ZoneMaps: &[]*asmgateway.NlbZoneMap{
				{Zone: jsii.String("cn-hangzhou-g"), VSwitchId: jsii.String("vsw-aaa")},
				{Zone: jsii.String("cn-hangzhou-h"), VSwitchId: jsii.String("vsw-bbb")},
			},
			AddressType:            asmgateway.LoadBalancerAddressType_INTRANET,
			IdleTimeout:            cdk8s.Duration_Minutes(jsii.Number(5)),
			ConnectionDrain:        jsii.Bool(true),
			ConnectionDrainTimeout: cdk8s.Duration_Seconds(jsii.Number(30)),
			AdditionalResourceTags: &[]*asmgateway.LoadBalancerTag{
				{Key: jsii.String("team"), Value: jsii.String("edge")},
			},
		}),
		// Annotations that are no load balancer settings have their place next to it.
		ServiceAnnotations: &map[string]*string{"example.com/owner": jsii.String("edge")},
	})

	app.Synth()
}
