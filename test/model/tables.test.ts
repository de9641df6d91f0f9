import { AT_LOAD_BALANCER } from '../../src/model/at-load-balancer';
import { REPRESENTATIVES, type VersionRange } from '../../src/model/bounds';
import { CLUSTER_IP } from '../../src/model/cluster-ip';
import { exists, type KnownCluster, possibleClusters } from '../../src/model/clusters';
import { decide } from '../../src/model/decide';
import { fits } from '../../src/model/first-fit';
import { INTERCEPTED, PUBLISHED } from '../../src/model/intercepted';
import { INTERNAL_POLICY } from '../../src/model/internal-policy-on-external-traffic';
import { PublishedAddress, BackendType, LoadBalancerKind } from '../../src/model/load-balancer';
import { type Plane, PLANES } from '../../src/model/planes';
import { ClusterPlatform, Cni, ProxyMode } from '../../src/model/platform';
import { ClientKind, TargetKind } from '../../src/model/question';
import { ExternalTrafficPolicy, InternalTrafficPolicy, NodeKind } from '../../src/model/service';
import { SOURCE_RANGES } from '../../src/model/source-ranges-on-node';

const CLUSTERS: KnownCluster[] = Object.values(Cni).flatMap((cni) => Object.values(ProxyMode).flatMap((proxyMode) =>
  REPRESENTATIVES.flatMap((kubernetesVersion) => [true, false].flatMap((podCidrKnown) => [true, false].flatMap((inClusterLoadBalance) =>
    ([BackendType.NODE, BackendType.ENI] as const).map((backendType) =>
      ({ cni, proxyMode, kubernetesVersion, podCidrKnown, inClusterLoadBalance, backendType }))))))).filter(exists);

/** The same without those that differ in nothing that decides. */
const DIFFERENT_CLUSTERS = [BackendType.NODE, BackendType.ENI].flatMap((backendType) =>
  [ClusterPlatform.unknown(), ClusterPlatform.kubernetes({})].flatMap((platform) => possibleClusters(platform, backendType)));

/** Every value of everything, and both policies with each other. */
const SETUPS = Object.values(ExternalTrafficPolicy).flatMap((externalTrafficPolicy) => [
  ...Object.values(InternalTrafficPolicy).map((internalTrafficPolicy) => ({ internalTrafficPolicy })),
  ...Object.values(PublishedAddress).map((status) => ({ status })),
  ...Object.values(LoadBalancerKind).map((loadBalancer) => ({ loadBalancer, status: PublishedAddress.HOSTNAME })),
  { internalTrafficPolicy: InternalTrafficPolicy.LOCAL, status: PublishedAddress.HOSTNAME },
  ...[['10.0.0.0/8'], ['0.0.0.0/0']].map((sourceRanges) => ({ sourceRanges })),
  { sourceRanges: ['10.0.0.0/8'], loadBalancer: LoadBalancerKind.NLB, status: PublishedAddress.HOSTNAME },
].map((setup) => ({ ...setup, platform: ClusterPlatform.unknown(), externalTrafficPolicy })));

const ALL_PLANES: readonly Plane[] = PLANES;

describe('the tables', () => {
  test.each([ClientKind.POD, ClientKind.HOST] as const)('have exactly one plane for a %s on every combination that exists', (client) => {
    const counts = CLUSTERS.map((cluster) => ALL_PLANES.filter(({ when }) => fits(when, { ...cluster, client })).length);
    expect(new Set(counts)).toEqual(new Set([1]));
  });

  test('have exactly one row for each plane under either policy', () => {
    const counts = ALL_PLANES.flatMap(({ id, handler }) => Object.values(ExternalTrafficPolicy).map((externalTrafficPolicy) => {
      const seen = { plane: id, handler, externalTrafficPolicy };
      const rows = INTERCEPTED.filter(({ when }) => fits<typeof seen>(when, seen));
      return [id, externalTrafficPolicy, rows.length];
    }));
    expect(counts.filter(([, , count]) => count !== 1)).toEqual([]);
  });

  test('have exactly one row for what the status publishes, whatever handles the request, in every version', () => {
    const counts = Object.values(PublishedAddress).flatMap((status) => (['kube-proxy', 'eBPF', 'nothing'] as const).flatMap((handler) => (
      REPRESENTATIVES.map((kubernetesVersion) => PUBLISHED.filter(({ when }) => (
        fits<{ status: PublishedAddress; handler: string; kubernetesVersion: number }>(when, { status, handler, kubernetesVersion })
      )).length))));
    expect(new Set(counts)).toEqual(new Set([1]));
  });

  test('have no plane that no combination uses', () => {
    const unused = ALL_PLANES.filter(({ when }) => !CLUSTERS.some((cluster) => fits(when, { ...cluster, client: when.client })));
    expect(unused).toEqual([]);
  });

  test('answer every question on every combination, and use every row', () => {
    const answered = new Set<string>();
    for (const cluster of DIFFERENT_CLUSTERS) {
      for (const setup of SETUPS) {
        for (const client of Object.values(ClientKind)) {
          for (const node of Object.values(NodeKind)) {
            answered.add(decide({ ...setup, client, target: TargetKind.SERVICE_DNS }, node, cluster).outcome.why);
            answered.add(decide({ ...setup, client, target: TargetKind.LOAD_BALANCER }, node, cluster).outcome.why);
            answered.add(decide({ ...setup, client, target: TargetKind.LOAD_BALANCER, onlyGatewayNode: true }, node, cluster).outcome.why);
          }
        }
      }
    }
    const reasons = [...answered].join('\n');
    const rows = [
      ...[...CLUSTER_IP, ...AT_LOAD_BALANCER].map(({ outcome }) => outcome.why),
      ...INTERCEPTED.flatMap((row) => Object.values(NodeKind).map((node) => row[node].why)),
      ...[...INTERNAL_POLICY, ...SOURCE_RANGES].map(({ cell }) => cell.why),
    ];
    expect(rows.filter((why) => !reasons.includes(why))).toEqual([]);
  });
});

describe('the id of a plane', () => {
  const versionsOf = ({ from, before }: VersionRange = {}) => [
    ...from === undefined ? [] : [`_FROM_${from.version.replace(/\./g, '_')}`],
    ...before === undefined ? [] : [`_BEFORE_${before.version.replace(/\./g, '_')}`],
  ].join('');

  test.each(ALL_PLANES.map((plane) => [plane.id, plane] as const))('%s has the client, the handler and the versions', (id, { when, handler }) => {
    expect(id.startsWith(`${when.client.toUpperCase()}_`)).toBe(true);
    expect(id.replace(/^[A-Z]+_[A-Z_]*?((_(FROM|BEFORE)_[\d_]+)*)$/, '$1')).toBe(versionsOf(when.kubernetesVersion));
    const mode = typeof when.proxyMode === 'string' && when.proxyMode !== ProxyMode.NONE ? when.proxyMode.toUpperCase() : undefined;
    expect(handler === 'kube-proxy' && !id.includes(`_${mode}_`)).toBe(false);
  });

  test('is unique', () => {
    expect(new Set(ALL_PLANES.map(({ id }) => id)).size).toBe(ALL_PLANES.length);
  });
});
