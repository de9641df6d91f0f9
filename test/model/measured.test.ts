import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { BOUNDS } from '../../src/model/bounds';
import type { KnownCluster } from '../../src/model/clusters';
import { confidenceOn, measuredMinors } from '../../src/model/confidence';
import { BackendType, LoadBalancerKind } from '../../src/model/load-balancer';
import { reachabilityRows } from '../../src/model/matrix';
import { MEASURED_RELEASES, type MeasuredMode, NEWEST_MEASURED } from '../../src/model/measured-releases';
import { type Plane, type PlaneId, PLANES } from '../../src/model/planes';
import { ClusterPlatform, Cni, ProxyMode } from '../../src/model/platform';
import { ClientKind, ReachabilityConfidence, type ReachabilityRow, TargetKind } from '../../src/model/question';
import { ExternalTrafficPolicy } from '../../src/model/service';
import { compareKubernetesVersions, minorOf, parseKubernetesVersion } from '../../src/model/version';
import { CELL_SETS, FOLDERS } from '../lab/matrix/cell-sets';
import type { Cell, MeasuredFile } from '../lab/matrix/cells';
import { compareWithModel, measuredCells } from '../lab/matrix/compare';
import { disagreement, modelOf, questionText } from '../lab/model';
import { CLUSTER_RELEASE, PROXY_VERSIONS } from '../lab/versions';

const FOLDER = join(__dirname, '..', 'lab', 'measured');
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.json')).sort();
const cellsOf = (file: string) => (JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as MeasuredFile).cells;
const RELEASES = Object.entries<readonly string[]>(MEASURED_RELEASES);

describe('the list of measured releases', () => {
  test('has every file of measured cells, and no other', () => {
    expect(FILES).toEqual(RELEASES.flatMap(([mode, releases]) => releases.map((release) => `${mode}-${release}.json`)).sort());
  });

  test.each(FILES)('matches the name of %s to the release of its cells', (file) => {
    const measuredOn = cellsOf(file).map(({ dataPlane }) => `${dataPlane.proxyMode}-${dataPlane.kubernetesVersion}.json`);
    expect(new Set(measuredOn)).toEqual(new Set([file]));
  });

  test('has a pin in the lab for each release', () => {
    const pinned = readdirSync(join(FOLDER, '..', 'build')).filter((name) => name.startsWith('kubernetes-'));
    expect(pinned).toEqual(PROXY_VERSIONS.map((release) => `kubernetes-${release}`).sort());
    pinned.forEach((name) => expect(readFileSync(join(FOLDER, '..', 'build', name, 'go.mod'), 'utf8'))
      .toContain(`k8s.io/kubernetes v${name.replace('kubernetes-', '')}`));
  });

  test('is what the lab measures, has the release of its whole clusters, and ends with the newest in each mode', () => {
    expect(CELL_SETS.all.configurations.map(({ proxyMode, kubernetesVersion }) => `${proxyMode}-${kubernetesVersion}.json`).sort()).toEqual(FILES);
    RELEASES.forEach(([, releases]) => {
      expect(releases).toContain(CLUSTER_RELEASE);
      expect(releases.at(-1)).toBe(NEWEST_MEASURED);
    });
  });

  test.each(RELEASES)('has the releases of %s in order, at most one of a minor version', (_mode, releases) => {
    const minors = releases.map((release) => parseKubernetesVersion(release)!.lowest).map(minorOf);
    expect(minors).toEqual([...new Set(minors)].sort((a, b) => compareKubernetesVersions(a, b)!));
  });

  test('starts measured answers for ipMode Proxy at a release that was measured in every mode', () => {
    const since = BOUNDS.IP_MODE.version;
    const inEveryMode = PROXY_VERSIONS.filter((release) => compareKubernetesVersions(release, since)! >= 0
      && RELEASES.every(([, releases]) => releases.includes(release)));
    expect(inEveryMode.map((release) => minorOf(parseKubernetesVersion(release)!.lowest)).at(0)).toBe(BOUNDS.IP_MODE_MEASURED.version);
  });
});

