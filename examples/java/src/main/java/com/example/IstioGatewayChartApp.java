package com.example;

import io.github.cdk8sasmgateway.AckPlatformOptions;
import io.github.cdk8sasmgateway.ClusterPlatform;
import io.github.cdk8sasmgateway.Cni;
import io.github.cdk8sasmgateway.GatewayVerification;
import io.github.cdk8sasmgateway.IReachableService;
import io.github.cdk8sasmgateway.LoadBalancerService;
import io.github.cdk8sasmgateway.LoadBalancerServiceOptions;
import io.github.cdk8sasmgateway.ServiceSettings;
import io.github.cdk8sasmgateway.TrafficStrategy;
import io.github.cdk8sasmgateway.TrafficStrategyBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.Yaml;

public class IstioGatewayChartApp {
    public static void main(String[] args) throws IOException {
        App app = new App();

        // One strategy decides both: the values of the chart, and what the verification probes.
        TrafficStrategyBase strategy = TrafficStrategy.eni();
        ClusterPlatform platform = ClusterPlatform.ack(AckPlatformOptions.builder().cni(Cni.TERWAY_ENIIP).build());

        // The Service as the chart names it: helm install istio-ingress istio/gateway --namespace istio-ingress
        Chart proof = new Chart(app, "proof");
        IReachableService service = LoadBalancerService.fromServiceName(proof, "ingress",
            LoadBalancerServiceOptions.builder()
                .namespace("istio-ingress")
                .name("istio-ingress")
                .podLabels(Map.of("app", "istio-ingress", "istio", "ingress"))
                .strategy(strategy)
                .platform(platform)
                .build());
        GatewayVerification.Builder.create(proof, "verify").gateway(service).build();

        app.synth();

        // In a folder of its own: kubectl apply -f dist/ reads the files of dist/ alone.
        Path values = Files.createDirectories(Paths.get(app.getOutdir(), "values"));
        ServiceSettings settings = strategy.toServiceSettings(platform);
        Map<String, Object> chartService = new LinkedHashMap<>();
        chartService.put("annotations", settings.getAnnotations());
        chartService.put("externalTrafficPolicy", settings.getExternalTrafficPolicy());
        chartService.put("type", "LoadBalancer");
        Yaml.save(values.resolve("gateway.yaml").toString(), List.of(Map.of("service", chartService)));
    }
}
