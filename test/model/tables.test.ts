import { FROM_INSIDE, FROM_OUTSIDE } from '../../src/model/at-load-balancer';
import { REPRESENTATIVES } from '../../src/model/bounds';
import { CLUSTER_IP } from '../../src/model/cluster-ip';
import { decide } from '../../src/model/decide';
import { type FactId, FACTS, inOrder } from '../../src/model/facts';
import { INTERCEPTED, PUBLISHED } from '../../src/model/intercepted';
import { AddressKind, BackendType, LoadBalancerKind } from '../../src/model/load-balancer';
import { confidenceOn, fits, PLANES } from '../../src/model/planes';
import { ClusterPlatform, Cni, ProxyMode } from '../../src/model/platform';
import { ClientKind, Confidence, TargetKind } from '../../src/model/question';
import { ExternalTrafficPolicy, InternalTrafficPolicy, NodeKind } from '../../src/model/service';
import { exists, type World, worldsOf } from '../../src/model/clusters';

const WORLDS: World[] = Object.values(Cni).flatMap((cni) => Object.values(ProxyMode).flatMap((proxyMode) =>
  REPRESENTATIVES.flatMap((kubernetesVersion) => [true, false].flatMap((podCidrKnown) => [true, false].flatMap((inClusterLoadBalance) =>
    ([BackendType.NODE, BackendType.ENI] as const).map((backendType) =>
      ({ cni, proxyMode, kubernetesVersion, podCidrKnown, inClusterLoadBalance, backendType }))))))).filter(exists);

/** The same without those that differ in nothing that decides. */
const DIFFERENT_WORLDS = [BackendType.NODE, BackendType.ENI].flatMap((backendType) => worldsOf(ClusterPlatform.unknown(), backendType));

/** Every value of everything, and both policies with each other. */
const SETUPS = Object.values(ExternalTrafficPolicy).flatMap((externalTrafficPolicy) => [
  ...Object.values(InternalTrafficPolicy).map((internalTrafficPolicy) => ({ internalTrafficPolicy })),
  ...Object.values(AddressKind).map((status) => ({ status })),
  ...Object.values(LoadBalancerKind).map((loadBalancer) => ({ loadBalancer, status: AddressKind.HOSTNAME })),
  { internalTrafficPolicy: InternalTrafficPolicy.LOCAL, status: AddressKind.HOSTNAME },
].map((setup) => ({ ...setup, platform: ClusterPlatform.unknown(), externalTrafficPolicy })));

describe('the tables', () => {
  test.each([ClientKind.POD, ClientKind.HOST] as const)('have exactly one plane for a %s on every set-up that exists', (client) => {
    const counts = WORLDS.map((world) => PLANES.filter((plane) => fits(plane, client, world)).length);
    expect(new Set(counts)).toEqual(new Set([1]));
  });

  test('have one row for every plane under either policy', () => {
    for (const { id } of PLANES) {
      for (const policy of Object.values(ExternalTrafficPolicy)) {
        expect([id, policy, INTERCEPTED.filter((row) => row.policy === policy && row.planes.includes(id)).length]).toEqual([id, policy, 1]);
      }
    }
  });

  test('have no plane that no set-up uses', () => {
    const unused = PLANES.filter((plane) => !WORLDS.some((world) => fits(plane, plane.client, world)));
    expect(unused).toEqual([]);
  });

  test('answer every question on every set-up, and every row answers some', () => {
    const answered = new Set<string>();
    for (const world of DIFFERENT_WORLDS) {
      for (const setup of SETUPS) {
        for (const client of Object.values(ClientKind)) {
          for (const node of Object.values(NodeKind)) {
            answered.add(decide({ ...setup, client, target: TargetKind.SERVICE_DNS }, node, world).outcome.why);
            answered.add(decide({ ...setup, client, target: TargetKind.LOAD_BALANCER }, node, world).outcome.why);
            answered.add(decide({ ...setup, client, target: TargetKind.LOAD_BALANCER, onlyGatewayNode: true }, node, world).outcome.why);
          }
        }
      }
    }
    const reasons = [...answered].join('\n');
    const rows = [
      ...[...CLUSTER_IP, ...FROM_OUTSIDE, ...FROM_INSIDE].map(({ outcome }) => outcome.why),
      ...INTERCEPTED.flatMap((row) => Object.values(NodeKind).map((node) => row[node].why)),
    ];
    expect(rows.filter((why) => !reasons.includes(why))).toEqual([]);
  });

  test('claim to be measured only on kube-proxy and on versions that were measured', () => {
    const measured = PLANES.filter((plane) => plane.measured !== undefined).map(({ id }) => id.replace(/^(P\d|H \w+).*/, '$1'));
    expect([...new Set(measured)]).toEqual(['P1', 'P2', 'P3', 'P4', 'P5', 'H iptables', 'H ipvs', 'H nftables']);
    const [oldest, newest] = [WORLDS[0], WORLDS[WORLDS.length - 1]].map((world) => ({ ...world, proxyMode: ProxyMode.IPTABLES }));
    expect(confidenceOn(PLANES[0], { ...oldest, kubernetesVersion: 0 }, Confidence.MEASURED)).toBe(Confidence.INFERRED);
    expect(confidenceOn(PLANES[0], { ...newest, kubernetesVersion: Infinity }, Confidence.MEASURED)).toBe(Confidence.INFERRED);
  });
});

describe('the facts', () => {
  test.each(Object.entries(FACTS))('%s has a statement and a public source', (id, { statement, source }) => {
    expect(id).toMatch(/^F\d+[a-d]?$/);
    expect(statement).toMatch(/\.$/);
    expect(source).toMatch(/^https:\/\/[^ ]+$/);
  });

  test('are all of them what some answer rests on', () => {
    const cited = inOrder([
      ...[...CLUSTER_IP, ...FROM_OUTSIDE, ...FROM_INSIDE].flatMap(({ outcome }): readonly FactId[] => outcome.facts),
      ...INTERCEPTED.flatMap((row) => Object.values(NodeKind).flatMap((node): readonly FactId[] => row[node].facts)),
      ...PUBLISHED.flatMap(({ instead, also = [] }): readonly FactId[] => [...instead?.facts ?? [], ...also]),
      // What the vendor's page says, used in reach.ts alone.
      'F66',
    ]);
    expect(cited).toEqual(Object.keys(FACTS));
  });
});
