package com.example;

import io.github.cdk8sasmgateway.AckPlatformOptions;
import io.github.cdk8sasmgateway.ClusterPlatform;
import io.github.cdk8sasmgateway.Cni;
import io.github.cdk8sasmgateway.GatewayOverrides;
import io.github.cdk8sasmgateway.GatewayVerification;
import io.github.cdk8sasmgateway.IstioGateway;
import io.github.cdk8sasmgateway.ProxyMode;
import io.github.cdk8sasmgateway.TrafficStrategy;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.Chart;

public class TwoClustersApp {
    public static void main(String[] args) {
        App app = new App();

        // dist/mesh.k8s.yaml: applied once, to the mesh.
        IstioGateway gateway = IstioGateway.Builder.create(new Chart(app, "mesh"), "ingress")
            .clusterIds(List.of("c0flannel", "c0terway"))
            .strategy(TrafficStrategy.dnsOnly())
            .serviceAnnotations(Map.of("service.beta.kubernetes.io/alibaba-cloud-loadbalancer-scheduler", "wrr"))
            .platform(ClusterPlatform.ack(AckPlatformOptions.builder()
                .cni(Cni.FLANNEL)
                .proxyMode(ProxyMode.IPTABLES)
                .kubernetesVersion("1.32")
                .podCidrKnown(true)
                .build()))
            .overrides(Map.of("c0terway", GatewayOverrides.builder()
                .strategy(TrafficStrategy.eni())
                .platform(ClusterPlatform.ack(AckPlatformOptions.builder()
                    .cni(Cni.TERWAY_ENIIP)
                    .proxyMode(ProxyMode.IPVS)
                    .kubernetesVersion("1.32")
                    .ccmVersion("2.12.4")
                    .build()))
                .build()))
            .build();

        // dist/c0flannel.k8s.yaml and dist/c0terway.k8s.yaml: each applied to its cluster.
        for (String clusterId : List.of("c0flannel", "c0terway")) {
            GatewayVerification.Builder.create(new Chart(app, clusterId), "verify")
                .gateway(gateway)
                .clusterId(clusterId)
                .build();
        }

        app.synth();
    }
}
