import type { KnownCluster } from '../../src/model/clusters';
import { BackendType } from '../../src/model/load-balancer';
import { nameOf, type PlaneId, planeOf, PLANES, type Plane } from '../../src/model/planes';
import { Cni, ProxyMode } from '../../src/model/platform';
import { ClientKind } from '../../src/model/question';
import { parseKubernetesVersion } from '../../src/model/version';

/** A cluster on Flannel. */
function cluster(proxyMode: ProxyMode, version: string): KnownCluster {
  return {
    cni: Cni.FLANNEL,
    proxyMode,
    kubernetesVersion: parseKubernetesVersion(version)?.lowest ?? NaN,
    podCidrKnown: true,
    inClusterLoadBalance: false,
    backendType: BackendType.NODE,
  };
}

function planeCalled(id: PlaneId): Plane {
  const planes: readonly Plane[] = PLANES;
  return planes.filter((plane) => plane.id === id)[0] as Plane;
}

describe('the name of a plane', () => {
  test.each([
    ['POD_OWN_INTERFACE', 'Terway, one network interface for each pod'],
    ['POD_IPVS_BEFORE_1_24', 'kube-proxy, IPVS, before 1.24'],
    ['POD_IPVS_FROM_1_24', 'kube-proxy, IPVS, from 1.24 on'],
    ['HOST_NFTABLES_FROM_1_29_BEFORE_1_33_6', 'kube-proxy, nftables, from 1.29 on, before 1.33.6'],
  ] as const)('has the versions of %s', (id, name) => {
    expect(nameOf(planeCalled(id))).toBe(name);
  });
});

describe('the plane of a client', () => {
  test('is another one for a pod than for a client in the host network', () => {
    const one = cluster(ProxyMode.IPVS, '1.23.17');
    expect(planeOf(ClientKind.POD, one)?.id).toBe('POD_IPVS_BEFORE_1_24');
    expect(planeOf(ClientKind.HOST, one)?.id).toBe('HOST_IPVS_BEFORE_1_24');
    expect(planeOf(ClientKind.POD, one)?.id).toBe('POD_IPVS_BEFORE_1_24');
  });

  test('changes with the version of the cluster', () => {
    expect(planeOf(ClientKind.HOST, cluster(ProxyMode.NFTABLES, '1.33.5'))?.id).toBe('HOST_NFTABLES_FROM_1_29_BEFORE_1_33_6');
    expect(planeOf(ClientKind.HOST, cluster(ProxyMode.NFTABLES, '1.33.6'))?.id).toBe('HOST_NFTABLES_FROM_1_33_6');
  });

  test('is not there if the cluster does not exist', () => {
    expect(planeOf(ClientKind.POD, cluster(ProxyMode.NONE, '1.34'))).toBeUndefined();
  });

  test('is looked up once for each client of a cluster, even if there is none', () => {
    let lookups = 0;
    const one = cluster(ProxyMode.NONE, '1.34');
    const counting = Object.defineProperty({ ...one }, 'cni', { enumerable: true, get: () => { lookups++; return one.cni; } });
    planeOf(ClientKind.POD, counting);
    planeOf(ClientKind.POD, counting);
    expect(lookups).toBe(1);
    planeOf(ClientKind.HOST, counting);
    expect(lookups).toBe(2);
  });
});
