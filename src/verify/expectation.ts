import { type Problem, unless } from './problem';
import { shown } from '../text';

/**
 * What a probe must find to pass.
 */
export class ProbeExpectation {
  /**
   * Any valid HTTP status, 404 as well: the way to the gateway works, whatever the gateway thinks of the path.
   */
  public static anyResponse(): ProbeExpectation {
    return new ProbeExpectation('any-response', []);
  }

  /**
   * One of these HTTP status codes. Another one is not asked for again: the way to the gateway works, and the answer is its answer.
   *
   * @param codes from 100 to 599, at least one
   */
  public static status(...codes: number[]): ProbeExpectation {
    return new ProbeExpectation(`status:${codes.join(',')}`, [
      ...unless(codes.length > 0, 'status() names no code', 'Name a code, or use anyResponse().'),
      ...codes.filter((code) => !(Number.isInteger(code) && code >= 100 && code <= 599))
        .flatMap((code) => unless(false, `status ${shown(code)} is not an HTTP status`, 'Use whole numbers from 100 to 599.')),
    ]);
  }

  /**
   * No connection comes about, in no try: it is refused, or there is none in time. A name that does not resolve, or a Service without an
   * address, is no proof and fails.
   *
   * Shows the fault itself, and passes no longer once it is cured. It cannot tell the fault from a gateway that is down, or from a policy that
   * forbids the way: run it beside a verification that asks the DNS name from the same place.
   */
  public static noConnection(): ProbeExpectation {
    return new ProbeExpectation('no-connection', []);
  }

  /**
   * The argument that tells the probe.
   *
   * @internal
   */
  public readonly _argument: string;

  /**
   * What keeps it from being met.
   *
   * @internal
   */
  public readonly _problems: readonly Problem[];

  private constructor(argument: string, problems: readonly Problem[]) {
    this._argument = argument;
    this._problems = problems;
  }
}
