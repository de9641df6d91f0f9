import { readFileSync } from 'fs';
import { GatewayServiceType } from './enums';
import { withoutServerFields } from './server-fields';
import { BAD_MANIFEST } from '../findings/catalogue/asm';
import { UNREADABLE } from '../findings/catalogue/unreadable';
import { errorOf } from '../findings/finding';
import { type Fields, fieldsOf, isFields } from '../kubernetes/fields';
import { GATEWAY_KIND, objectsIn } from '../kubernetes/gateway-lists';
import { type Source, sourceOf, type UnreadableSource } from '../kubernetes/source';
import { documentsIn, withoutNulls } from '../kubernetes/yaml';
import { OWNED_ANNOTATIONS, type StrategyBinding } from '../strategy/strategy-contract';

/**
 * The gateway in a file, without its comments, without fields that are null, which the API server drops, and without
 * those that the API server writes.
 *
 * @throws ASMG0119 if the file cannot be read, or if it does not have the one gateway
 */
export function gatewayIn(file: string, name: string | undefined): Fields {
  return withoutServerFields(gatewayOf(sourceOf(file, bytesOf(file)), name)).kept;
}

/**
 * The gateway in what was read of a file.
 *
 * @throws ASMG0119 if the file could not be read, or if it does not have the one gateway
 */
export function gatewayOf(source: Source | UnreadableSource, name: string | undefined): Fields {
  const { name: file } = source;
  const gateways = 'text' in source ? gatewaysIn(source) : unreadable(file, UNREADABLE.finding(source.problem).message);
  const names = gateways.map(({ metadata }) => String(fieldsOf(metadata).name));
  const chosen = gateways.filter((_, index) => name === undefined || names[index] === name);
  const [gateway] = chosen;
  if (gateway === undefined) {
    throw errorOf([BAD_MANIFEST.finding({ case: 'none', file, name, names })]);
  }
  if (chosen.length > 1) {
    throw errorOf([BAD_MANIFEST.finding({ case: 'several', file, names })]);
  }
  return gateway;
}

function gatewaysIn({ name: file, text }: Source): Fields[] {
  return [...documentsIn(text)].flatMap((document): Fields[] => {
    if ('problem' in document) {
      const { offset, values } = document.problem;
      return unreadable(file, UNREADABLE.finding(values).message, lineAt(text, offset));
    }
    const gateways = objectsIn(withoutNulls(document.value)).filter(({ manifest: { kind } }) => kind === GATEWAY_KIND);
    return gateways.map(({ field, manifest }) => {
      const repeated = document.repeatedKey(field);
      return repeated === undefined
        ? manifest
        : unreadable(file, `the key "${repeated.key}" appears twice in one map`, lineAt(text, repeated.offset));
    });
  });
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    return unreadable(file, (error as Error).message);
  }
}

function unreadable(file: string, reason: string, line?: number): never {
  throw errorOf([BAD_MANIFEST.finding({ case: 'unreadable', file, reason, line })]);
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** What a strategy owns in a gateway, or in an override. */
interface Inherited {
  readonly serviceType: unknown;

  /** Undefined where Kubernetes allows no policy. */
  readonly policy: string | undefined;
}

/** According to ASM's documentation, a Service is of this type and has this policy if the resource does not say. */
const DEFAULTS: Inherited = { serviceType: GatewayServiceType.LOAD_BALANCER, policy: 'Cluster' };

/**
 * A spec in which the policy and the annotations are those of the strategy. Whatever else it has stays, and a value
 * that has the same effect stays too.
 */
export function withStrategy(spec: Fields, binding: StrategyBinding): Fields {
  const own = withPolicy(spec, binding, DEFAULTS);
  const annotations = { ...withoutOthers(spec.serviceAnnotations, binding), ...binding.serviceAnnotations };
  const inherited = { serviceType: typeOf(spec, DEFAULTS), policy: policyIn(own, DEFAULTS) };
  return {
    ...own,
    ...annotationsOf(spec, annotations),
    ...isFields(spec.overrides) ? { overrides: overridesOf(spec.overrides, binding, inherited) } : {},
  };
}

function overridesOf(overrides: Fields, binding: StrategyBinding, inherited: Inherited): Fields {
  return Object.fromEntries(Object.entries(overrides).map(([id, override]) => [
    id,
    isFields(override)
      ? {
        ...withPolicy(override, binding, inherited),
        ...annotationsOf(override, annotationsThere(override, binding)),
      }
      : override,
  ]));
}

/** An override repeats the annotations of the strategy: whether ASM adds it to those of the gateway is not known. */
function annotationsThere({ serviceAnnotations }: Fields, binding: StrategyBinding): Fields {
  return serviceAnnotations === undefined
    ? {}
    : { ...withoutOthers(serviceAnnotations, binding), ...binding.serviceAnnotations };
}

/**
 * The clusters whose override had a policy or an annotation of its own that the strategy replaces: there it had another
 * strategy.
 */
export function replacedOverrides(before: Fields, after: Fields): string[] {
  const now = fieldsOf(after.overrides);
  return Object.entries(fieldsOf(before.overrides)).filter(([id, override]) => {
    const [own, other] = [override, now[id]].map(fieldsOf);
    return own !== undefined && other !== undefined && (
      (isSet(own.externalTrafficPolicy) && own.externalTrafficPolicy !== other.externalTrafficPolicy)
      || OWNED_ANNOTATIONS.some((key) => (
        isSet(fieldsOf(own.serviceAnnotations)[key])
        && fieldsOf(own.serviceAnnotations)[key] !== fieldsOf(other.serviceAnnotations)[key]
      ))
    );
  }).map(([id]) => id);
}

/** A policy with another effect is replaced. A policy that Kubernetes refuses is removed. */
function withPolicy(spec: Fields, binding: StrategyBinding, inherited: Inherited): Fields {
  const others = Object.fromEntries(Object.entries(spec).filter(([field]) => field !== 'externalTrafficPolicy'));
  if (typeOf(spec, inherited) === GatewayServiceType.CLUSTER_IP) {
    return others;
  }
  return (policyIn(spec, inherited) ?? DEFAULTS.policy) === binding.externalTrafficPolicy
    ? spec
    : { ...others, externalTrafficPolicy: binding.externalTrafficPolicy };
}

/** An empty text is the same as none. */
const isSet = (value: unknown) => value !== undefined && value !== '';

function typeOf({ serviceType }: Fields, inherited: Inherited): unknown {
  return isSet(serviceType) ? serviceType : inherited.serviceType;
}

function policyIn({ externalTrafficPolicy }: Fields, inherited: Inherited): string | undefined {
  return isSet(externalTrafficPolicy) ? externalTrafficPolicy as string : inherited.policy;
}

/** The annotations without those that the strategy owns and that have another value. */
function withoutOthers(annotations: unknown, { serviceAnnotations }: StrategyBinding): Fields {
  return Object.fromEntries(Object.entries(fieldsOf(annotations)).filter(([key, value]) => (
    !OWNED_ANNOTATIONS.includes(key) || serviceAnnotations[key] === value
  )));
}

/** The field with the annotations, if there was one or needs to be one. A value that is no map stays for the rules. */
function annotationsOf(spec: Fields, serviceAnnotations: Fields): Fields {
  const isWrong = spec.serviceAnnotations !== undefined && !isFields(spec.serviceAnnotations);
  return isWrong || (spec.serviceAnnotations === undefined && Object.keys(serviceAnnotations).length === 0)
    ? {}
    : { serviceAnnotations };
}
