import { ReachabilityAnswer } from '../../src/model/answer';
import { type KnownCluster, possibleClusters } from '../../src/model/clusters';
import { reach } from '../../src/model/conclude';
import { decide } from '../../src/model/decide';
import { FACTS } from '../../src/model/facts';
import { fits } from '../../src/model/first-fit';
import { INTERNAL_POLICY_GOVERNS_EXTERNAL } from '../../src/model/internal-policy-on-external-traffic';
import { PublishedAddress, BackendType, LoadBalancerKind } from '../../src/model/load-balancer';
import { reachabilityRows } from '../../src/model/matrix';
import { planeOf } from '../../src/model/planes';
import { type AckPlatformOptions, ClusterPlatform, Cni, ProxyMode } from '../../src/model/platform';
import { ClientKind, ReachabilityFailure, type ReachabilityQuestion, SourceAddress, TargetKind } from '../../src/model/question';
import { ExternalTrafficPolicy, InternalTrafficPolicy, NodeKind } from '../../src/model/service';
import { type Situation, situationOf } from '../../src/model/situation';
import { fc } from '../support/properties';

const VERSIONS = [
  '1.13.0', '1.14.10', '1.15.0', '1.20.15', '1.21.0', '1.22.17', '1.23.17', '1.24.0', '1.25.1', '1.26.13', '1.28.15', '1.29.6', '1.30.3',
  '1.32.9', '1.33.5', '1.33.6', '1.34.4', '1.36.0-aliyun.1',
];

const declarations = fc.record({
  // A network of another provider is never among the clusters that an ACK platform leaves possible.
  cni: fc.constantFrom(...Object.values(Cni).filter((cni) => cni !== Cni.OTHER)),
  proxyMode: fc.constantFrom(...Object.values(ProxyMode)),
  kubernetesVersion: fc.constantFrom(...VERSIONS),
  podCidrKnown: fc.boolean(),
  inClusterLoadBalance: fc.boolean(),
});

const setups = fc.record({
  externalTrafficPolicy: fc.constantFrom(...Object.values(ExternalTrafficPolicy)),
  internalTrafficPolicy: fc.constantFrom(...Object.values(InternalTrafficPolicy)),
  backendType: fc.constantFrom(BackendType.NODE, BackendType.ENI),
  status: fc.constantFrom(...Object.values(PublishedAddress)),
  loadBalancer: fc.constantFrom(...Object.values(LoadBalancerKind)),
});

const questions = fc.tuple(setups, fc.record({
  client: fc.constantFrom(...Object.values(ClientKind)),
  node: fc.constantFrom(...Object.values(NodeKind)),
  target: fc.constantFrom(...Object.values(TargetKind)),
  onlyGatewayNode: fc.boolean(),
})).map(([setup, request]) => ({ ...setup, ...request }));

/** What a declaration leaves out. */
const omissions = fc.subarray(['cni', 'proxyMode', 'kubernetesVersion', 'podCidrKnown', 'inClusterLoadBalance'] as const);

const ranges = fc.subarray(['10.0.0.0/8', '0.0.0.0/0', '2001:db8::/32', '::/0'], { minLength: 1 });

const INSIDE = [ClientKind.POD, ClientKind.HOST];
const TO_THE_NAME = { target: TargetKind.SERVICE_DNS };
const RANK = { [ReachabilityAnswer.NO]: 0, [ReachabilityAnswer.SOMETIMES]: 1, [ReachabilityAnswer.YES]: 2 };

/** The same cluster, declared in part. */
function without(cluster: AckPlatformOptions, omitted: readonly (keyof AckPlatformOptions)[]): ClusterPlatform {
  return ack(Object.fromEntries(Object.entries(cluster).filter(([name]) => !(omitted as readonly string[]).includes(name))));
}

function ack(cluster: Partial<AckPlatformOptions>): ClusterPlatform {
  return ClusterPlatform.ack(cluster as AckPlatformOptions);
}

/** The one cluster that is declared in full; none if nothing is known to handle Services on it. */
function clusterOf(question: Omit<ReachabilityQuestion, 'client' | 'target'>): KnownCluster | undefined {
  return possibleClusters(question.platform, question.backendType ?? BackendType.UNKNOWN)[0];
}

/** Whether internalTrafficPolicy also governs traffic from outside. */
function governsExternal(question: ReachabilityQuestion & { readonly node: NodeKind }, cluster: KnownCluster): boolean {
  return fits<Situation>(INTERNAL_POLICY_GOVERNS_EXTERNAL, situationOf(question, question.node, cluster, planeOf(ClientKind.POD, cluster)!));
}

