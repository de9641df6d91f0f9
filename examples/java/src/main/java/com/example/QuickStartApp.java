package com.example;

import io.github.cdk8sasmgateway.GatewayVerification;
import io.github.cdk8sasmgateway.IstioGateway;
import io.github.cdk8sasmgateway.TrafficStrategy;
import java.util.List;
import org.cdk8s.App;
import org.cdk8s.Chart;

public class QuickStartApp {
    public static void main(String[] args) {
        App app = new App();

        // dist/mesh.k8s.yaml: applied to the mesh.
        Chart mesh = new Chart(app, "mesh");
        IstioGateway gateway = IstioGateway.Builder.create(mesh, "ingress")
            .clusterIds(List.of("c0123456789abcdef"))
            .strategy(TrafficStrategy.dnsOnly())
            .build();

        // dist/cluster.k8s.yaml: applied to that cluster.
        Chart cluster = new Chart(app, "cluster");
        GatewayVerification.Builder.create(cluster, "verify").gateway(gateway).build();

        app.synth();
    }
}
