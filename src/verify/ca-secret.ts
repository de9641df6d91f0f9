import type { k8s } from 'cdk8s-plus-28';

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

/**
 * Mounts each Secret once. The mount is optional. If the Secret is missing, the probe reports that it cannot read the
 * certificate; with a required mount the pod would not start, and the log would not say why.
 */
export function mountsOf(secrets: readonly CaSecret[]): Mounts {
  const names = secretNames(secrets);
  return names.length === 0 ? {} : {
    volumes: names.map((secretName, index) => ({ name: volumeName(index), secret: { secretName, optional: true } })),
    volumeMounts: names.map((name, index) => (
      { name: volumeName(index), mountPath: `${CA_FOLDER}/${name}`, readOnly: true }
    )),
  };
}

/** The names of the Secrets, each once. */
export function secretNames(secrets: readonly CaSecret[]): string[] {
  return [...new Set(secrets.map(({ name }) => name))];
}

/** Name of the volume for one of the Secrets. */
export function volumeName(index: number): string {
  return `ca-${index + 1}`;
}
