import { fieldsOf, isFields, textOf } from '../kubernetes/fields';
import type { KubernetesObject } from '../kubernetes/objects';
import { parseKubernetesVersion } from '../model/version';

/** The kind of the object that holds the version of the API server. It is none of Kubernetes. */
export const SERVER_VERSION_KIND = 'AsmGatewayServerVersion';

/** What `kubectl version --output json` prints, as an object; undefined for any other value. */
export function serverVersionIn(value: unknown): KubernetesObject | undefined {
  const { serverVersion, kind } = fieldsOf(value);
  return kind === undefined && isFields(serverVersion)
    ? {
      apiVersion: 'asm-gateway.io/v1',
      kind: SERVER_VERSION_KIND,
      metadata: { name: 'version' },
      gitVersion: serverVersion.gitVersion,
    }
    : undefined;
}

/** The version; empty if the server has none that is known. */
export function gitVersionOf({ gitVersion }: KubernetesObject): string {
  return textOf(gitVersion) ?? '';
}

/** Whether a node does not say which version it runs. That of the API server then counts. */
export function lacksVersion(nodes: readonly KubernetesObject[]): boolean {
  return nodes.some(({ status }) => {
    const { kubeletVersion, kubeProxyVersion } = fieldsOf(fieldsOf(status).nodeInfo);
    return [kubeletVersion, kubeProxyVersion].every((version) => parseKubernetesVersion(textOf(version)) === undefined);
  });
}
