import type { k8s } from 'cdk8s-plus-28';

/** A certificate authority that a probe needs to have at hand. */
export interface CaSecret {
  readonly name: string;
  readonly key: string;
}

/** Where the authorities are, a folder for each Secret. */
export const CA_FOLDER = '/etc/asm-gateway-probe';

/** Volumes, and where they are mounted. */
export interface Mounts {
  readonly volumes?: k8s.Volume[];
  readonly volumeMounts?: k8s.VolumeMount[];
}

/**
 * Mounts each Secret once. It may be missing: the probe then says that it cannot read the certificate, while without the Secret the pod
 * would not start and nobody would say why.
 */
export function mountsOf(secrets: readonly CaSecret[]): Mounts {
  const names = secretNames(secrets);
  return names.length === 0 ? {} : {
    volumes: names.map((secretName, index) => ({ name: volumeName(index), secret: { secretName, optional: true } })),
    volumeMounts: names.map((name, index) => ({ name: volumeName(index), mountPath: `${CA_FOLDER}/${name}`, readOnly: true })),
  };
}

/** The Secrets, each once. */
export function secretNames(secrets: readonly CaSecret[]): string[] {
  return [...new Set(secrets.map(({ name }) => name))];
}

/** Name of the volume for one of them. */
export function volumeName(index: number): string {
  return `ca-${index + 1}`;
}
