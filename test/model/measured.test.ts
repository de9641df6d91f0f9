import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { BackendType, LoadBalancerKind } from '../../src/model/load-balancer';
import { reachabilityRows } from '../../src/model/matrix';
import { ClusterPlatform, Cni, ProxyMode } from '../../src/model/platform';
import { ClientKind, Confidence, type ReachabilityRow, TargetKind } from '../../src/model/question';
import { ExternalTrafficPolicy } from '../../src/model/service';
import type { Cell, MeasuredFile } from '../lab/matrix/cells';
import { disagreement, modelOf, questionText } from '../lab/model';

const FOLDER = join(__dirname, '..', 'lab', 'measured');
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.json')).sort();
const cellsOf = (file: string) => (JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as MeasuredFile).cells;

test('enough was measured: iptables and IPVS of seven versions, nftables of three', () => {
  const versions = (mode: string) => FILES.filter((file) => file.startsWith(mode)).map((file) => file.replace(/^\w+-(\d+\.\d+)\..*$/, '$1'));
  const seven = ['1.20', '1.22', '1.23', '1.24', '1.26', '1.28', '1.34'];
  expect([versions('iptables'), versions('ipvs'), versions('nftables')]).toEqual([seven, seven, ['1.31', '1.33', '1.34']]);
});

test.each(FILES)('the model agrees with every cell of %s', (file) => {
  const cells = cellsOf(file);
  expect(cells.length).toBeGreaterThan(50);
  expect(cells.map(disagreement).filter((difference) => difference !== undefined)).toEqual([]);
});

test('the model calls a cell measured only if it is', () => {
  const measured = new Set(FILES.flatMap(cellsOf).map(questionText));
  const at = (cell: Cell, kubernetesVersion: string): Cell => ({ ...cell, dataPlane: { ...cell.dataPlane, kubernetesVersion } });
  const elsewhere = FILES.flatMap(cellsOf).flatMap((cell) => ['1.19.0', '1.21.0', '1.25.0', '1.27.0', '1.30.0', '1.32.0', '1.35.0'].map((version) => at(cell, version)));
  const boasts = elsewhere.filter((cell) => !measured.has(questionText(cell)) && modelOf(cell).confidence === 'measured');
  expect(boasts.map(questionText)).toEqual([]);
});

test('the model calls nothing measured behind load balancers and network plugins that the lab does not have', () => {
  const setUps = Object.values(LoadBalancerKind).flatMap((loadBalancer) => Object.values(Cni).flatMap((cni) => (
    Object.values(ExternalTrafficPolicy).map((externalTrafficPolicy) => ({
      loadBalancer,
      externalTrafficPolicy,
      backendType: BackendType.NODE,
      platform: ClusterPlatform.ack({ cni, proxyMode: ProxyMode.IPTABLES, kubernetesVersion: '1.28.15', podCidrKnown: true }),
    }))
  )));
  const fromOutside = ({ client, target }: ReachabilityRow) => client === ClientKind.EXTERNAL && target === TargetKind.LOAD_BALANCER;
  const measured = setUps.filter((setUp) => reachabilityRows(setUp).find(fromOutside)?.confidence === Confidence.MEASURED);
  const names = new Set(measured.map(({ loadBalancer, platform }) => `${platform.cni} ${loadBalancer}`));
  expect(names).toEqual(new Set(['flannel clb-private', 'flannel clb-public']));
});
