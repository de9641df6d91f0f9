import { type TargetProblem, unless } from './problem';
import { known } from '../kubernetes/plain';

const NO_CONNECTION = 'no-connection';

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
   * The fault itself: no connection in any try, while the Service's DNS name answers at the same port. The DNS name is
   * the control. A target of `serviceDns()` is one, and it is added for the ports that have none. If the control does
   * not answer, nothing is proven and the expectation fails.
   *
   * The address must time out. A refused connection is the fault only on a data plane that refuses (kube-proxy in IPVS
   * mode before Kubernetes 1.24), which the gateway's `platform` must declare. A name that does not resolve, a missing
   * route and a Service without an address prove nothing and fail.
   *
   * It passes while the fault is present and fails once the fault is fixed.
   */
  public static noConnection(): ProbeExpectation {
    return new ProbeExpectation(NO_CONNECTION, []);
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

  /**
   * Whether it holds only if a control answers.
   *
   * @internal
   */
  public get _needsControl(): boolean {
    return this._argument === NO_CONNECTION;
  }

  private constructor(argument: string, problems: readonly TargetProblem[]) {
    this._argument = argument;
    this._problems = problems;
  }
}
