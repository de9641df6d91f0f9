import { mountsOf } from './ca-secret';
import type { ProbePlacement } from './placement';
import type { Probe } from './probe';
import type { ProbePodOptions } from './props';
import type { IReachableService } from '../gateway/gateway-contract';
import { plain } from '../kubernetes/plain';
import { escapeArgument } from '../probe/arguments';
import { DEFAULT_IMAGE } from '../probe/image';
import { GATEWAY_PODS_ANNOTATION, INSTANCE_LABEL, NAME_LABEL, PROBE_CONTAINER, PROBE_NAME } from '../probe/labels';
import { PROBE } from '../probe/probe.generated';

/**
 * Turns sidecar injection off. With a sidecar, the Job would not finish, and its requests would travel through the mesh
 * and not through the node.
 *
 * Source: https://github.com/istio/istio/issues/11045 ; the label is the newer form, and older versions read
 * the annotation.
 */
export const NO_SIDECAR = { 'sidecar.istio.io/inject': 'false' };

/**
 * Labels that keep the pods of a probe out of the mesh, with sidecars and in ambient mode. In ambient mode the node's
 * proxy would accept every connection before anything is sent to the gateway.
 *
 * Source: https://istio.io/latest/docs/ambient/usage/add-workloads/
 */
const OUTSIDE_MESH = { ...NO_SIDECAR, 'istio.io/dataplane-mode': 'none' };

/** Resources for a curl process, which was measured to use a few megabytes. */
export const MODEST = { requests: { cpu: '10m', memory: '16Mi' }, limits: { memory: '64Mi' } };

/** Resources for a sleeping process. */
const NEXT_TO_NOTHING = { requests: { cpu: '1m', memory: '4Mi' }, limits: { memory: '16Mi' } };

/** The user of the curl image. It must be a number: the kubelet cannot verify that a named user is not root. */
export const CURL_USER = 100;

/** The shell that runs the probe, and the script, which is the same for every probe. */
const PROBE_COMMAND: readonly string[] = ['/bin/sh', '-c', PROBE, PROBE_CONTAINER];

/** Name of the variable with the name of the probe's node. */
const NODE_VARIABLE = 'PROBE_NODE';

const LOCKED_DOWN = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true };

/** Everything that determines the pod of a probe. */
export interface ProbePod {
  readonly options: ProbePodOptions;
  readonly probe: Probe;
  readonly placement: ProbePlacement;

  /** Name of the workload that creates the pod. */
  readonly instance: string;

  /** Name of the ServiceAccount whose token the probe needs; undefined if it needs none. */
  readonly account?: string;
}

/** Labels of every object that is created for a probe. */
export function labelsOf(
  instance: string, labels?: { readonly [key: string]: string },
): { readonly [key: string]: string } {
  return { ...labels, [NAME_LABEL]: PROBE_NAME, [INSTANCE_LABEL]: instance };
}

/** A pod template. */
export interface PodTemplate {
  readonly metadata: {
    readonly labels: { readonly [key: string]: string };
    readonly annotations: { readonly [key: string]: string };
  };
  readonly spec: { readonly [field: string]: unknown };
}

/** The template of pods that probe and then exit. */
export function probePodTemplate(pod: ProbePod): PodTemplate {
  return template(pod, { restartPolicy: 'Never', containers: [probeContainer(pod)] });
}

/** The template of pods that are ready once the probe has passed, and then sleep. */
export function sleepingPodTemplate(pod: ProbePod): PodTemplate {
  const probe = probeContainer(pod);
  const { image, securityContext } = probe;
  return template(pod, {
    initContainers: [probe],
    containers: [{
      name: 'passed',
      image,
      // The largest number that `sleep` accepts.
      command: ['sleep', '2147483647'],
      securityContext,
      resources: NEXT_TO_NOTHING,
    }],
  });
}

/** The template meets the restricted Pod Security Standard, except for the host network. */
function template({ options, probe, placement, instance, account }: ProbePod, ends: object): PodTemplate {
  const hostNetwork = placement._hostNetwork ? { hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet' } : {};
  return plain({
    metadata: {
      labels: { ...labelsOf(instance, options.labels), ...OUTSIDE_MESH },
      annotations: { ...options.annotations, ...NO_SIDECAR, [GATEWAY_PODS_ANNOTATION]: gatewayPods(options.gateway) },
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
      // A shell that is the first process of its container ignores SIGTERM, and it has nothing to clean up.
      terminationGracePeriodSeconds: 1,
      volumes: mountsOf(probe.caSecrets).volumes,
    },
  }) as PodTemplate;
}

/** What a container must have to run the probe. */
export function probeProcess(name: string, image: string | undefined, probe: Probe) {
  return {
    name,
    image: image ?? DEFAULT_IMAGE,
    command: [...PROBE_COMMAND],
    args: probe.arguments.map(escapeArgument),
    env: [{ name: NODE_VARIABLE, valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }],
  };
}

/** Where the gateway's pods are, for the reader of the results. Sorted: in Java and Go a map has no order. */
function gatewayPods(gateway: IReachableService): string {
  const selector = Object.entries(gateway.podSelector).map(([key, value]) => `${key}=${value}`).sort().join(',');
  return `${gateway.namespace}/${selector}`;
}

function probeContainer({ options, probe }: ProbePod) {
  return {
    ...probeProcess(PROBE_CONTAINER, options.image, probe),
    resources: options.resources ?? MODEST,
    securityContext: LOCKED_DOWN,
    terminationMessagePolicy: 'FallbackToLogsOnError',
    volumeMounts: mountsOf(probe.caSecrets).volumeMounts,
  };
}
