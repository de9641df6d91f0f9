import type { Diagnosis, NodeDiagnosis } from './diagnosis';
import { type ReachState, reachState } from './reach-state';
import { NO_ADDRESS, NO_READY_POD, NO_SERVICE } from '../findings/catalogue/live';
import { ClientKind, type ReachabilityQuestion } from '../model/question';
import { clientInWords, type RequestPath, requestPaths } from '../model/request-path';
import { type EndpointWord, grouped } from '../text';

/** Clients of one kind whose requests take the same path. */
export interface ClientPath {
  readonly client: ClientKind.POD | ClientKind.HOST;
  readonly nodes: readonly NodeDiagnosis[];
  readonly paths: readonly RequestPath[];

  /** The client in words, without the names of nodes. */
  readonly words: string;
}

/** The paths of pods and of clients in the host network on the nodes that are judged, pods first. */
export function clientPaths({ nodes, endpointWord }: Pick<Diagnosis, 'nodes' | 'endpointWord'>): ClientPath[] {
  const judged = nodes.filter(({ notJudged }) => notJudged === undefined);
  return [
    ...pathsOf(judged, ClientKind.POD, endpointWord, ({ questions }) => questions.pods),
    ...pathsOf(judged, ClientKind.HOST, endpointWord, ({ questions }) => questions.hosts),
  ];
}

/** Most nodes ask the same question, so each question is answered once. */
function pathsOf(
  nodes: readonly NodeDiagnosis[], client: ClientPath['client'], endpointWord: EndpointWord,
  asks: (node: NodeDiagnosis) => ReachabilityQuestion,
): ClientPath[] {
  const drawn = new Map<ReachabilityQuestion, readonly RequestPath[]>();
  const pathsFor = (node: NodeDiagnosis) => {
    const question = asks(node);
    const paths = drawn.get(question) ?? requestPaths(question);
    drawn.set(question, paths);
    return paths;
  };
  const alike = grouped(nodes, (node) => JSON.stringify([asks(node).node, pathsFor(node)]));
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{
      client,
      nodes: group,
      paths: pathsFor(first),
      words: clientInWords({ client, node: asks(first).node }, endpointWord),
    }];
  });
}

/** The verdicts for which no request takes a path yet: the Service, its endpoints or its address are missing. */
const BEFORE_REQUESTS: readonly string[] = [NO_SERVICE, NO_READY_POD, NO_ADDRESS].map(({ code }) => code);

/** A client whose path is drawn. */
export interface ShownClient {
  /** Its name, and its node. */
  readonly name: string;
  readonly path: ClientPath;
}

/**
 * The client whose path shows what is wrong: the one that was named, otherwise one whose requests fail, if there is
 * one. Undefined if no client is judged, or if its path is not what is wrong.
 */
export function shownClient(diagnosis: Diagnosis): ShownClient | undefined {
  const { client, verdict } = diagnosis;
  const paths = BEFORE_REQUESTS.includes(verdict.code) ? [] : clientPaths(diagnosis);
  if (client === undefined) {
    const path = WORTH_SHOWING.flatMap((state) => paths.find((each) => stateOf(each) === state) ?? [])[0];
    const node = path?.nodes[0];
    return path && node && { name: `${CLIENT_NAMES[path.client]} on ${node.name}`, path };
  }
  const path = paths.find((each) => each.client === client.kind && each.nodes.some(({ name }) => name === client.node));
  return path && { name: `${client.name} on ${client.node}`, path };
}

const CLIENT_NAMES: { readonly [client in ClientPath['client']]: string } = {
  [ClientKind.POD]: 'a pod',
  [ClientKind.HOST]: 'a client in the host network',
};

const WORTH_SHOWING: readonly ReachState[] = ['stranded', 'unknown', 'reached'];

function stateOf({ client, nodes: [first] }: ClientPath): ReachState | undefined {
  return first && reachState(client === ClientKind.POD ? first.pods : first.hosts);
}
