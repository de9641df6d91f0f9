/** Pods, and what the probe left in them. */
import type { Api, KubeObject } from '../cluster/api';
import { readTerminationMessage, type ProbeResult } from '../results';
import type { List } from '../stand-ins/kube-types';

interface ContainerStatus {
  readonly name: string;
  readonly restartCount: number;
  readonly state?: { readonly terminated?: { readonly message?: string } };
  readonly lastState?: { readonly terminated?: { readonly message?: string } };
}

export interface Pod extends KubeObject {
  readonly spec: { readonly nodeName?: string };
  readonly status: {
    readonly phase: string;
    readonly podIP?: string;
    readonly containerStatuses?: readonly ContainerStatus[];
    readonly initContainerStatuses?: readonly ContainerStatus[];
    readonly conditions?: readonly { type: string; status: string; message?: string }[];
  };
}

/** Pods by a label. */
export async function pods(api: Api, namespace: string, label: string): Promise<readonly Pod[]> {
  return (await api.get<List<Pod>>(`/api/v1/namespaces/${namespace}/pods?labelSelector=${encodeURIComponent(label)}`)).items;
}

/** Adds up to what the probe's containers of some pods have left as their last termination messages. */
export async function resultsOf(api: Api, namespace: string, label: string): Promise<ProbeResult[]> {
  return (await pods(api, namespace, label)).flatMap(({ status }) => [...status.containerStatuses ?? [], ...status.initContainerStatuses ?? []])
    .filter(({ name }) => name === 'probe')
    .flatMap(({ state, lastState }) => readTerminationMessage((state?.terminated ?? lastState?.terminated)?.message ?? '').results);
}
