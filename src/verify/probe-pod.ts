import type { k8s } from 'cdk8s-plus-28';
import { PROBE } from './probe.generated';
import { plain } from '../gateway/plain';

/** Everything about the pod that a user can choose or that follows from the gateway. */
export interface ProbePod {
  readonly image: string;
  readonly arguments: readonly string[];
  readonly affinity: k8s.Affinity;

  /** Name of the ServiceAccount whose token the probe needs; undefined where it needs none. */
  readonly serviceAccount?: string;
  readonly imagePullSecrets?: readonly k8s.LocalObjectReference[];
  readonly resources?: k8s.ResourceRequirements;
  readonly nodeSelector?: { readonly [key: string]: string };
  readonly tolerations?: readonly k8s.Toleration[];
  readonly labels?: { readonly [key: string]: string };
  readonly annotations?: { readonly [key: string]: string };
}

/**
 * Keeps the sidecar away. With one, the Job would not finish, and its requests would take the mesh's way instead of the node's.
 *
 * Source: https://github.com/istio/istio/issues/11045 ; the label is the newer form, the annotation is read by older versions.
 */
const NO_SIDECAR = { 'sidecar.istio.io/inject': 'false' };

/** What a curl needs; measured use is a few megabytes. */
const MODEST = { requests: { cpu: '10m', memory: '16Mi' }, limits: { memory: '64Mi' } };

/** The user of the curl image. It must be a number: the kubelet cannot tell that a named user is not root. */
const CURL_USER = 100;

/** The pod template of a probe. It meets the restricted Pod Security Standard. */
export function probePodTemplate(pod: ProbePod): unknown {
  return plain({
    metadata: {
      labels: { ...pod.labels, ...NO_SIDECAR },
      annotations: { ...pod.annotations, ...NO_SIDECAR },
    },
    spec: {
      restartPolicy: 'Never',
      serviceAccountName: pod.serviceAccount,
      automountServiceAccountToken: pod.serviceAccount !== undefined,
      affinity: pod.affinity,
      nodeSelector: pod.nodeSelector,
      tolerations: pod.tolerations,
      imagePullSecrets: pod.imagePullSecrets,
      securityContext: { runAsNonRoot: true, runAsUser: CURL_USER, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [{
        name: 'probe',
        image: pod.image,
        command: ['/bin/sh', '-c', PROBE, 'probe'],
        args: pod.arguments.map(literal),
        resources: pod.resources ?? MODEST,
        securityContext: {
          allowPrivilegeEscalation: false,
          capabilities: { drop: ['ALL'] },
          readOnlyRootFilesystem: true,
        },
        terminationMessagePolicy: 'FallbackToLogsOnError',
      }],
    },
  });
}

/**
 * An argument that reaches the container as it is: Kubernetes replaces `$(NAME)` by the value of a variable, and `$$` by `$`.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#entrypoint
 */
function literal(argument: string): string {
  return argument.replaceAll('$', '$$$$');
}
