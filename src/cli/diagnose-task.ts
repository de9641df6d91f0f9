import { platformOfFlags, UNKNOWN } from './platform-flags';
import { serviceNameOf } from '../cluster/live-gateway';
import type { NamespacedName } from '../cluster/wanted';
import type { NamedSubject } from '../diagnose/diagnosis';
import { UsageError } from '../findings/usage-error';
import { isDnsLabel, isDnsSubdomain } from '../kubernetes/names';
import type { AckPlatformOptions } from '../model/platform';
import { PLATFORM_FLAGS } from '../model/platform-flags';
import { listed, shown } from '../text';

/** The options that say what is diagnosed. */
export interface TaskOptions {
  readonly service?: string;
  readonly gateway?: string;
  readonly all?: boolean;
  readonly pod?: string;
  readonly if?: string;
}

/** The gateway that ASM creates by default. */
export const DEFAULT_GATEWAY = 'istio-system/ingressgateway';

/** The Service that the options name; undefined for every Service. */
export function subjectOf({ service, gateway, all }: TaskOptions): NamedSubject | undefined {
  const given = Object.entries({ '--service': service, '--gateway': gateway, '--all': all })
    .flatMap(([flag, value]) => (value === undefined ? [] : flag));
  if (given.length > 1) {
    throw new UsageError(`${listed(given)} cannot be combined; use one of them`);
  }
  if (all === true) {
    return undefined;
  }
  if (service !== undefined) {
    const { namespace, name } = namespacedName('--service', service);
    return { kind: 'Service', namespace, name, service: name };
  }
  const { namespace, name } = namespacedName('--gateway', gateway ?? DEFAULT_GATEWAY);
  return { kind: 'IstioGateway', namespace, name, service: serviceNameOf(name) };
}

/** The pod that the options name; undefined if they name none. */
export function podOf({ pod }: TaskOptions): NamespacedName | undefined {
  return pod === undefined ? undefined : namespacedName('--pod', pod);
}

function namespacedName(flag: string, written: string): NamespacedName {
  const [namespace = '', name = '', ...others] = written.split('/');
  if (!isDnsLabel(namespace) || !isDnsSubdomain(name) || others.length > 0) {
    throw new UsageError(`${flag} ${shown(written)} is not a namespace and a name; write it like shop/checkout`);
  }
  return { namespace, name };
}

/** What `--if` assumes the cluster to become; undefined if the option is absent. */
export function assumedIn(options: TaskOptions): AckPlatformOptions | undefined {
  const assumptions = options.if?.split(',').map(assumption);
  const twice = assumptions?.find(([field], index) => assumptions.findIndex(([other]) => other === field) !== index);
  if (twice !== undefined) {
    const known = PLATFORM_FLAGS.find(({ field }) => field === twice[0]);
    throw new UsageError(`--if: ${known?.flag.slice('--'.length)} is assumed twice; leave one of them out`);
  }
  return assumptions && Object.fromEntries(assumptions);
}

/** A field and its value, from `proxy-mode=nftables`. */
function assumption(written: string): [string, unknown] {
  const [key = '', value = '', ...others] = written.split('=').map((part) => part.trim());
  const known = PLATFORM_FLAGS.find(({ flag }) => flag === `--${key}`);
  if (known === undefined || others.length > 0 || value === '') {
    const keys = PLATFORM_FLAGS.map(({ flag }) => flag.slice('--'.length));
    throw new UsageError(`--if: ${shown(written)} is not an assumption; write key=value with ${listed(keys, 'or')}`);
  }
  if (value === UNKNOWN) {
    throw new UsageError(`--if: ${shown(written)} assumes nothing; leave it out`);
  }
  if (known.values !== undefined && !known.values.includes(value)) {
    throw new UsageError(`--if: ${shown(value)} is not a value of ${key}; use ${listed(known.values, 'or')}`);
  }
  const option = known.flag.slice('--'.length).replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return [known.field, platformOfFlags({ [option]: value })[known.field]];
}
