import { twoTargets } from './port';
import type { IstioGatewayProps } from './props';
import type { GatewayOverrides } from './props-overrides';
import { contradictedSwitches } from './switches';
import type { FieldPath } from '../findings/field-path';
import type { FieldFinding } from '../findings/finding';

/** What is wrong with props and cannot be seen in the manifest. */
export function propFindings(props: IstioGatewayProps): FieldFinding[] {
  return [
    ...portFindings(props, ['spec']),
    ...Object.entries(props.overrides ?? {})
      .flatMap(([id, override]) => portFindings(override, ['spec', 'overrides', id])),
    ...contradictedSwitches(props.annotations, props),
  ];
}

function portFindings({ ports = [], meshExpansionPorts = [] }: GatewayOverrides, field: FieldPath): FieldFinding[] {
  return [
    ...twoTargets(ports, [...field, 'ports']), ...twoTargets(meshExpansionPorts, [...field, 'meshExpansionPorts']),
  ];
}
