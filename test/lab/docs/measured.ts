/** `docs/measured.md`: the measured cells as tables people can read; generated, never edited. */
import { writeFileSync } from 'fs';
import { resolve } from 'path';
import { exclusiveEniText } from './exclusive-eni';
import { extraText } from './extra';
import { judgedSetsText } from './judged-sets';
import { answerText, CLIENTS, minorOf } from './words';
import { takeOverFigures } from '../judged-sets';
import type { Cell, MeasuredFile, ProxyMode, ServiceVariant, Target } from '../matrix/cells';
import { compareWithModel } from '../matrix/compare';
import { readMeasured } from '../matrix/measured-files';
import { MODES } from '../versions';

const PAGE = resolve(__dirname, '..', '..', '..', 'docs', 'measured.md');

/** One table per mode for each of these. */
interface Section {
  readonly title: string; readonly text: string; readonly target: Target; readonly variant: ServiceVariant;
}

const PLAIN: ServiceVariant = { externalTrafficPolicy: 'Local', internalTrafficPolicy: 'Cluster', backend: 'node', status: 'ip' };

const SECTIONS: readonly Section[] = [
  {
    title: 'Local, an address in the status',
    text: 'The case of the fault: the Service publishes an IP address and has `externalTrafficPolicy: Local`.',
    target: 'load-balancer',
    variant: PLAIN,
  },
  {
    title: 'Cluster, an address in the status',
    text: 'The fix by policy: everything connects, and the client IP is lost.',
    target: 'load-balancer',
    variant: { ...PLAIN, externalTrafficPolicy: 'Cluster' },
  },
  {
    title: 'Cluster, pods as backends (eni)',
    text: 'The load balancer sends requests directly to pods, which keeps the client IP of external clients.',
    target: 'load-balancer',
    variant: { ...PLAIN, externalTrafficPolicy: 'Cluster', backend: 'eni' },
  },
  {
    title: 'Local, a name in the status',
    text: 'No node intercepts the request. The load balancer does not send it back to the node that it came from.',
    target: 'load-balancer',
    variant: { ...PLAIN, status: 'hostname' },
  },
  {
    title: 'Cluster, a name in the status',
    text: 'As above, but every node is a backend, so some requests go to the client\'s own node.',
    target: 'load-balancer',
    variant: { ...PLAIN, externalTrafficPolicy: 'Cluster', status: 'hostname' },
  },
  {
    title: 'Local, `ipMode: Proxy`',
    text: 'From 1.30 on, kube-proxy does not intercept such an address, as if it were a name.',
    target: 'load-balancer',
    variant: { ...PLAIN, status: 'ip-proxy' },
  },
  {
    title: 'The Service\'s own address',
    text: 'The address that the DNS name resolves to, under Local. The policy makes no difference here.',
    target: 'service-dns',
    variant: PLAIN,
  },
  {
    title: 'The Service\'s own address, `internalTrafficPolicy: Local`',
    text: 'The setting that breaks the strategy dns-only. `externalTrafficPolicy` is Local.',
    target: 'service-dns',
    variant: { ...PLAIN, internalTrafficPolicy: 'Local' },
  },
  {
    title: 'The same with `externalTrafficPolicy: Cluster`',
    text: '',
    target: 'service-dns',
    variant: { ...PLAIN, externalTrafficPolicy: 'Cluster', internalTrafficPolicy: 'Local' },
  },
  {
    title: 'The load balancer address, Cluster, with `internalTrafficPolicy: Local`',
    text: 'In 1.22 and 1.23 this policy also applied to the load balancer address. 1.20 does not have it.',
    target: 'load-balancer',
    variant: { ...PLAIN, externalTrafficPolicy: 'Cluster', internalTrafficPolicy: 'Local' },
  },
];

function versionsOf(cells: readonly Cell[], mode: ProxyMode): string[] {
  const versions = new Set(cells.filter((cell) => cell.dataPlane.proxyMode === mode).map((cell) => cell.dataPlane.kubernetesVersion));
  return [...versions].sort((a, b) => minorOf(a) - minorOf(b));
}

function isOf(cell: Cell, section: Section): boolean {
  const { variant } = section;
  return cell.target === section.target
    && cell.externalTrafficPolicy === variant.externalTrafficPolicy
    && cell.internalTrafficPolicy === variant.internalTrafficPolicy
    && cell.backend === variant.backend && cell.status === variant.status;
}

/** The lines of one mode: one for each client, two where the pods' range makes a difference. */
function rowsOf(cells: readonly Cell[], versions: readonly string[]): string[] {
  return CLIENTS.flatMap(({ client, node, words: who }) => {
    const line = (known: boolean): string[] => versions.map((version) => answerText(cells.find((cell) =>
      cell.client === client && cell.node === node && cell.dataPlane.podCidrKnown === known && cell.dataPlane.kubernetesVersion === version)));
    const [known, unknown] = [line(true), line(false)];
    if (known.join() === unknown.join()) {
      return [`| ${who} | any | ${known.join(' | ')} |`];
    }
    return [`| ${who} | known | ${known.join(' | ')} |`, `| ${who} | unknown | ${unknown.join(' | ')} |`];
  });
}

