import { podOf, workloadOf } from './cluster-data';
import type { Follower, FollowOptions } from './follower';
import { MADE_KINDS, resourceName } from './kinds';
import { keepWatching, type Watch, type WatchListener } from '../cluster/watch';
import type { KubernetesObject } from '../kubernetes/objects';
import { INSTANCE_LABEL } from '../probe/labels';

/** A watch of one kind of object in one namespace. */
export interface NamespaceWatch extends Watch {
  readonly namespace: string;
}

/** Watches workloads and their pods, with one kubectl for each kind in a namespace. */
export function watchFollowed(
  followers: readonly Follower[], { kubectl, selector }: Pick<FollowOptions, 'kubectl' | 'selector'>,
): NamespaceWatch[] {
  const namespaces = [...new Set(followers.map(({ plan }) => plan.namespace))];
  return namespaces.flatMap((namespace) => {
    const those = followers.filter(({ plan }) => plan.namespace === namespace);
    const watch = (resource: string, listener: WatchListener) => ({
      namespace, ...keepWatching(kubectl, [resource, '--selector', selector, '--namespace', namespace], listener),
    });
    const kinds = MADE_KINDS.filter(({ kind }) => those.some(({ plan }) => plan.bundle.workload.kind === kind));
    return [
      watch('pods', podListener(those)),
      ...kinds.map((made) => watch(resourceName(made), workloadListener(those, made.kind))),
    ];
  });
}

function podListener(followers: readonly Follower[]): WatchListener {
  const ownerOf = ({ metadata }: KubernetesObject) => (
    followers.find(({ plan }) => plan.instance === metadata.labels?.[INSTANCE_LABEL])
  );
  return {
    seen: (pod) => ownerOf(pod)?.sawPod(podOf(pod)),
    deleted: (pod) => ownerOf(pod)?.sawPod(podOf(pod), true),
    listed: (pods) => followers.forEach((follower) => (
      follower.listedPods(pods.filter((pod) => ownerOf(pod) === follower).map(podOf))
    )),
  };
}

function workloadListener(all: readonly Follower[], kind: string): WatchListener {
  const followers = all.filter(({ plan }) => plan.bundle.workload.kind === kind);
  const followerOf = ({ metadata }: KubernetesObject) => followers.find(({ plan }) => plan.instance === metadata.name);
  return {
    seen: (workload) => followerOf(workload)?.sawWorkload(workloadOf(workload)),
    deleted: (workload) => followerOf(workload)?.lostWorkload(),
    listed: (workloads) => followers.forEach((follower) => {
      const live = workloads.find((workload) => followerOf(workload) === follower);
      if (live === undefined) {
        follower.lostWorkload();
      } else {
        follower.sawWorkload(workloadOf(live));
      }
    }),
  };
}
