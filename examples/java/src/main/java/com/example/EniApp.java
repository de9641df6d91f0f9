package com.example;

import io.github.cdk8sasmgateway.GatewayPort;
import io.github.cdk8sasmgateway.GatewayVerification;
import io.github.cdk8sasmgateway.IstioGateway;
import io.github.cdk8sasmgateway.TrafficStrategy;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.plus28.k8s.Quantity;
import org.cdk8s.plus28.k8s.ResourceRequirements;

public class EniApp {
    public static void main(String[] args) {
        App app = new App();

        Chart mesh = new Chart(app, "mesh");
        IstioGateway gateway = IstioGateway.Builder.create(mesh, "ingress")
            .strategy(TrafficStrategy.eni())
            .preserveClientIp(true)
            .ports(List.of(GatewayPort.statusPort(), GatewayPort.http2(), GatewayPort.https(), GatewayPort.tls()))
            .replicaCount(2)
            .minReplicas(2)
            .maxReplicas(5)
            .resources(ResourceRequirements.builder()
                .limits(Map.of("cpu", Quantity.fromString("2"), "memory", Quantity.fromString("2G")))
                .requests(Map.of("cpu", Quantity.fromString("200m"), "memory", Quantity.fromString("256Mi")))
                .build())
            .runAsRoot(false)
            .build();

        Chart cluster = new Chart(app, "cluster");
        GatewayVerification.Builder.create(cluster, "verify").gateway(gateway).build();

        app.synth();
    }
}
