/** Every kind of client, and what each of them gets when it asks: curl in pods of every kind, and curl outside the cluster. */
import { apply, pathOf, remove } from './kube';
import type { Pod } from './pods';
import type { Api, KubeObject } from '../cluster/api';
import { LabError } from '../errors';
import { attempt, until } from '../ground/exec';
import { entering } from '../ground/namespaces';
import type { Cluster } from '../nodes/cluster';
import { CURL_IMAGE } from '../nodes/images';

/** What a client asks. */
export interface Question {
  readonly name: string;

  /** Arguments of curl. */
  readonly curl: readonly string[];
}

/** What came of a question. */
export interface Answer {
  /** The question's name. */
  readonly question: string;

  /** Exit code of curl. */
  readonly exit: number;

  /** Status of the HTTP answer, or 0. */
  readonly status: number;

  /** Whether a connection came about. */
  readonly connected: boolean;

  readonly seconds: number;

  /** What curl says of a failure. */
  readonly error: string;

  /** Headers and body as they came. */
  readonly text: string;
}

/** Longer than what any proxy of the lab waits for a connection. */
const SECONDS = 15;

/** Time for a pod to start, to ask what takes longest, and to end. */
const POD_SECONDS = 120;

const TIMEOUTS = ['--connect-timeout', '3', '--max-time', String(SECONDS)] as const;

function wordsOf({ curl }: Question): string[] {
  return ['curl', '--silent', '--noproxy', '*', ...TIMEOUTS, '--include', '--write-out', '\\n%{json}\\n', ...curl];
}

interface CurlReport {
  readonly exitcode: number;
  readonly http_code: number;
  readonly num_connects: number;
  readonly time_total: number;
  readonly errormsg: string | null;
}

/** Reads what curl printed: the answer, and a last line about the transfer. */
function answerOf(question: string, printed: string): Answer {
  const [text = '', last = ''] = printed.trimEnd().split(/\n(?=[^\n]*$)/);
  const { exitcode, http_code: status, num_connects: connections, time_total: seconds, errormsg } = JSON.parse(last) as CurlReport;
  return { question, exit: exitcode, status, connected: connections > 0, seconds, error: errormsg ?? '', text };
}

/** Between what two questions print. */
const MARK = '>>> ';

function quoted(word: string): string {
  return `'${word.replace(/'/g, '\'\\\'\'')}'`;
}

/** A shell script that asks one question after the other. */
function scriptOf(questions: readonly Question[]): string {
  return questions.map((question) => `echo ${quoted(MARK + question.name)}; ${wordsOf(question).map(quoted).join(' ')}`).join('\n');
}

function answersIn(log: string): Answer[] {
  return log.split(new RegExp(`^${MARK}`, 'm')).slice(1).map((part) => {
    const end = part.indexOf('\n');
    return answerOf(part.slice(0, end), part.slice(end + 1));
  });
}

/** A place in the cluster to ask from. */
export interface Place {
  readonly node: string;
  readonly hostNetwork: boolean;
}

/** The pod that asks all questions and ends. */
export function podOf({ node, hostNetwork }: Place, questions: readonly Question[]): KubeObject {
  const network = hostNetwork ? { hostNetwork, dnsPolicy: 'ClusterFirstWithHostNet' } : {};
  const container = { name: 'client', image: CURL_IMAGE, command: ['sh', '-c', scriptOf(questions)] };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: `client-${node}-${hostNetwork ? 'host' : 'pod'}`, namespace: 'default' },
    spec: { nodeName: node, restartPolicy: 'Never', terminationGracePeriodSeconds: 1, ...network, containers: [container] },
  };
}

async function hasEnded(api: Api, pod: KubeObject): Promise<boolean> {
  const { phase } = (await api.get<Pod>(pathOf(pod))).status;
  return phase === 'Succeeded' || phase === 'Failed';
}

/** Runs a pod that asks to its end, and returns the answers. */
export async function answersOfPod(api: Api, pod: KubeObject): Promise<Answer[]> {
  await apply(api, [pod]);
  await until(`pod ${pod.metadata.name} does not end`, POD_SECONDS, () => hasEnded(api, pod));
  return answersIn((await api.ask('GET', `${pathOf(pod)}/log?container=client`)).text);
}

/** Asks from a place in the cluster. */
export async function askFrom(api: Api, place: Place, questions: readonly Question[]): Promise<Answer[]> {
  const pod = podOf(place, questions);
  const answers = await answersOfPod(api, pod);
  await remove(api, [pod]);
  return answers;
}

/** Asks from outside the cluster. */
export async function askFromOutside({ network }: Cluster, questions: readonly Question[]): Promise<Answer[]> {
  return Promise.all(questions.map(async (question) => {
    const [command = '', ...args] = [...entering(network.client), ...wordsOf(question)];
    return answerOf(question.name, (await attempt(command, args)).stdout);
  }));
}

/** The answer to a question. */
export function answerTo(answers: readonly Answer[], name: string): Answer {
  const found = answers.find(({ question }) => question === name);
  if (!found) {
    throw new LabError(`The question "${name}" has no answer.`);
  }
  return found;
}
