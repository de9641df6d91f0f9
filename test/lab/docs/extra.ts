/** The parts of `docs/measured.md` about cells with more settings. */
import type { Cell, ExtraSettings, MeasuredFile, ProxyMode, Question } from '../matrix/cells';
import { MODES } from '../versions';
import { answerText, CLIENTS, isSameRow, mergedText, minorOf, tableText } from './words';

interface Setting {
  readonly title: string;
  readonly text: string;
  readonly settings: ExtraSettings;
}

const SETTINGS: readonly Setting[] = [
  {
    title: '`loadBalancerSourceRanges` without an address of the cluster',
    text: 'The list has the range of the client outside, as a list of offices does. The lab\'s load balancer does not filter; kube-proxy does.',
    settings: { sourceRanges: 'outside' },
  },
  {
    title: '`loadBalancerSourceRanges` with only the addresses of nodes and pods',
    text: 'The client outside is not in the list. It connects here because the lab\'s load balancer does not filter. A real one can.',
    settings: { sourceRanges: 'cluster' },
  },
  {
    title: 'A gateway that does not listen on the target port',
    text: 'The gateway pod is ready, and the port is closed.',
    settings: { gateway: 'not-listening' },
  },
  { title: 'No gateway pod is ready', text: 'The Service has an endpoint, and it is not ready.', settings: { gateway: 'not-ready' } },
  { title: '`sessionAffinity: ClientIP`', text: '', settings: { sessionAffinity: 'ClientIP' } },
];

const TARGETS = [
  { target: 'load-balancer', words: 'load balancer' },
  { target: 'service-dns', words: 'ClusterIP' },
] as const;

const POLICIES = ['Local', 'Cluster'] as const;

type Row = Omit<Question, 'dataPlane'>;

const has = (cell: Cell, { sourceRanges, gateway, sessionAffinity }: ExtraSettings): boolean => (
  cell.sourceRanges === sourceRanges && cell.gateway === gateway && cell.sessionAffinity === sessionAffinity
);

const ROWS: readonly { readonly row: Row; readonly words: readonly string[] }[] = TARGETS.flatMap(({ target, words: address }) => (
  POLICIES.flatMap((externalTrafficPolicy) => CLIENTS.map(({ client, node, words }) => ({
    row: { externalTrafficPolicy, internalTrafficPolicy: 'Cluster', backend: 'node', status: 'ip', client, node, target },
    words: [words, address, externalTrafficPolicy],
  })))
));

function isOnPlane(cell: Cell, { dataPlane }: Cell): boolean {
  return cell.dataPlane.proxyMode === dataPlane.proxyMode && cell.dataPlane.kubernetesVersion === dataPlane.kubernetesVersion
    && cell.dataPlane.podCidrKnown === dataPlane.podCidrKnown;
}

const rangeOf = ({ dataPlane }: Cell): string => `range ${dataPlane.podCidrKnown ? 'known' : 'unknown'}`;
const releaseOf = ({ dataPlane }: Cell): string => `1.${minorOf(dataPlane.kubernetesVersion)}`;

/** A cell and its answer, where that is the one without the setting "unchanged". */
interface Answered {
  readonly cell: Cell;
  readonly answer: string;
}

/** Whether the answers differ between two cells that are the same but for one condition. */
function matters(all: readonly Answered[], condition: (cell: Cell) => string, other: (cell: Cell) => string): boolean {
  return all.some((one) => all.some((two) => (
    condition(one.cell) !== condition(two.cell) && other(one.cell) === other(two.cell) && one.answer !== two.answer
  )));
}

/** The conditions that make a difference between the answers. */
function conditionsOf(all: readonly Answered[]): (cell: Cell) => string {
  const conditions = [
    ...matters(all, releaseOf, rangeOf) ? [releaseOf] : [],
    ...matters(all, rangeOf, releaseOf) ? [rangeOf] : [],
  ];
  return (cell) => conditions.map((condition) => condition(cell)).join(' ');
}

