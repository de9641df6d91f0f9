import { type FailLevel, isFailure } from './fail-level';
import type { LintFinding, LintResult, PassedOver } from './result';
import { junitXml, type TestCase } from '../findings/junit';
import { oneLine } from '../text';

/**
 * The result as JUnit XML for CI systems: a case for each file. What makes lint fail makes the case fail, and the other
 * findings are its output. A file with an object that was passed over and may be a gateway is skipped. If nothing was
 * judged, one more case says so.
 *
 * @param files the names of the files that were read, in their order
 * @param failOn the lowest level that makes lint fail
 */
export function lintJunit(
  { judged, findings, passedOver }: LintResult, files: readonly string[], failOn: FailLevel = 'error',
): string {
  const cases = files.map((file) => fileCase(file, {
    findings: findings.filter((finding) => finding.file === file),
    unjudged: passedOver.filter((each) => each.file === file && each.isSurprising),
    failOn,
  }));
  const nothing: TestCase = {
    className: 'asm-gateway',
    name: 'judged something',
    seconds: 0,
    outcome: {
      kind: 'skipped',
      message: 'nothing was judged: no file has an IstioGateway or a Service of type LoadBalancer',
    },
  };
  return junitXml('asm-gateway lint', [{ name: 'files', cases: [...cases, ...judged === 0 ? [nothing] : []] }]);
}

interface FileResult {
  readonly findings: readonly LintFinding[];

  /** What may define a gateway and was not judged. */
  readonly unjudged: readonly PassedOver[];
  readonly failOn: FailLevel;
}

function fileCase(file: string, { findings, unjudged, failOn }: FileResult): TestCase {
  const textsOf = (areFailures: boolean) => (
    findings.filter((finding) => isFailure([finding], failOn) === areFailures).map(textOf).join(' | ')
  );
  const [errors, others] = [textsOf(true), textsOf(false)];
  const skipped = oneLine(unjudged.map(({ kind, why }) => `${kind}: ${why}`).join(' | '));
  return {
    className: 'asm-gateway',
    name: oneLine(file),
    seconds: 0,
    ...skipped === '' ? {} : { outcome: { kind: 'skipped', message: `not judged: ${skipped}` } },
    ...errors === '' ? {} : { outcome: { kind: 'failure', message: errors } },
    ...others === '' ? {} : { output: others },
  };
}

function textOf({ line, column, level, code, message, why, fix }: LintFinding): string {
  return oneLine(`${line}:${column} ${level} ${code} ${message}: ${why}. ${fix}`);
}
