package com.example;

import io.github.cdk8sasmgateway.AckPlatformOptions;
import io.github.cdk8sasmgateway.ClusterPlatform;
import io.github.cdk8sasmgateway.Cni;
import io.github.cdk8sasmgateway.GatewayVerification;
import io.github.cdk8sasmgateway.IstioGateway;
import io.github.cdk8sasmgateway.ProxyMode;
import io.github.cdk8sasmgateway.ReachabilityAnswer;
import io.github.cdk8sasmgateway.StrategyNeeds;
import io.github.cdk8sasmgateway.StrategyRecommendation;
import io.github.cdk8sasmgateway.TrafficStrategy;
import org.cdk8s.App;
import org.cdk8s.Chart;

public class RecommendedApp {
    public static void main(String[] args) {
        App app = new App();

        ClusterPlatform platform = ClusterPlatform.ack(AckPlatformOptions.builder()
            .cni(Cni.TERWAY_ENIIP)
            .proxyMode(ProxyMode.IPVS)
            .kubernetesVersion("1.34")
            .build());
        StrategyNeeds needs = StrategyNeeds.builder().clientIp(true).loadBalancerAddress(true).build();
        StrategyRecommendation recommended = TrafficStrategy.recommendedFor(platform, needs);
        if (recommended.getFits() != ReachabilityAnswer.YES) {
            String conditions = String.join("; ", recommended.getConditions());
            throw new IllegalStateException(recommended.getReason() + "\nCheck whether: " + conditions);
        }

        Chart mesh = new Chart(app, "mesh");
        IstioGateway gateway = IstioGateway.Builder.create(mesh, "ingress")
            .strategy(recommended.getStrategy())
            .platform(platform)
            .preserveClientIp(true)
            .build();

        Chart cluster = new Chart(app, "cluster");
        GatewayVerification.Builder.create(cluster, "verify").gateway(gateway).build();

        app.synth();
    }
}
