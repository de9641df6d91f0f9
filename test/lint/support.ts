import { pathText } from '../../src/findings/field-path';
import { lint } from '../../src/lint/lint';
import type { LintFinding } from '../../src/lint/result';

/** A gateway without findings, with more lines at the end of its spec. */
export function gateway(...lines: readonly string[]): string {
  return [
    'apiVersion: istio.alibabacloud.com/v1beta1',
    'kind: IstioGateway',
    'metadata:',
    '  name: ingressgateway',
    '  namespace: istio-system',
    'spec:',
    '  serviceType: LoadBalancer',
    ...lines.map((line) => `  ${line}`),
    '',
  ].join('\n');
}

/** The line of the first added line. */
export const FIRST_LINE = 8;

/** The findings in files with these texts, called a.yaml, b.yaml and so on. */
export function findingsOf(...texts: readonly string[]): readonly LintFinding[] {
  return lint(texts.map((text, index) => ({ name: `${'abc'[index]}.yaml`, text }))).findings;
}

/** `a.yaml:8 ASMG0109 spec.replicas`. */
export const inShort = ({ file, line, code, field = [] }: LintFinding) => [`${file}:${line}`, code, pathText(field)].join(' ').trimEnd();
