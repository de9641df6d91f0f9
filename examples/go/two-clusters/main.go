package main

import (
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-asm-gateway/cdk8s-asm-gateway-go/asmgateway"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

func main() {
	defer jsii.Close()
	app := cdk8s.NewApp(nil)

	// dist/mesh.k8s.yaml: applied once, to the mesh.
	mesh := cdk8s.NewChart(app, jsii.String("mesh"), nil)
	gateway := asmgateway.NewIstioGateway(mesh, jsii.String("ingress"), &asmgateway.IstioGatewayProps{
		ClusterIds: jsii.Strings("c0flannel", "c0terway"),
		Strategy:   asmgateway.TrafficStrategy_DnsOnly(),
		ServiceAnnotations: &map[string]*string{
			"service.beta.kubernetes.io/alibaba-cloud-loadbalancer-scheduler": jsii.String("wrr"),
		},
		Platform: asmgateway.ClusterPlatform_Ack(&asmgateway.AckPlatformOptions{
			Cni:               asmgateway.Cni_FLANNEL,
			ProxyMode:         asmgateway.ProxyMode_IPTABLES,
			KubernetesVersion: jsii.String("1.32"),
			PodCidrKnown:      jsii.Bool(true),
		}),
		Overrides: &map[string]*asmgateway.GatewayOverrides{
			"c0terway": {
				Strategy: asmgateway.TrafficStrategy_Eni(),
				Platform: asmgateway.ClusterPlatform_Ack(&asmgateway.AckPlatformOptions{
					Cni:               asmgateway.Cni_TERWAY_ENIIP,
					ProxyMode:         asmgateway.ProxyMode_IPVS,
					KubernetesVersion: jsii.String("1.32"),
					CcmVersion:        jsii.String("2.12.4"),
				}),
			},
		},
	})

	// dist/c0flannel.k8s.yaml and dist/c0terway.k8s.yaml: each applied to its cluster.
	for _, clusterId := range []string{"c0flannel", "c0terway"} {
		chart := cdk8s.NewChart(app, jsii.String(clusterId), nil)
		asmgateway.NewGatewayVerification(chart, jsii.String("verify"), &asmgateway.GatewayVerificationProps{
			Gateway:   gateway,
			ClusterId: jsii.String(clusterId),
		})
	}

	app.Synth()
}
