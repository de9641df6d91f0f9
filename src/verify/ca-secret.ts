import type { k8s } from 'cdk8s-plus-28';
import { nameAfterContent } from './content-name';

/** A certificate authority that a probe needs. */
export interface CaSecret {
  readonly name: string;
  readonly key: string;
}

/** The folder of the certificate authorities, with a folder for each Secret. */
export const CA_FOLDER = '/etc/asm-gateway-probe';

/** Volumes, and where they are mounted. */
export interface Mounts {
  readonly volumes?: k8s.Volume[];
  readonly volumeMounts?: k8s.VolumeMount[];
}

/** The longest name of a volume: a DNS label. */
const LONGEST_NAME = 63;

/**
 * Mounts each Secret once. The mount is optional. If the Secret is missing, the probe reports that it cannot read the
 * certificate; with a required mount the pod would not start, and the log would not say why.
 *
 * Two probes in one pod need different prefixes for the names of their volumes.
 */
export function mountsOf(secrets: readonly CaSecret[], prefix?: string): Mounts {
  const mounted = secretNames(secrets).map((secretName, index) => ({ secretName, name: volumeName(index, prefix) }));
  return mounted.length === 0 ? {} : {
    volumes: mounted.map(({ name, secretName }) => ({ name, secret: { secretName, optional: true } })),
    volumeMounts: mounted.map(({ name, secretName }) => (
      { name, mountPath: `${CA_FOLDER}/${secretName}`, readOnly: true }
    )),
  };
}

/** The names of the Secrets, each once. */
function secretNames(secrets: readonly CaSecret[]): string[] {
  return [...new Set(secrets.map(({ name }) => name))];
}

/** How many characters a hash and its hyphen have. */
const HASH = 9;

/** Name of the volume for one of the Secrets. Prefixes that are cut off keep different names by a hash. */
function volumeName(index: number, prefix?: string): string {
  const name = `ca-${index + 1}`;
  if (prefix === undefined) {
    return name;
  }
  const most = LONGEST_NAME - name.length - 1;
  return `${prefix.length <= most ? prefix : nameAfterContent(prefix.slice(0, most - HASH), prefix)}-${name}`;
}
