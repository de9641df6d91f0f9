/** What a GatewayNodeCheck shows: for each node whether its pod is ready, and why not. */
import { type Pod, pods } from './pods';
import { kubectlOf } from './user';
import { INSTANCE, nameOf } from './verification';
import type { KubeObject } from '../cluster/api';
import { LabError } from '../errors';
import { attemptUntil, run } from '../ground/exec';
import type { Cluster } from '../nodes/cluster';
import { readTerminationMessage } from '../results';

/** What a check shows, by the name of the node. */
export type Shown = Readonly<Record<string, string>>;

export const READY = 'ready';
export const NO_CONNECTION = 'no connection';
const NOTHING_YET = 'no result yet';

/** A probe may come before the rules of kube-proxy. If it fails once more, after a pause of ten seconds, the result counts. */
const FAILURES = 2;

/** Two probes, and the time of the control plane to replace the pods. */
const SECONDS = 120;

interface DaemonSet extends KubeObject {
  readonly metadata: KubeObject['metadata'] & { readonly generation: number };
  readonly status: { readonly observedGeneration?: number; readonly updatedNumberScheduled?: number };
}

/** What the pod of a node shows. */
function shownBy({ status }: Pod): string {
  if (status.conditions?.some((each) => each.type === 'Ready' && each.status === 'True')) {
    return READY;
  }
  const probe = status.initContainerStatuses?.find(({ name }) => name === 'probe');
  const ended = probe?.state?.terminated ?? probe?.lastState?.terminated;
  const failed = readTerminationMessage(ended?.message ?? '').results.find(({ ok }) => !ok);
  if (!probe || !failed || probe.restartCount < FAILURES - 1) {
    return NOTHING_YET;
  }
  return failed.stage === 'connect' ? NO_CONNECTION : failed.message;
}

/** A GatewayNodeCheck in the cluster. */
export class NodeCheck {
  private readonly name: string;

  public constructor(private readonly cluster: Cluster, objects: readonly KubeObject[]) {
    this.name = nameOf(objects, 'DaemonSet');
  }

  /** Probes all nodes again. */
  public restart(): void {
    const { program, env } = kubectlOf(this.cluster);
    run('env', [...env, program, 'rollout', 'restart', `daemonset/${this.name}`]);
  }

  /** What the pods show now. Pods of an earlier rollout do not count. */
  public async now(): Promise<Shown> {
    const { api } = this.cluster.controlPlane;
    const { metadata, status } = await api.get<DaemonSet>(`/apis/apps/v1/namespaces/default/daemonsets/${this.name}`);
    const { nodes } = this.cluster.network;
    const isCurrent = status.observedGeneration === metadata.generation && status.updatedNumberScheduled === nodes.length;
    const found = (await pods(api, 'default', `${INSTANCE}=${this.name}`)).filter((pod) => pod.metadata.deletionTimestamp === undefined);
    return Object.fromEntries(nodes.map(({ name }) => {
      const [pod, ...others] = found.filter(({ spec }) => spec.nodeName === name);
      return [name, isCurrent && pod && others.length === 0 ? shownBy(pod) : NOTHING_YET];
    }));
  }

  /** Waits until the pod of every node has a result. */
  public async settled(): Promise<Shown> {
    const shown = await this.untilShown((each) => !Object.values(each).includes(NOTHING_YET), SECONDS);
    if (Object.values(shown).includes(NOTHING_YET)) {
      throw new LabError(`Gave up after ${SECONDS} s: ${this.name} has no result on every node: ${inWords(shown)}.`);
    }
    return shown;
  }

  /** Waits until the pods show what is wanted, at most for some seconds. Returns what they showed last. */
  public async untilShown(isWanted: (shown: Shown) => boolean, seconds: number): Promise<Shown> {
    let shown: Shown = {};
    await attemptUntil(seconds, async () => {
      shown = await this.now();
      return isWanted(shown);
    }, 1000);
    return shown;
  }
}

/** What a check shows, as a text. */
export function inWords(shown: Shown): string {
  return Object.entries(shown).map(([node, words]) => `${node}: ${words}`).join(', ');
}
