package com.example;

import io.github.cdk8sasmgateway.AckPlatformOptions;
import io.github.cdk8sasmgateway.ClbOptions;
import io.github.cdk8sasmgateway.ClbScheduler;
import io.github.cdk8sasmgateway.ClusterPlatform;
import io.github.cdk8sasmgateway.Cni;
import io.github.cdk8sasmgateway.GatewayVerification;
import io.github.cdk8sasmgateway.IReachableService;
import io.github.cdk8sasmgateway.LoadBalancer;
import io.github.cdk8sasmgateway.LoadBalancerAddressType;
import io.github.cdk8sasmgateway.LoadBalancerService;
import io.github.cdk8sasmgateway.LoadBalancerServiceOptions;
import io.github.cdk8sasmgateway.LoadBalancerSettings;
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
import java.util.TreeMap;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.Yaml;

public class LoadBalancerOfAChartApp {
    public static void main(String[] args) throws IOException {
        App app = new App();
        ClusterPlatform platform = ClusterPlatform.ack(AckPlatformOptions.builder()
            .cni(Cni.FLANNEL)
            .ccmVersion("2.13.0")
            .build());
        TrafficStrategyBase strategy = TrafficStrategy.dnsOnly();

        // With the policy Local, the weight of a node is its number of pods. The default scheduler ignores weights.
        LoadBalancer loadBalancer = LoadBalancer.clb(ClbOptions.builder()
            .addressType(LoadBalancerAddressType.INTRANET)
            .scheduler(ClbScheduler.WRR)
            .build());

        // The Service of ingress-nginx, as its chart names it.
        Chart proof = new Chart(app, "proof");
        IReachableService gateway = LoadBalancerService.fromServiceName(proof, "ingress",
            LoadBalancerServiceOptions.builder()
                .namespace("ingress-nginx")
                .name("ingress-nginx-controller")
                .podLabels(Map.of("app.kubernetes.io/name", "ingress-nginx", "app.kubernetes.io/component", "controller"))
                .strategy(strategy)
                .platform(platform)
                .build());
        GatewayVerification.Builder.create(proof, "verify").gateway(gateway).build();

        app.synth();

        // An NLB also has a class: settings.getLoadBalancerClass().
        ServiceSettings ofStrategy = strategy.toServiceSettings(platform);
        LoadBalancerSettings settings = loadBalancer.toServiceSettings(platform);
        Map<String, String> annotations = new TreeMap<>(ofStrategy.getAnnotations());
        annotations.putAll(settings.getAnnotations());
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("annotations", annotations);
        service.put("externalTrafficPolicy", ofStrategy.getExternalTrafficPolicy());

        // In a folder of its own: kubectl apply -f dist/ reads the files of dist/ alone.
        Path values = Files.createDirectories(Paths.get(app.getOutdir(), "values"));
        Yaml.save(values.resolve("ingress-nginx.yaml").toString(), List.of(Map.of("controller", Map.of("service", service))));
    }
}
