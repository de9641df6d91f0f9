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
		Strategy: asmgateway.TrafficStrategy_Cluster(),
	})

	targets := []asmgateway.ProbeTarget{
		// The name and the address that the cluster gives the Service.
		asmgateway.ProbeTarget_ServiceDns(nil),
		asmgateway.ProbeTarget_ServiceDns(&asmgateway.ProbeTargetOptions{
			Port:     jsii.Number(443),
			Scheme:   asmgateway.UrlScheme_HTTPS,
			Path:     jsii.String("/healthz"),
			Host:     jsii.String("shop.example.com"),
			CaSecret: &asmgateway.ProbeCaSecret{Name: jsii.String("shop-ca")},
		}),
		asmgateway.ProbeTarget_ClusterIp(&asmgateway.ProbeTargetOptions{Port: jsii.Number(80)}),
		// The load balancer: the address in the Service's status, or one that is known beforehand.
		asmgateway.ProbeTarget_LoadBalancer(nil),
		asmgateway.ProbeTarget_LoadBalancer(&asmgateway.LoadBalancerTargetOptions{
			Address: jsii.String("203.0.113.7"),
			Host:    jsii.String("shop.example.com"),
		}),
		// Any URL. Here, the request goes to the gateway, whatever address the name has.
		asmgateway.ProbeTarget_Url(jsii.String("https://shop.example.com/"), &asmgateway.ProbeConnectionOptions{
			CaSecret:  &asmgateway.ProbeCaSecret{Name: jsii.String("shop-ca"), Key: jsii.String("tls.crt")},
			ConnectTo: gateway.DnsName(),
		}),
	}
	placements := []struct {
		name      string
		placement asmgateway.ProbePlacement
	}{
		{"without-gateway", asmgateway.ProbePlacement_NodeWithoutGateway()},
		{"with-gateway", asmgateway.ProbePlacement_NodeWithGateway()},
		{"one-node", asmgateway.ProbePlacement_Node(jsii.String("worker-1"))},
		{"three-nodes", asmgateway.ProbePlacement_EveryNode(jsii.Number(3))},
		{"any-node", asmgateway.ProbePlacement_AnyNode()},
		{"host-network", asmgateway.ProbePlacement_NodeWithoutGateway().OnHostNetwork()},
	}

	// A Job in a file of its own for each place: dist/with-gateway.k8s.yaml, ...
	for _, place := range placements {
		chart := cdk8s.NewChart(app, jsii.String(place.name), nil)
		asmgateway.NewGatewayVerification(chart, jsii.String("verify"), &asmgateway.GatewayVerificationProps{
			Gateway:   gateway,
			Targets:   &targets,
			Placement: place.placement,
			Expect:    asmgateway.ProbeExpectation_Status(jsii.Number(200), jsii.Number(404)),
			Timeout:   cdk8s.Duration_Seconds(jsii.Number(3)),
			Retry:     jsii.Number(1),
		})
	}

	app.Synth()
}
