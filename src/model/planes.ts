import { BOUNDS } from './bounds';
import { EBPF_CNIS, KUBE_PROXY_CNIS, type KnownCluster } from './clusters';
import { type Conditions, firstFit } from './first-fit';
import { Cni, ProxyMode } from './platform';
import { ClientKind } from './question';

/**
 * What handles a client's requests to the load balancer address on its node; `nothing` lets them pass.
 */
export type Handler = 'kube-proxy' | 'eBPF' | 'nothing';

/** The values that decide which plane a client is on. */
interface ClientInCluster extends KnownCluster {
  readonly client: ClientKind;
}

/**
 * A data plane: what sees a client's request first. An id has the client, what handles the request, and the versions if
 * they differ.
 */
interface PlaneRow {
  readonly id: string;

  /** The name in output. */
  readonly name: string;
  readonly handler: Handler;
  readonly when: Conditions<ClientInCluster> & { readonly client: ClientKind.POD | ClientKind.HOST };
}

const POD = { client: ClientKind.POD } as const;
const POD_ON_KUBE_PROXY = { ...POD, cni: KUBE_PROXY_CNIS } as const;
const HOST = { client: ClientKind.HOST } as const;
const { IPTABLES, IPVS, NFTABLES, NONE } = ProxyMode;

/** Terway's eBPF serves pods, and kube-proxy serves clients in the host network. */
const POD_ON_EBPF = { ...POD, cni: EBPF_CNIS, proxyMode: [IPTABLES, IPVS, NFTABLES] } as const;
const NO_KUBE_PROXY = {
  cni: Cni.TERWAY_DATAPATH_V2,
  proxyMode: NONE,
  kubernetesVersion: { from: BOUNDS.NO_KUBE_PROXY },
} as const;

/**
 * Every data plane. Exactly one fits a client in the cluster and a combination that exists (clusters.ts).
 */
