import fc from 'fast-check';
import { Answer } from '../../src/model/answer';
import { decide } from '../../src/model/decide';
import { isEntangled } from '../../src/model/internal-policy-on-external-traffic';
import { FACTS } from '../../src/model/facts';
import { AddressKind, BackendType, LoadBalancerKind } from '../../src/model/load-balancer';
import { reachabilityRows } from '../../src/model/matrix';
import { type AckPlatformOptions, ClusterPlatform, Cni, ProxyMode } from '../../src/model/platform';
import { reach } from '../../src/model/conclude';
import { ClientKind, Failure, type ReachabilityQuestion, SourceAddress, TargetKind } from '../../src/model/question';
import { ExternalTrafficPolicy, InternalTrafficPolicy, NodeKind } from '../../src/model/service';
import { type World, worldsOf } from '../../src/model/clusters';

const VERSIONS = [
  '1.13.0', '1.14.10', '1.15.0', '1.20.15', '1.21.0', '1.22.17', '1.23.17', '1.24.0', '1.25.1', '1.26.13', '1.28.15', '1.29.6', '1.30.3',
  '1.32.9', '1.33.5', '1.33.6', '1.34.4', '1.36.0-aliyun.1',
];

const clusters = fc.record({
  cni: fc.constantFrom(...Object.values(Cni)),
  proxyMode: fc.constantFrom(...Object.values(ProxyMode)),
  kubernetesVersion: fc.constantFrom(...VERSIONS),
  podCidrKnown: fc.boolean(),
  inClusterLoadBalance: fc.boolean(),
});

