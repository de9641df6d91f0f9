import type { FieldPath } from '../findings/field-path';
import type { MetadataEntry } from '../kubernetes/metadata';
import type { PublishedAddress } from '../model/load-balancer';
import type { ClusterPlatform } from '../model/platform';
import type { TargetKind } from '../model/question';
import type { StrategyBinding } from '../strategy/strategy-contract';
import type { EndpointWord } from '../text';

/**
 * The facts that a rule may read: a gateway as a construct or a manifest declares it, or another Service of type
 * LoadBalancer. The latter lacks what only a gateway has.
 *
 * Values are kept as they were written, even with a wrong type: a rule reports what is wrong with them.
 */
export interface GatewayFacts {
  /** `metadata.name`. */
  readonly name: string;

  /** `metadata.namespace`; undefined if absent. */
  readonly namespace: string | undefined;

  /** `spec.clusterIds`; undefined if absent. */
  readonly clusterIds: unknown;

  /** The clusters with an override. */
  readonly overriddenClusters: readonly string[];

  /** Labels and annotations, each with its field. */
  readonly metadata: readonly MetadataEntry[];

  /** Ports of the Service, in the order in which they are written. */
  readonly ports: readonly PortFact[];

  /** More ports of the Service, for workloads outside the clusters. */
  readonly meshExpansionPorts: readonly PortFact[];

  /** Numbers of replicas. */
  readonly replicas: ReplicaFacts;

  /** The fields that are set and make ASM autoscale. */
  readonly autoscalingFields: readonly string[];

  /** The Service that the gateway gets, with what the strategy sets. */
  readonly service: ServiceFacts;

  /** What messages call a pod of the Service. */
  readonly endpointWord: EndpointWord;

  /** Service annotations that the author set next to the strategy; empty if no strategy is declared. */
  readonly annotationsNextToStrategy: Readonly<Record<string, unknown>>;

  /** What the `loadBalancer` of a construct sets; undefined without one, for example in a manifest. */
  readonly loadBalancer: LoadBalancerFacts | undefined;

  /** The entries of `podLabels`. */
  readonly podLabels: Readonly<Record<string, unknown>>;

  /** The strategy and its answer for the platform; undefined if no strategy is declared, for example in a manifest. */
  readonly strategy: StrategyFacts | undefined;

  /** Which addresses in-cluster clients use; undefined if nothing is said about them. */
  readonly clientAddresses: readonly TargetKind[] | undefined;

  /** The cluster, as far as it is declared. */
  readonly platform: ClusterPlatform;

  /** Whether the author requires that the gateway sees the client's source IP; undefined if nothing is required. */
  readonly preserveClientIp: boolean | undefined;

  /** The fields of the spec, with those of an override. Values may have any type. */
  readonly fields: Readonly<Record<string, unknown>>;

  /** Other places that declare a gateway of the same name and namespace. */
  readonly duplicates: readonly string[];

  /** Listeners of an existing load balancer that other gateways take too. */
  readonly sharedListeners: readonly SharedListener[];

  /** Listeners of an existing load balancer that several clusters of this gateway take. */
  readonly clusterListeners: readonly ClusterListener[];
}

/** A port of the gateway's Service. */
export interface PortFact {
  /** The field that holds it, for example `spec.ports[0]`. */
  readonly field: FieldPath;
  readonly name: unknown;
  readonly port: unknown;
  readonly targetPort: unknown;
  readonly nodePort: unknown;
  readonly protocol: unknown;
}

/** Numbers of replicas; undefined if absent. */
export interface ReplicaFacts {
  readonly replicaCount: unknown;
  readonly minReplicas: unknown;
  readonly maxReplicas: unknown;
}

/** The Service that a gateway gets. */
export interface ServiceFacts {
  /** `spec.serviceType`, or ASM's default. */
  readonly type: string;
  readonly loadBalancerClass: string | undefined;

  /** Whether ASM runs the gateway outside the clusters, which then have no Service of it. Undefined equals false. */
  readonly isOutsideClusters?: boolean;

  /** What the status of the Service publishes; undefined if it is not known. */
  readonly publishes?: PublishedAddress;

  /** Whether the load balancer may be that of any cloud. Undefined equals false: it is Alibaba Cloud's. */
  readonly isOfAnyCloud?: boolean;

  /** Undefined if absent. According to ASM's documentation, the default is Cluster. */
  readonly externalTrafficPolicy: string | undefined;
  readonly annotations: Readonly<Record<string, unknown>>;
}

/** A strategy with its answer for the declared platform. */
export interface StrategyFacts {
  readonly name: string;
  readonly binding: StrategyBinding;
}

/** What the `loadBalancer` of a construct sets. */
export interface LoadBalancerFacts {
  readonly annotations: Readonly<Record<string, unknown>>;

  /** Undefined if it sets none. */
  readonly loadBalancerClass: string | undefined;

  /** The class that the author set next to it; undefined if there is none. */
  readonly classNextTo: unknown;
}

/** A listener of an existing load balancer that a gateway takes. */
export interface ListenerClaim {
  /** The same for gateways that take the same listener. */
  readonly key: string;
  readonly loadBalancer: string;
  readonly port: string;
}

/** A listener that another gateway takes too. */
export interface SharedListener extends ListenerClaim {
  /** Where the other gateway is declared. */
  readonly other: string;
}

/** A listener that the gateway takes in several clusters. */
export interface ClusterListener extends ListenerClaim {
  readonly clusters: readonly string[];
}
