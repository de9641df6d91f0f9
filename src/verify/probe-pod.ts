import { mountsOf } from './ca-secret';
import type { ProbePlacement } from './placement';
import { DEFAULT_IMAGE, type Probe } from './probe';
import type { ProbePodOptions } from './props';
import { plain } from '../kubernetes/plain';
import { escapeArgument } from '../probe/arguments';
import { INSTANCE_LABEL, NAME_LABEL, PROBE_CONTAINER, PROBE_NAME } from '../probe/labels';
import { PROBE } from '../probe/probe.generated';

/**
 * Keeps the sidecar away. With one, the Job would not finish, and its requests would take the mesh's way instead of the node's.
 *
 * Source: https://github.com/istio/istio/issues/11045 ; the label is the newer form, the annotation is read by older versions.
 */
const NO_SIDECAR = { 'sidecar.istio.io/inject': 'false' };

/** What a curl needs; measured use is a few megabytes. */
const MODEST = { requests: { cpu: '10m', memory: '16Mi' }, limits: { memory: '64Mi' } };

/** What a sleeping process needs. */
const NEXT_TO_NOTHING = { requests: { cpu: '1m', memory: '4Mi' }, limits: { memory: '16Mi' } };

/** The user of the curl image. It must be a number: the kubelet cannot tell that a named user is not root. */
export const CURL_USER = 100;

/** The shell that runs the probe, and the script, which is the same for every probe. */
export const PROBE_COMMAND: readonly string[] = ['/bin/sh', '-c', PROBE, PROBE_CONTAINER];

/** Name of the variable that tells the probe its node. */
export const NODE_VARIABLE = 'PROBE_NODE';

const LOCKED_DOWN = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true };

/** Everything that decides about a pod of a probe. */
export interface ProbePod {
  readonly options: ProbePodOptions;
  readonly probe: Probe;
  readonly placement: ProbePlacement;

  /** Name of what makes the pod. */
  readonly instance: string;

  /** Name of the ServiceAccount whose token the probe needs; undefined where it needs none. */
  readonly account?: string;
}

/** Labels of everything that is made for a probe. */
export function labelsOf(instance: string, labels?: { readonly [key: string]: string }): { readonly [key: string]: string } {
  return { ...labels, [NAME_LABEL]: PROBE_NAME, [INSTANCE_LABEL]: instance };
}

/** What a pod is made from. */
export interface PodTemplate {
  readonly metadata: { readonly labels: { readonly [key: string]: string }; readonly annotations: { readonly [key: string]: string } };
  readonly spec: { readonly [field: string]: unknown };
}

/** The template of pods that ask and end. */
export function probePodTemplate(pod: ProbePod): PodTemplate {
  return template(pod, { restartPolicy: 'Never', containers: [probeContainer(pod)] });
}

/** The template of pods that are ready once the probe has passed, and then sleep. */
export function sleepingPodTemplate(pod: ProbePod): PodTemplate {
  const probe = probeContainer(pod);
  const { image, securityContext } = probe;
  return template(pod, {
    initContainers: [probe],
    // As long as `sleep` can be told to.
    containers: [{ name: 'passed', image, command: ['sleep', '2147483647'], securityContext, resources: NEXT_TO_NOTHING }],
  });
}

/** The template meets the restricted Pod Security Standard, but for the host network. */
function template({ options, probe, placement, instance, account }: ProbePod, ends: object): PodTemplate {
  const hostNetwork = placement._hostNetwork ? { hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet' } : {};
  return plain({
    metadata: {
      labels: { ...labelsOf(instance, options.labels), ...NO_SIDECAR },
      annotations: { ...options.annotations, ...NO_SIDECAR },
    },
    spec: {
      ...ends,
      ...hostNetwork,
      serviceAccountName: account,
      automountServiceAccountToken: account !== undefined,
      ...placement._constraints(options.gateway, instance),
      nodeSelector: options.nodeSelector,
      tolerations: options.tolerations,
      imagePullSecrets: options.imagePullSecrets,
      securityContext: { runAsNonRoot: true, runAsUser: CURL_USER, seccompProfile: { type: 'RuntimeDefault' } },
      // A shell that is the first process of its container does not hear that it should end, and has nothing to put in order.
      terminationGracePeriodSeconds: 1,
      volumes: mountsOf(probe.caSecrets).volumes,
    },
  }) as PodTemplate;
}

function probeContainer({ options, probe }: ProbePod) {
  return {
    name: PROBE_CONTAINER,
    image: options.image ?? DEFAULT_IMAGE,
    command: PROBE_COMMAND,
    args: probe.arguments.map(escapeArgument),
    env: [{ name: NODE_VARIABLE, valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }],
    resources: options.resources ?? MODEST,
    securityContext: LOCKED_DOWN,
    terminationMessagePolicy: 'FallbackToLogsOnError',
    volumeMounts: mountsOf(probe.caSecrets).volumeMounts,
  };
}
