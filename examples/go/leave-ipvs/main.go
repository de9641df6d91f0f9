package main

import (
	"fmt"

	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-asm-gateway/cdk8s-asm-gateway-go/asmgateway"
)

func main() {
	defer jsii.Close()

	before := reachabilityWith(asmgateway.ProxyMode_IPVS, "1.30")
	after := reachabilityWith(asmgateway.ProxyMode_NFTABLES, "1.37")
	for _, change := range *before.ChangesTo(after) {
		answer := "May fail now"
		if change.After == asmgateway.ReachabilityAnswer_YES {
			answer = "Works now"
		}
		fmt.Printf("%s: %s\n", answer, *change.Why)
	}
}

func reachabilityWith(proxyMode asmgateway.ProxyMode, kubernetesVersion string) asmgateway.Reachability {
	return asmgateway.Reachability_Of(&asmgateway.ReachabilitySetup{
		Platform: asmgateway.ClusterPlatform_Ack(&asmgateway.AckPlatformOptions{
			Cni:               asmgateway.Cni_FLANNEL,
			ProxyMode:         proxyMode,
			KubernetesVersion: jsii.String(kubernetesVersion),
		}),
		ExternalTrafficPolicy: asmgateway.ExternalTrafficPolicy_LOCAL,
	})
}
