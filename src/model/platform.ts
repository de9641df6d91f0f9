import { made } from '../input/input';

/**
 * The network plugin of an ACK cluster. It decides whether pods own addresses of the VPC, and what handles Service
 * traffic.
 *
 * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/work-with-terway
 */
export enum Cni {
  /**
   * Pods have overlay addresses; kube-proxy handles Service traffic. A load balancer cannot have network interfaces of
   * pods as backends.
   */
  FLANNEL = 'flannel',

  /**
   * Terway, several pods share a network interface; pod traffic crosses the node's own network stack, so kube-proxy
   * handles it. With `network_policy_provider: ebpf` in Terway's ConfigMap `eni-config`, nodes that support it use eBPF
   * for Services: declare `TERWAY_DATAPATH_V2` then.
   *
   * @see https://github.com/AliyunContainerService/terway/blob/89aadf8bbc19/cmd/terway-cli/cni.go
   */
  TERWAY_ENIIP = 'terway-eniip',

  /**
   * Terway with IPvlan and eBPF, which handles Service traffic. Terway dropped IPvlan in March 2026; new nodes get
   * DataPath V2 instead.
   */
  TERWAY_IPVLAN = 'terway-ipvlan',

  /** Terway with DataPath V2 (eBPF), which handles Service traffic. */
  TERWAY_DATAPATH_V2 = 'terway-datapath-v2',

  /**
   * Terway, one network interface for each pod; traffic to load balancer addresses leaves by it and is never
   * intercepted on the node.
   */
  TERWAY_EXCLUSIVE_ENI = 'terway-exclusive-eni',

  /** Any other network in which pod traffic crosses the node's own network stack, so kube-proxy handles it. */
  OTHER = 'other',
}

/**
 * How kube-proxy programs Services on the nodes. On ACK it is chosen when the cluster is created (iptables or IPVS).
 *
 * @see https://kubernetes.io/docs/reference/networking/virtual-ips/#proxy-modes
 */
export enum ProxyMode {
  /** Rules of iptables; the mode that kube-proxy uses if its configuration names none. */
  IPTABLES = 'iptables',

  /** Virtual servers of IPVS, every load balancer address bound to the dummy device kube-ipvs0 of each node. */
  IPVS = 'ipvs',

  /** Rules of nftables, generally available since Kubernetes 1.33. */
  NFTABLES = 'nftables',

  /** No kube-proxy on the nodes. */
  NONE = 'none',
}

/**
 * What is declared about an ACK cluster.
 */
export interface AckPlatformOptions {
  /**
   * The network plugin.
   *
   * @default - not declared; answers that depend on it are unknown
   */
  readonly cni?: Cni;

  /**
   * The mode of kube-proxy (ConfigMap `kube-proxy-worker` in `kube-system`, key `mode`).
   *
   * @default - not declared; answers that depend on it are unknown
   */
  readonly proxyMode?: ProxyMode;

  /**
   * The Kubernetes version, for example `1.28` or `1.33.6`; a vendor suffix such as `-aliyun.1` is ignored.
   *
   * @default - not declared; answers that depend on it are unknown
   */
  readonly kubernetesVersion?: string;

  /**
   * The version of the cloud controller manager, which creates load balancers for Services, for example `2.10.0`.
   *
   * @default - not declared; what depends on it is not checked
   */
  readonly ccmVersion?: string;

  /**
   * Whether Terway's eBPF planes translate load balancer addresses for in-cluster clients
   * (key `in_cluster_loadbalance` in Terway's ConfigMap `eni-config`).
   *
   * @default - not declared; answers that depend on it are unknown
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/faq-about-container-networks
   */
  readonly inClusterLoadBalance?: boolean;

  /**
   * Whether kube-proxy knows which addresses belong to pods: by a `clusterCIDR` that matches them, or by another
   * `detectLocalMode`.
   *
   * With nftables and InterfaceNamePrefix before 1.33.6, in 1.34.0 and in 1.34.1, kube-proxy writes no rules at all and
   * no Service works (https://github.com/kubernetes/kubernetes/pull/134024). No field declares that, so no answer is
   * about such a cluster. BridgeInterface works there if the bridge exists when the rules are written.
   *
   * @default - not declared; answers that depend on it are unknown
   * @see https://kubernetes.io/docs/reference/config-api/kube-proxy-config.v1alpha1/
   */
  readonly podCidrKnown?: boolean;
}

/**
 * What is declared about a cluster of another provider.
 */
export interface KubernetesPlatformOptions {
  /**
   * The mode of kube-proxy.
   *
   * @default - not declared; answers that depend on it are unknown
   */
  readonly proxyMode?: ProxyMode;

  /**
   * The Kubernetes version, for example `1.28` or `1.33.6`; a vendor suffix is ignored.
   *
   * @default - not declared; answers that depend on it are unknown
   */
  readonly kubernetesVersion?: string;

  /**
   * Whether kube-proxy knows which addresses belong to pods: see `AckPlatformOptions.podCidrKnown`.
   *
   * @default - not declared; answers that depend on it are unknown
   */
  readonly podCidrKnown?: boolean;
}

/**
 * The cluster that a gateway runs on, as far as its author declares it.
 *
 * Whether the documented fault occurs depends on the cluster. If it is declared, answers are definite and impossible
 * combinations are refused. If it is unknown, the library answers conservatively.
 */
export class ClusterPlatform {
  /**
   * An ACK cluster. A field that is left out is unknown, and answers that depend on it are unknown too.
   */
  public static ack(options: AckPlatformOptions): ClusterPlatform {
    return made('ClusterPlatform.ack', { options }, (given) => new ClusterPlatform(given.options));
  }

  /**
   * A cluster of any provider in which kube-proxy sees the traffic of pods. A field that is left out is unknown.
   */
  public static kubernetes(options: KubernetesPlatformOptions): ClusterPlatform {
    return made('ClusterPlatform.kubernetes', { options }, (given) => (
      new ClusterPlatform({ ...given.options, cni: Cni.OTHER })
    ));
  }

  /**
   * A cluster about which nothing is declared.
   */
  public static unknown(): ClusterPlatform {
    return ClusterPlatform.NOTHING;
  }

  private static readonly NOTHING = new ClusterPlatform({});

  /** The network plugin, if declared. */
  public readonly cni?: Cni;

  /** The mode of kube-proxy, if declared. */
  public readonly proxyMode?: ProxyMode;

  /** The Kubernetes version, if declared. */
  public readonly kubernetesVersion?: string;

  /** The version of the cloud controller manager, if declared. */
  public readonly ccmVersion?: string;

  /** Whether Terway's eBPF planes translate load balancer addresses for in-cluster clients, if declared. */
  public readonly inClusterLoadBalance?: boolean;

  /** Whether kube-proxy knows which addresses belong to pods, if declared. */
  public readonly podCidrKnown?: boolean;

  private constructor(declared: AckPlatformOptions) {
    this.cni = declared.cni;
    this.proxyMode = declared.proxyMode;
    this.kubernetesVersion = declared.kubernetesVersion;
    this.ccmVersion = declared.ccmVersion;
    this.inClusterLoadBalance = declared.inClusterLoadBalance;
    this.podCidrKnown = declared.podCidrKnown;
  }
}

/** A field of a platform that can be declared. */
export type PlatformField = keyof AckPlatformOptions;
