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

	// A request that gets no answer fails after two seconds.
	timeout := cdk8s.Duration_Seconds(jsii.Number(2))

	// Once, on three nodes: from pods, and from the host network, which may fail on nodes where pods do not.
	pods := cdk8s.NewChart(app, jsii.String("pods"), nil)
	asmgateway.NewGatewayVerification(pods, jsii.String("verify"), &asmgateway.GatewayVerificationProps{
		Gateway:   gateway,
		Timeout:   timeout,
		Retry:     jsii.Number(0),
		Placement: asmgateway.ProbePlacement_EveryNode(jsii.Number(3)),
	})

	hosts := cdk8s.NewChart(app, jsii.String("hosts"), nil)
	asmgateway.NewGatewayVerification(hosts, jsii.String("verify"), &asmgateway.GatewayVerificationProps{
		Gateway:   gateway,
		Timeout:   timeout,
		Retry:     jsii.Number(0),
		Placement: asmgateway.ProbePlacement_EveryNode(jsii.Number(3)).OnHostNetwork(),
	})

	// On all nodes, without a count. `kubectl rollout status daemonset/nodes-check-...` gives the verdict.
	nodes := cdk8s.NewChart(app, jsii.String("nodes"), nil)
	asmgateway.NewGatewayNodeCheck(nodes, jsii.String("check"), &asmgateway.GatewayNodeCheckProps{
		Gateway: gateway,
		Timeout: timeout,
		Retry:   jsii.Number(0),
	})

	// Every minute, from a node where the fault would show.
	monitor := cdk8s.NewChart(app, jsii.String("monitor"), nil)
	asmgateway.NewGatewayMonitor(monitor, jsii.String("monitor"), &asmgateway.GatewayMonitorProps{
		Gateway:  gateway,
		Timeout:  timeout,
		Retry:    jsii.Number(0),
		Schedule: cdk8s.Cron_EveryMinute(),
		TimeZone: jsii.String("Asia/Shanghai"),
	})

	app.Synth()
}