export const PLANES = [
  {
    id: 'POD_IPTABLES_RANGE_KNOWN',
    name: 'kube-proxy, iptables, pod range known',
    handler: 'kube-proxy',
    when: { ...POD_ON_KUBE_PROXY, proxyMode: IPTABLES, podCidrKnown: true },
  },
  {
    id: 'POD_IPTABLES_RANGE_UNKNOWN_BEFORE_1_25',
    name: 'kube-proxy, iptables, pod range not known',
    handler: 'kube-proxy',
    when: {
      ...POD_ON_KUBE_PROXY,
      proxyMode: IPTABLES,
      podCidrKnown: false,
      kubernetesVersion: { before: BOUNDS.FILTER_DROP },
    },
  },
  {
    id: 'POD_IPTABLES_RANGE_UNKNOWN_FROM_1_25',
    name: 'kube-proxy, iptables, pod range not known',
    handler: 'kube-proxy',
    when: {
      ...POD_ON_KUBE_PROXY,
      proxyMode: IPTABLES,
      podCidrKnown: false,
      kubernetesVersion: { from: BOUNDS.FILTER_DROP },
    },
  },
  {
    id: 'POD_IPVS_BEFORE_1_24',
    name: 'kube-proxy, IPVS',
    handler: 'kube-proxy',
    when: { ...POD_ON_KUBE_PROXY, proxyMode: IPVS, kubernetesVersion: { before: BOUNDS.IPVS_FALLBACK } },
  },
  {
    id: 'POD_IPVS_FROM_1_24',
    name: 'kube-proxy, IPVS',
    handler: 'kube-proxy',
    when: { ...POD_ON_KUBE_PROXY, proxyMode: IPVS, kubernetesVersion: { from: BOUNDS.IPVS_FALLBACK } },
  },
  {
    id: 'POD_NFTABLES_RANGE_KNOWN_FROM_1_29',
    name: 'kube-proxy, nftables, pod range known',
    handler: 'kube-proxy',
    when: {
      ...POD_ON_KUBE_PROXY,
      proxyMode: NFTABLES,
      podCidrKnown: true,
      kubernetesVersion: { from: BOUNDS.NFTABLES_ALPHA },
    },
  },
  {
    id: 'POD_NFTABLES_RANGE_UNKNOWN_FROM_1_29',
    name: 'kube-proxy, nftables, pod range not known',
    handler: 'kube-proxy',
    when: {
      ...POD_ON_KUBE_PROXY,
      proxyMode: NFTABLES,
      podCidrKnown: false,
      kubernetesVersion: { from: BOUNDS.NFTABLES_ALPHA },
    },
  },
  {
    id: 'POD_EBPF_IN_CLUSTER_LOAD_BALANCE_ON',
    name: 'Terway eBPF, in-cluster load balancing on',
    handler: 'eBPF',
    when: { ...POD_ON_EBPF, inClusterLoadBalance: true },
  },
  {
    id: 'POD_EBPF_IN_CLUSTER_LOAD_BALANCE_OFF',
    name: 'Terway eBPF, in-cluster load balancing off',
    handler: 'nothing',
    when: { ...POD_ON_EBPF, inClusterLoadBalance: false },
  },
  // Terway's patch of Cilium handles load balancer addresses if eBPF replaces kube-proxy or the switch is on.
  // Here eBPF replaces kube-proxy, so the switch does not matter.
  // https://github.com/AliyunContainerService/terway/blob/192e2266ef78154753b6291289629f1e42ce700b/policy/cilium/0002-lb-enable-in-cluster-load-balancer.patch
  {
    id: 'POD_EBPF_WITHOUT_KUBE_PROXY_FROM_1_34',
    name: 'Terway DataPath V2 without kube-proxy',
    handler: 'eBPF',
    when: { ...POD, ...NO_KUBE_PROXY },
  },
  {
    id: 'POD_OWN_INTERFACE',
    name: 'Terway, one network interface for each pod',
    handler: 'nothing',
    when: { ...POD, cni: Cni.TERWAY_EXCLUSIVE_ENI },
  },
  {
    id: 'HOST_IPTABLES_BEFORE_1_15',
    name: 'kube-proxy, iptables',
    handler: 'kube-proxy',
    when: { ...HOST, proxyMode: IPTABLES, kubernetesVersion: { before: BOUNDS.HOST_SHORT_CIRCUIT } },
  },
  {
    id: 'HOST_IPTABLES_FROM_1_15',
    name: 'kube-proxy, iptables',
    handler: 'kube-proxy',
    when: { ...HOST, proxyMode: IPTABLES, kubernetesVersion: { from: BOUNDS.HOST_SHORT_CIRCUIT } },
  },
  {
    id: 'HOST_IPVS_BEFORE_1_24',
    name: 'kube-proxy, IPVS',
    handler: 'kube-proxy',
    when: { ...HOST, proxyMode: IPVS, kubernetesVersion: { before: BOUNDS.IPVS_FALLBACK } },
  },
  {
    id: 'HOST_IPVS_FROM_1_24',
    name: 'kube-proxy, IPVS',
    handler: 'kube-proxy',
    when: { ...HOST, proxyMode: IPVS, kubernetesVersion: { from: BOUNDS.IPVS_FALLBACK } },
  },
  {
    id: 'HOST_NFTABLES_FROM_1_29_BEFORE_1_33_6',
    name: 'kube-proxy, nftables',
    handler: 'kube-proxy',
    when: {
      ...HOST,
      proxyMode: NFTABLES,
      kubernetesVersion: { from: BOUNDS.NFTABLES_ALPHA, before: BOUNDS.NFTABLES_FIX },
    },
  },
  {
    id: 'HOST_NFTABLES_FROM_1_33_6',
    name: 'kube-proxy, nftables',
    handler: 'kube-proxy',
    when: { ...HOST, proxyMode: NFTABLES, kubernetesVersion: { from: BOUNDS.NFTABLES_FIX } },
  },
  {
    id: 'HOST_EBPF_WITHOUT_KUBE_PROXY_FROM_1_34',
    name: 'Terway DataPath V2 without kube-proxy',
    handler: 'eBPF',
    when: { ...HOST, ...NO_KUBE_PROXY },
  },
] as const satisfies readonly PlaneRow[];

/** The id of a data plane. */
export type PlaneId = (typeof PLANES)[number]['id'];

/** A data plane. */
export interface Plane extends PlaneRow {
  readonly id: PlaneId;
}

const ROWS: readonly Plane[] = PLANES;

/** The planes of a cluster. Many questions are asked about each cluster, and its planes are always the same. */
const OF_CLUSTERS = new WeakMap<KnownCluster, Map<ClientKind, Plane | undefined>>();

/** The plane that sees the requests of a client in the cluster first. */
export function planeOf(client: ClientKind.POD | ClientKind.HOST, cluster: KnownCluster): Plane | undefined {
  const known = OF_CLUSTERS.get(cluster) ?? new Map<ClientKind, Plane | undefined>();
  if (!known.has(client)) {
    OF_CLUSTERS.set(cluster, known.set(client, firstFit(ROWS, { ...cluster, client })));
  }
  return known.get(client);
}

/** The name of a plane, with its versions. */
export function nameOf({ name, when: { kubernetesVersion: { from, before } = {} } }: Plane): string {
  return [
    name,
    ...from === undefined ? [] : [`from ${from.version} on`],
    ...before === undefined ? [] : [`before ${before.version}`],
  ].join(', ');
}
