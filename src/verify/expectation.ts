import { type TargetProblem, unless } from './problem';
import { known } from '../kubernetes/plain';

/**
 * What a probe must find to pass.
 */
export class ProbeExpectation {
  /**
   * Any HTTP status from 200 to 599, including 404: the path to the gateway works, whatever the gateway answers.
   */
  public static anyResponse(): ProbeExpectation {
    return new ProbeExpectation('any-response', []);
  }

  /**
   * One of these HTTP status codes. After another code the probe does not try again: the path to the gateway works, and
   * the gateway has answered.
   *
   * @param codes from 200 to 599, at least one
   */
  public static status(...codes: number[]): ProbeExpectation {
    const numbers = known(codes);
    return new ProbeExpectation(`status:${numbers.join(',')}`, [
      ...unless(numbers.length > 0, { case: 'noStatus' }),
      ...numbers.flatMap((status) => (
        unless(Number.isInteger(status) && status >= 200 && status <= 599, { case: 'status', status })
      )),
    ]);
  }

  /**
   * No connection in any try: it is refused, or times out. A name that does not resolve, a missing route and a Service
   * without an address prove nothing and fail.
   *
   * It passes while the fault is present and fails once the fault is fixed. On its own it cannot distinguish the fault
   * from a gateway that is down or from a network policy. Run it next to a verification that probes the DNS name from
   * the same place.
   */
  public static noConnection(): ProbeExpectation {
    return new ProbeExpectation('no-connection', []);
  }

  /**
   * The expectation as an argument of the probe.
   *
   * @internal
   */
  public readonly _argument: string;

  /**
   * What is wrong with the expectation.
   *
   * @internal
   */
  public readonly _problems: readonly TargetProblem[];

  private constructor(argument: string, problems: readonly TargetProblem[]) {
    this._argument = argument;
    this._problems = problems;
  }
}
