package com.example;

import io.github.cdk8sasmgateway.GatewayProbe;
import io.github.cdk8sasmgateway.IstioGateway;
import io.github.cdk8sasmgateway.TrafficStrategy;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.plus28.ContainerProps;
import org.cdk8s.plus28.Deployment;
import org.cdk8s.plus28.EnvValue;
import org.cdk8s.plus28.ServiceAccount;

public class OwnWorkloadApp {
    public static void main(String[] args) {
        App app = new App();

        Chart mesh = new Chart(app, "mesh");
        IstioGateway gateway = IstioGateway.Builder.create(mesh, "ingress")
            .strategy(TrafficStrategy.cluster())
            .build();

        Chart shop = new Chart(app, "shop", ChartProps.builder().namespace("default").build());
        ServiceAccount serviceAccount = new ServiceAccount(shop, "account");
        Deployment client = Deployment.Builder.create(shop, "client")
            .serviceAccount(serviceAccount)
            .automountServiceAccountToken(true)
            .containers(List.of(ContainerProps.builder()
                .image("shop:1")
                .envVariables(Map.of("GATEWAY_URL", EnvValue.fromValue(gateway.url())))
                .build()))
            .build();

        // The client's container starts once the probe has reached the gateway from that node.
        GatewayProbe.Builder.create(shop, "probe")
            .gateway(gateway)
            .serviceAccountName(serviceAccount.getName())
            .build()
            .addInitContainerTo(client);

        app.synth();
    }
}
