import { fieldsOf, textOf, textsOf } from '../kubernetes/fields';
import type { KubernetesObject } from '../kubernetes/objects';
import { documentsIn } from '../kubernetes/yaml';

/** The part of a configuration of kube-proxy that decides who reaches a load balancer. */
export interface KubeProxyConfig {
  /** The ConfigMap that holds it. */
  readonly configMap: string;
  readonly mode: string;
  readonly clusterCidr: string;
  readonly detectLocalMode: string;
}

/** The ConfigMaps that hold it: of ACK and of kubeadm. */
export const KUBE_PROXY_CONFIG_MAPS = ['kube-proxy-worker', 'kube-proxy'] as const;

/** The key of the configuration in them. */
export const KUBE_PROXY_KEY = 'config.conf';

/**
 * The configuration in a ConfigMap; undefined if it holds none that kube-proxy can read.
 *
 * Source: https://kubernetes.io/docs/reference/config-api/kube-proxy-config.v1alpha1/
 */
export function kubeProxyConfigOf({ metadata, data }: KubernetesObject): KubeProxyConfig | undefined {
  const [document] = documentsIn(textsOf(data)[KUBE_PROXY_KEY] ?? '');
  const config = document !== undefined && 'value' in document ? fieldsOf(document.value) : {};
  const [mode, clusterCidr, detectLocalMode] = [config.mode, config.clusterCIDR, config.detectLocalMode].map(optional);
  return config.kind !== 'KubeProxyConfiguration' || mode === undefined || clusterCidr === undefined
    || detectLocalMode === undefined
    ? undefined
    : { configMap: metadata.name, mode, clusterCidr, detectLocalMode };
}

/** A text that may be left out; undefined for a value of another type, which kube-proxy refuses. */
function optional(value: unknown): string | undefined {
  return textOf(value ?? '');
}
