import { AMENDMENTS, type Path } from './amendments';
import type { ReachabilityAnswer } from './answer';
import { AT_LOAD_BALANCER } from './at-load-balancer';
import type { VersionRange } from './bounds';
import { CLUSTER_IP } from './cluster-ip';
import { NOT_A_COMBINATION, VENDOR_PAGE } from './conclude';
import type { FactId } from './facts';
import { type Conditions, fits } from './first-fit';
import { INTERCEPTED, type InterceptedRow, PUBLISHED } from './intercepted';
import { INTERNAL_POLICY } from './internal-policy-on-external-traffic';
import { LISTENER_FEATURES } from './listener-features';
import { ListenerFeature } from './load-balancer';
import { MEASURED_MODES, MEASURED_RELEASES } from './measured-releases';
import { isNotIntercepted, type NodeCell } from './outcome';
import { nameOf, type Plane, PLANES } from './planes';
import type { ProxyMode } from './platform';
import { ReachabilityConfidence, type ReachabilityFailure, SourceAddress } from './question';
import { NodeKind } from './service';
import { SOURCE_RANGES } from './source-ranges-on-node';
import { parseKubernetesVersion, type VersionNumber } from './version';

/** A table of the model, or the one answer that is in no table. */
export type TableName =
  'node' | 'status' | 'internal-policy' | 'source-ranges' | 'load-balancer' | 'cluster-ip' | 'amendments'
  | 'vendor-page' | 'no-data-plane';

/** What each table is about. */
export const TABLE_TITLES: { readonly [table in TableName]: string } = {
  'node': 'load balancer address, at the client\'s node',
  'status': 'load balancer address, by what the status publishes',
  'internal-policy': 'load balancer address, where internalTrafficPolicy also governs external traffic',
  'source-ranges': 'load balancer address, at the client\'s node, by loadBalancerSourceRanges',
  'load-balancer': 'load balancer address, at the load balancer',
  'cluster-ip': 'Service DNS name',
  'amendments': 'either address, if a request connects',
  'vendor-page': 'load balancer address, if no data plane is declared',
  'no-data-plane': 'either address, if the declared combination is not known to exist',
};

/**
 * One cell of the tables. A request that is `not-intercepted` goes on to the load balancer. `as-usual` means that the
 * row adds the fact to an answer that another table gives, `amended` that it also adds a condition or another source
 * address, and `does-not-work` that the request connects and does not work.
 */
export interface FactCell {
  readonly table: TableName;

  /** What the cell requires: the values of each field, one of which must be there. */
  readonly when: { readonly [field: string]: readonly string[] };
  readonly result: ReachabilityAnswer | 'not-intercepted' | 'as-usual' | 'amended' | 'does-not-work';
  readonly failure: ReachabilityFailure | null;
  readonly source: SourceAddress | null;
  readonly confidence: ReachabilityConfidence | null;
  readonly why: string | null;

  /** The releases of kube-proxy that the cell was measured on, for example `ipvs 1.22.17`. */
  readonly measuredOn: readonly string[];
}

/** A row of any table, one cell of it at a time. */
interface TableCell {
  readonly table: TableName;
  readonly when: AnyConditions;
  readonly cell?: NodeCell;

  /** What the row changes of an answer that another table gives. */
  readonly changes?: Pick<FactCell, 'result' | 'source' | 'why'>;
  readonly facts: readonly FactId[];
}

/** The conditions of any table. */
type AnyConditions = Conditions<Path>;

interface OutcomeRow {
  readonly when: AnyConditions;
  readonly outcome: NodeCell;
}

function ofOutcomes(table: TableName, rows: readonly OutcomeRow[]): TableCell[] {
  return rows.map(({ when, outcome }) => ({ table, when, cell: outcome, facts: outcome.facts }));
}

/** One cell for each kind of node, or one for both if it is the same. */
function cellsOfNodes(row: InterceptedRow): TableCell[] {
  const { when, [NodeKind.WITH_GATEWAY]: cell, [NodeKind.WITHOUT_GATEWAY]: other } = row;
  return cell === other
    ? [{ table: 'node', when, cell, facts: cell.facts }]
    : Object.values(NodeKind).map((node) => (
      { table: 'node', when: { ...when, node }, cell: row[node], facts: row[node].facts }));
}

const CELLS: readonly TableCell[] = [
  ...INTERCEPTED.flatMap(cellsOfNodes),
  ...PUBLISHED.map(({ when, instead, also = [] }): TableCell => (
    { table: 'status', when, cell: instead, facts: [...instead?.facts ?? [], ...also] })),
  ...ofOutcomes('internal-policy', INTERNAL_POLICY.map(({ when, cell }) => ({ when, outcome: cell }))),
  ...ofOutcomes('source-ranges', SOURCE_RANGES.map(({ when, cell }) => ({ when, outcome: cell }))),
  ...ofOutcomes('load-balancer', AT_LOAD_BALANCER),
  ...ofOutcomes('cluster-ip', CLUSTER_IP),
  ...AMENDMENTS.map(({ when, instead, condition, facts }): TableCell => ({
    table: 'amendments',
    when,
    changes: {
      result: 'amended',
      source: instead?.source ?? null,
      why: [...instead === undefined ? [] : [instead.why], `if ${condition}`].join(', '),
    },
    facts,
  })),
  ...Object.values(ListenerFeature).map((feature): TableCell => ({
    table: 'amendments',
    when: { listenerFeatures: [[feature]], passesLoadBalancer: false },
    changes: {
      result: 'does-not-work',
      source: null,
      why: `the request skips the load balancer, which ${LISTENER_FEATURES[feature].adds}`,
    },
    facts: [LISTENER_FEATURES[feature].fact],
  })),
  ...ofOutcomes('no-data-plane', [{ when: {}, outcome: NOT_A_COMBINATION }]),
];

