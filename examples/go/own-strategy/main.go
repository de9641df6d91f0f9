package main

import (
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-asm-gateway/cdk8s-asm-gateway-go/asmgateway"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

// podsByName is a strategy: pods stand behind the load balancer, and clients in the cluster use the DNS name alone.
type podsByName struct {
	asmgateway.TrafficStrategyBase
}

func newPodsByName() asmgateway.TrafficStrategyBase {
	strategy := &podsByName{}
	asmgateway.NewTrafficStrategyBase_Override(strategy)
	return strategy
}

func (s *podsByName) Name() *string {
	return jsii.String("pods-by-name")
}

func (s *podsByName) Bind(context *asmgateway.StrategyContext) *asmgateway.StrategyBinding {
	met := asmgateway.ReachabilityAnswer_UNKNOWN
	if context.Platform.Cni() == asmgateway.Cni_TERWAY_ENIIP {
		met = asmgateway.ReachabilityAnswer_YES
	}
	return &asmgateway.StrategyBinding{
		ExternalTrafficPolicy: asmgateway.ExternalTrafficPolicy_CLUSTER,
		ServiceAnnotations: &map[string]*string{
			"service.beta.kubernetes.io/backend-type": jsii.String("eni"),
		},
		KeepsClientIp:   asmgateway.ReachabilityAnswer_YES,
		ClientAddresses: &[]asmgateway.ClientAddress{asmgateway.ClientAddress_ServiceDns()},
		FaultShowsOn:    asmgateway.NodeKind_WITHOUT_GATEWAY,
		Requirements: &[]*asmgateway.StrategyRequirement{{
			Description: jsii.String("the network plugin is Terway with shared network interfaces"),
			Met:         met,
		}},
	}
}

func main() {
	defer jsii.Close()
	app := cdk8s.NewApp(nil)

	mesh := cdk8s.NewChart(app, jsii.String("mesh"), nil)
	gateway := asmgateway.NewIstioGateway(mesh, jsii.String("ingress"), &asmgateway.IstioGatewayProps{
		Strategy: newPodsByName(),
		Platform: asmgateway.ClusterPlatform_Ack(&asmgateway.AckPlatformOptions{
			Cni: asmgateway.Cni_TERWAY_ENIIP,
		}),
		PreserveClientIp: jsii.Bool(true),
	})

	// Probes the addresses of ClientAddresses, from the kind of node of FaultShowsOn.
	cluster := cdk8s.NewChart(app, jsii.String("cluster"), nil)
	asmgateway.NewGatewayVerification(cluster, jsii.String("verify"), &asmgateway.GatewayVerificationProps{Gateway: gateway})

	app.Synth()
}
