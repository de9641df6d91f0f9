/** Runs a Job to its end and reports the result. */
import { apply, pathOf, remove } from './kube';
import { type Pod, pods } from './pods';
import type { Api, KubeObject } from '../cluster/api';
import { LabError } from '../errors';
import { until } from '../ground/exec';

/** What became of a Job. */
export interface JobResult {
  readonly succeeded: boolean;

  /** The Job's own reason if it failed, for example BackoffLimitExceeded or DeadlineExceeded. */
  readonly reason: string;

  readonly seconds: number;
  readonly node: string | undefined;
  readonly podAddress: string | undefined;
  readonly log: string;

  /** Why its pod was not placed, if it was not. */
  readonly notPlaced: string | undefined;
}

interface JobCondition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
}

interface Job extends KubeObject {
  readonly spec: { readonly activeDeadlineSeconds?: number };
  readonly status?: { readonly conditions?: readonly JobCondition[] };
}

/** Longer than any deadline that the examples set. */
const NO_DEADLINE = 300;

/** Time for Kubernetes to notice a deadline, in seconds. */
const PATIENCE = 30;

function endOf(job: Job): JobCondition | undefined {
  return job.status?.conditions?.find(({ type, status }) => ['Complete', 'Failed'].includes(type) && status === 'True');
}

function jobAmong(objects: readonly KubeObject[]): Job {
  const job = objects.find((object) => object.kind === 'Job') as Job | undefined;
  if (!job) {
    throw new LabError('The manifests contain no Job.');
  }
  return job;
}

interface Ended {
  readonly condition: JobCondition | undefined;

  /** The last pod that was seen. */
  readonly pod: Pod | undefined;
}

async function untilEnded(api: Api, job: Job, namespace: string): Promise<Ended> {
  let condition: JobCondition | undefined;
  let pod: Pod | undefined;
  const seconds = (job.spec.activeDeadlineSeconds ?? NO_DEADLINE) + PATIENCE;
  await until(`Job ${job.metadata.name} does not end`, seconds, async () => {
    // A Job that fails by its deadline takes its pods along, so they are looked at while they are there.
    pod = (await pods(api, namespace, `job-name=${job.metadata.name}`))[0] ?? pod;
    condition = endOf(await api.get<Job>(pathOf(job)));
    return condition !== undefined;
  }, 500);
  return { condition, pod };
}

async function logOf(api: Api, namespace: string, pod: Pod | undefined): Promise<string> {
  return pod?.spec.nodeName ? (await api.ask('GET', `/api/v1/namespaces/${namespace}/pods/${pod.metadata.name}/log`)).text : '';
}

/** Runs the Job among some objects to its end. */
export async function runJob(api: Api, objects: readonly KubeObject[]): Promise<JobResult> {
  const job = jobAmong(objects);
  const namespace = job.metadata.namespace ?? 'default';
  await remove(api, [job]);
  await apply(api, objects);
  const began = Date.now();
  const { condition, pod } = await untilEnded(api, job, namespace);
  const seconds = Math.round((Date.now() - began) / 1000);
  return {
    succeeded: condition?.type === 'Complete',
    reason: condition?.reason ?? '',
    seconds,
    node: pod?.spec.nodeName,
    podAddress: pod?.status.podIP,
    log: await logOf(api, namespace, pod),
    notPlaced: pod?.status.conditions?.find(({ type, status }) => type === 'PodScheduled' && status === 'False')?.message,
  };
}
