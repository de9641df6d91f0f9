import type { ReachabilityAnswer } from '../../src/model/answer';
import { reach } from '../../src/model/conclude';
import { PublishedAddress, BackendType } from '../../src/model/load-balancer';
import { ClusterPlatform, Cni, ProxyMode } from '../../src/model/platform';
import { ClientKind, type ReachabilityFailure, type ReachabilityQuestion, type ReachabilityRow, SourceAddress, TargetKind } from '../../src/model/question';
import { ExternalTrafficPolicy, NodeKind } from '../../src/model/service';

/** `yes, client`, `no, timeout`, `sometimes, node` or `unknown`: what the cells of the tables say, in one word or two. */
export function inWords({ connects, failure, source }: {
  connects: ReachabilityAnswer;
  failure?: ReachabilityFailure | null;
  source: SourceAddress;
}): string {
  const rest = connects === 'no' ? failure : source;
  return rest === undefined || rest === null || (connects !== 'no' && source === SourceAddress.UNKNOWN) ? connects : `${connects}, ${rest}`;
}

/** A platform of which everything is declared that a test does not care about. */
export function platform(declared: Partial<Parameters<typeof ClusterPlatform.ack>[0]> = {}): ClusterPlatform {
  return ClusterPlatform.ack({
    cni: Cni.FLANNEL,
    proxyMode: ProxyMode.IPTABLES,
    kubernetesVersion: '1.28.3',
    podCidrKnown: true,
    inClusterLoadBalance: true,
    ...declared,
  });
}

/** By default, a pod on a node without a gateway pod asks under Local, for an IP in the status, with nodes behind it. */
export function asked(question: Partial<ReachabilityQuestion> = {}): ReachabilityQuestion {
  return {
    platform: platform(),
    externalTrafficPolicy: ExternalTrafficPolicy.LOCAL,
    backendType: BackendType.NODE,
    status: PublishedAddress.IP,
    client: ClientKind.POD,
    node: NodeKind.WITHOUT_GATEWAY,
    target: TargetKind.LOAD_BALANCER,
    ...question,
  };
}

/** The answer to such a question. */
export function ask(question: Partial<ReachabilityQuestion> = {}): ReachabilityRow {
  return reach(asked(question));
}
