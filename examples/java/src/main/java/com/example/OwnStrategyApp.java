package com.example;

import io.github.cdk8sasmgateway.AckPlatformOptions;
import io.github.cdk8sasmgateway.ClientAddress;
import io.github.cdk8sasmgateway.ClusterPlatform;
import io.github.cdk8sasmgateway.Cni;
import io.github.cdk8sasmgateway.ExternalTrafficPolicy;
import io.github.cdk8sasmgateway.GatewayVerification;
import io.github.cdk8sasmgateway.IstioGateway;
import io.github.cdk8sasmgateway.NodeKind;
import io.github.cdk8sasmgateway.ReachabilityAnswer;
import io.github.cdk8sasmgateway.StrategyBinding;
import io.github.cdk8sasmgateway.StrategyContext;
import io.github.cdk8sasmgateway.StrategyRequirement;
import io.github.cdk8sasmgateway.TrafficStrategyBase;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.Chart;

public class OwnStrategyApp {
    /** Pods stand behind the load balancer, and clients in the cluster use the DNS name alone. */
    static class PodsByName extends TrafficStrategyBase {
        @Override
        public String getName() {
            return "pods-by-name";
        }

        @Override
        public StrategyBinding bind(StrategyContext context) {
            boolean isSharedEni = context.getPlatform().getCni() == Cni.TERWAY_ENIIP;
            return StrategyBinding.builder()
                .externalTrafficPolicy(ExternalTrafficPolicy.CLUSTER)
                .serviceAnnotations(Map.of("service.beta.kubernetes.io/backend-type", "eni"))
                .keepsClientIp(ReachabilityAnswer.YES)
                .clientAddresses(List.of(ClientAddress.serviceDns()))
                .faultShowsOn(NodeKind.WITHOUT_GATEWAY)
                .requirements(List.of(StrategyRequirement.builder()
                    .description("the network plugin is Terway with shared network interfaces")
                    .met(isSharedEni ? ReachabilityAnswer.YES : ReachabilityAnswer.UNKNOWN)
                    .build()))
                .build();
        }
    }

    public static void main(String[] args) {
        App app = new App();

        Chart mesh = new Chart(app, "mesh");
        IstioGateway gateway = IstioGateway.Builder.create(mesh, "ingress")
            .strategy(new PodsByName())
            .platform(ClusterPlatform.ack(AckPlatformOptions.builder().cni(Cni.TERWAY_ENIIP).build()))
            .preserveClientIp(true)
            .build();

        // Probes the addresses of `clientAddresses`, from the kind of node of `faultShowsOn`.
        Chart cluster = new Chart(app, "cluster");
        GatewayVerification.Builder.create(cluster, "verify").gateway(gateway).build();

        app.synth();
    }
}
