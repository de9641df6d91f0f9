package com.example;

import io.github.cdk8sasmgateway.AckPlatformOptions;
import io.github.cdk8sasmgateway.ClusterPlatform;
import io.github.cdk8sasmgateway.Cni;
import io.github.cdk8sasmgateway.ExternalTrafficPolicy;
import io.github.cdk8sasmgateway.ProxyMode;
import io.github.cdk8sasmgateway.Reachability;
import io.github.cdk8sasmgateway.ReachabilityAnswer;
import io.github.cdk8sasmgateway.ReachabilityChange;
import io.github.cdk8sasmgateway.ReachabilitySetup;

public class LeaveIpvsApp {
    public static void main(String[] args) {
        Reachability before = reachabilityWith(ProxyMode.IPVS, "1.30");
        Reachability after = reachabilityWith(ProxyMode.NFTABLES, "1.37");
        for (ReachabilityChange change : before.changesTo(after)) {
            String answer = change.getAfter() == ReachabilityAnswer.YES ? "Works now" : "May fail now";
            System.out.printf("%s: %s%n", answer, change.getWhy());
        }
    }

    private static Reachability reachabilityWith(ProxyMode proxyMode, String kubernetesVersion) {
        return Reachability.of(ReachabilitySetup.builder()
            .platform(ClusterPlatform.ack(AckPlatformOptions.builder()
                .cni(Cni.FLANNEL)
                .proxyMode(proxyMode)
                .kubernetesVersion(kubernetesVersion)
                .build()))
            .externalTrafficPolicy(ExternalTrafficPolicy.LOCAL)
            .build());
    }
}
