interface SecurityContext {
  readonly runAsNonRoot?: boolean;
  readonly runAsUser?: number;
  readonly allowPrivilegeEscalation?: boolean;
  readonly privileged?: boolean;
  readonly capabilities?: { readonly drop?: string[]; readonly add?: string[] };
  readonly seccompProfile?: { readonly type: string };
}

/** The part of a pod that the Pod Security Standards look at. */
export interface SecuredPod {
  readonly hostNetwork?: boolean;
  readonly hostPID?: boolean;
  readonly hostIPC?: boolean;
  readonly securityContext?: SecurityContext;
  readonly volumes?: readonly Record<string, unknown>[];
  readonly containers: readonly { readonly name: string; readonly ports?: { hostPort?: number }[]; readonly securityContext?: SecurityContext }[];
  readonly initContainers?: SecuredPod['containers'];
}

const VOLUMES = ['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'persistentVolumeClaim', 'projected', 'secret'];

/**
 * What keeps a pod out of a namespace that enforces the restricted Pod Security Standard.
 *
 * Written after https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export function restrictedViolations(pod: SecuredPod): string[] {
  const atPod: [boolean, string][] = [
    [pod.hostNetwork === true || pod.hostPID === true || pod.hostIPC === true, 'uses a namespace of the host'],
    [(pod.volumes ?? []).some((volume) => !VOLUMES.some((kind) => kind in volume)), 'has a volume of another kind'],
  ];
  const atContainers = [...pod.containers, ...pod.initContainers ?? []].flatMap(({ name, ports, securityContext: own = {} }): [boolean, string][] => {
    const context = { ...pod.securityContext, ...own };
    return [
      [context.runAsNonRoot !== true, `${name} may run as root`],
      [context.runAsUser === 0, `${name} runs as root`],
      [own.privileged === true, `${name} is privileged`],
      [own.allowPrivilegeEscalation !== false, `${name} may gain privileges`],
      [!(own.capabilities?.drop ?? []).includes('ALL'), `${name} keeps capabilities`],
      [(own.capabilities?.add ?? []).some((capability) => capability !== 'NET_BIND_SERVICE'), `${name} adds capabilities`],
      [!['RuntimeDefault', 'Localhost'].includes(context.seccompProfile?.type ?? ''), `${name} has no seccomp profile`],
      [(ports ?? []).some(({ hostPort }) => hostPort !== undefined), `${name} takes a port of the host`],
    ];
  });
  return [...atPod, ...atContainers].filter(([violated]) => violated).map(([, violation]) => violation);
}
