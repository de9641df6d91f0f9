import { type TargetProblem, unless } from './problem';

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
   * One of these HTTP status codes. Another one is not asked for again: the way to the gateway works, and the answer is
   * its answer.
   *
   * @param codes from 100 to 599, at least one
   */
  public static status(...codes: number[]): ProbeExpectation {
    return new ProbeExpectation(`status:${codes.join(',')}`, [
      ...unless(codes.length > 0, { case: 'noStatus' }),
      ...codes.flatMap((status) => (
        unless(Number.isInteger(status) && status >= 100 && status <= 599, { case: 'status', status })
      )),
    ]);
  }

  /**
   * No connection comes about, in no try: it is refused, or there is none in time. A name that does not resolve, or a
   * Service without an address, is no proof and fails.
   *
   * Shows the fault itself, and passes no longer once it is cured. It cannot tell the fault from a gateway that is
   * down, or from a policy that forbids the way: run it beside a verification that asks the DNS name from the same
   * place.
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
  public readonly _problems: readonly TargetProblem[];

  private constructor(argument: string, problems: readonly TargetProblem[]) {
    this._argument = argument;
    this._problems = problems;
  }
}
