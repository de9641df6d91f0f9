import type { k8s } from 'cdk8s-plus-28';
import { type PlacementProblem, unless } from './problem';
import type { IReachableService } from '../gateway/gateway-contract';
import { isDnsSubdomain } from '../kubernetes/names';
import { known } from '../kubernetes/plain';
import { NodeKind } from '../model/service';
import { INSTANCE_LABEL } from '../probe/labels';

/** The label that identifies a node for the scheduler. Source: https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetesiohostname */
const HOSTNAME = 'kubernetes.io/hostname';

/** How many pods per second Kubernetes' controllers create by default. Source: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/ (`--kube-api-qps`) */
const PODS_PER_SECOND = 20;

/** The most pods that a Job with an index for each runs side by side. Source: https://github.com/kubernetes/kubernetes `pkg/apis/batch/validation/validation.go` (`maxParallelismForIndexedJob`) */
const MOST_NODES = 100_000;

/** The constraints by which the scheduler places pods. */
type Constraints = Pick<k8s.PodSpec, 'affinity' | 'topologySpreadConstraints'>;

/**
 * Where a probe runs. The fault shows only on some nodes. Pods and clients in the host network see it differently.
 *
 * The scheduler chooses the nodes. It places nothing on a cordoned node or on a node with a taint that the probe does
 * not tolerate. Virtual nodes have such a taint.
 */
export class ProbePlacement {
  /**
   * A node without a gateway pod. A client there may get no answer with `externalTrafficPolicy: Local`.
   *
   * If every node runs one, the pod stays pending, its events say why, and the Job ends at its deadline.
   */
  public static nodeWithoutGateway(): ProbePlacement {
    return new ProbePlacement({ place: (gateway) => ({ affinity: { podAntiAffinity: nextToGateway(gateway) } }) });
  }

  /**
   * A node with a gateway pod. A load balancer may be unable to send a request back to the node that it came from.
   */
  public static nodeWithGateway(): ProbePlacement {
    return new ProbePlacement({ place: (gateway) => ({ affinity: { podAffinity: nextToGateway(gateway) } }) });
  }

  /**
   * The node with this name. The scheduler must be able to place pods on it.
   *
   * @param name name of the Node object, for example `cn-hangzhou.10.0.0.12`
   */
  public static node(name: string): ProbePlacement {
    const node = known(name);
    return new ProbePlacement({
      place: () => ({ affinity: { nodeAffinity: onlyNode(node) } }),
      problems: unless(isDnsSubdomain(node), { case: 'node', name: node }),
    });
  }

  /**
   * This number of nodes, with a pod on each. The Job has an index for each node, and fails if one of them fails.
   *
   * Use the number of nodes that accept the probe's pods. With a lower number some nodes are not probed. With a higher
   * one, pods stay pending or a node is probed twice. `GatewayNodeCheck` needs no number.
   *
   * Kubernetes creates 20 pods per second, and the scheduler ignores pods that have ended. So each pod stays for a
   * twentieth of a second per node, until the last one is placed.
   *
   * On Kubernetes before 1.29 a Job tries an index again after a failure, until its deadline. For a version before
   * 1.28, declare it in the gateway's `platform`: a field that such a cluster does not know is then left out.
   *
   * @param count number of nodes, from 1 to 100000
   */
  public static everyNode(count: number): ProbePlacement {
    const nodes = known(count);
    return new ProbePlacement({
      place: (_, instance) => ({
        topologySpreadConstraints: [{
          maxSkew: 1,
          topologyKey: HOSTNAME,
          whenUnsatisfiable: 'DoNotSchedule',
          labelSelector: { matchLabels: { [INSTANCE_LABEL]: instance } },
        }],
      }),
      count: nodes,
      problems: unless(
        Number.isInteger(nodes) && nodes >= 1 && nodes <= MOST_NODES,
        { case: 'everyNode', count: nodes, most: MOST_NODES },
      ),
    });
  }

  /**
   * Any node that the scheduler chooses.
   */
  public static anyNode(): ProbePlacement {
    return new ProbePlacement({ place: () => ({}) });
  }

  /**
   * The number of pods, each on a node of its own; undefined for one pod.
   *
   * @internal
   */
  public readonly _count?: number;

  /**
   * Whether the probe is a client in the host network.
   *
   * @internal
   */
  public readonly _hostNetwork: boolean;

  /**
   * What is wrong with the placement.
   *
   * @internal
   */
  public readonly _problems: readonly PlacementProblem[];

  private readonly settings: Settings;

  private constructor(settings: Settings) {
    this.settings = settings;
    this._count = settings.count;
    this._hostNetwork = settings.hostNetwork ?? false;
    this._problems = settings.problems ?? [];
  }

  /**
   * The same placement, but in the host network, like an ingress controller or a node agent. The probe has the node's
   * address, and the DNS policy with which such a pod can resolve the names of Services.
   *
   * The restricted and baseline Pod Security Standards do not admit such pods.
   *
   * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy
   */
  public onHostNetwork(): ProbePlacement {
    return new ProbePlacement({ ...this.settings, hostNetwork: true });
  }

  /**
   * The constraints for the scheduler.
   *
   * @internal
   */
  public _constraints(gateway: IReachableService, instance: string): Constraints {
    return this.settings.place(gateway, instance);
  }

  /**
   * How many characters Kubernetes appends to the name of a Job for the host names of its pods, which must be DNS
   * labels: the number of the last one.
   *
   * @internal
   */
  public get _lengthOfIndex(): number {
    return this._count === undefined ? 0 : `-${this._count - 1}`.length;
  }

  /**
   * How long each pod stays after its verdict, in seconds.
   *
   * @internal
   */
  public get _lingerSeconds(): number {
    const count = this._count ?? 1;
    return count > PODS_PER_SECOND ? Math.ceil(count / PODS_PER_SECOND) : 0;
  }
}

interface Settings {
  readonly place: (gateway: IReachableService, instance: string) => Constraints;
  readonly count?: number;
  readonly hostNetwork?: boolean;
  readonly problems?: readonly PlacementProblem[];
}

/** Where a fault of a gateway's strategy would show. */
export function whereFaultShows(gateway: IReachableService): ProbePlacement {
  return gateway.binding().faultShowsOn === NodeKind.WITH_GATEWAY
    ? ProbePlacement.nodeWithGateway()
    : ProbePlacement.nodeWithoutGateway();
}

/** Any node: a workload controller places the pods. */
export function anywhere(hostNetwork?: boolean): ProbePlacement {
  const placement = ProbePlacement.anyNode();
  return hostNetwork === true ? placement.onHostNetwork() : placement;
}

/**
 * Keeps a pod on, or off, the nodes that run pods of the gateway.
 *
 * A selector that matches nothing would let the probe run anywhere.
 */
function nextToGateway(
  gateway: IReachableService,
): { readonly requiredDuringSchedulingIgnoredDuringExecution: k8s.PodAffinityTerm[] } {
  return {
    requiredDuringSchedulingIgnoredDuringExecution: [{
      labelSelector: { matchLabels: gateway.podSelector },
      namespaces: [gateway.namespace],
      topologyKey: HOSTNAME,
    }],
  };
}

/** Selects by the name of the Node object, as the DaemonSet controller does. A node's label may have another name. */
function onlyNode(name: string): k8s.NodeAffinity {
  return {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [{ matchFields: [{ key: 'metadata.name', operator: 'In', values: [name] }] }],
    },
  };
}
