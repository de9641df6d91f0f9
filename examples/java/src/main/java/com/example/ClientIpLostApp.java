package com.example;

import io.github.cdk8sasmgateway.IstioGateway;
import io.github.cdk8sasmgateway.TrafficStrategy;
import org.cdk8s.App;
import org.cdk8s.Chart;

public class ClientIpLostApp {
    public static void main(String[] args) {
        App app = new App();
        Chart chart = new Chart(app, "mesh");
        IstioGateway.Builder.create(chart, "ingress")
            .strategy(TrafficStrategy.cluster())
            .preserveClientIp(true)
            .build();
        app.synth();
    }
}