/** The answers of one mode in a row; "unchanged" where they are those without the setting. */
function modeText(mode: ProxyMode, own: readonly Cell[], plain: readonly Cell[]): string {
  const cells = own.filter((cell) => cell.dataPlane.proxyMode === mode);
  if (cells.length === 0) {
    return '–';
  }
  const answered = cells.map((cell): Answered => {
    const before = answerText(plain.find((each) => isOnPlane(each, cell)));
    return { cell, answer: answerText(cell) === before ? 'unchanged' : answerText(cell) };
  });
  const under = conditionsOf(answered);
  return mergedText(answered.map(({ cell, answer }) => ({ answer, under: under(cell) })));
}

function settingText({ title, text, settings }: Setting, cells: readonly Cell[], plain: readonly Cell[]): string[] {
  const own = cells.filter((cell) => has(cell, settings));
  const rows = ROWS.map(({ row, words }) => {
    const [ownRow, plainRow] = [own, plain].map((each) => each.filter((cell) => isSameRow(cell, row)));
    return [...words, ...MODES.map((mode) => modeText(mode, ownRow ?? [], plainRow ?? []))];
  });
  const changed = rows.filter((row) => row.slice(3).some((answer) => !['unchanged', '–'].includes(answer)));
  const table = changed.length === 0
    ? ['No answer differs.', '']
    : tableText(['client', 'address', 'externalTrafficPolicy', ...MODES], changed);
  return [`### ${title}`, '', ...(text ? [text, ''] : []), ...table];
}

const REFUSED = 'Where there are no rules, nft refused them, and no Service works:';

/** How nftables mode recognizes pods by an interface, and what becomes of a pod on a node without a gateway. */
function detectText(files: readonly MeasuredFile[]): string[] {
  const cells = files.flatMap((file) => file.cells).filter(({ dataPlane }) => dataPlane.detectLocalMode !== undefined);
  const without = files.flatMap((file) => file.withoutRules ?? []);
  const asked = cells.filter((cell) => cell.client === 'pod' && cell.node === 'without-gateway' && cell.externalTrafficPolicy === 'Local');
  const rows = [...new Set(asked.map(({ dataPlane }) => `${dataPlane.kubernetesVersion} ${dataPlane.detectLocalMode}`))].map((plane) => {
    const [release = '', mode = ''] = plane.split(' ');
    const of = ({ dataPlane }: Pick<Cell, 'dataPlane'>): boolean => dataPlane.kubernetesVersion === release && dataPlane.detectLocalMode === mode;
    const answers = TARGETS.map(({ target }) => answerText(asked.find((cell) => of(cell) && cell.target === target)));
    return [`\`${mode}\``, release, without.some(of) ? 'none' : 'written', ...answers];
  });
  return [
    '### nftables mode that recognizes pods by their interface', '',
    'The client is a pod on a node without a gateway; `externalTrafficPolicy` is Local. 1.34.0 gives nft the index of an interface where it needs',
    'the name ([kubernetes #134024](https://github.com/kubernetes/kubernetes/pull/134024)).', '',
    ...without.length === 0 ? [] : [REFUSED, '', ...without.map(({ log }) => `- \`${log}\``), ''],
    ...tableText(['`--detect-local-mode`', 'release', 'rules', ...TARGETS.map(({ words }) => words)], rows),
  ];
}

/** The section of the extra cells. `plain` are the cells without extra settings. */
export function extraText(files: readonly MeasuredFile[], plain: readonly Cell[]): string[] {
  const cells = files.flatMap((file) => file.cells).filter(({ dataPlane }) => dataPlane.detectLocalMode === undefined);
  const releases = MODES.map((mode) => {
    const versions = [...new Set(cells.filter(({ dataPlane }) => dataPlane.proxyMode === mode).map(({ dataPlane }) => dataPlane.kubernetesVersion))];
    return `${mode} ${versions.sort((a, b) => minorOf(a) - minorOf(b)).join(', ')}`;
  });
  return [
    '## More settings', '',
    'One setting at a time, with nodes as backends and an address in the status. The tables show only the rows whose answer differs from that',
    'without the setting; "unchanged" is the answer without it. In brackets are the minor version and whether kube-proxy knows the range of the',
    `pods, where they make a difference. Measured: ${releases.join('; ')}.`, '',
    ...SETTINGS.flatMap((setting) => settingText(setting, cells, plain)),
    ...detectText(files),
  ];
}
