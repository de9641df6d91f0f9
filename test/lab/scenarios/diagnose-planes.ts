/** `asm-gateway diagnose` on a live cluster, compared with real requests from every node, on every data plane that the lab can host. */
import { type Answer, answerTo, askFrom, type Place, type Question } from './clients';
import { addressOf, type Diagnosed, diagnosed, NAMES, POLICIES, serviceArguments, withDiagnosedServices } from './diagnosed-services';
import { showDataPlane } from './kube-system';
import type { ClusterContext, Scenario } from './scenario';
import type { ProxySettings } from '../cluster/kube-proxy';
import type { Policy } from '../matrix/cells';
import { changeProxy } from '../nodes/cluster';
import { CLUSTER_RELEASE } from '../versions';

/** A change to the next one lets the pods of more nodes get an answer, then of as many, then of fewer. */
const PLANES: readonly ProxySettings[] = ([
  ['nftables', false], ['iptables', true], ['nftables', true], ['iptables', false],
] as const).map(([proxyMode, podCidrKnown]) => ({ proxyMode, podCidrKnown, kubernetesVersion: CLUSTER_RELEASE }));

function nameOf({ proxyMode, podCidrKnown }: ProxySettings): string {
  return `${proxyMode}, pod range ${podCidrKnown ? 'known' : 'unknown'}`;
}

/** A client on a node, and what it got from the Service with each policy. */
interface Client extends Place {
  readonly answers: readonly Answer[];
}

/** Asks the load balancer addresses from a pod and from the host network of every node. */
async function askFromEveryNode({ cluster }: ClusterContext): Promise<Client[]> {
  const { api } = cluster.controlPlane;
  const questions = await Promise.all(POLICIES.map(async (name): Promise<Question> => (
    { name, curl: [`http://${await addressOf(api, NAMES[name]) ?? ''}/`] }
  )));
  const places = cluster.network.nodes.flatMap(({ name: node }) => [false, true].map((hostNetwork) => ({ node, hostNetwork })));
  return Promise.all(places.map(async (place) => ({ ...place, answers: await askFrom(api, place, questions) })));
}

/** The nodes whose client got no answer, in order. */
function nodesWithout(clients: readonly Client[], policy: Policy, hostNetwork: boolean): string[] {
  return clients.filter((client) => client.hostNetwork === hostNetwork && answerTo(client.answers, policy).status !== 200)
    .map(({ node }) => node).sort();
}

/** The nodes of which the command gives an answer, in order. */
function nodesThat({ nodes }: Diagnosed, client: 'pods' | 'host', answer: string): string[] {
  return nodes.filter((node) => node[client] === answer).map(({ name }) => name).sort();
}

/** Compares what the command says of one kind of client with what these clients got. */
function checkClients(
  { check, cluster }: ClusterContext, about: string, answer: Diagnosed, { client, failed }: { client: 'pods' | 'host'; failed: string[] },
): void {
  const [no, yes] = ['no', 'yes'].map((word) => nodesThat(answer, client, word));
  const isSame = JSON.stringify(no) === JSON.stringify(failed) && (yes?.length ?? 0) + failed.length === cluster.network.nodes.length;
  const who = client === 'pods' ? 'pods' : 'clients in the host network';
  check(
    `${about}: it says that ${who} of ${failed.join(', ') || 'no node'} get no answer, as real requests show`,
    isSame, `it says no for ${no?.join(', ')} and yes for ${yes?.join(', ')}`,
  );
}

/** What is seen on a data plane. */
interface Seen {
  readonly plane: ProxySettings;
  readonly clients: readonly Client[];

  /** By the policies of the Services. */
  readonly diagnosed: Readonly<Record<Policy, Diagnosed>>;
}

/** The value of `--if` for a change of the data plane: what differs. */
function assumption(from: ProxySettings, to: ProxySettings): string {
  return [
    ...from.proxyMode === to.proxyMode ? [] : [`proxy-mode=${to.proxyMode}`],
    ...from.podCidrKnown === to.podCidrKnown ? [] : [`pod-cidr-known=${to.podCidrKnown}`],
  ].join(',');
}

