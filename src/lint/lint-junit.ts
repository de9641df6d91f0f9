import type { LintFinding, LintResult } from './result';
import { FindingLevel } from '../findings/finding';
import { junitXml, type TestCase } from '../findings/junit';
import { oneLine } from '../text';

/**
 * The result as JUnit XML for CI systems: a case for each file, which fails by its errors. Other findings are its
 * output. If nothing was judged, one more case says so and is skipped.
 *
 * @param files the names of the files that were read, in their order
 */
export function lintJunit({ judged, findings }: LintResult, files: readonly string[]): string {
  const cases = files.map((file) => fileCase(file, findings.filter((finding) => finding.file === file)));
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

function fileCase(file: string, findings: readonly LintFinding[]): TestCase {
  const textsOf = (areErrors: boolean) => (
    findings.filter(({ level }) => (level === FindingLevel.ERROR) === areErrors).map(textOf).join(' | ')
  );
  const [errors, others] = [textsOf(true), textsOf(false)];
  return {
    className: 'asm-gateway',
    name: oneLine(file),
    seconds: 0,
    ...errors === '' ? {} : { outcome: { kind: 'failure', message: errors } },
    ...others === '' ? {} : { output: others },
  };
}

function textOf({ line, column, level, code, message, why, fix }: LintFinding): string {
  return oneLine(`${line}:${column} ${level} ${code} ${message}: ${why}. ${fix}`);
}