const setups = fc.record({
  externalTrafficPolicy: fc.constantFrom(...Object.values(ExternalTrafficPolicy)),
  internalTrafficPolicy: fc.constantFrom(...Object.values(InternalTrafficPolicy)),
  backendType: fc.constantFrom(BackendType.NODE, BackendType.ENI),
  status: fc.constantFrom(...Object.values(AddressKind)),
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

const INSIDE = [ClientKind.POD, ClientKind.HOST];
const TO_THE_NAME = { target: TargetKind.SERVICE_DNS };
const RANK = { [Answer.NO]: 0, [Answer.SOMETIMES]: 1, [Answer.YES]: 2 };

/** The same cluster, declared in part. */
function without(cluster: AckPlatformOptions, omitted: readonly (keyof AckPlatformOptions)[]): ClusterPlatform {
  return ack(Object.fromEntries(Object.entries(cluster).filter(([name]) => !(omitted as readonly string[]).includes(name))));
}

function ack(cluster: Partial<AckPlatformOptions>): ClusterPlatform {
  return ClusterPlatform.ack(cluster as AckPlatformOptions);
}

/** The one cluster that is declared in full; none if nothing is known to handle Services on it. */
function worldOf(question: Omit<ReachabilityQuestion, 'client' | 'target'>): World | undefined {
  return worldsOf(question.platform, question.backendType ?? BackendType.UNKNOWN)[0];
}

function rank(question: ReachabilityQuestion): number | undefined {
  const { connects } = reach(question);
  return connects === Answer.UNKNOWN ? undefined : RANK[connects];
}

/** Whether one is worse than the other; what is unknown is not compared. */
function isWorse(one: ReachabilityQuestion, other: ReachabilityQuestion): boolean {
  const [left, right] = [rank(one), rank(other)];
  return left !== undefined && right !== undefined && left < right;
}

describe('over the whole input space', () => {
  test('the Service DNS name is reached from inside on every data plane, unless internalTrafficPolicy is Local', () => {
    fc.assert(fc.property(clusters, questions, fc.constantFrom(...INSIDE), (cluster, asked, client) => {
      const question = { ...asked, ...TO_THE_NAME, platform: ack(cluster), client, internalTrafficPolicy: InternalTrafficPolicy.CLUSTER };
      const expected = worldOf(question) === undefined ? Answer.UNKNOWN : Answer.YES;
      expect(reach(question).connects).toBe(expected);
    }));
  });

  test('with internalTrafficPolicy Local it fails only on nodes without a gateway pod', () => {
    fc.assert(fc.property(clusters, questions, fc.constantFrom(...INSIDE), (cluster, asked, client) => {
      const question = { ...asked, ...TO_THE_NAME, platform: ack(cluster), client, internalTrafficPolicy: InternalTrafficPolicy.LOCAL };
      const { connects } = reach(question);
      expect(connects === Answer.NO && question.node === NodeKind.WITH_GATEWAY).toBe(false);
    }));
  });

  test('Cluster never does worse than Local where the node intercepts the address', () => {
    fc.assert(fc.property(clusters, questions, fc.constantFrom(...INSIDE), (cluster, asked, client) => {
      const question = { ...asked, platform: ack(cluster), client, target: TargetKind.LOAD_BALANCER };
      const local = { ...question, externalTrafficPolicy: ExternalTrafficPolicy.LOCAL };
      const withCluster = { ...question, externalTrafficPolicy: ExternalTrafficPolicy.CLUSTER };
      const world = worldOf(question);
      // Two versions confuse the two policies and make Cluster the worse one, where internalTrafficPolicy is Local.
      fc.pre(world !== undefined && !isEntangled(withCluster, world));
      fc.pre([local, withCluster].every((one) => decide(one, one.node, world!).intercepted));
      expect(isWorse(withCluster, local)).toBe(false);
    }));
  });

  test('a gateway pod on a node never makes its clients worse off, unless their requests leave the cluster and may come back to the node', () => {
    fc.assert(fc.property(clusters, questions, fc.constantFrom(...INSIDE), (cluster, asked, client) => {
      const question = { ...asked, platform: ack(cluster), client };
      const withGateway = { ...question, node: NodeKind.WITH_GATEWAY };
      const world = worldOf(question);
      fc.pre(world !== undefined && isWorse(withGateway, { ...question, node: NodeKind.WITHOUT_GATEWAY }));
      // Every exception: a request that the node does not intercept, to a load balancer that keeps the client's address, with nodes as its
      // backends, of which only those serve that run a gateway pod: under Local, or in two versions that take internalTrafficPolicy for it.
      expect(question.target).toBe(TargetKind.LOAD_BALANCER);
      expect(decide(withGateway, NodeKind.WITH_GATEWAY, world!).intercepted).toBe(false);
      expect([LoadBalancerKind.CLB_PRIVATE, LoadBalancerKind.NLB]).toContain(question.loadBalancer);
      expect(question.backendType).toBe(BackendType.NODE);
      expect(question.externalTrafficPolicy === ExternalTrafficPolicy.LOCAL || isEntangled(question, world!)).toBe(true);
    }), { numRuns: 50 });
  });

  test('a host name in the status is never intercepted', () => {
    fc.assert(fc.property(clusters, questions, (cluster, asked) => {
      const question = { ...asked, platform: ack(cluster), status: AddressKind.HOSTNAME, target: TargetKind.LOAD_BALANCER };
      const world = worldOf(question);
      fc.pre(world !== undefined);
      expect(decide(question, question.node, world!).intercepted).toBe(false);
    }));
  });

  test('what is left undeclared never gives an answer that one of the clusters it leaves possible contradicts', () => {
    fc.assert(fc.property(clusters, omissions, questions, (cluster, omitted, asked) => {
      const declared = without(cluster, omitted);
      const vague = reach({ ...asked, platform: declared });
      const exact = reach({ ...asked, platform: ack(cluster) });
      // The exception of docs/decisions/0200-undeclared-platform.md.
      fc.pre(!vague.facts.includes('F66'));
      if (vague.connects !== Answer.UNKNOWN && exact.connects !== Answer.UNKNOWN) {
        expect(exact.connects).toBe(vague.connects);
        expect(exact.failure).toBe(vague.failure ?? exact.failure);
        expect(exact.source).toBe(vague.source === SourceAddress.UNKNOWN ? exact.source : vague.source);
      }
    }), { numRuns: 300 });
  });

  test('the vendor page\'s answer is given for the one case it is about, to those who declare no data plane', () => {
    fc.assert(fc.property(clusters, omissions, questions, (cluster, omitted, asked) => {
      const row = reach({ ...asked, platform: without(cluster, omitted) });
      const { externalTrafficPolicy, status } = asked;
      const isTheCase = omitted.includes('cni') && omitted.includes('proxyMode')
        && [row.client, row.node, row.target, externalTrafficPolicy, status].join() === 'pod,without-gateway,load-balancer,Local,ip';
      expect(row.facts.includes('F66') && !isTheCase).toBe(false);
      expect(isTheCase && row.connects === Answer.UNKNOWN).toBe(false);
    }), { numRuns: 300 });
  });

  test('every answer is well formed', () => {
    fc.assert(fc.property(clusters, omissions, questions, (cluster, omitted, asked) => {
      const row = reach({ ...asked, platform: without(cluster, omitted) });
      expect(row.failure === Failure.INTERMITTENT).toBe(row.connects === Answer.SOMETIMES);
      expect(row.failure !== undefined && (row.connects === Answer.YES || row.connects === Answer.UNKNOWN)).toBe(false);
      expect((row.connects === Answer.NO || row.connects === Answer.UNKNOWN) && row.source !== SourceAddress.UNKNOWN).toBe(false);
      expect(row.client === ClientKind.HOST && row.source === SourceAddress.CLIENT).toBe(false);
      expect(row.facts.length).toBeGreaterThan(0);
      expect(row.facts.filter((fact) => !(fact in FACTS))).toEqual([]);
      expect(row.why).toMatch(/^[^.]+(1\.\d+[^.]*)*\.$/);
    }), { numRuns: 300 });
  });

  test('a cluster declared in full fails in a known way wherever it fails', () => {
    fc.assert(fc.property(clusters, questions, (cluster, asked) => {
      const row = reach({ ...asked, platform: ack(cluster) });
      expect(row.connects === Answer.NO && row.failure === undefined).toBe(false);
    }));
  });

  test('every set-up has the same ten rows', () => {
    fc.assert(fc.property(clusters, setups, (cluster, setup) => {
      const rows = reachabilityRows({ ...setup, platform: ack(cluster) });
      expect(rows.map(({ client, node, target }) => [client, node, target].join())).toEqual([
        'pod,with-gateway,load-balancer', 'pod,with-gateway,service-dns', 'pod,without-gateway,load-balancer', 'pod,without-gateway,service-dns',
        'host,with-gateway,load-balancer', 'host,with-gateway,service-dns', 'host,without-gateway,load-balancer', 'host,without-gateway,service-dns',
        'external,,load-balancer', 'external,,service-dns',
      ]);
    }));
  });
});