/** Diagnoses both Services, also for a change to the next data plane, and compares with real requests. */
async function checkPlane(context: ClusterContext, plane: ProxySettings, next: ProxySettings | undefined): Promise<Seen> {
  const clients = await askFromEveryNode(context);
  const more = next === undefined ? [] : ['--if', assumption(plane, next)];
  const diagnose = (policy: Policy): Promise<Diagnosed> => diagnosed(context.cluster, [...serviceArguments(NAMES[policy]), ...more]);
  const [Local, Cluster] = await Promise.all([diagnose('Local'), diagnose('Cluster')]);
  const seen = { plane, clients, diagnosed: { Local, Cluster } };
  for (const policy of POLICIES) {
    checkAnswers(context, seen, policy);
  }
  return seen;
}

function checkAnswers(context: ClusterContext, { plane, clients, diagnosed: all }: Seen, policy: Policy): void {
  const { check } = context;
  const about = `${nameOf(plane)}, ${policy}`;
  const answer = all[policy];
  const failed = nodesWithout(clients, policy, false);
  const [code, exit] = failed.length > 0 ? ['ASMG0502', 1] as const : ['ASMG0500', 0] as const;
  checkClients(context, about, answer, { client: 'pods', failed });
  checkClients(context, about, answer, { client: 'host', failed: nodesWithout(clients, policy, true) });
  const isRight = answer.verdict.code === code && answer.exit === exit;
  check(`${about}: the verdict is ${code}, and the exit code ${exit}`, isRight, answer.printed);
  const isFault = policy === 'Local' && !plane.podCidrKnown;
  check(`${about}: the fault is ${isFault ? 'there' : 'not there'}`, isFault === failed.length > 0, failed.join(', '));
}

/** The clients whose requests end in another way than before. */
function turnedClients(before: Seen, after: Seen, policy: Policy): string {
  const answers = ({ clients }: Seen): string[] => clients.map((client) => (
    `${client.hostNetwork ? 'host' : 'pod'} on ${client.node}: ${answerTo(client.answers, policy).status === 200 ? 'yes' : 'no'}`
  ));
  return newIn(answers(before), answers(after));
}

/** The answers of the command that are different from those before. */
function turnedAnswers(before: Seen, after: Seen, policy: Policy): string {
  const answers = ({ diagnosed: { [policy]: { nodes } } }: Seen): string[] => nodes.flatMap(({ name, pods, host }) => (
    [`pod on ${name}: ${pods}`, `host on ${name}: ${host}`]
  ));
  return newIn(answers(before), answers(after));
}

function newIn(before: readonly string[], after: readonly string[]): string {
  return after.filter((answer) => !before.includes(answer)).sort().join(', ');
}

/** Compares what `--if` predicted before a change of the data plane with what is seen after it. Returns what it predicted. */
function checkPrediction({ check }: ClusterContext, before: Seen, after: Seen, policy: Policy): string {
  const { changes, printed } = before.diagnosed[policy];
  const predicted = changes?.map(({ client, node, after: then }) => `${client} on ${node}: ${then}`).sort().join(', ');
  const about = `${nameOf(before.plane)}, then ${nameOf(after.plane)}, ${policy}`;
  const [said, requested] = [turnedAnswers(before, after, policy), turnedClients(before, after, policy)];
  check(`${about}: --if predicted what the next diagnosis says (${predicted || 'no change'})`, predicted === said, `${said} - ${printed}`);
  check(`${about}: and what real requests show`, predicted === requested, `${requested}`);
  return predicted ?? '';
}

async function checkPlanes(context: ClusterContext): Promise<void> {
  const predictions: string[] = [];
  let before: Seen | undefined;
  for (const [index, plane] of PLANES.entries()) {
    await changeProxy(context.cluster, plane);
    await showDataPlane(context.cluster);
    const seen = await checkPlane(context, plane, PLANES[index + 1]);
    const last = before;
    predictions.push(...last === undefined ? [] : POLICIES.map((policy) => checkPrediction(context, last, seen, policy)));
    before = seen;
  }
  const [changes, none] = [predictions.filter((each) => each !== ''), predictions.filter((each) => each === '')];
  context.check('some predictions name nodes, and others none', changes.length > 0 && none.length > 0, predictions.join('; '));
}

export const diagnosePlanes: Scenario = {
  on: 'cluster',
  name: 'asm-gateway diagnose names the nodes whose pods get no answer and only those, and with --if those that a change of kube-proxy turns',
  run: async (context) => {
    const { cluster } = context;
    const before = cluster.proxySettings;
    await withDiagnosedServices(cluster, async () => {
      try {
        await checkPlanes(context);
      } finally {
        await changeProxy(cluster, before);
      }
    });
  },
};
