import type { IstioGatewayProps } from './props';
import type { GatewayAsmProps } from './props-asm';
import { BAD_SWITCH } from '../findings/catalogue/asm';
import type { FieldFinding } from '../findings/finding';
import { produced } from '../kubernetes/plain';
import {
  type AsmAnnotation, CANARY, DRAIN_TIMEOUT, MANAGED_BY_ASM, REPLICAS_MANAGED_BY_ASM,
} from '../rules/asm-annotations';

/** A prop that is written as an annotation of the resource. */
interface Switch {
  readonly prop: keyof GatewayAsmProps;
  readonly key: string;

  /** The value of the annotation; undefined if ASM's own default applies. */
  readonly valueOf: (props: GatewayAsmProps) => string | undefined;
}

const SWITCHES: readonly Switch[] = [
  onlyIf(true, 'managedByAsm', MANAGED_BY_ASM),
  onlyIf(false, 'replicasManagedByAsm', REPLICAS_MANAGED_BY_ASM),
  onlyIf(true, 'canary', CANARY),
  {
    prop: 'drainTimeout',
    key: DRAIN_TIMEOUT.key,
    // A fraction of a second is reported as ASMG0117. Without `integral`, Duration would throw its own error.
    valueOf: ({ drainTimeout }) => (
      drainTimeout === undefined ? undefined : String(drainTimeout.toSeconds({ integral: false }))
    ),
  },
];

/** A switch that is written only with the value that is not ASM's own default. */
function onlyIf(value: boolean, prop: keyof GatewayAsmProps, { key }: AsmAnnotation): Switch {
  return { prop, key, valueOf: (props) => (produced(props[prop]) === value ? String(value) : undefined) };
}

type Annotations = { [key: string]: string };

/** Whether ASM runs the gateway outside the clusters, by the prop or by the annotation. */
export function isManagedByAsm(
  { managedByAsm, annotations = {} }: Pick<IstioGatewayProps, 'managedByAsm' | 'annotations'>,
): boolean {
  return produced(managedByAsm) === true || annotations[MANAGED_BY_ASM.key] === 'true';
}

/** The annotations of the resource, with those of the switches. */
export function withSwitches(annotations: Annotations | undefined, props: GatewayAsmProps): Annotations | undefined {
  const written = SWITCHES.filter(({ prop }) => props[prop] !== undefined)
    .map(({ key, valueOf }) => [key, valueOf(props)] as const)
    .filter((entry): entry is [string, string] => entry[1] !== undefined);
  return written.length === 0 ? annotations : { ...annotations, ...Object.fromEntries(written) };
}

/** Annotations that say something else than the prop. */
export function contradictedSwitches(annotations: Annotations = {}, props: GatewayAsmProps): FieldFinding[] {
  return SWITCHES.flatMap(({ prop, key, valueOf }) => {
    const value = annotations[key];
    const ofProp = props[prop] === undefined ? undefined : valueOf(props) ?? String(produced(props[prop]));
    return value === undefined || ofProp === undefined || value === ofProp ? [] : [
      BAD_SWITCH.finding({ case: 'contradicted', key, prop, value, ofProp }, ['metadata', 'annotations', key]),
    ];
  });
}
