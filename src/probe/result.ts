/** How far a request got. */
export type ProbeStage = 'dns' | 'connect' | 'tls' | 'http';

/** What a probe says of one target: a line of its log. */
export interface ProbeResult {
  /** The node it ran on; null where nobody told it. */
  readonly node: string | null;
  readonly client: 'pod' | 'host';

  /** The kind of target. A string, because another version of the script may know other kinds. */
  readonly target: string;
  readonly url: string | null;

  /** Where it connected to, if not to where the URL leads. */
  readonly connectTo: string | null;

  /** Whether any certificate was taken. */
  readonly insecure: boolean;

  /** What was expected: `any-response`, `no-connection`, or `status:` and the codes. */
  readonly expectation: string;
  readonly ok: boolean;

  /** curl's exit code; null where it was not started. */
  readonly exitCode: number | null;

  /** Its name, as `CURLE_OPERATION_TIMEDOUT`. */
  readonly exitName: string | null;
  readonly httpStatus: number | null;

  /** How far the last try got; null where it did not begin. */
  readonly stage: ProbeStage | null;
  readonly remoteAddress: string | null;
  readonly connectSeconds: number | null;
  readonly totalSeconds: number | null;
  readonly tries: number;

  /** The result as a sentence without its full stop. */
  readonly message: string;
}

/** Every field of a result, in the order in which the script writes them. */
export const RESULT_FIELDS = [
  'node', 'client', 'target', 'url', 'connectTo', 'insecure', 'expectation', 'ok', 'exitCode', 'exitName', 'httpStatus', 'stage',
  'remoteAddress', 'connectSeconds', 'totalSeconds', 'tries', 'message',
] as const satisfies readonly (keyof ProbeResult)[];

/** What stands in a log or in a termination message. */
export interface ProbeReport {
  readonly results: readonly ProbeResult[];

  /** How many results the pod has, which a termination message may have no room for; undefined if it does not say. */
  readonly count: number | undefined;
}

/** First line of a termination message. */
const HEADLINE = /^\d+ of (\d+) probes failed$/;

/** Reads a termination message. What is no line of a probe is passed over. */
export function readTerminationMessage(text: string): ProbeReport {
  const [headline = '', ...lines] = text.split('\n');
  const results = readLog(lines.join('\n'));
  const count = HEADLINE.exec(headline)?.[1];
  return { results, count: count === undefined ? undefined : Number(count) };
}

/** Reads the log of a probe. */
export function readLog(text: string): ProbeResult[] {
  return text.split('\n').flatMap((line) => {
    if (!line.startsWith('{"node":')) {
      return [];
    }
    try {
      return [JSON.parse(line) as ProbeResult];
    } catch {
      return [];
    }
  });
}
