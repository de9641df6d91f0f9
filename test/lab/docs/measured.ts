/** `docs/measured.md`: the measured cells as tables people can read; generated, never edited. */
import { writeFileSync } from 'fs';
import { resolve } from 'path';
import { MEASURED_RELEASES } from '../../../src/model/measured-releases';
import type { Cell, MeasuredFile, ProxyMode, ServiceVariant, Target } from '../matrix/cells';
import { readMeasured } from '../matrix/measured-files';

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

const MODES = Object.keys(MEASURED_RELEASES) as ProxyMode[];

const CLIENTS = [
  { client: 'pod', node: 'with-gateway', words: 'pod, node with gateway' },
  { client: 'pod', node: 'without-gateway', words: 'pod, node without' },
  { client: 'host', node: 'with-gateway', words: 'host, node with gateway' },
  { client: 'host', node: 'without-gateway', words: 'host, node without' },
  { client: 'external', node: null, words: 'outside' },
] as const;

function words(cell: Cell | undefined): string {
  if (!cell) {
    return '–';
  }
  if (cell.connects === 'no') {
    return `**no**, ${cell.failure}`;
  }
  return `${cell.connects === 'yes' ? 'yes' : '*sometimes*'}, ${cell.source}`;
}

const minorOf = (version: string): number => Number(version.split('.')[1]);

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
    const line = (known: boolean): string[] => versions.map((version) => words(cells.find((cell) =>
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

function notHostedText(files: readonly MeasuredFile[]): string {
  const counts = new Map<string, number>();
  for (const { why } of files.flatMap((file) => file.notHosted)) {
    counts.set(why, (counts.get(why) ?? 0) + 1);
  }
  return ['## What could not be asked', '', ...[...counts].map(([why, count]) => `- ${count} cells: ${why}`), ''].join('\n');
}

/** The whole page. */
export function measuredPage(files: readonly MeasuredFile[]): string {
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
    notHostedText(files),
    environmentText(files),
  ].join('\n');
}

/** Writes the page. */
export function writeMeasuredDocs(): void {
  writeFileSync(PAGE, measuredPage(readMeasured()));
  process.stdout.write(`written ${PAGE}\n`);
}
