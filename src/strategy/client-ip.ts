import { ReachabilityAnswer } from '../model/answer';
import { TERWAY_CNIS } from '../model/clusters';
import { Cni } from '../model/platform';

/*
 * Whether the gateway sees the source IP of clients outside the cluster, if the strategy does not say what is behind
 * the load balancer. By default there are pods behind it on Terway clusters created after 10 August 2020, and nodes on
 * older ones and on Flannel. The age of a cluster is not declared.
 *
 * Source: https://www.alibabacloud.com/help/en/ack/product-overview/cloud-controller-manager (v1.9.3.313)
 */

/** With the policy `Cluster`, nodes replace the client's address, and with pods behind the load balancer it is kept. */
export function keptByCluster(cni: Cni | undefined): ReachabilityAnswer {
  return cni !== undefined && TERWAY_CNIS.includes(cni) ? ReachabilityAnswer.UNKNOWN : ReachabilityAnswer.NO;
}

/**
 * With the policy `Local`, the address is kept, with one exception: Terway masquerades what a node with one network
 * interface for each pod forwards, so the address is lost if nodes are behind the load balancer.
 *
 * Source: https://github.com/AliyunContainerService/terway/blob/89aadf8bbc19/policy/uninstall_policy.sh
 */
export function keptByLocal(cni: Cni | undefined): ReachabilityAnswer {
  return cni === Cni.TERWAY_EXCLUSIVE_ENI ? ReachabilityAnswer.UNKNOWN : ReachabilityAnswer.YES;
}
