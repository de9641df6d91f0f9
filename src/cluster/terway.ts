import { parsedJson } from './documents';
import { fieldsOf, isFields, textOf, textsOf } from '../kubernetes/fields';
import type { KubernetesObject } from '../kubernetes/objects';

/** The ConfigMap of Terway. It may hold access keys: only the fields below are kept. */
export const TERWAY_CONFIG_MAP = 'eni-config';

/** The key of its network configuration in the ConfigMap. */
export const TERWAY_KEY = '10-terway.conf';

/** The switches of Terway that decide what handles Services. */
export interface TerwayConfig {
  /** In lower case; empty for the usual interface. */
  readonly virtualType: string;
  readonly networkPolicyProvider: string;

  /** Undefined if it is not set. */
  readonly inClusterLoadBalance: boolean | undefined;
}

/**
 * The switches in a ConfigMap; undefined if Terway cannot read them.
 *
 * Source: https://github.com/AliyunContainerService/terway/blob/89aadf8bbc19/cmd/terway-cli/cni.go
 */
export function terwayConfigOf({ data }: KubernetesObject): TerwayConfig | undefined {
  const texts = textsOf(data);
  const conf = parsedJson(texts[TERWAY_KEY] ?? '{}');
  const { eniip_virtual_type: type, network_policy_provider: provider } = fieldsOf(conf);
  const [virtualType, networkPolicyProvider] = [type, provider].map((value) => textOf(value ?? ''));
  const switched = texts.in_cluster_loadbalance?.trim();
  return !isFields(conf) || virtualType === undefined || networkPolicyProvider === undefined ? undefined : {
    virtualType: virtualType.toLowerCase(),
    networkPolicyProvider: networkPolicyProvider.toLowerCase(),
    inClusterLoadBalance: switched === 'true' || switched === 'false' ? switched === 'true' : undefined,
  };
}
