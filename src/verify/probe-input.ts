import type { Construct } from 'constructs';
import type { ProbeOptions } from './props';
import { CLUSTER_NOT_NAMED } from '../findings/catalogue/verification';
import { errorOf, type FieldFinding } from '../findings/finding';
import { differingClusters, serviceIn } from '../gateway/gateway-contract';
import { constructInput, inputFindings } from '../input/input';
import { hasProducer, known } from '../kubernetes/plain';

/** The props of a verification, and what is wrong with them. */
export interface ProbeInput<Props> {
  readonly props: Props;
  readonly findings: readonly FieldFinding[];
}

/**
 * Checks the props of a verification, and takes the gateway as it is in the cluster.
 *
 * @throws if there is no gateway, or if it does not run on the cluster: nothing can be rendered without one
 */
export function probeInput<Props extends ProbeOptions>(
  call: string, scope: Construct, id: string, given: Props,
): ProbeInput<Props> {
  const { given: { props }, problems } = constructInput(call, { scope, id, props: withKnown(given) });
  const findings = inputFindings(problems);
  if (props.gateway === undefined) {
    throw errorOf(findings);
  }
  return {
    props: { ...props, gateway: serviceIn(props.gateway, props.clusterId) },
    findings: [...findings, ...notNamed(props)],
  };
}

/** A verification with targets of its own asks nothing that depends on the cluster. */
function notNamed({ gateway, clusterId, targets }: ProbeOptions): FieldFinding[] {
  const clusters = clusterId === undefined && targets === undefined ? differingClusters(gateway) : [];
  return clusters.length === 0 ? [] : [CLUSTER_NOT_NAMED.finding({ clusters })];
}

/** Props that determine names, permissions and arguments. */
const NEEDED = ['namespace', 'clusterId', 'path', 'retry', 'hostNetwork', 'name', 'serviceAccountName'];

function withKnown<Props extends object>(given: Props): Props {
  const fields = given as Readonly<Record<string, unknown>> | undefined;
  const late = NEEDED.filter((name) => hasProducer(fields?.[name]));
  const values = Object.fromEntries(late.map((name) => [name, known(fields?.[name])]));
  return late.length === 0 ? given : { ...given, ...values };
}
