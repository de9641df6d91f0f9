/** The part of `docs/measured.md` about pods with network interfaces of their own. */
import { answerText, CLIENTS, mergedText, type Row, tableText } from './words';
import type { Cell, MeasuredFile } from '../matrix/cells';

const TARGETS: readonly { readonly words: string; readonly row: Pick<Row, 'target' | 'externalTrafficPolicy' | 'backend' | 'status'> }[] = [
  { words: 'ClusterIP', row: { target: 'service-dns', externalTrafficPolicy: 'Local', backend: 'node', status: 'ip' } },
  ...(['node', 'eni'] as const).flatMap((backend) => (['Local', 'Cluster'] as const).map((externalTrafficPolicy) => ({
    words: `load balancer, ${backend === 'node' ? 'nodes' : 'pods'} behind it, ${externalTrafficPolicy}`,
    row: { target: 'load-balancer', externalTrafficPolicy, backend, status: 'ip' },
  } as const))),
];

function answerOf(cells: readonly Cell[], terwayMasquerade: boolean): string {
  return mergedText(cells.filter(({ dataPlane }) => dataPlane.terwayMasquerade === terwayMasquerade).map((cell) => (
    { answer: answerText(cell), under: `range ${cell.dataPlane.podCidrKnown ? 'known' : 'unknown'}` }
  )));
}

/** The section of the exclusive network interfaces. */
export function exclusiveEniText(files: readonly MeasuredFile[]): string[] {
  const cells = files.flatMap((file) => file.cells);
  const [kubeProxy] = files.map((file) => file.environment.kubeProxy);
  const rows = TARGETS.flatMap(({ words: address, row }) => CLIENTS.map(({ client, node, words }) => {
    const own = cells.filter((cell) => cell.client === client && cell.node === node && cell.internalTrafficPolicy === 'Cluster'
      && Object.entries(row).every(([field, value]) => cell[field as keyof typeof row] === value));
    return [words, address, answerOf(own, false), answerOf(own, true)];
  }));
  return [
    '## Pods with network interfaces of their own (exclusive ENI)', '',
    'Each pod has an interface in the VPC, and a second one to its node for the addresses of Services and of the node, as on a node of Terway\'s',
    'exclusive mode. This is a stand-in with Terway\'s routes, not Terway itself. Terway 1.11 and newer write a rule on such nodes',
    '(`terway-masq`) that gives everything that leaves the node the address of the node',
    '([code](https://github.com/AliyunContainerService/terway/blob/v1.17.5/cmd/terway-cli/policy.go)). The address of the load balancer is not',
    `one of a Service, so no node intercepts the request of a pod to it. kube-proxy: ${kubeProxy}, iptables mode.`, '',
    ...tableText(['client', 'address', 'without `terway-masq`', 'with `terway-masq`'], rows),
  ];
}