function rank(question: ReachabilityQuestion): number | undefined {
  const { connects } = reach(question);
  return connects === ReachabilityAnswer.UNKNOWN ? undefined : RANK[connects];
}

/** Whether one is worse than the other; what is unknown is not compared. */
function isWorse(one: ReachabilityQuestion, other: ReachabilityQuestion): boolean {
  const [left, right] = [rank(one), rank(other)];
  return left !== undefined && right !== undefined && left < right;
}

describe('over the whole input space', () => {
  test('the Service DNS name is reached from inside on every data plane, unless internalTrafficPolicy is Local', () => {
    fc.assert(fc.property(declarations, questions, fc.constantFrom(...INSIDE), (declared, asked, client) => {
      const question = { ...asked, ...TO_THE_NAME, platform: ack(declared), client, internalTrafficPolicy: InternalTrafficPolicy.CLUSTER };
      const expected = clusterOf(question) === undefined ? ReachabilityAnswer.UNKNOWN : ReachabilityAnswer.YES;
      expect(reach(question).connects).toBe(expected);
    }));
  });

  test('with internalTrafficPolicy Local it fails only on nodes without a gateway pod', () => {
    fc.assert(fc.property(declarations, questions, fc.constantFrom(...INSIDE), (declared, asked, client) => {
      const question = { ...asked, ...TO_THE_NAME, platform: ack(declared), client, internalTrafficPolicy: InternalTrafficPolicy.LOCAL };
      const { connects } = reach(question);
      expect(connects === ReachabilityAnswer.NO && question.node === NodeKind.WITH_GATEWAY).toBe(false);
    }));
  });

  test('Cluster never does worse than Local where the node intercepts the address', () => {
    fc.assert(fc.property(declarations, questions, fc.constantFrom(...INSIDE), (declared, asked, client) => {
      const question = { ...asked, platform: ack(declared), client, target: TargetKind.LOAD_BALANCER };
      const local = { ...question, externalTrafficPolicy: ExternalTrafficPolicy.LOCAL };
      const withCluster = { ...question, externalTrafficPolicy: ExternalTrafficPolicy.CLUSTER };
      const cluster = clusterOf(question);
      // In two versions internalTrafficPolicy Local also governs external traffic, which makes Cluster the worse one.
      fc.pre(cluster !== undefined && !governsExternal(withCluster, cluster));
      fc.pre([local, withCluster].every((one) => decide(one, one.node, cluster!).intercepted));
      expect(isWorse(withCluster, local)).toBe(false);
    }));
  });

  test('a gateway pod on a node never makes its clients worse off, unless their requests leave the cluster and may come back to the node', () => {
    fc.assert(fc.property(declarations, questions, fc.constantFrom(...INSIDE), (declared, asked, client) => {
      const question = { ...asked, platform: ack(declared), client };
      const withGateway = { ...question, node: NodeKind.WITH_GATEWAY };
      const cluster = clusterOf(question);
      fc.pre(cluster !== undefined && isWorse(withGateway, { ...question, node: NodeKind.WITHOUT_GATEWAY }));
      // Every exception: the node does not intercept the request, the load balancer keeps the client's address, its backends are nodes,
      // and only those with a gateway pod serve: under Local, or in two versions where internalTrafficPolicy governs external traffic.
      expect(question.target).toBe(TargetKind.LOAD_BALANCER);
      expect(decide(withGateway, NodeKind.WITH_GATEWAY, cluster!).intercepted).toBe(false);
      expect([LoadBalancerKind.CLB_PRIVATE, LoadBalancerKind.NLB]).toContain(question.loadBalancer);
      expect(question.backendType).toBe(BackendType.NODE);
      expect(question.externalTrafficPolicy === ExternalTrafficPolicy.LOCAL || governsExternal(question, cluster!)).toBe(true);
    }), { numRuns: 50 });
  });

  test('a host name in the status is never intercepted', () => {
    fc.assert(fc.property(declarations, questions, (declared, asked) => {
      const question = { ...asked, platform: ack(declared), status: PublishedAddress.HOSTNAME, target: TargetKind.LOAD_BALANCER };
      const cluster = clusterOf(question);
      fc.pre(cluster !== undefined);
      expect(decide(question, question.node, cluster!).intercepted).toBe(false);
    }));
  });

  test('what is left undeclared never gives an answer that one of the clusters it leaves possible contradicts', () => {
    fc.assert(fc.property(declarations, omissions, questions, (declared, omitted, asked) => {
      const vague = reach({ ...asked, platform: without(declared, omitted) });
      const exact = reach({ ...asked, platform: ack(declared) });
      if (vague.connects !== ReachabilityAnswer.UNKNOWN && exact.connects !== ReachabilityAnswer.UNKNOWN) {
        expect(exact.connects).toBe(vague.connects);
        expect(exact.failure).toBe(vague.failure ?? exact.failure);
        expect(exact.source).toBe(vague.source === SourceAddress.UNKNOWN ? exact.source : vague.source);
      }
    }), { numRuns: 300 });
  });

  test('the vendor page is quoted for the one case it is about, if no data plane is declared', () => {
    fc.assert(fc.property(declarations, omissions, questions, (declared, omitted, asked) => {
      const row = reach({ ...asked, platform: without(declared, omitted) });
      const { externalTrafficPolicy, status } = asked;
      const isTheCase = omitted.includes('cni') && omitted.includes('proxyMode')
        && [row.client, row.node, row.target, externalTrafficPolicy, status].join() === 'pod,without-gateway,load-balancer,Local,ip';
      expect(row.facts.includes('F66') && !isTheCase).toBe(false);
      expect(isTheCase && row.connects === ReachabilityAnswer.NO).toBe(false);
    }), { numRuns: 300 });
  });

  test('source ranges never make a request work that does not work without them', () => {
    fc.assert(fc.property(declarations, omissions, questions, ranges, (declared, omitted, asked, sourceRanges) => {
      const question = { ...asked, platform: without(declared, omitted) };
      const [before, after] = [reach(question), reach({ ...question, sourceRanges })];
      expect(after.works === ReachabilityAnswer.YES && before.works !== ReachabilityAnswer.YES).toBe(false);
      expect([before.works, ReachabilityAnswer.NO, ReachabilityAnswer.UNKNOWN]).toContain(after.works);
    }), { numRuns: 300 });
  });

  test('source ranges that contain the client change nothing, and neither do ranges for the DNS name', () => {
    fc.assert(fc.property(declarations, omissions, questions, (declared, omitted, asked) => {
      const question = { ...asked, platform: without(declared, omitted) };
      const named = { ...question, ...TO_THE_NAME };
      expect(reach({ ...question, sourceRanges: ['10.0.0.0/8'], inSourceRanges: true })).toEqual(reach(question));
      expect(reach({ ...named, sourceRanges: ['10.0.0.0/8'] })).toEqual(reach(named));
    }));
  });

  test('every answer is well formed', () => {
    fc.assert(fc.property(declarations, omissions, questions, (declared, omitted, asked) => {
      const row = reach({ ...asked, platform: without(declared, omitted) });
      expect(row.failure === ReachabilityFailure.INTERMITTENT).toBe(row.connects === ReachabilityAnswer.SOMETIMES);
      const { YES, NO, UNKNOWN } = ReachabilityAnswer;
      expect(row.failure !== undefined && (row.connects === YES || row.connects === UNKNOWN)).toBe(false);
      expect((row.connects === NO || row.connects === UNKNOWN) && row.source !== SourceAddress.UNKNOWN).toBe(false);
      expect(row.client === ClientKind.HOST && row.source === SourceAddress.CLIENT).toBe(false);
      expect(row.facts.length).toBeGreaterThan(0);
      expect(row.facts.filter((fact) => !(fact in FACTS))).toEqual([]);
      expect(row.why).toMatch(/^[^.]+(1\.\d+[^.]*)*\.$/);
    }), { numRuns: 300 });
  });

  test('a cluster declared in full fails in a known way wherever it fails', () => {
    fc.assert(fc.property(declarations, questions, (declared, asked) => {
      const row = reach({ ...asked, platform: ack(declared) });
      expect(row.connects === ReachabilityAnswer.NO && row.failure === undefined).toBe(false);
    }));
  });

  test('every setup has the same ten rows', () => {
    fc.assert(fc.property(declarations, setups, (declared, setup) => {
      const rows = reachabilityRows({ ...setup, platform: ack(declared) });
      expect(rows.map(({ client, node, target }) => [client, node, target].join())).toEqual([
        'pod,with-gateway,load-balancer', 'pod,with-gateway,service-dns', 'pod,without-gateway,load-balancer', 'pod,without-gateway,service-dns',
        'host,with-gateway,load-balancer', 'host,with-gateway,service-dns', 'host,without-gateway,load-balancer', 'host,without-gateway,service-dns',
        'external,,load-balancer', 'external,,service-dns',
      ]);
    }));
  });
});
