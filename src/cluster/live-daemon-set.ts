import { type KubeProxyFlags, kubeProxyFlags, wordsOfCommand } from './kube-proxy-flags';
import { type Fields, fieldsOf, listOf, numberOf, textListOf, textOf } from '../kubernetes/fields';
import type { KubernetesObject } from '../kubernetes/objects';

/** A DaemonSet of the cluster's own namespace. */
export interface LiveDaemonSet {
  readonly name: string;
  readonly images: readonly string[];

  /** What its command line says of the configuration of kube-proxy. */
  readonly flags: KubeProxyFlags;

  /** How far it is being rolled out; undefined if every pod has the current settings, or if that is not known. */
  readonly rollout: string | undefined;
}

const KUBE_PROXY = /^kube-proxy(?!.*windows)/;

/** Whether a DaemonSet runs kube-proxy on Linux nodes. */
export function isKubeProxy({ name }: Pick<LiveDaemonSet, 'name'>): boolean {
  return KUBE_PROXY.test(name);
}

export function daemonSetOf({ metadata, spec, status }: KubernetesObject): LiveDaemonSet {
  const containers = listOf(podOf(spec).containers);
  const ofKubeProxy = containers.filter(({ name, image }) => /kube-proxy/.test(`${textOf(name)} ${textOf(image)}`));
  return {
    name: metadata.name,
    images: containers.flatMap(({ image }) => textOf(image) ?? []),
    flags: kubeProxyFlags(ofKubeProxy.flatMap(({ command, args }) => (
      wordsOfCommand([...textListOf(command), ...textListOf(args)])
    ))),
    rollout: rolloutOf(metadata.generation, fieldsOf(status)),
  };
}

/** The ConfigMaps that the pods of a DaemonSet mount. Without a volume, the one with the name of the DaemonSet. */
export function mountedConfigMaps({ metadata: { name }, spec }: KubernetesObject): string[] {
  const mounted = listOf(podOf(spec).volumes).flatMap(({ configMap }) => textOf(fieldsOf(configMap).name) ?? []);
  return mounted.length > 0 ? mounted : [name];
}

function podOf(spec: unknown): Fields {
  return fieldsOf(fieldsOf(fieldsOf(spec).template).spec);
}

/**
 * Pods that were not updated keep the settings before. The API leaves out the number 0.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/daemon-set-v1/#DaemonSetStatus
 */
function rolloutOf(generation: unknown, { observedGeneration, ...numbers }: Fields): string | undefined {
  const desired = numberOf(numbers.desiredNumberScheduled) ?? 0;
  const updated = numberOf(numbers.updatedNumberScheduled) ?? 0;
  const isSeen = (numberOf(observedGeneration) ?? Infinity) >= (numberOf(generation) ?? 0);
  return desired === 0 || (updated >= desired && isSeen) ? undefined : `${isSeen ? updated : 0} of ${desired}`;
}