describe('a plane', () => {
  const planes: readonly Plane[] = PLANES;
  const minorsOf = (id: PlaneId, mode: MeasuredMode) => [...measuredMinors(planes.find((plane) => plane.id === id)!, mode)];
  const cluster: KnownCluster = {
    cni: Cni.FLANNEL,
    proxyMode: ProxyMode.IPTABLES,
    kubernetesVersion: 0,
    podCidrKnown: true,
    inClusterLoadBalance: false,
    backendType: BackendType.NODE,
  };

  test('counts a minor version as measured if one of its releases was', () => {
    expect(minorsOf('POD_IPTABLES_RANGE_KNOWN', ProxyMode.IPTABLES)).toEqual([
      '1.20', '1.22', '1.23', '1.24', '1.26', '1.28', '1.34', '1.35', '1.36', '1.37',
    ]);
    expect(minorsOf('POD_IPVS_BEFORE_1_24', ProxyMode.IPVS)).toEqual(['1.20', '1.22', '1.23']);
    expect(minorsOf('HOST_IPTABLES_BEFORE_1_15', ProxyMode.IPTABLES)).toEqual([]);
  });

  test('does not count a minor version in which the behavior of the mode changes, unless the plane begins there', () => {
    expect(minorsOf('POD_NFTABLES_RANGE_KNOWN_FROM_1_29', ProxyMode.NFTABLES)).toEqual(['1.31', '1.32', '1.34', '1.35', '1.36', '1.37']);
    expect(minorsOf('HOST_NFTABLES_FROM_1_29_BEFORE_1_33_6', ProxyMode.NFTABLES)).toEqual(['1.31', '1.32']);
    expect(minorsOf('HOST_NFTABLES_FROM_1_33_6', ProxyMode.NFTABLES)).toEqual(['1.33', '1.34', '1.35', '1.36', '1.37']);
  });

  test('is never measured if kube-proxy does not handle it', () => {
    const others = planes.filter(({ handler }) => handler !== 'kube-proxy');
    expect(others.length).toBeGreaterThan(0);
    const onMeasured = { ...cluster, kubernetesVersion: parseKubernetesVersion('1.28.15')!.lowest };
    const confidences = others.map((plane) => confidenceOn(plane, onMeasured, ReachabilityConfidence.MEASURED));
    expect(new Set(confidences)).toEqual(new Set([ReachabilityConfidence.INFERRED]));
  });

  test('is only inferred in versions older and newer than all that was read or measured', () => {
    expect(confidenceOn(planes[0], cluster, ReachabilityConfidence.MEASURED)).toBe(ReachabilityConfidence.INFERRED);
    const newer = { ...cluster, kubernetesVersion: Infinity };
    expect(confidenceOn(planes[0], newer, ReachabilityConfidence.MEASURED)).toBe(ReachabilityConfidence.INFERRED);
  });
});

test.each(FILES)('the model agrees with every cell of %s', (file) => {
  const cells = cellsOf(file);
  expect(cells.length).toBeGreaterThan(50);
  expect(cells.map(disagreement).filter((difference) => difference !== undefined)).toEqual([]);
});

