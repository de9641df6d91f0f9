/** `asm-gateway diagnose` on a live cluster, compared with real requests from every node, on every data plane that the lab can host. */
import { type Answer, answerTo, askFrom, type Place, type Question } from './clients';
import { addressOf, diagnoseService, type Diagnosed, NAMES, POLICIES, withDiagnosedServices } from './diagnosed-services';
import { showDataPlane } from './kube-system';
import type { ClusterContext, Scenario } from './scenario';
import type { ProxySettings } from '../cluster/kube-proxy';
import type { Policy } from '../matrix/cells';
import { changeProxy } from '../nodes/cluster';
import { CLUSTER_RELEASE } from '../versions';

const PLANES: readonly ProxySettings[] = (['nftables', 'iptables'] as const).flatMap((proxyMode) => (
  [true, false].map((podCidrKnown) => ({ proxyMode, podCidrKnown, kubernetesVersion: CLUSTER_RELEASE }))
));

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
  { check, cluster }: ClusterContext, about: string, diagnosed: Diagnosed, { client, failed }: { client: 'pods' | 'host'; failed: string[] },
): void {
  const [no, yes] = ['no', 'yes'].map((answer) => nodesThat(diagnosed, client, answer));
  const isSame = JSON.stringify(no) === JSON.stringify(failed) && (yes?.length ?? 0) + failed.length === cluster.network.nodes.length;
  const who = client === 'pods' ? 'pods' : 'clients in the host network';
  check(
    `${about}: it says that ${who} of ${failed.join(', ') || 'no node'} get no answer, as real requests show`,
    isSame, `it says no for ${no?.join(', ')} and yes for ${yes?.join(', ')}`,
  );
}

/** Diagnoses both Services and compares. */
async function checkPlane(context: ClusterContext, plane: ProxySettings): Promise<void> {
  const { cluster, check } = context;
  const clients = await askFromEveryNode(context);
  for (const policy of POLICIES) {
    const about = `${nameOf(plane)}, ${policy}`;
    const diagnosed = await diagnoseService(cluster, NAMES[policy]);
    const failed = nodesWithout(clients, policy, false);
    const [code, exit] = failed.length > 0 ? ['ASMG0502', 1] as const : ['ASMG0500', 0] as const;
    checkClients(context, about, diagnosed, { client: 'pods', failed });
    checkClients(context, about, diagnosed, { client: 'host', failed: nodesWithout(clients, policy, true) });
    const isRight = diagnosed.verdict.code === code && diagnosed.exit === exit;
    check(`${about}: the verdict is ${code}, and the exit code ${exit}`, isRight, diagnosed.printed);
    const isFault = policy === 'Local' && !plane.podCidrKnown;
    check(`${about}: the fault is ${isFault ? 'there' : 'not there'}`, isFault === failed.length > 0, failed.join(', '));
  }
}

export const diagnosePlanes: Scenario = {
  on: 'cluster',
  name: 'asm-gateway diagnose names the nodes whose pods get no answer and only those',
  run: async (context) => {
    const { cluster } = context;
    const before = cluster.proxySettings;
    await withDiagnosedServices(cluster, async () => {
      try {
        for (const plane of PLANES) {
          await changeProxy(cluster, plane);
          await showDataPlane(cluster);
          await checkPlane(context, plane);
        }
      } finally {
        await changeProxy(cluster, before);
      }
    });
  },
};
