import type { Construct } from 'constructs';
import type { ProbeOptions } from './props';
import { errorOf, type FieldFinding } from '../findings/finding';
import { constructInput, inputFindings } from '../input/input';
import { hasProducer, produced } from '../kubernetes/plain';

/** The props of a verification, and what is wrong with them. */
export interface ProbeInput<Props> {
  readonly props: Props;
  readonly findings: readonly FieldFinding[];
}

/** Checks the props of a verification. Throws if there is no gateway: nothing can be rendered without one. */
export function probeInput<Props extends ProbeOptions>(
  call: string, scope: Construct, id: string, given: Props,
): ProbeInput<Props> {
  const { given: { props }, problems } = constructInput(call, { scope, id, props: withKnown(given) });
  const findings = inputFindings(problems);
  if (props.gateway === undefined) {
    throw errorOf(findings);
  }
  return { props, findings };
}

/** Props that determine names, permissions and arguments. They cannot wait until cdk8s writes the manifest. */
const KNOWN = ['namespace', 'path', 'retry', 'hostNetwork', 'name'];

/** The props with the values of those that must be known. */
function withKnown<Props extends object>(given: Props): Props {
  const late = KNOWN.filter((name) => hasProducer((given as Partial<Record<string, unknown>> | undefined)?.[name]));
  return late.length === 0
    ? given
    : { ...given, ...Object.fromEntries(late.map((name) => [name, produced(Reflect.get(given, name))])) };
}
