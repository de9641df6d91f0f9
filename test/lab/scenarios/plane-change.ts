/** A change of kube-proxy under a running check: what the library predicts, and what the check shows. */
import { gatewayNodes, untilGateway } from './gateway';
import { apply, remove } from './kube';
import { example } from './manifests';
import { inWords, NO_CONNECTION, NodeCheck, READY, type Shown } from './node-check';
import type { ClusterContext, Scenario } from './scenario';
import type { ProxySettings } from '../cluster/kube-proxy';
import { modelOf, predictedChanges, type SetupQuestion } from '../model';
import { changeProxy, type Cluster } from '../nodes/cluster';
import { nodeCheck } from '../synthesis';
import { CLUSTER_RELEASE } from '../versions';

/** kube-proxy knows the range of the pods before the change. It does not know the range after the change. */
const BEFORE: ProxySettings = { proxyMode: 'iptables', kubernetesVersion: CLUSTER_RELEASE, podCidrKnown: true };
const AFTER: ProxySettings = { proxyMode: 'nftables', kubernetesVersion: CLUSTER_RELEASE, podCidrKnown: false };

/** A failed probe runs again by itself, at this stage within one or two minutes. */
const SECONDS_UNTIL_READY = 240;

type Client = 'pod' | 'host';

const CLIENTS: readonly Client[] = ['pod', 'host'];

/** A check from pods or from the host network, and what it is expected to show. */
interface Watched {
  readonly client: Client;
  readonly check: NodeCheck;
  readonly before: Shown;
  readonly after: Shown;
}

function setupOn(dataPlane: ProxySettings): SetupQuestion {
  return { dataPlane, externalTrafficPolicy: 'Local', internalTrafficPolicy: 'Cluster', backend: 'node', status: 'ip' };
}

/** What the library predicts for each node: before the change, and after it. */
function predicted(cluster: Cluster, withGateway: readonly string[], client: Client): Pick<Watched, 'before' | 'after'> {
  const target = 'load-balancer';
  const changes = predictedChanges(setupOn(BEFORE), setupOn(AFTER)).filter((each) => each.client === client && each.target === target);
  const answers = cluster.network.nodes.map(({ name }) => {
    const node = withGateway.includes(name) ? 'with-gateway' : 'without-gateway';
    const before = modelOf({ ...setupOn(BEFORE), client, node, target }).works;
    return { name, before, after: changes.find((each) => each.node === node)?.after ?? before };
  });
  const shownAs = (answer: string): string => ({ yes: READY, no: NO_CONNECTION })[answer] ?? `predicted: ${answer}`;
  return {
    before: Object.fromEntries(answers.map(({ name, before }) => [name, shownAs(before)])),
    after: Object.fromEntries(answers.map(({ name, after }) => [name, shownAs(after)])),
  };
}

/** The nodes on which two results are different. */
function turned(before: Shown, after: Shown): string[] {
  return Object.keys(before).filter((node) => before[node] !== after[node]).sort();
}

/** Applies a check for each kind of client. */
async function startChecks({ cluster }: ClusterContext): Promise<Watched[]> {
  const { api } = cluster.controlPlane;
  const withGateway = await gatewayNodes(api);
  return Promise.all(CLIENTS.map(async (client) => {
    const objects = nodeCheck(client);
    await apply(api, objects);
    return { client, check: new NodeCheck(cluster, objects), ...predicted(cluster, withGateway, client) };
  }));
}

function isSame(one: Shown, other: Shown): boolean {
  return turned(one, other).length === 0;
}

async function checkBefore({ check }: ClusterContext, { client, check: nodes, before }: Watched): Promise<void> {
  const shown = await nodes.settled();
  check(`${client}: every node shows what the model says`, isSame(before, shown), inWords(shown));
}

async function checkAfter({ check, say }: ClusterContext, { client, check: nodes, before, after }: Watched): Promise<void> {
  nodes.restart();
  const shown = await nodes.settled();
  say(`      ${client}: ${inWords(shown)}`);
  const names = turned(before, after).join(', ') || 'none';
  check(`${client}: exactly the predicted nodes turn (${names})`, isSame(after, shown), inWords(shown));
}

async function checkReturn({ check }: ClusterContext, { client, check: nodes, before, after }: Watched): Promise<void> {
  const names = turned(before, after);
  if (names.length > 0) {
    const shown = await nodes.untilShown((each) => isSame(before, each), SECONDS_UNTIL_READY);
    check(`${client}: switched back, the nodes that turned (${names.join(', ')}) become ready by themselves`, isSame(before, shown), inWords(shown));
  }
  nodes.restart();
  const again = await nodes.settled();
  check(`${client}: a restart of the check shows every node as before`, isSame(before, again), inWords(again));
}

async function changeAndReturn(context: ClusterContext): Promise<void> {
  const { cluster, check } = context;
  const watched = await startChecks(context);
  const nodes = watched.map(({ before, after }) => turned(before, after).length);
  check('the model predicts that some nodes turn and others do not', nodes.some((count) => count > 0) && nodes.includes(0), nodes.join(', '));
  await Promise.all(watched.map((each) => checkBefore(context, each)));
  await changeProxy(cluster, AFTER);
  await Promise.all(watched.map((each) => checkAfter(context, each)));
  await changeProxy(cluster, BEFORE);
  await Promise.all(watched.map((each) => checkReturn(context, each)));
}

export const planeChange: Scenario = {
  on: 'cluster',
  name: 'A change from iptables to nftables turns exactly the nodes that the model names',
  run: async (context) => {
    const { cluster } = context;
    const { api } = cluster.controlPlane;
    const original = cluster.proxySettings;
    const { mesh } = example('dns-only');
    try {
      await changeProxy(cluster, BEFORE);
      await apply(api, mesh);
      await untilGateway(api, 'Local');
      await changeAndReturn(context);
    } finally {
      await remove(api, [...CLIENTS.flatMap(nodeCheck), ...mesh]);
      await changeProxy(cluster, original);
    }
  },
};
