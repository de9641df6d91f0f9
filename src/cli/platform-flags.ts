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
 * What the flags declare. A field whose flag is absent is that of the platform file. A flag that is `unknown` declares
 * nothing, and its field is there without a value: no other source may declare it.
 */
export function declaredByFlags(written: PlatformFlagValues): AckPlatformOptions {
  const file: PlatformFileValues = written.platform === undefined ? {} : readPlatformFile(written.platform);
  const given = {
    cni: written.cni ?? file.cni,
    proxyMode: written.proxyMode ?? file.proxyMode,
    kubernetesVersion: written.kubernetes ?? file.kubernetesVersion,
    ccmVersion: written.ccm ?? file.ccmVersion,
    podCidrKnown: written.podCidrKnown ?? file.podCidrKnown,
    inClusterLoadBalance: written.inClusterLoadBalance ?? file.inClusterLoadBalance,
  };
  const options: AckPlatformOptions = {
    cni: oneOf(Object.values(Cni), given.cni),
    proxyMode: oneOf(Object.values(ProxyMode), given.proxyMode),
    kubernetesVersion: version('kubernetesVersion', given.kubernetesVersion),
    ccmVersion: version('ccmVersion', given.ccmVersion),
    podCidrKnown: truth(given.podCidrKnown),
    inClusterLoadBalance: truth(given.inClusterLoadBalance),
  };
  const isGiven = (field: string) => given[field as keyof typeof given] !== undefined;
  return Object.fromEntries(Object.entries(options).filter(([field]) => isGiven(field)));
}

/** The platform that the flags declare. */
export function platformOfFlags(written: PlatformFlagValues): ClusterPlatform {
  return ClusterPlatform.ack(declaredByFlags(written));
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
