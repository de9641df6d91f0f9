import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { inWords, platform } from './support';
import type { Answer } from '../../src/model/answer';
import { type AddressKind, BackendType } from '../../src/model/load-balancer';
import { Cni, type ProxyMode } from '../../src/model/platform';
import { reach } from '../../src/model/reach';
import type { ClientKind, Failure, SourceAddress, TargetKind } from '../../src/model/reachability';
import type { ExternalTrafficPolicy, InternalTrafficPolicy, NodeKind } from '../../src/model/service';

/** What the lab writes: one request from one client, tried on a real kube-proxy. */
interface Cell {
  readonly dataPlane: { readonly proxyMode: ProxyMode; readonly kubernetesVersion: string; readonly podCidrKnown: boolean };
  readonly externalTrafficPolicy: ExternalTrafficPolicy;
  readonly internalTrafficPolicy: InternalTrafficPolicy;
  readonly backend: 'node' | 'eni';
  readonly status: AddressKind;
  readonly client: ClientKind;
  readonly node: NodeKind | null;
  readonly target: TargetKind;
  readonly connects: Answer;
  readonly failure: Failure | null;
  readonly source: SourceAddress;
}

const FOLDER = join(__dirname, '..', 'lab', 'measured');
const FILES = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith('.json')).sort() : [];

/**
 * The lab's nodes put their own address in front of what leaves them, as Flannel's do. Where it puts pods behind the load balancer, their
 * addresses are taken for the VPC's, as on Terway with shared interfaces. One of its two nodes runs the gateway.
 */
function predicted(cell: Cell) {
  const pods = cell.backend === 'eni';
  return reach({
    platform: platform({ cni: pods ? Cni.TERWAY_ENIIP : Cni.FLANNEL, ...cell.dataPlane }),
    externalTrafficPolicy: cell.externalTrafficPolicy,
    internalTrafficPolicy: cell.internalTrafficPolicy,
    backendType: pods ? BackendType.ENI : BackendType.NODE,
    status: cell.status,
    client: cell.client,
    node: cell.node ?? undefined,
    target: cell.target,
    onlyGatewayNode: true,
  });
}

function named(cell: Cell): string {
  const { dataPlane: { proxyMode, kubernetesVersion, podCidrKnown }, node, client, target, status, backend } = cell;
  return `${proxyMode} ${kubernetesVersion} pod range ${podCidrKnown ? 'known' : 'unknown'}, ${cell.externalTrafficPolicy}/${cell.internalTrafficPolicy}, `
    + `${backend} behind, ${status} published: ${client} ${node ?? ''} to ${target}`;
}

if (FILES.length === 0) {
  test('nothing was measured in this checkout, so there is nothing to compare', () => {
    expect(FILES).toEqual([]);
  });
}

for (const file of FILES) {
  test(`the model agrees with every cell of ${file}`, () => {
    const { version, cells } = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as { version: number; cells: Cell[] };
    expect(version).toBe(1);
    expect(cells.length).toBeGreaterThan(0);
    // One list for all cells: a disagreement is read beside its neighbours.
    expect(cells.map((cell) => `${named(cell)}: ${inWords(predicted(cell))}`)).toEqual(cells.map((cell) => `${named(cell)}: ${inWords(cell)}`));
  });
}
