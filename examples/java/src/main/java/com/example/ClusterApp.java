package com.example;

import io.github.cdk8sasmgateway.GatewayVerification;
import io.github.cdk8sasmgateway.IstioGateway;
import io.github.cdk8sasmgateway.TrafficStrategy;
import org.cdk8s.App;
import org.cdk8s.Chart;

public class ClusterApp {
    public static void main(String[] args) {
        App app = new App();

        Chart mesh = new Chart(app, "mesh");
        IstioGateway gateway = IstioGateway.Builder.create(mesh, "ingress")
            .strategy(TrafficStrategy.cluster())
            .build();

        Chart cluster = new Chart(app, "cluster");
        GatewayVerification.Builder.create(cluster, "verify").gateway(gateway).path("/healthz").build();

        app.synth();
    }
}
