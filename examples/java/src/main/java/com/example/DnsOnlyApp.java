package com.example;

import io.github.cdk8sasmgateway.GatewayVerification;
import io.github.cdk8sasmgateway.IstioGateway;
import io.github.cdk8sasmgateway.TrafficStrategy;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.plus28.ContainerProps;
import org.cdk8s.plus28.Deployment;
import org.cdk8s.plus28.EnvValue;

public class DnsOnlyApp {
    public static void main(String[] args) {
        App app = new App();

        // Applied to the mesh.
        Chart mesh = new Chart(app, "mesh");
        IstioGateway gateway = IstioGateway.Builder.create(mesh, "ingress")
            .strategy(TrafficStrategy.dnsOnly())
            .clusterIds(List.of("c0123456789abcdef"))
            .build();

        // Applied to each data-plane cluster: clients use the Service's DNS name.
        Chart cluster = new Chart(app, "cluster");
        GatewayVerification.Builder.create(cluster, "verify").gateway(gateway).build();
        Deployment.Builder.create(cluster, "shop")
            .containers(List.of(ContainerProps.builder()
                .image("shop:1")
                .envVariables(Map.of("GATEWAY_URL", EnvValue.fromValue(gateway.url())))
                .build()))
            .build();

        app.synth();
    }
}
