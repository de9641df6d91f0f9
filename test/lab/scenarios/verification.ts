/** The verification among an example's objects, and how its results are shown. */
import { example } from './manifests';
import type { ClusterContext } from './scenario';
import type { KubeObject } from '../cluster/api';
import { inWords } from '../results';

const KINDS: readonly string[] = ['ServiceAccount', 'Role', 'RoleBinding', 'Job', 'ConfigMap'];

/** The label with the name of the verification that an object belongs to. */
export const INSTANCE = 'app.kubernetes.io/instance';

/** The verification of an example: its Job and what the Job needs. */
export function verificationOf(name: string): KubeObject[] {
  return example(name).cluster.filter((object) => KINDS.includes(object.kind));
}

/** The name of the object of a kind. */
export function nameOf(objects: readonly KubeObject[], kind: string): string {
  return objects.find((object) => object.kind === kind)?.metadata.name ?? '';
}

/** The Job's deadline in seconds. */
export function deadlineOf(objects: readonly KubeObject[]): number {
  const job = objects.find((object) => object.kind === 'Job') as { spec?: { activeDeadlineSeconds?: number } } | undefined;
  return job?.spec?.activeDeadlineSeconds ?? Number.POSITIVE_INFINITY;
}

/** Shows a probe's log. */
export function sayLog({ say }: Pick<ClusterContext, 'say'>, log: string): void {
  for (const line of inWords(log)) {
    say(`      ${line}`);
  }
}
