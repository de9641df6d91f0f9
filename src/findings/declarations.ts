/** What a user can declare about a cluster: the field of ClusterPlatform, and the flag of the command. */
export const DECLARATION_FLAGS = {
  cni: '--cni',
  proxyMode: '--proxy-mode',
  kubernetesVersion: '--kubernetes',
  podCidrKnown: '--pod-cidr-known',
} as const;

/** A field of ClusterPlatform that decides who gets through. */
export type Declaration = keyof typeof DECLARATION_FLAGS;

/** What decides who gets through, in the order in which it should be declared. */
export const DECLARATIONS = Object.keys(DECLARATION_FLAGS) as Declaration[];
