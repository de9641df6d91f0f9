package com.example;

import io.github.cdk8sasmgateway.GatewayMonitor;
import io.github.cdk8sasmgateway.GatewayNodeCheck;
import io.github.cdk8sasmgateway.GatewayVerification;
import io.github.cdk8sasmgateway.IstioGateway;
import io.github.cdk8sasmgateway.ProbePlacement;
import io.github.cdk8sasmgateway.TrafficStrategy;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.Cron;
import org.cdk8s.Duration;

public class EveryNodeApp {
    /** A request that gets no answer fails after two seconds. */
    private static final Duration TIMEOUT = Duration.seconds(2);

    public static void main(String[] args) {
        App app = new App();

        Chart mesh = new Chart(app, "mesh");
        IstioGateway gateway = IstioGateway.Builder.create(mesh, "ingress")
            .strategy(TrafficStrategy.cluster())
            .build();

        // Once, on three nodes: from pods, and from the host network, which may fail on nodes where pods do not.
        Chart pods = new Chart(app, "pods");
        GatewayVerification.Builder.create(pods, "verify")
            .gateway(gateway)
            .timeout(TIMEOUT)
            .retry(0)
            .placement(ProbePlacement.everyNode(3))
            .build();

        Chart hosts = new Chart(app, "hosts");
        GatewayVerification.Builder.create(hosts, "verify")
            .gateway(gateway)
            .timeout(TIMEOUT)
            .retry(0)
            .placement(ProbePlacement.everyNode(3).onHostNetwork())
            .build();

        // On all nodes, without a count. `kubectl rollout status daemonset/nodes-check-...` gives the verdict.
        Chart nodes = new Chart(app, "nodes");
        GatewayNodeCheck.Builder.create(nodes, "check").gateway(gateway).timeout(TIMEOUT).retry(0).build();

        // Every minute, from a node where the fault would show.
        Chart monitor = new Chart(app, "monitor");
        GatewayMonitor.Builder.create(monitor, "monitor")
            .gateway(gateway)
            .timeout(TIMEOUT)
            .retry(0)
            .schedule(Cron.everyMinute())
            .timeZone("Asia/Shanghai")
            .build();

        app.synth();
    }
}