function sectionText(section: Section, cells: readonly Cell[]): string {
  const own = cells.filter((cell) => isOf(cell, section));
  const tables = MODES.map((mode) => {
    const versions = versionsOf(cells, mode);
    const rows = rowsOf(own.filter((cell) => cell.dataPlane.proxyMode === mode), versions);
    const head = `| client | pod range | ${versions.join(' | ')} |`;
    return [`### ${mode}`, '', head, `| --- | --- | ${versions.map(() => '---').join(' | ')} |`, ...rows, ''].join('\n');
  });
  return [`## ${section.title}`, '', ...(section.text ? [section.text, ''] : []), ...tables].join('\n');
}

function environmentText(files: readonly MeasuredFile[]): string {
  const rows = files.map((file) => {
    const { kernel, kubeProxy, kubeApiserver, ...tools } = file.environment;
    const mode = file.cells[0]?.dataPlane.proxyMode ?? '';
    return `| ${mode} | ${kubeProxy} | ${kernel} | ${Object.values(tools).join('; ')} | ${kubeApiserver} | ${file.cells.length} |`;
  });
  const head = '| mode | kube-proxy | kernel | rules | API server | cells |';
  return ['## With what it was measured', '', head, '| --- | --- | --- | --- | --- | --- |', ...rows, ''].join('\n');
}

/** How the cells compare with the model. */
function comparedText(): string {
  const { compared, notCompared, disagreements } = compareWithModel();
  return [
    '## Compared with the model', '',
    `Of ${compared} cells, ${disagreements.length} disagree with the model whose answers \`asm-gateway explain\` prints. A test compares each of`,
    'them. The model is about gateways that listen and are ready. A cell whose gateway does not listen agrees if its request is refused where the',
    'model says yes, and fails as the model says where it says no. If no gateway pod is ready, nodes refuse every request that they see.', '',
    'Not compared:', '',
    ...[...notCompared].map(([why, count]) => `- ${count} cells: ${why}`), '',
  ].join('\n');
}

function notHostedText(files: readonly MeasuredFile[]): string {
  const counts = new Map<string, number>();
  for (const { why } of files.flatMap((file) => file.notHosted)) {
    counts.set(why, (counts.get(why) ?? 0) + 1);
  }
  return ['## What could not be asked', '', ...[...counts].map(([why, count]) => `- ${count} cells: ${why}`), ''].join('\n');
}

/** What the page is made of, by folder of the measured files. */
export interface PageFiles {
  readonly files: readonly MeasuredFile[];
  readonly extra: readonly MeasuredFile[];
  readonly exclusiveEni: readonly MeasuredFile[];
}

/** All that was measured. */
export function pageFiles(): PageFiles {
  return { files: readMeasured(), extra: readMeasured('extra'), exclusiveEni: readMeasured('exclusive-eni') };
}

const DATA = [
  '## The data', '',
  'The cells are files of JSON in `test/lab/measured/`, one for each mode and release; those of the last sections are in `extra/` and',
  '`exclusive-eni/` below it. [measured.schema.json](measured.schema.json) is their JSON schema, and a test checks every file against it. The',
  '`version` of a file changes if a field changes its meaning; a new optional field does not change it. `raw` has what each answer was drawn',
  'from: the addresses that the gateway saw and the errors that the client saw, with their counts.', '',
] as const;

/** The whole page. */
export function measuredPage({ files, extra, exclusiveEni }: PageFiles): string {
  const cells = files.flatMap((file) => file.cells);
  return [
    '# What was measured',
    '',
    '<!-- Generated by "npm run lab:docs" from test/lab/measured/*.json; edit neither by hand. -->',
    '',
    'Each cell is the result of several real requests through a real kube-proxy, in [the lab](guide/reproduce-the-fault.md).',
    '',
    '- "yes, client": the gateway saw the client\'s own address.',
    '- "yes, node": the gateway saw an address of a node: its own, or that of the bridge of its pods. A client in the host network has such an',
    '  address itself.',
    '- "yes, load-balancer": the gateway saw the address of the load balancer.',
    '- "pod range": whether kube-proxy knows the range of the pods (`--cluster-cidr`).',
    '',
    'With nodes as backends, requests of pods leave the node with its address, as under Flannel. With pods as backends they keep the address of',
    'the pod, as under Terway.',
    '',
    ...SECTIONS.map((section) => sectionText(section, cells)),
    ...extraText(extra, cells),
    ...exclusiveEniText(exclusiveEni),
    ...judgedSetsText(),
    comparedText(),
    notHostedText([...files, ...extra, ...exclusiveEni]),
    environmentText([...files, ...extra, ...exclusiveEni]),
    ...DATA,
  ].join('\n');
}

/** Writes the page. */
export function writeMeasuredDocs(): void {
  takeOverFigures();
  writeFileSync(PAGE, measuredPage(pageFiles()));
  process.stdout.write(`written ${PAGE}\n`);
}
