/** Which cells `lab:measure` asks, as data. `LAB_CELLS` names a set. */
import { EXTRA_RELEASES, MODES } from '../versions';
import { isEssential, SERVICE_VARIANTS, type DataPlane, type ExtraSettings, type ProxyMode, type Question, type ServiceVariant } from './cells';
import { MEASURED_RELEASES } from '../../../src/model/measured-releases';
import { LabError } from '../errors';
import { setting } from '../settings';

/** A mode and release, as given on the command line: `iptables:1.34.4`. */
export interface Configuration {
  readonly proxyMode: ProxyMode;
  readonly kubernetesVersion: string;
}

/** A set of cells. */
export interface CellSet {
  /** What is measured if nothing is named on the command line. */
  readonly configurations: readonly Configuration[];
  /** The Services. All of them exist at once. */
  readonly variants: readonly ServiceVariant[];
  /** The data planes that a configuration is measured with, one after the other. */
  readonly planes: (configuration: Configuration) => readonly DataPlane[];
  readonly isAsked: (question: Question) => boolean;
  /** How pods are attached, if not to a bridge on each node. */
  readonly pods?: DataPlane['pods'];
  /** Where the files go, below the folder of the measured files. */
  readonly folder: string;
}

const bothRanges = (configuration: Configuration): DataPlane[] => [true, false].map((podCidrKnown) => ({ ...configuration, podCidrKnown }));

/** Releases by mode, the newest of each mode first. */
function configurationsOf(releases: Readonly<Record<ProxyMode, readonly string[]>>): Configuration[] {
  return MODES.flatMap((proxyMode) => [...releases[proxyMode]].reverse().map((kubernetesVersion) => ({ proxyMode, kubernetesVersion })));
}

const NEWEST_OF_EACH_MODE = {
  iptables: MEASURED_RELEASES.iptables.slice(-1),
  ipvs: MEASURED_RELEASES.ipvs.slice(-1),
  nftables: MEASURED_RELEASES.nftables.slice(-1),
} as const;

const ALL: CellSet = {
  configurations: configurationsOf(MEASURED_RELEASES),
  variants: SERVICE_VARIANTS,
  planes: bothRanges,
  isAsked: () => true,
  folder: '.',
};

/** The Services that a name or another backend does not reach: an address in the status and nodes as backends. */
const PLAIN: readonly ServiceVariant[] = (['Local', 'Cluster'] as const).map((externalTrafficPolicy) => (
  { externalTrafficPolicy, internalTrafficPolicy: 'Cluster', backend: 'node', status: 'ip' }
));

const EXTRA_SETTINGS: readonly ExtraSettings[] = [
  { sourceRanges: 'outside' }, { sourceRanges: 'cluster' }, { gateway: 'not-listening' }, { gateway: 'not-ready' }, { sessionAffinity: 'ClientIP' },
];

const hasExtraSettings = ({ sourceRanges, gateway, sessionAffinity }: ExtraSettings): boolean => (
  (sourceRanges ?? gateway ?? sessionAffinity) !== undefined
);

/** The data planes of the extra cells. Only nftables mode changed how it recognizes pods by their interface. */
function extraPlanes(configuration: Configuration): DataPlane[] {
  const byInterface = (['BridgeInterface', 'InterfaceNamePrefix'] as const).map((detectLocalMode) => (
    { ...configuration, podCidrKnown: false, detectLocalMode }
  ));
  return [...bothRanges(configuration), ...(configuration.proxyMode === 'nftables' ? byInterface : [])];
}

/** The data planes of nodes whose pods have network interfaces of their own: before and since Terway's rule. */
function exclusiveEniPlanes(configuration: Configuration): DataPlane[] {
  return [false, true].flatMap((terwayMasquerade) => bothRanges(configuration).map((plane) => (
    { ...plane, pods: 'exclusive-eni', terwayMasquerade }
  )));
}

/** The sets, by name. */
export const CELL_SETS = {
  'all': ALL,
  /** The part that is enough where asking is slow. */
  'essential': { ...ALL, isAsked: isEssential },
  'few': { ...ALL, configurations: configurationsOf(NEWEST_OF_EACH_MODE), variants: PLAIN },
  'extra': {
    configurations: configurationsOf(EXTRA_RELEASES),
    variants: [...PLAIN, ...EXTRA_SETTINGS.flatMap((settings) => PLAIN.map((plain) => ({ ...plain, ...settings })))],
    planes: extraPlanes,
    isAsked: (question) => hasExtraSettings(question) === (question.dataPlane.detectLocalMode === undefined),
    folder: 'extra',
  },
  'exclusive-eni': {
    configurations: configurationsOf({ ...NEWEST_OF_EACH_MODE, ipvs: [], nftables: [] }),
    variants: SERVICE_VARIANTS.filter(({ internalTrafficPolicy, status }) => internalTrafficPolicy === 'Cluster' && status !== 'ip-proxy'),
    planes: exclusiveEniPlanes,
    isAsked: () => true,
    pods: 'exclusive-eni',
    folder: 'exclusive-eni',
  },
} as const satisfies Readonly<Record<string, CellSet>>;

/** Every folder of measured files. */
export const FOLDERS: readonly string[] = [...new Set(Object.values<CellSet>(CELL_SETS).map(({ folder }) => folder))];

/** The set that the environment names. */
export function chosenSet(): CellSet {
  const name = setting('LAB_CELLS');
  const found = Object.entries(CELL_SETS).find(([each]) => each === name);
  if (!found) {
    throw new LabError(`LAB_CELLS is "${name}", which is no set of cells: use one of ${Object.keys(CELL_SETS).join(', ')}.`);
  }
  return found[1];
}

/** The set that a user-mode kernel measures instead, where asking is slow. */
export function setInUserMode(): string {
  const name = setting('LAB_CELLS');
  return name === 'all' ? 'essential' : name;
}
