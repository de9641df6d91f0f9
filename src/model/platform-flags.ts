import { Cni, type PlatformField, ProxyMode } from './platform';

/** A flag of the command line that declares a field of the platform. */
export interface PlatformFlag {
  readonly field: PlatformField;
  readonly flag: string;
  readonly about: string;

  /** The values that it accepts in addition to `unknown`; undefined if it accepts a version. */
  readonly values?: readonly string[];
}

const SWITCH = ['true', 'false'];

/** The flags that describe a cluster. Every command that accepts one of them accepts all. */
export const PLATFORM_FLAGS: readonly PlatformFlag[] = [
  { field: 'cni', flag: '--cni', about: 'network plugin', values: Object.values(Cni) },
  { field: 'proxyMode', flag: '--proxy-mode', about: 'mode of kube-proxy', values: Object.values(ProxyMode) },
  { field: 'kubernetesVersion', flag: '--kubernetes', about: 'Kubernetes version, for example 1.28 or 1.33.6' },
  { field: 'ccmVersion', flag: '--ccm', about: 'version of the cloud controller manager, for example 2.10.0' },
  {
    field: 'podCidrKnown',
    flag: '--pod-cidr-known',
    about: 'whether kube-proxy knows the address range of the pods',
    values: SWITCH,
  },
  {
    field: 'inClusterLoadBalance',
    flag: '--in-cluster-load-balance',
    about: 'whether in-cluster load balancing of Terway is on',
    values: SWITCH,
  },
];

/** The flag that declares a field. */
export function flagOf(field: PlatformField): string {
  return PLATFORM_FLAGS.find((each) => each.field === field)?.flag ?? field;
}
