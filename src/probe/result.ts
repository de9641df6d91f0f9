/**
 * How far a request got. `route` means that the name resolved, but the client had no way to the address, for example no
 * route. Only a request that ended at `connect` shows that the address itself gives no connection. `sidecar` means that
 * it got to the sidecar of the probe's pod, and perhaps no further.
 */
export type ProbeStage = 'dns' | 'route' | 'connect' | 'sidecar' | 'tls' | 'http';

/** The result for one target: a line of the probe's log. */
export interface ProbeResult {
  /** The node that the probe ran on; null if its name was not passed to the probe. */
  readonly node: string | null;
  readonly client: 'pod' | 'host';

  /** The kind of target. A string, because another version of the script may know other kinds. */
  readonly target: string;
  readonly url: string | null;

  /** Where it connected to, if not to the host of the URL. */
  readonly connectTo: string | null;

  /** Whether any certificate was accepted. */
  readonly insecure: boolean;

  /**
   * What was expected: `any-response`, `no-connection`, or `status:` and the codes. `control` is a target that must
   * answer because the others must not.
   */
  readonly expectation: string;
  readonly ok: boolean;

  /** curl's exit code; null if curl was not started. */
  readonly exitCode: number | null;

  /** Name of the exit code, for example `CURLE_OPERATION_TIMEDOUT`. */
  readonly exitName: string | null;
  readonly httpStatus: number | null;

  /** How far the last try got; null if it did not begin. */
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
  'node', 'client', 'target', 'url', 'connectTo', 'insecure', 'expectation', 'ok', 'exitCode', 'exitName',
  'httpStatus', 'stage', 'remoteAddress', 'connectSeconds', 'totalSeconds', 'tries', 'message',
] as const satisfies readonly (keyof ProbeResult)[];

/** The fields that a line may lack, because another version of the script wrote it, or another program. */
const ABSENT: Partial<ProbeResult> = {
  node: null,
  url: null,
  connectTo: null,
  insecure: false,
  exitCode: null,
  exitName: null,
  httpStatus: null,
  stage: null,
  remoteAddress: null,
  connectSeconds: null,
  totalSeconds: null,
  tries: 0,
};

/** The content of a log or of a termination message. */
export interface ProbeReport {
  readonly results: readonly ProbeResult[];

  /**
   * How many results the pod has; undefined if the text does not say. A termination message may have no room for all.
   */
  readonly count: number | undefined;
}

/** First line of a termination message. */
const HEADLINE = /^\d+ of (\d+) probes failed$/;

/** Reads a termination message. Lines that the probe did not write are ignored. */
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
      return [{ ...ABSENT, ...JSON.parse(line) as ProbeResult }];
    } catch {
      return [];
    }
  });
}
