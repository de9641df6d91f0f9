import type { IConstruct } from 'constructs';
import { acknowledgementProblem } from './acknowledgement';
import { BAD_ACKNOWLEDGEMENT } from './catalogue/resource';
import { addAcknowledgement, addFindings, findingsOf } from './construct-findings';
import type { Finding } from './finding';
import { findingsIn } from './parse';

/**
 * The findings about constructs.
 *
 * Errors stop synthesis, all of them at once, before a file is written. Each warning is printed once to the standard
 * error output, and can be acknowledged. Information is only listed.
 */
export class Findings {
  /**
   * All findings about a construct and the constructs below it, in the order of the tree.
   * Acknowledged warnings are left out.
   *
   * @param scope the construct, for example the app
   */
  public static of(scope: IConstruct): Finding[] {
    return scope.node.findAll().flatMap((construct) => findingsOf(construct));
  }

  /**
   * Declares that a warning does not matter for a construct and all constructs below it.
   *
   * Reported as ASMG0108 if the code does not exist, if it is always an error, or if the reason is empty.
   *
   * @param scope the construct that the warning is about, or one above it
   * @param code code of the warning, for example `ASMG0207`
   * @param reason why the warning does not matter here, for the next reader
   */
  public static acknowledge(scope: IConstruct, code: string, reason: string): void {
    addAcknowledgement(scope, { code, reason });
    const problem = acknowledgementProblem(code, reason);
    if (problem !== undefined) {
      addFindings(scope, () => [BAD_ACKNOWLEDGEMENT.finding(problem)]);
    }
  }

  /**
   * Reads the findings from an error of this library.
   *
   * @param caught the error, its text, or an object with its text as `message`. The text may have been printed by the
   * runtime of another language. Java passes the exception. Python and Go pass its text, because jsii cannot pass an
   * error of theirs: `str(error)` in Python, `fmt.Sprint(recovered)` in Go
   * @returns the findings, or an empty list if the error does not come from this library
   */
  public static fromError(caught: unknown): Finding[] {
    return findingsIn(textOfError(caught));
  }

  private constructor() {}
}

/** The text of an error. An exception of Java arrives as an object with its fields. */
function textOfError(caught: unknown): string {
  const { message } = Object(caught) as { readonly message?: unknown };
  return typeof message === 'string' ? message : String(caught);
}
