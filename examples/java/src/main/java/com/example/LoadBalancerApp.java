package com.example;

import io.github.cdk8sasmgateway.AckPlatformOptions;
import io.github.cdk8sasmgateway.ClusterPlatform;
import io.github.cdk8sasmgateway.Cni;
import io.github.cdk8sasmgateway.IstioGateway;
import io.github.cdk8sasmgateway.LoadBalancer;
import io.github.cdk8sasmgateway.LoadBalancerAddressType;
import io.github.cdk8sasmgateway.LoadBalancerTag;
import io.github.cdk8sasmgateway.NlbOptions;
import io.github.cdk8sasmgateway.NlbZoneMap;
import io.github.cdk8sasmgateway.TrafficStrategy;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.Duration;

public class LoadBalancerApp {
    public static void main(String[] args) {
        App app = new App();
        Chart mesh = new Chart(app, "mesh");

        IstioGateway.Builder.create(mesh, "ingress")
            .strategy(TrafficStrategy.eni())
            .platform(ClusterPlatform.ack(AckPlatformOptions.builder()
                .cni(Cni.TERWAY_ENIIP)
                .kubernetesVersion("1.30")
                .ccmVersion("2.13.0")
                .build()))
            .loadBalancer(LoadBalancer.nlb(NlbOptions.builder()
                .zoneMaps(List.of(
                    NlbZoneMap.builder().zone("cn-hangzhou-g").vSwitchId("vsw-aaa").build(),
                    NlbZoneMap.builder().zone("cn-hangzhou-h").vSwitchId("vsw-bbb").build()))
                .addressType(LoadBalancerAddressType.INTRANET)
                .idleTimeout(Duration.minutes(5))
                .connectionDrain(true)
                .connectionDrainTimeout(Duration.seconds(30))
                .additionalResourceTags(List.of(LoadBalancerTag.builder().key("team").value("edge").build()))
                .build()))
            // Annotations that are no load balancer settings have their place next to it.
            .serviceAnnotations(Map.of("example.com/owner", "edge"))
            .build();

        app.synth();
    }
}
