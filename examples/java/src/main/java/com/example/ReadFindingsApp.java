package com.example;

import io.github.cdk8sasmgateway.Finding;
import io.github.cdk8sasmgateway.Findings;
import io.github.cdk8sasmgateway.IstioGateway;
import io.github.cdk8sasmgateway.TrafficStrategy;
import org.cdk8s.App;
import org.cdk8s.Chart;

public class ReadFindingsApp {
    public static void main(String[] args) {
        App app = new App();
        Chart mesh = new Chart(app, "mesh");
        IstioGateway.Builder.create(mesh, "ingress")
            .strategy(TrafficStrategy.cluster())
            .preserveClientIp(true)
            .minReplicas(5)
            .maxReplicas(2)
            .build();

        try {
            app.synth();
        } catch (RuntimeException error) {
            for (Finding finding : Findings.fromError(error)) {
                System.out.printf("%s in %s: %s. %s%n",
                    finding.getCode(), finding.getConstruct(), finding.getMessage(), finding.getFix());
            }
        }
    }
}
