import type { KnownCluster } from '../../src/model/clusters';
import { confidenceOn, leastSure, measuredMinors } from '../../src/model/confidence';
import { BackendType } from '../../src/model/load-balancer';
import { MEASURED_RELEASES } from '../../src/model/measured-releases';
import { type Plane, type PlaneId, PLANES } from '../../src/model/planes';
import { Cni, ProxyMode } from '../../src/model/platform';
import { ClientKind, ReachabilityConfidence } from '../../src/model/question';
import { parseKubernetesVersion } from '../../src/model/version';

const { MEASURED, CODE, PROSE, INFERRED } = ReachabilityConfidence;
const { IPTABLES, IPVS, NFTABLES, NONE } = ProxyMode;

const ALL_PLANES: readonly Plane[] = PLANES;

const planeCalled = (id: PlaneId) => ALL_PLANES.filter((plane) => plane.id === id)[0] as Plane;

/** A cluster as far as its version and its mode decide how sure an answer is. */
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

describe('the least sure of several', () => {
  test.each([
    [[MEASURED], MEASURED],
    [[MEASURED, CODE], CODE],
    [[PROSE, MEASURED, CODE], PROSE],
    [[CODE, INFERRED, PROSE], INFERRED],
  ])('%j: %s', (confidences, least) => {
    expect(leastSure(confidences)).toBe(least);
  });

  test('is inferred if there is none', () => {
    expect(leastSure([])).toBe(INFERRED);
  });
});

/** The measured minor versions from 1.34 on, which all modes share and to which new releases are added. */
const SINCE_1_34 = MEASURED_RELEASES[IPTABLES].map((release) => release.replace(/\.\d+$/, '')).slice(MEASURED_RELEASES[IPTABLES].indexOf('1.34.4'));

describe('the minor versions that count as measured', () => {
  test.each([
    ['POD_IPTABLES_RANGE_KNOWN', IPTABLES, ['1.20', '1.22', '1.23', '1.24', '1.26', '1.28', ...SINCE_1_34]],
    ['POD_IPTABLES_RANGE_UNKNOWN_BEFORE_1_25', IPTABLES, ['1.20', '1.22', '1.23', '1.24']],
    ['POD_IPTABLES_RANGE_UNKNOWN_FROM_1_25', IPTABLES, ['1.26', '1.28', ...SINCE_1_34]],
    ['HOST_IPTABLES_BEFORE_1_15', IPTABLES, []],
    ['POD_IPVS_BEFORE_1_24', IPVS, ['1.20', '1.22', '1.23']],
    ['HOST_IPVS_FROM_1_24', IPVS, ['1.24', '1.26', '1.28', ...SINCE_1_34]],
  ] as const)('on %s are those of its releases', (id, mode, minors) => {
    expect([...measuredMinors(planeCalled(id), mode)]).toEqual(minors);
  });

  test('do not include one within which the mode changes for another client', () => {
    expect([...measuredMinors(planeCalled('POD_NFTABLES_RANGE_KNOWN_FROM_1_29'), NFTABLES)]).toEqual(['1.31', '1.32', ...SINCE_1_34]);
  });

  test('include one in whose middle the plane itself begins or ends', () => {
    expect([...measuredMinors(planeCalled('HOST_NFTABLES_FROM_1_29_BEFORE_1_33_6'), NFTABLES)]).toEqual(['1.31', '1.32']);
    expect([...measuredMinors(planeCalled('HOST_NFTABLES_FROM_1_33_6'), NFTABLES)]).toEqual(['1.33', ...SINCE_1_34]);
  });

  test('include one with whose first release the mode changes', () => {
    const everyVersion = { id: 'every version' as PlaneId, when: { client: ClientKind.POD } } as Plane;
    expect([...measuredMinors(everyVersion, IPVS)].slice(0, 4)).toEqual(['1.20', '1.22', '1.23', '1.24']);
  });

  test('are computed once for a plane', () => {
    const plane = planeCalled('POD_IPVS_FROM_1_24');
    expect(measuredMinors(plane, IPVS)).toBe(measuredMinors({ ...plane }, IPVS));
  });
});

const PODS_ON = {
  [IPTABLES]: 'POD_IPTABLES_RANGE_KNOWN', [IPVS]: 'POD_IPVS_FROM_1_24', [NFTABLES]: 'POD_NFTABLES_RANGE_KNOWN_FROM_1_29',
} as const;

describe('the confidence of an answer that was measured', () => {
  test.each([
    ['measured for a minor version that was measured', IPVS, '1.28.3', MEASURED],
    ['read in code for a version whose code was read', IPVS, '1.27.9', CODE],
    ['read in code from 1.14 on', IPTABLES, '1.14', CODE],
    ['inferred for an older version', IPTABLES, '1.13.12', INFERRED],
    ['inferred for a version after the newest one that was read', IPVS, '1.99', INFERRED],
    ['read in code for nftables from 1.29 on', NFTABLES, '1.29', CODE],
    ['inferred for nftables after the newest one that was measured', NFTABLES, '1.99', INFERRED],
  ] as const)('is %s', (_, mode, version, expected) => {
    expect(confidenceOn(planeCalled(PODS_ON[mode]), cluster(mode, version), MEASURED)).toBe(expected);
  });

  test('is inferred for pods on eBPF and pods that bypass the node, whatever the mode of kube-proxy', () => {
    const confidence = (id: PlaneId, mode: ProxyMode) => confidenceOn(planeCalled(id), cluster(mode, '1.34.4'), MEASURED);
    expect(confidence('POD_EBPF_IN_CLUSTER_LOAD_BALANCE_ON', IPTABLES)).toBe(INFERRED);
    expect(confidence('POD_OWN_INTERFACE', IPVS)).toBe(INFERRED);
    expect(confidence('POD_EBPF_WITHOUT_KUBE_PROXY_FROM_1_34', NONE)).toBe(INFERRED);
  });
});

test.each([CODE, PROSE, INFERRED])('the confidence of an answer that was not measured is the same in every version: %s', (confidence) => {
  expect(['1.13', '1.28', '1.99'].map((version) => confidenceOn(planeCalled('POD_IPTABLES_RANGE_KNOWN'), cluster(IPTABLES, version), confidence)))
    .toEqual([confidence, confidence, confidence]);
});