/** The cells that rest on a fact, table by table. */
export function cellsOf(id: FactId): FactCell[] {
  const { connects, failure, source, confidence, facts, why } = VENDOR_PAGE.answer;
  const onThePage: readonly FactId[] = facts;
  return [
    ...CELLS.filter((cell) => cell.facts.includes(id)).map(cellOf),
    ...onThePage.includes(id) ? [{
      table: 'vendor-page',
      when: valuesOf(VENDOR_PAGE.when),
      result: connects,
      failure: failure ?? null,
      source,
      confidence,
      why,
      measuredOn: [],
    } as const] : [],
  ];
}

const AS_USUAL = { result: 'as-usual', source: null, why: null } as const;

function cellOf({ table, when, cell, changes = AS_USUAL }: TableCell): FactCell {
  const shared = { table, when: valuesOf(when) };
  if (cell === undefined) {
    return { ...shared, ...changes, failure: null, confidence: null, measuredOn: [] };
  }
  const { confidence, why } = cell;
  const rest = { confidence, why, measuredOn: confidence === ReachabilityConfidence.MEASURED ? releasesOf(when) : [] };
  return isNotIntercepted(cell)
    ? { ...shared, result: 'not-intercepted', failure: null, source: null, ...rest }
    : { ...shared, result: cell.connects, failure: cell.failure ?? null, source: cell.source, ...rest };
}

/** Conditions as lists of text. */
function valuesOf(when: AnyConditions): FactCell['when'] {
  const { kubernetesVersion, ...rest } = when;
  const lists = Object.entries(rest).map(([field, condition]) => [field, [condition].flat().map(String)] as const);
  return {
    ...Object.fromEntries(lists),
    ...kubernetesVersion === undefined ? {} : { kubernetesVersion: versionsOf(kubernetesVersion) },
  };
}

function versionsOf({ from, before }: VersionRange): string[] {
  return [
    ...from === undefined ? [] : [`from ${from.version}`],
    ...before === undefined ? [] : [`before ${before.version}`],
  ];
}

/** What decides whether a release of kube-proxy belongs to a cell. */
interface Release {
  readonly proxyMode: ProxyMode;
  readonly kubernetesVersion: VersionNumber;
}

/** The measured releases that meet the conditions, and those of the planes that they name. */
function releasesOf(when: AnyConditions): string[] {
  const { proxyMode, kubernetesVersion, plane, handler } = when;
  const all: readonly Plane[] = PLANES;
  const planes = all.filter((one) => fits({ plane, handler }, { plane: one.id, handler: one.handler }));
  const named = planes.map((one) => ({ proxyMode: one.when.proxyMode, kubernetesVersion: one.when.kubernetesVersion }));
  return MEASURED_MODES.flatMap((mode) => MEASURED_RELEASES[mode].filter((release) => {
    const measured: Release = { proxyMode: mode, kubernetesVersion: parseKubernetesVersion(release)?.lowest ?? NaN };
    return fits<Release>({ proxyMode, kubernetesVersion }, measured)
      && named.some((one) => fits<Release>(one, measured));
  }).map((release) => `${mode} ${release}`));
}

/** The conditions of a cell in words; planes have their names and clients. */
export function whenInWords({ when }: FactCell): string {
  const planes: readonly Plane[] = PLANES;
  const names = new Map<string, string>(planes.map((plane) => (
    [plane.id, `"${nameOf(plane)}, ${plane.when.client} client"`])));
  const words = Object.entries(when).map(([field, values]) => {
    const shown = values.map((value) => names.get(value) ?? value);
    return field === 'kubernetesVersion' ? `Kubernetes ${shown.join(', ')}` : `${field} ${shown.join(' or ')}`;
  });
  return words.length === 0 ? 'always' : words.join('; ');
}

const NOT_AN_ANSWER: { readonly [result in FactCell['result']]?: string } = {
  'as-usual': 'the same as for an IP, and rests on this fact too',
  'amended': 'the same',
  'does-not-work': 'connects, does not work',
};

/** The result of a cell in a few words, for example `no, timeout` or `yes, client`. */
export function resultInWords({ result, failure, source }: FactCell): string {
  const words = NOT_AN_ANSWER[result];
  if (words !== undefined) {
    return source === null ? words : `${words}, ${source} IP`;
  }
  const detail = failure ?? (source === null || source === SourceAddress.UNKNOWN ? undefined : `${source} IP`);
  return detail === undefined ? result.replace('-', ' ') : `${result}, ${detail}`;
}

/** The releases of a cell, mode by mode, for example `iptables 1.26.13, 1.28.15; ipvs 1.28.15`. */
export function measuredInWords({ measuredOn }: FactCell): string {
  const modes = Object.keys(MEASURED_RELEASES);
  return modes.map((mode) => ({ mode, own: measuredOn.filter((release) => release.startsWith(`${mode} `)) }))
    .filter(({ own }) => own.length > 0)
    .map(({ mode, own }) => `${mode} ${own.map((release) => release.slice(mode.length + 1)).join(', ')}`)
    .join('; ');
}
