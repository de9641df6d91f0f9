import { type Command, Option } from 'commander';
import { type PlatformFileValues, readPlatformFile } from './platform-file';
import { UsageError } from '../findings/usage-error';
import { type AckPlatformOptions, ClusterPlatform, Cni, ProxyMode } from '../model/platform';
import { PLATFORM_FLAGS } from '../model/platform-flags';
import { VERSION_PARSERS } from '../model/version';
import { shown } from '../text';

/** The value of a flag for a field that is not known. */
export const UNKNOWN = 'unknown';

/** The values of the flags that describe a cluster, under the names that commander gives them. */
export interface PlatformFlagValues {
  readonly cni?: string;
  readonly proxyMode?: string;
  readonly kubernetes?: string;
  readonly ccm?: string;
  readonly podCidrKnown?: string;
  readonly inClusterLoadBalance?: string;

  /** A file with the values of flags that are absent. */
  readonly platform?: string;
}

/** Adds the flags that describe a cluster. */
export function withPlatformFlags(command: Command): Command {
  return PLATFORM_FLAGS.reduce((each, { flag, about, values }) => {
    const option = new Option(`${flag} <${values === undefined ? 'version' : 'value'}>`, about);
    return each.addOption(values === undefined ? option : option.choices([...values, UNKNOWN]));
  }, command).option('--platform <file>', 'file from diagnose --save-platform; a flag replaces its value');
}

/**
 * The platform that the flags declare. A flag that is `unknown` declares nothing. If a flag is absent, the platform
 * file decides, and then the configuration file.
 */
export function platformOfFlags(written: PlatformFlagValues, configured: AckPlatformOptions = {}): ClusterPlatform {
  const file: PlatformFileValues = {
    ...Object.fromEntries(Object.entries(configured).map(([field, value]) => [field, String(value)])),
    ...written.platform === undefined ? {} : readPlatformFile(written.platform),
  };
  return ClusterPlatform.ack({
    cni: oneOf(Object.values(Cni), written.cni ?? file.cni),
    proxyMode: oneOf(Object.values(ProxyMode), written.proxyMode ?? file.proxyMode),
    kubernetesVersion: version('kubernetesVersion', written.kubernetes ?? file.kubernetesVersion),
    ccmVersion: version('ccmVersion', written.ccm ?? file.ccmVersion),
    podCidrKnown: truth(written.podCidrKnown ?? file.podCidrKnown),
    inClusterLoadBalance: truth(written.inClusterLoadBalance ?? file.inClusterLoadBalance),
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
