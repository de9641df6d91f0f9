/**
 * A fact about the outside world, and where it can be read.
 */
export interface Fact {
  /** The fact in one sentence or two. */
  readonly statement: string;

  /** A public address that states or shows it. */
  readonly source: string;
}

const KUBE_PROXY = 'https://github.com/kubernetes/kubernetes/blob';
const KEPS = 'https://github.com/kubernetes/enhancements/tree/master/keps/sig-network';
const ACK = 'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide';
const CONTROLLER = 'https://github.com/kubernetes/cloud-provider-alibaba-cloud/blob/v2.14.0/pkg/controller/service';
const ASM = 'https://www.alibabacloud.com/help/en/asm/user-guide';
const TERWAY = 'https://github.com/AliyunContainerService/terway/blob/main';
const TERWAY_READ = 'https://github.com/AliyunContainerService/terway/blob/89aadf8bbc19';
const TERWAY_PATCHES =
  'https://github.com/AliyunContainerService/terway/blob/192e2266ef78154753b6291289629f1e42ce700b/policy/cilium';

/**
 * The facts that answers rest on, by id. Each statement is printed alone, so it must be complete without the others.
 * Ids are permanent. Numbers that are missing were never used.
 */
export const FACTS = {
  F2: {
    statement: 'In iptables mode with the policy Local, requests of pods to the load balancer address go to any '
      + 'endpoint, not only to one of the node. They keep the pod\'s address.',
    source: `${KUBE_PROXY}/v1.30.3/pkg/proxy/iptables/proxier.go`,
  },
  F4: {
    statement: 'With the policy Local, kube-proxy sends requests of pods to any endpoint only if it can tell '
      + 'pods from other clients: by a cluster CIDR up to 1.17, by its detectLocalMode since 1.18.',
    source: `${KUBE_PROXY}/v1.18.20/pkg/proxy/iptables/proxier.go`,
  },
  F6: {
    statement: 'In iptables mode with the policy Local, requests of pods go to any endpoint, even if one runs '
      + 'on the client\'s node.',
    source: `${KUBE_PROXY}/v1.30.3/pkg/proxy/iptables/proxier.go`,
  },
  F7: {
    statement: 'From 1.25 on, iptables mode drops requests of pods that kube-proxy mistakes for outside clients, on '
      + 'a node without an endpoint. Before 1.25 the drop mark has no effect on forwarded packets, and '
      + 'the request goes on to the load balancer.',
    source: `${KUBE_PROXY}/v1.25.1/pkg/proxy/iptables/proxier.go`,
  },
  F8: {
    statement: 'Since 1.15, iptables mode sends traffic of the node itself to any endpoint, with a node '
      + 'address as the source.',
    source: 'https://github.com/kubernetes/kubernetes/pull/77523',
  },
  F9: {
    statement: 'With the policy Cluster, kube-proxy replaces the source of everything that enters through the load '
      + 'balancer address with a node address, requests of in-cluster clients included.',
    source: `${KUBE_PROXY}/v1.30.3/pkg/proxy/iptables/proxier.go`,
  },
  F10: {
    statement: 'A request to the ClusterIP keeps the pod\'s address, unless kube-proxy masquerades everything or '
      + 'mistakes the pod for an outside client.',
    source: `${KUBE_PROXY}/v1.30.3/pkg/proxy/iptables/proxier.go`,
  },
  F12: {
    statement: 'In IPVS mode every node owns every load balancer address (device kube-ipvs0) and has a virtual '
      + 'server for it. No request leaves the node for the load balancer.',
    source: `${KUBE_PROXY}/v1.30.3/pkg/proxy/ipvs/proxier.go`,
  },
  F13: {
    statement: 'Up to 1.23, in IPVS mode, the virtual server of a Local Service is empty on a node without an '
      + 'endpoint: connections are refused.',
    source: 'https://github.com/kubernetes/kubernetes/issues/93456',
  },
  F14: {
    statement: 'From 1.24 on, in IPVS mode, the virtual server of a Local Service holds the endpoints of '
      + 'other nodes on a node without an endpoint.',
    source: 'https://github.com/kubernetes/kubernetes/pull/97081',
  },
  F15: {
    statement: 'The endpoints of other nodes in an IPVS virtual server (from 1.24 on) do not help clients in '
      + 'the host network: the node uses the load balancer address as its source, and replies go '
      + 'elsewhere.',
    source: 'https://github.com/kubernetes/kubernetes/pull/97081',
  },
  F17: {
    statement: 'On a node with an endpoint, IPVS mode uses only the endpoints of that node for a Local '
      + 'Service.',
    source: `${KUBE_PROXY}/v1.30.3/pkg/proxy/ipvs/proxier.go`,
  },
  F19: {
    statement: 'nftables mode is meant to treat pods and the node itself as iptables mode does.',
    source: `${KEPS}/3866-nftables-proxy`,
  },
  F22: {
    statement: 'With a network interface for each pod, the default route of a pod goes through that interface. '
      + 'Only the Service range and configured ranges go through the node.',
    source: `${TERWAY}/plugin/datapath/exclusive_eni_linux.go`,
  },
  F23: {
    statement: 'Terway\'s eBPF handles Service traffic of pods. It handles load balancer addresses too if '
      + 'in-cluster load balancing is on: any endpoint is used, and the pod\'s address is kept.',
    source: `${TERWAY_PATCHES}/0002-lb-enable-in-cluster-load-balancer.patch`,
  },
  F23a: {
    statement: 'The switch for in-cluster load balancing is in_cluster_loadbalance in Terway\'s ConfigMap. It is '
      + 'on in clusters created with Terway 1.2.0 or later.',
    source: `${ACK}/faq-about-container-networks`,
  },
  F23c: {
    statement: 'New clusters of 1.34 or later with DataPath V2 run no kube-proxy on Terway nodes. eBPF handles '
      + 'traffic of the nodes themselves too.',
    source: `${ACK}/work-with-terway`,
  },
  F23d: {
    statement: 'The vendor warns that with DataPath V2, in-cluster requests to a load balancer may loop and '
      + 'fail.',
    source: `${ACK}/work-with-terway`,
  },
  F29: {
    statement: 'From 1.30 on kube-proxy does not intercept addresses with ipMode Proxy. In 1.29 this needs a '
      + 'feature gate.',
    source: `${KEPS}/1860-kube-proxy-IP-node-binding`,
  },
  F35: {
    statement: 'With the hostname annotation the status holds one name and no IP, so the nodes have no address '
      + 'to intercept.',
    source: `${CONTROLLER}/clbv1/service_controller.go`,
  },
  F38: {
    statement: 'Behind a private CLB with TCP or UDP listeners, a server cannot be both the client and the '
      + 'backend of one connection.',
    source: `${ACK}/considerations-for-configuring-a-loadbalancer-type-service-1`,
  },
  F43: {
    statement: 'With pods as backends, the controller ignores externalTrafficPolicy.',
    source: `${CONTROLLER}/clbv1/vgroups.go`,
  },
  F48: {
    statement: 'Pods as backends on Flannel: up to controller 2.8.0 the load balancer cannot be configured, and '
      + 'an event says so.',
    source: `${CONTROLLER}/clbv1/vgroups.go`,
  },
  F49: {
    statement: 'Pods as backends on Flannel: newer controllers skip such pods, and the load balancer stays '
      + 'without backends.',
    source: 'https://www.alibabacloud.com/help/en/ack/product-overview/cloud-controller-manager',
  },
  F52: {
    statement: 'Nodes as backends with the policy Local: the controller registers only nodes with an endpoint.',
    source: `${CONTROLLER}/clbv1/vgroups.go`,
  },
  F53: {
    statement: 'Nodes as backends with the policy Cluster: the controller registers all worker nodes.',
    source: `${CONTROLLER}/clbv1/vgroups.go`,
  },
  F55: {
    statement: 'A CLB with TCP or UDP listeners keeps the client\'s address up to the node or the pod.',
    source: `${ACK}/service-faq`,
  },
  F56: {
    statement: 'On a node port, the policy Cluster replaces the client\'s address with the node\'s, and Local does '
      + 'not. With pods as backends no node port is involved.',
    source: 'https://kubernetes.io/docs/tutorials/services/source-ip/',
  },
  F58: {
    statement: 'Nodes as backends on Terway: replies may take another path than the request, and DataPath V2 may '
      + 'fail with node ports and Local.',
    source: 'https://github.com/AliyunContainerService/terway/issues/531',
  },
  F59: {
    statement: 'With HTTP and HTTPS listeners the client IP is only in X-Forwarded-For. An NLB preserves its address '
      + 'by default, but not with TCPSSL or server groups of IP addresses.',
    source: `${ACK}/configure-nlb-instances-by-using-annotations`,
  },
  F63: {
    statement: 'internalTrafficPolicy Local keeps requests to the ClusterIP on the node. How this fails, and '
      + 'whether it is enforced, depends on the mode and version of kube-proxy.',
    source: `${KEPS}/2086-service-internal-traffic-policy`,
  },
  F64: {
    statement: 'A ClusterIP is reachable only from inside the cluster.',
    source: 'https://kubernetes.io/docs/concepts/services-networking/service/#type-clusterip',
  },
  F65: {
    statement: 'Until 1.33.6, nftables mode drops what the node itself sends to the load balancer address of a '
      + 'Local Service if no endpoint runs on that node. 1.34.0 never did.',
    source: 'https://github.com/kubernetes/kubernetes/pull/133969',
  },
  F66: {
    statement: 'The vendor says that with Local, pods on nodes without a gateway pod cannot reach the load '
      + 'balancer address, whatever the data plane.',
    source: `${ASM}/how-to-do-if-the-kubernetes-cluster-pods-cannot-access-clb-address-in-ingress-gateway`,
  },
  F67: {
    statement: 'In 1.22 and 1.23, internalTrafficPolicy Local also keeps traffic from outside on the node, '
      + 'although externalTrafficPolicy is Cluster.',
    source: 'https://github.com/kubernetes/kubernetes/issues/105470',
  },
  F68: {
    statement: 'A listener that terminates TLS sends plain text to the endpoint. A client that never passes the load '
      + 'balancer meets that plain text, and its TLS handshake fails.',
    source: `${ACK}/considerations-for-configuring-a-loadbalancer-type-service-1`,
  },
  F69: {
    statement: 'With PROXY protocol the load balancer sends a header ahead of each connection, and the endpoint '
      + 'expects it. A client that never passes the load balancer sends none, and the endpoint closes '
      + 'the connection.',
    source: `${ACK}/considerations-for-configuring-a-loadbalancer-type-service-1`,
  },
  F70: {
    statement: 'From Terway 1.11 on, a node with one network interface for each pod masquerades what it forwards. The '
      + 'endpoint then sees a node\'s address for requests to the ClusterIP and through node ports.',
    source: `${TERWAY_READ}/policy/uninstall_policy.sh`,
  },
  F71: {
    statement: 'Terway with shared network interfaces handles Services of pods in eBPF, like DataPath V2, if '
      + 'network_policy_provider is ebpf and the node supports it.',
    source: `${TERWAY_READ}/cmd/terway-cli/cni.go`,
  },
  F72: {
    statement: 'Cilium 1.18, which Terway uses since March 2026, skips addresses with ipMode Proxy and keeps requests '
      + 'to endpoints of the node if internalTrafficPolicy is Local.',
    source: 'https://github.com/cilium/cilium/blob/v1.18.0/pkg/loadbalancer/reflectors/conversions.go',
  },
  F73: {
    statement: 'kube-proxy drops requests to the load balancer address whose source address is not in '
      + 'loadBalancerSourceRanges, requests of in-cluster clients too. It does not drop requests to the ClusterIP '
      + 'or to node ports.',
    source: `${KUBE_PROXY}/v1.37.2/pkg/proxy/iptables/proxier.go`,
  },
  F74: {
    statement: 'A range in loadBalancerSourceRanges that contains every address restricts nothing. IPVS mode accepts '
      + 'such a range only from 1.34 on, because ipset rejects it.',
    source: 'https://github.com/kubernetes/kubernetes/pull/132722',
  },
  F75: {
    statement: 'Before 1.25, iptables mode only marks requests whose source address is not in '
      + 'loadBalancerSourceRanges. The mark has no effect on forwarded packets, so requests of pods go on to the '
      + 'load balancer.',
    source: `${KUBE_PROXY}/v1.22.17/pkg/proxy/iptables/proxier.go`,
  },
  F76: {
    statement: 'Before 1.29, IPVS mode does not apply loadBalancerSourceRanges to what the node itself sends to the '
      + 'load balancer address.',
    source: 'https://github.com/kubernetes/kubernetes/issues/119656',
  },
  F77: {
    statement: 'From 2.14 on, the cloud controller applies loadBalancerSourceRanges to an NLB that it created. It does '
      + 'not apply them to a CLB.',
    source: `${CONTROLLER}/nlbv2/loadbalancer.go`,
  },
} as const satisfies { readonly [id: string]: Fact };

/** The id of a fact. */
export type FactId = keyof typeof FACTS;

/** Every id, in the order of the list. */
export const FACT_IDS = Object.keys(FACTS) as readonly FactId[];

/** A fact with its id, as output carries it. */
export interface IdentifiedFact extends Fact {
  readonly id: FactId;
}

/** A fact with its id. */
export function identified(id: FactId): IdentifiedFact {
  const { statement, source } = FACTS[id];
  return { id, statement, source };
}

/** The id for a text in any case; undefined if there is no such fact. */
export function factIdOf(written: string): FactId | undefined {
  return FACT_IDS.find((id) => id.toLowerCase() === written.toLowerCase());
}

/** The three ids whose numbers are nearest to a written one. */
export function nearestFacts(written: string): FactId[] {
  const numberOf = (id: string) => Number(/\d+/.exec(id)?.[0]);
  const distance = (id: FactId) => Math.abs(numberOf(id) - numberOf(written));
  return [...FACT_IDS].sort((a, b) => distance(a) - distance(b)).slice(0, 3);
}

/** Ids in the order of the list, each once. */
export function inOrder(ids: Iterable<string>): FactId[] {
  const wanted = new Set(ids);
  return FACT_IDS.filter((id) => wanted.has(id));
}
