/** Compares every measured cell with the library's model, or says why not. */
import { disagreement } from '../model';
import { FOLDERS } from './cell-sets';
import type { Cell, MeasuredFile } from './cells';
import { readMeasured } from './measured-files';

/** Cells that the model says nothing about, and why. */
interface NotCompared {
  readonly why: string;
  readonly applies: (cell: Cell, file: MeasuredFile) => boolean;
}

const samePlane = (one: Cell['dataPlane'], other: Cell['dataPlane']): boolean => (
  one.kubernetesVersion === other.kubernetesVersion && one.proxyMode === other.proxyMode && one.detectLocalMode === other.detectLocalMode
);

const NOT_COMPARED: readonly NotCompared[] = [
  {
    why: 'kube-proxy wrote no rules on the nodes. No field of a setup says so.',
    applies: ({ dataPlane }, { withoutRules = [] }) => withoutRules.some((each) => samePlane(each.dataPlane, dataPlane)),
  },
  {
    why: 'The nodes have no `terway-masq` rule, as with Terway before 1.11. The model is about 1.11 and newer.',
    applies: ({ dataPlane }) => dataPlane.terwayMasquerade === false,
  },
  {
    why: 'A gateway pod with an interface of its own answers a client of its own node directly, and not through the lab\'s load balancer. '
      + 'Whether a real load balancer sees such a reply is not known.',
    applies: ({ dataPlane, backend, client, node, target, status }) => dataPlane.pods === 'exclusive-eni' && backend === 'eni'
      && client === 'host' && node === 'with-gateway' && target === 'load-balancer' && status === 'hostname',
  },
];

/** A measured cell. */
export interface MeasuredCell {
  readonly cell: Cell;
  /** Why it is not compared with the model; undefined where it is. */
  readonly notCompared: string | undefined;
}

/** Every measured cell of the folders. */
export function measuredCells(folders: readonly string[] = FOLDERS): MeasuredCell[] {
  return folders.flatMap((folder) => readMeasured(folder)).flatMap((file) => file.cells.map((cell) => (
    { cell, notCompared: NOT_COMPARED.find(({ applies }) => applies(cell, file))?.why }
  )));
}

/** How the cells and the model compare. */
export interface Comparison {
  readonly compared: number;
  /** The reasons for which cells are not compared, and the number of cells of each. */
  readonly notCompared: ReadonlyMap<string, number>;
  readonly disagreements: readonly string[];
}

export function compareWithModel(cells: readonly MeasuredCell[] = measuredCells()): Comparison {
  const compared = cells.filter(({ notCompared }) => notCompared === undefined);
  const reasons = cells.flatMap(({ notCompared }) => notCompared ?? []);
  return {
    compared: compared.length,
    notCompared: new Map([...new Set(reasons)].map((why) => [why, reasons.filter((each) => each === why).length])),
    disagreements: compared.flatMap(({ cell }) => disagreement(cell) ?? []),
  };
}