describe('cells with more settings', () => {
  const more = measuredCells(FOLDERS.filter((folder) => folder !== '.'));
  const count = (fits: (cell: Cell) => boolean) => more.filter(({ cell, notCompared }) => notCompared === undefined && fits(cell)).length;

  test('agree with the model, or have a reason why they are not compared', () => {
    const { compared, notCompared, disagreements } = compareWithModel(more);
    expect(disagreements).toEqual([]);
    expect(compared + [...notCompared.values()].reduce((sum, each) => sum + each, 0)).toBe(more.length);
    expect([...notCompared].map(([why, cells]) => [why.split(' ').slice(0, 5).join(' '), cells])).toEqual([
      ['kube-proxy wrote no rules on', 20],
      ['The nodes have no `terway-masq`', 160],
      ['A gateway pod with an', 4],
    ]);
  });

  test('are compared under every setting', () => {
    expect(count(({ sourceRanges }) => sourceRanges === 'outside')).toBe(360);
    expect(count(({ sourceRanges }) => sourceRanges === 'cluster')).toBe(360);
    expect(count(({ sessionAffinity }) => sessionAffinity !== undefined)).toBe(360);
    expect(count(({ gateway }) => gateway === 'not-listening')).toBe(360);
    expect(count(({ gateway }) => gateway === 'not-ready')).toBe(326);
    expect(count(({ dataPlane }) => dataPlane.detectLocalMode !== undefined)).toBe(100);
    expect(count(({ dataPlane }) => dataPlane.terwayMasquerade === true)).toBe(156);
  });

  test.each<[string, (cell: Cell) => boolean, Partial<Cell>, RegExp]>([
    ['connects from outside the source ranges', ({ sourceRanges, connects }) => sourceRanges === 'outside' && connects === 'no',
      { connects: 'yes', failure: null, source: 'client' }, /sourceRanges outside: .* connects is yes, the model says no/],
    ['connects where nothing listens', ({ gateway, connects }) => gateway === 'not-listening' && connects === 'no',
      { connects: 'yes', failure: null, source: 'node' }, /gateway not-listening: .* connects is yes, the model says no/],
    ['times out where a node refuses, since no gateway pod is ready', ({ gateway, failure }) => gateway === 'not-ready' && failure === 'refused',
      { failure: 'timeout' }, /gateway not-ready: .* failure is timeout, the model says refused/],
    ['fails with session affinity', ({ sessionAffinity, connects }) => sessionAffinity !== undefined && connects === 'yes',
      { connects: 'no', failure: 'refused', source: 'unknown' }, /sessionAffinity ClientIP: .* connects is no, the model says yes/],
  ])('disagree if one %s', (_what, applies, changes, expected) => {
    const [one] = more.filter(({ cell }) => applies(cell));
    expect(disagreement({ ...one!.cell, ...changes })).toMatch(expected);
  });
});

test('the model calls a cell measured only if it is', () => {
  const measured = new Set(FILES.flatMap(cellsOf).map(questionText));
  const at = (cell: Cell, kubernetesVersion: string): Cell => ({ ...cell, dataPlane: { ...cell.dataPlane, kubernetesVersion } });
  const minors = new Set(PROXY_VERSIONS.map((release) => minorOf(parseKubernetesVersion(release)!.lowest)));
  const newest = Number(NEWEST_MEASURED.split('.')[1]);
  const others = Array.from({ length: newest + 1 - 18 }, (_, index) => `1.${index + 19}`).filter((minor) => !minors.has(minor));
  expect(others).toEqual(expect.arrayContaining(['1.19', '1.21', '1.25', `1.${newest + 1}`]));
  const elsewhere = FILES.flatMap(cellsOf).flatMap((cell) => others.map((minor) => at(cell, `${minor}.0`)));
  const boasts = elsewhere.filter((cell) => !measured.has(questionText(cell)) && modelOf(cell).confidence === 'measured');
  expect(boasts.map(questionText)).toEqual([]);
});

test('the model calls nothing measured behind load balancers and network plugins that the lab does not have', () => {
  const setups = Object.values(LoadBalancerKind).flatMap((loadBalancer) => Object.values(Cni).flatMap((cni) => (
    Object.values(ExternalTrafficPolicy).map((externalTrafficPolicy) => ({
      loadBalancer,
      externalTrafficPolicy,
      backendType: BackendType.NODE,
      platform: ClusterPlatform.ack({ cni, proxyMode: ProxyMode.IPTABLES, kubernetesVersion: '1.28.15', podCidrKnown: true }),
    }))
  )));
  const fromOutside = ({ client, target }: ReachabilityRow) => client === ClientKind.EXTERNAL && target === TargetKind.LOAD_BALANCER;
  const measured = setups.filter((setup) => reachabilityRows(setup).find(fromOutside)?.confidence === ReachabilityConfidence.MEASURED);
  const names = new Set(measured.map(({ loadBalancer, platform }) => `${platform.cni} ${loadBalancer}`));
  expect(names).toEqual(new Set(['flannel clb-private', 'flannel clb-public']));
});
