package main

import (
	"os"
	"path/filepath"

	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-asm-gateway/cdk8s-asm-gateway-go/asmgateway"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

func main() {
	defer jsii.Close()
	app := cdk8s.NewApp(nil)

	// One strategy decides both: the values of the chart, and what the verification probes.
	strategy := asmgateway.TrafficStrategy_Eni()
	platform := asmgateway.ClusterPlatform_Ack(&asmgateway.AckPlatformOptions{Cni: asmgateway.Cni_TERWAY_ENIIP})

	// The Service as the chart names it: helm install istio-ingress istio/gateway --namespace istio-ingress
	proof := cdk8s.NewChart(app, jsii.String("proof"), nil)
	service := asmgateway.LoadBalancerService_FromServiceName(proof, jsii.String("ingress"), &asmgateway.LoadBalancerServiceOptions{
		Namespace: jsii.String("istio-ingress"),
		Name:      jsii.String("istio-ingress"),
		PodLabels: &map[string]*string{"app": jsii.String("istio-ingress"), "istio": jsii.String("ingress")},
		Strategy:  strategy,
		Platform:  platform,
	})
	asmgateway.NewGatewayVerification(proof, jsii.String("verify"), &asmgateway.GatewayVerificationProps{Gateway: service})

	app.Synth()

	// In a folder of its own: kubectl apply -f dist/ reads the files of dist/ alone.
	values := filepath.Join(*app.Outdir(), "values")
	if err := os.MkdirAll(values, 0o755); err != nil {
		panic(err)
	}
	settings := strategy.ToServiceSettings(platform)
	cdk8s.Yaml_Save(jsii.String(filepath.Join(values, "gateway.yaml")), &[]interface{}{
		map[string]interface{}{
			"service": map[string]interface{}{
				"annotations":           settings.Annotations,
				"externalTrafficPolicy": settings.ExternalTrafficPolicy,
				"type":                  "LoadBalancer",
			},
		},
	})
}
