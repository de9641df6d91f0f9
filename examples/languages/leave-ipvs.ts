import { ClusterPlatform, Cni, ExternalTrafficPolicy, ProxyMode, Reachability, ReachabilityAnswer } from 'cdk8s-asm-gateway';

const reachabilityWith = (proxyMode: ProxyMode, kubernetesVersion: string) => Reachability.of({
  platform: ClusterPlatform.ack({ cni: Cni.FLANNEL, proxyMode, kubernetesVersion }),
  externalTrafficPolicy: ExternalTrafficPolicy.LOCAL,
});

const before = reachabilityWith(ProxyMode.IPVS, '1.30');
const after = reachabilityWith(ProxyMode.NFTABLES, '1.37');
for (const change of before.changesTo(after)) {
  console.log(`${change.after === ReachabilityAnswer.YES ? 'Works now' : 'May fail now'}: ${change.why}`);
}
