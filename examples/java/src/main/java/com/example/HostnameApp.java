package com.example;

import io.github.cdk8sasmgateway.AckPlatformOptions;
import io.github.cdk8sasmgateway.ClusterPlatform;
import io.github.cdk8sasmgateway.Cni;
import io.github.cdk8sasmgateway.GatewayVerification;
import io.github.cdk8sasmgateway.IstioGateway;
import io.github.cdk8sasmgateway.ProxyMode;
import io.github.cdk8sasmgateway.TrafficStrategy;
import org.cdk8s.App;
import org.cdk8s.Chart;

public class HostnameApp {
    public static void main(String[] args) {
        App app = new App();

        Chart mesh = new Chart(app, "mesh");
        IstioGateway gateway = IstioGateway.Builder.create(mesh, "ingress")
            // You make the DNS record; it must resolve to the load balancer, inside the cluster too.
            .strategy(TrafficStrategy.hostname("gw.example.com"))
            .platform(ClusterPlatform.ack(AckPlatformOptions.builder()
                .cni(Cni.TERWAY_ENIIP)
                .proxyMode(ProxyMode.IPVS)
                .kubernetesVersion("1.28")
                .ccmVersion("2.10.0")
                .build()))
            .build();

        // Runs beside a gateway pod: there a load balancer that cannot send a request back to its node would show.
        Chart cluster = new Chart(app, "cluster");
        GatewayVerification.Builder.create(cluster, "verify").gateway(gateway).build();

        app.synth();
    }
}
