/**
 * Something that is so, and where it can be read.
 */
export interface Fact {
  /** The fact in one sentence or two. */
  readonly statement: string;

  /** A public address that states or shows it. */
  readonly source: string;
}

const KUBE_PROXY = 'https://github.com/kubernetes/kubernetes/blob';
const ACK = 'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide';
const CONTROLLER = 'https://github.com/kubernetes/cloud-provider-alibaba-cloud/blob/v2.14.0/pkg/controller/service';
const TERWAY = 'https://github.com/AliyunContainerService/terway/blob/main';

/**
 * The facts that answers rest on, by the id that answers give. Ids are permanent; the gaps are facts that no answer rests on.
 */
export const FACTS = {
  F2: {
    statement: 'In iptables mode, requests of pods to the load balancer address take the chain of all gateway pods before the local one is looked at; their address is kept.',
    source: `${KUBE_PROXY}/v1.30.3/pkg/proxy/iptables/proxier.go`,
  },
  F4: {
    statement: 'That short way exists only if kube-proxy can tell pods from others: up to 1.17 by a cluster CIDR, since 1.18 by its detectLocalMode.',
    source: `${KUBE_PROXY}/v1.18.20/pkg/proxy/iptables/proxier.go`,
  },
  F6: {
    statement: 'The short way leads to any gateway pod, also where one runs on the client\'s node.',
    source: `${KUBE_PROXY}/v1.30.3/pkg/proxy/iptables/proxier.go`,
  },
  F7: {
    statement: 'A pod that kube-proxy cannot tell from a client outside is dropped on a node without gateway pods from 1.25 on. '
      + 'Before, the mark to drop does not act on forwarded packets, and the request travels to the load balancer.',
    source: `${KUBE_PROXY}/v1.25.1/pkg/proxy/iptables/proxier.go`,
  },
  F8: {
    statement: 'Since 1.15, iptables mode hands traffic of the node itself to any gateway pod, with a node address in front.',
    source: 'https://github.com/kubernetes/kubernetes/pull/77523',
  },
  F9: {
    statement: 'With the policy Cluster, everything that enters by the load balancer address gets a node address in front, in-cluster clients included.',
    source: `${KUBE_PROXY}/v1.30.3/pkg/proxy/iptables/proxier.go`,
  },
  F10: {
    statement: 'A request to the ClusterIP keeps the pod\'s address, unless kube-proxy masquerades all or takes the pod for a client outside.',
    source: `${KUBE_PROXY}/v1.30.3/pkg/proxy/iptables/proxier.go`,
  },
  F12: {
    statement: 'In IPVS mode every node owns every load balancer address (device kube-ipvs0) and has a virtual server for it, so no request leaves for the load balancer.',
    source: `${KUBE_PROXY}/v1.30.3/pkg/proxy/ipvs/proxier.go`,
  },
  F13: {
    statement: 'Up to 1.23 the virtual server of a Local Service holds no gateway pod on a node that runs none: connections are refused.',
    source: 'https://github.com/kubernetes/kubernetes/issues/93456',
  },
  F14: {
    statement: 'From 1.24 on such a virtual server holds the gateway pods of other nodes instead.',
    source: 'https://github.com/kubernetes/kubernetes/pull/97081',
  },
  F15: {
    statement: 'That does not help clients in the host network: the node takes the load balancer address as its source, and replies go astray.',
    source: 'https://github.com/kubernetes/kubernetes/pull/97081',
  },
  F17: {
    statement: 'On a node with a gateway pod, IPVS mode uses only those of the node.',
    source: `${KUBE_PROXY}/v1.30.3/pkg/proxy/ipvs/proxier.go`,
  },
  F19: {
    statement: 'nftables mode means to treat pods and the node itself as iptables mode does.',
    source: 'https://github.com/kubernetes/enhancements/tree/master/keps/sig-network/3866-nftables-proxy',
  },
  F22: {
    statement: 'With an interface for each pod, the default route of a pod leaves by it; only the Service range and configured ranges pass the node.',
    source: `${TERWAY}/plugin/datapath/exclusive_eni_linux.go`,
  },
  F23: {
    statement: 'Terway\'s eBPF handles Service traffic of pods, and load balancer addresses too if in-cluster load balancing is on: all gateway pods, and the address is kept.',
    source: 'https://github.com/AliyunContainerService/terway/blob/192e2266ef78154753b6291289629f1e42ce700b/policy/cilium/0002-lb-enable-in-cluster-load-balancer.patch',
  },
  F23a: {
    statement: 'The switch is in_cluster_loadbalance in Terway\'s ConfigMap; clusters made with Terway 1.2.0 or later have it on.',
    source: `${ACK}/faq-about-container-networks`,
  },
  F23c: {
    statement: 'New clusters of 1.34 or later with DataPath V2 run no kube-proxy on Terway nodes; eBPF serves the nodes themselves as well.',
    source: `${ACK}/work-with-terway`,
  },
  F23d: {
    statement: 'The vendor warns that with DataPath V2, in-cluster requests to a load balancer may loop and fail.',
    source: `${ACK}/work-with-terway`,
  },
  F29: {
    statement: 'From 1.30 on kube-proxy leaves addresses with ipMode Proxy alone; 1.29 does so only behind a feature gate.',
    source: 'https://github.com/kubernetes/enhancements/tree/master/keps/sig-network/1860-kube-proxy-IP-node-binding',
  },
  F35: {
    statement: 'With the hostname annotation the status holds one name and no IP: nothing is left to intercept.',
    source: `${CONTROLLER}/clbv1/service_controller.go`,
  },
  F38: {
    statement: 'Behind a private CLB with TCP or UDP listeners, a server cannot be the client and the backend of one connection.',
    source: `${ACK}/considerations-for-configuring-a-loadbalancer-type-service-1`,
  },
  F43: {
    statement: 'With pods as backends, the controller does not look at externalTrafficPolicy.',
    source: `${CONTROLLER}/clbv1/vgroups.go`,
  },
  F48: {
    statement: 'Pods as backends on Flannel: up to controller 2.8.0 the load balancer cannot be set up, and an event says so.',
    source: `${CONTROLLER}/clbv1/vgroups.go`,
  },
  F49: {
    statement: 'Pods as backends on Flannel: newer controllers skip such pods, and the load balancer stays without backends.',
    source: 'https://www.alibabacloud.com/help/en/ack/product-overview/cloud-controller-manager',
  },
  F52: {
    statement: 'Nodes as backends with the policy Local: only nodes with a gateway pod are registered.',
    source: `${CONTROLLER}/clbv1/vgroups.go`,
  },
  F53: {
    statement: 'Nodes as backends with the policy Cluster: all worker nodes are registered.',
    source: `${CONTROLLER}/clbv1/vgroups.go`,
  },
  F55: {
    statement: 'A CLB with TCP or UDP listeners keeps the client\'s address up to the node or the pod.',
    source: `${ACK}/service-faq`,
  },
  F56: {
    statement: 'On the way through a node port the policy Cluster puts the node\'s address in front; Local does not, and with pods as backends there is no node port.',
    source: 'https://kubernetes.io/docs/tutorials/services/source-ip/',
  },
  F58: {
    statement: 'Nodes as backends on Terway: replies may take another way than the request, and DataPath V2 may fail with node ports and Local.',
    source: 'https://github.com/AliyunContainerService/terway/issues/531',
  },
  F59: {
    statement: 'HTTP(S) listeners name the client only in X-Forwarded-For; an NLB preserves its address by default, but not with TCPSSL or server groups of IP addresses.',
    source: `${ACK}/configure-nlb-instances-by-using-annotations`,
  },
  F63: {
    statement: 'internalTrafficPolicy Local keeps requests to the ClusterIP on the node; how that fails, and whether it is enforced, depends on mode and version.',
    source: 'https://github.com/kubernetes/enhancements/tree/master/keps/sig-network/2086-service-internal-traffic-policy',
  },
  F64: {
    statement: 'A ClusterIP can be reached from within the cluster only.',
    source: 'https://kubernetes.io/docs/concepts/services-networking/service/#type-clusterip',
  },
  F65: {
    statement: 'Until 1.33.6 nftables mode drops what the node itself sends to the load balancer address of a Local Service, if no gateway pod runs on it; 1.34.0 never did.',
    source: 'https://github.com/kubernetes/kubernetes/pull/133969',
  },
  F66: {
    statement: 'The vendor says that with Local, pods on nodes without a gateway pod cannot reach the load balancer address, whatever the data plane.',
    source: 'https://www.alibabacloud.com/help/en/asm/user-guide/how-to-do-if-the-kubernetes-cluster-pods-cannot-access-clb-address-in-ingress-gateway',
  },
  F67: {
    statement: 'In 1.22 and 1.23, internalTrafficPolicy Local keeps traffic from outside on the node as well, although externalTrafficPolicy is Cluster.',
    source: 'https://github.com/kubernetes/kubernetes/issues/105470',
  },
} as const satisfies { readonly [id: string]: Fact };

/** The id of a fact. */
export type FactId = keyof typeof FACTS;

/** Ids in the order of the list, each once. */
export function inOrder(ids: Iterable<FactId>): FactId[] {
  const wanted = new Set<string>(ids);
  return (Object.keys(FACTS) as FactId[]).filter((id) => wanted.has(id));
}
