package main

import (
	"maps"
	"os"
	"path/filepath"

	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-asm-gateway/cdk8s-asm-gateway-go/asmgateway"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

func main() {
	defer jsii.Close()
	app := cdk8s.NewApp(nil)
	platform := asmgateway.ClusterPlatform_Ack(&asmgateway.AckPlatformOptions{
		Cni:        asmgateway.Cni_FLANNEL,
		CcmVersion: jsii.String("2.13.0"),
	})
	strategy := asmgateway.TrafficStrategy_DnsOnly()

	// With the policy Local, the weight of a node is its number of pods. The default scheduler ignores weights.
	loadBalancer := asmgateway.LoadBalancer_Clb(&asmgateway.ClbOptions{
		AddressType: asmgateway.LoadBalancerAddressType_INTRANET,
		Scheduler:   asmgateway.ClbScheduler_WRR,
	})

	// The Service of ingress-nginx, as its chart names it.
	proof := cdk8s.NewChart(app, jsii.String("proof"), nil)
	gateway := asmgateway.LoadBalancerService_FromServiceName(proof, jsii.String("ingress"), &asmgateway.LoadBalancerServiceOptions{
		Namespace: jsii.String("ingress-nginx"),
		Name:      jsii.String("ingress-nginx-controller"),
		PodLabels: &map[string]*string{
			"app.kubernetes.io/name":      jsii.String("ingress-nginx"),
			"app.kubernetes.io/component": jsii.String("controller"),
		},
		Strategy: strategy,
		Platform: platform,
	})
	asmgateway.NewGatewayVerification(proof, jsii.String("verify"), &asmgateway.GatewayVerificationProps{Gateway: gateway})

	app.Synth()

	// An NLB also has a class: settings.LoadBalancerClass.
	ofStrategy := strategy.ToServiceSettings(platform)
	settings := loadBalancer.ToServiceSettings(platform)
	annotations := maps.Clone(*ofStrategy.Annotations)
	maps.Copy(annotations, *settings.Annotations)

	// In a folder of its own: kubectl apply -f dist/ reads the files of dist/ alone.
	values := filepath.Join(*app.Outdir(), "values")
	if err := os.MkdirAll(values, 0o755); err != nil {
		panic(err)
	}
	cdk8s.Yaml_Save(jsii.String(filepath.Join(values, "ingress-nginx.yaml")), &[]interface{}{
		map[string]interface{}{
			"controller": map[string]interface{}{
				"service": map[string]interface{}{
					"annotations":           annotations,
					"externalTrafficPolicy": ofStrategy.ExternalTrafficPolicy,
				},
			},
		},
	})
}
