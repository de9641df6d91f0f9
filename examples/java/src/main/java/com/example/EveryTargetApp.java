package com.example;

import io.github.cdk8sasmgateway.GatewayVerification;
import io.github.cdk8sasmgateway.IstioGateway;
import io.github.cdk8sasmgateway.LoadBalancerTargetOptions;
import io.github.cdk8sasmgateway.ProbeCaSecret;
import io.github.cdk8sasmgateway.ProbeConnectionOptions;
import io.github.cdk8sasmgateway.ProbeExpectation;
import io.github.cdk8sasmgateway.ProbePlacement;
import io.github.cdk8sasmgateway.ProbeTarget;
import io.github.cdk8sasmgateway.ProbeTargetOptions;
import io.github.cdk8sasmgateway.TrafficStrategy;
import io.github.cdk8sasmgateway.UrlScheme;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.Duration;

public class EveryTargetApp {
    public static void main(String[] args) {
        App app = new App();

        Chart mesh = new Chart(app, "mesh");
        IstioGateway gateway = IstioGateway.Builder.create(mesh, "ingress")
            .strategy(TrafficStrategy.cluster())
            .build();

        List<ProbeTarget> targets = List.of(
            // The name and the address that the cluster gives the Service.
            ProbeTarget.serviceDns(),
            ProbeTarget.serviceDns(ProbeTargetOptions.builder()
                .port(443)
                .scheme(UrlScheme.HTTPS)
                .path("/healthz")
                .host("shop.example.com")
                .caSecret(ProbeCaSecret.builder().name("shop-ca").build())
                .build()),
            ProbeTarget.clusterIp(ProbeTargetOptions.builder().port(80).build()),
            // The load balancer: the address in the Service's status, or one that is known beforehand.
            ProbeTarget.loadBalancer(),
            ProbeTarget.loadBalancer(LoadBalancerTargetOptions.builder()
                .address("203.0.113.7")
                .host("shop.example.com")
                .build()),
            // Any URL. Here, the request goes to the gateway, whatever address the name has.
            ProbeTarget.url("https://shop.example.com/", ProbeConnectionOptions.builder()
                .caSecret(ProbeCaSecret.builder().name("shop-ca").key("tls.crt").build())
                .connectTo(gateway.getDnsName())
                .build()));
        Map<String, ProbePlacement> placements = Map.of(
            "without-gateway", ProbePlacement.nodeWithoutGateway(),
            "with-gateway", ProbePlacement.nodeWithGateway(),
            "one-node", ProbePlacement.node("worker-1"),
            "three-nodes", ProbePlacement.everyNode(3),
            "any-node", ProbePlacement.anyNode(),
            "host-network", ProbePlacement.nodeWithoutGateway().onHostNetwork());

        // A Job in a file of its own for each place: dist/with-gateway.k8s.yaml, ...
        placements.forEach((name, placement) ->
            GatewayVerification.Builder.create(new Chart(app, name), "verify")
                .gateway(gateway)
                .targets(targets)
                .placement(placement)
                .expect(ProbeExpectation.status(200, 404))
                .timeout(Duration.seconds(3))
                .retry(1)
                .build());

        app.synth();
    }
}
