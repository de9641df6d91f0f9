/**
 * The variables for a kubectl whose behavior depends on its arguments only. The user's kuberc can add options to any
 * command, for example `interactive` to `delete`, and variables that begin with `KUBECTL_` switch features on and off.
 * What finds and authenticates the cluster stays: KUBECONFIG, proxies, and the variables of credential plugins.
 *
 * Sources: https://kubernetes.io/docs/reference/kubectl/kuberc/,
 * https://kubernetes.io/docs/reference/kubectl/kubectl/#environment-variables
 */
export function kubectlEnvironment(own: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(own).filter(([name]) => !/^KUBECTL_|^KUBERC$/i.test(name));
  return { ...Object.fromEntries(kept), KUBERC: 'off' };
}
