import { type Command, Option } from 'commander';
import { UsageError } from '../findings/usage-error';
import { ClusterPlatform, Cni, ProxyMode } from '../model/platform';
import { PLATFORM_FLAGS } from '../model/platform-flags';
import { VERSION_PARSERS } from '../model/version';
import { shown } from '../text';

/** The value of a flag for a field that is not known. */
const UNKNOWN = 'unknown';

/** The values of the flags that describe a cluster, under the names that commander gives them. */
export interface PlatformFlagValues {
  readonly cni?: string;
  readonly proxyMode?: string;
  readonly kubernetes?: string;
  readonly ccm?: string;
  readonly podCidrKnown?: string;
  readonly inClusterLoadBalance?: string;
}

/** Adds the flags that describe a cluster. */
export function withPlatformFlags(command: Command): Command {
  return PLATFORM_FLAGS.reduce((each, { flag, about, values }) => {
    const option = new Option(`${flag} <${values === undefined ? 'version' : 'value'}>`, about);
    return each.addOption(values === undefined ? option : option.choices([...values, UNKNOWN]));
  }, command);
}

/** The platform that the flags declare. A flag that is absent, or `unknown`, declares nothing. */
export function platformOfFlags(written: PlatformFlagValues): ClusterPlatform {
  const { cni, proxyMode, kubernetes, ccm, podCidrKnown, inClusterLoadBalance } = written;
  return ClusterPlatform.ack({
    cni: oneOf(Object.values(Cni), cni),
    proxyMode: oneOf(Object.values(ProxyMode), proxyMode),
    kubernetesVersion: version('kubernetesVersion', kubernetes),
    ccmVersion: version('ccmVersion', ccm),
    podCidrKnown: truth(podCidrKnown),
    inClusterLoadBalance: truth(inClusterLoadBalance),
  });
}

/** The value of an enum that a flag names; undefined for `unknown` or if the flag is absent. */
function oneOf<Value extends string>(values: readonly Value[], written: string | undefined): Value | undefined {
  return values.find((value) => value === written);
}

function declared(value: string | undefined): string | undefined {
  return value === UNKNOWN ? undefined : value;
}

function truth(value: string | undefined): boolean | undefined {
  return declared(value) === undefined ? undefined : value === 'true';
}

function version(field: keyof typeof VERSION_PARSERS, value: string | undefined): string | undefined {
  const written = declared(value);
  if (written !== undefined && VERSION_PARSERS[field](written) === undefined) {
    const flag = PLATFORM_FLAGS.find((each) => each.field === field);
    throw new UsageError(`${flag?.flag} ${shown(written)} is not a version. Write the ${flag?.about}`);
  }
  return written;
}
