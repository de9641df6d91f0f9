import type { Construct } from 'constructs';
import type { ProbeOptions } from './props';
import { errorOf, type FieldFinding } from '../findings/finding';
import { constructInput, inputFindings } from '../input/input';

/** The props of a verification, and what is wrong with them. */
export interface ProbeInput<Props> {
  readonly props: Props;
  readonly findings: readonly FieldFinding[];
}

/** Checks the props of a verification. Throws if there is no gateway: nothing can be rendered without one. */
export function probeInput<Props extends ProbeOptions>(
  call: string, scope: Construct, id: string, given: Props,
): ProbeInput<Props> {
  const { given: { props }, problems } = constructInput(call, { scope, id, props: given });
  const findings = inputFindings(problems);
  if (props.gateway === undefined) {
    throw errorOf(findings);
  }
  return { props, findings };
}
