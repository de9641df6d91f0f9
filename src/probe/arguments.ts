import { isTargetKind, type ProbeTargetKind } from './target-kind';

/*
 * Writes and reads the arguments of the probe. `probe.sh` describes each of them in its first lines.
 */

/** One request of a probe. */
export interface ProbeRequest {
  readonly target: ProbeTargetKind;
  readonly url: string;

  /** Host and port to connect to, if the connection does not go to the host of the URL. */
  readonly connectTo?: string;

  /** File with the certificate authority to trust. */
  readonly ca?: string;

  /** Whether to accept any certificate. */
  readonly insecure?: boolean;

  /** Whether it is the control of the requests after it: it must answer, whatever is expected of them. */
  readonly control?: boolean;
}

/** Everything a probe needs to know. */
export interface ProbeArguments {
  /** Longest time of one try, in seconds. */
  readonly timeout: number;

  /** Number of tries after the first. */
  readonly retry: number;

  /** Longest time of all requests together, in seconds. */
  readonly budget: number;
  readonly client: 'pod' | 'host';
  readonly expect: string;

  /** Whether a refused connection is the fault on this data plane. */
  readonly refusalIsFault: boolean;

  /** How long to stay after the verdict, in seconds. */
  readonly linger: number;

  /** `namespace/name` of the Service whose addresses the probe reads. */
  readonly service?: string;
  readonly requests: readonly ProbeRequest[];
}

const REFUSAL_IS_FAULT = 'refusal=proof';

/** The arguments for the script, in the order in which it expects them. */
export function writeArguments(
  { timeout, retry, budget, client, expect, refusalIsFault, linger, service, requests }: ProbeArguments,
): string[] {
  return [
    `timeout=${timeout}`,
    `retry=${retry}`,
    `budget=${budget}`,
    `client=${client}`,
    `expect=${expect}`,
    ...refusalIsFault ? [REFUSAL_IS_FAULT] : [],
    ...linger === 0 ? [] : [`linger=${linger}`],
    ...service === undefined ? [] : [`service=${service}`],
    ...requests.flatMap(({ target, url, connectTo, ca, insecure, control }) => [
      ...control === true ? ['control=true'] : [],
      ...connectTo === undefined ? [] : [`connect-to=${connectTo}`],
      ...ca === undefined ? [] : [`ca=${ca}`],
      ...insecure === true ? ['insecure=true'] : [],
      `${target}=${url}`,
    ]),
  ];
}

/** What a reader of a manifest needs of the arguments. */
export interface ReadArguments {
  /** Undefined if the arguments do not name a positive number. */
  readonly budget: number | undefined;
  readonly refusalIsFault: boolean;
  readonly requests: readonly Pick<ProbeRequest, 'target' | 'url' | 'connectTo'>[];
}

/** Reads arguments. Arguments of another version of the script are ignored. */
export function readArguments(args: readonly string[]): ReadArguments {
  const requests: Pick<ProbeRequest, 'target' | 'url' | 'connectTo'>[] = [];
  let budget: number | undefined;
  let connectTo: string | undefined;
  for (const argument of args) {
    const [key, value] = keyAndValue(argument);
    if (key === 'budget') {
      budget = Number(value) > 0 ? Number(value) : undefined;
    } else if (key === 'connect-to') {
      connectTo = value;
    } else if (isTargetKind(key)) {
      requests.push({ target: key, url: value, ...connectTo === undefined ? {} : { connectTo } });
      connectTo = undefined;
    }
  }
  return { budget, refusalIsFault: args.includes(REFUSAL_IS_FAULT), requests };
}

function keyAndValue(argument: string): [string, string] {
  const at = argument.indexOf('=');
  return at < 0 ? [argument, ''] : [argument.slice(0, at), argument.slice(at + 1)];
}

/**
 * An argument in the form that reaches the container unchanged. Kubernetes replaces `$(NAME)` with the value of a
 * variable, and `$$` with `$`.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#entrypoint
 */
export function escapeArgument(argument: string): string {
  return argument.replaceAll('$', '$$$$');
}

/** The inverse of `escapeArgument`. */
export function unescapeArgument(argument: string): string {
  return argument.replaceAll('$$', '$');
}
