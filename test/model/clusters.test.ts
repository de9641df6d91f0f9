import { possibleClusters } from '../../src/model/clusters';
import { BackendType } from '../../src/model/load-balancer';
import { type AckPlatformOptions, ClusterPlatform, Cni, ProxyMode } from '../../src/model/platform';
import { minorOf, parseKubernetesVersion } from '../../src/model/version';

const { FLANNEL, TERWAY_ENIIP, TERWAY_DATAPATH_V2 } = Cni;
const { IPTABLES, IPVS, NFTABLES, NONE } = ProxyMode;

const on = (declared: AckPlatformOptions, backendType = BackendType.NODE) => possibleClusters(ClusterPlatform.ack(declared), backendType);

describe('the clusters that fit a declaration', () => {
  test('are one if everything is declared', () => {
    expect(on({ cni: FLANNEL, proxyMode: IPTABLES, kubernetesVersion: '1.28.3', podCidrKnown: false, inClusterLoadBalance: true })).toEqual([{
      cni: FLANNEL,
      proxyMode: IPTABLES,
      kubernetesVersion: parseKubernetesVersion('1.28.3')?.lowest,
      podCidrKnown: false,
      inClusterLoadBalance: true,
      backendType: BackendType.NODE,
    }]);
  });

  test.each([
    ['1.24', 1],
    ['1.33', 2],
    ['1.33.5', 1],
    ['1.33.6', 1],
    ['1.34', 1],
  ])('have one version for each part of %s in which answers may differ: %d', (kubernetesVersion, count) => {
    const clusters = on({ cni: FLANNEL, proxyMode: IPVS, kubernetesVersion });
    expect(clusters).toHaveLength(count);
    expect(clusters[0]?.kubernetesVersion).toBe(parseKubernetesVersion(kubernetesVersion)?.lowest);
  });

  test('have a version from each stretch between two bounds if none is declared', () => {
    const minors = on({ cni: FLANNEL, proxyMode: NFTABLES, podCidrKnown: true }).map((cluster) => minorOf(cluster.kubernetesVersion));
    expect(minors.slice(0, 4)).toEqual(['1.29', '1.30', '1.33', '1.34']);
  });

  test('vary a switch only where it changes answers', () => {
    const values = (declared: AckPlatformOptions) => on({ kubernetesVersion: '1.28', ...declared })
      .map(({ podCidrKnown, inClusterLoadBalance }) => [podCidrKnown, inClusterLoadBalance]);
    expect(values({ cni: FLANNEL, proxyMode: IPTABLES })).toEqual([[true, false], [false, false]]);
    expect(values({ cni: FLANNEL, proxyMode: IPVS })).toEqual([[false, false]]);
    expect(values({ cni: TERWAY_DATAPATH_V2, proxyMode: IPVS })).toEqual([[false, true], [false, false]]);
  });

  test('have nodes or pods behind the load balancer on Terway, and nodes elsewhere, if it is not declared', () => {
    const behind = (cni: Cni) => on({ cni, proxyMode: IPVS, kubernetesVersion: '1.28' }, BackendType.UNKNOWN).map(({ backendType }) => backendType);
    expect(behind(TERWAY_ENIIP)).toEqual([BackendType.NODE, BackendType.ENI]);
    expect(behind(FLANNEL)).toEqual([BackendType.NODE]);
  });

  test('are none if the combination does not exist', () => {
    expect(on({ cni: FLANNEL, proxyMode: NONE })).toEqual([]);
    expect(on({ proxyMode: NFTABLES, kubernetesVersion: '1.28.15' })).toEqual([]);
    expect(on({ cni: TERWAY_DATAPATH_V2, proxyMode: NONE, kubernetesVersion: '1.33' })).toEqual([]);
  });

  test('are listed once for a platform and a backend type', () => {
    const platform = ClusterPlatform.ack({ cni: TERWAY_ENIIP });
    expect(possibleClusters(platform, BackendType.NODE)).toBe(possibleClusters(platform, BackendType.NODE));
    expect(possibleClusters(platform, BackendType.ENI)).not.toBe(possibleClusters(platform, BackendType.NODE));
  });
});
