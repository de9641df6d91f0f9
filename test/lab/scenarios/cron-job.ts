/** The CronJob. */
import { untilGateway } from './gateway';
import { apply, remove } from './kube';
import { example, fileOf } from './manifests';
import type { Scenario } from './scenario';
import { INSTANCE, nameOf } from './verification';
import type { Api, KubeObject } from '../cluster/api';
import { attemptUntil } from '../ground/exec';
import type { List } from '../stand-ins/kube-types';

interface Job extends KubeObject {
  readonly status?: { readonly succeeded?: number };
}

/** A minute until the CronJob fires, and time for its Job. */
const SECONDS = 100;

async function jobsOf(api: Api, instance: string): Promise<readonly Job[]> {
  const label = encodeURIComponent(`${INSTANCE}=${instance}`);
  return (await api.get<List<Job>>(`/apis/batch/v1/namespaces/default/jobs?labelSelector=${label}`)).items;
}

export const cronJob: Scenario = {
  on: 'cluster',
  name: 'A CronJob that asks when its time has come',
  run: async ({ cluster, check }) => {
    const { api } = cluster.controlPlane;
    const { objects } = fileOf('every-node', 'monitor');
    const name = nameOf(objects, 'CronJob');
    await apply(api, example('cluster').mesh);
    await untilGateway(api, 'Cluster');
    await apply(api, objects);
    const passed = await attemptUntil(SECONDS, async () => (await jobsOf(api, name)).some(({ status }) => status?.succeeded === 1), 1000);
    check('it fires within a minute, and its Job passes', passed, `no Job of it passed in ${SECONDS} s`);
    await remove(api, [...objects, ...example('cluster').mesh]);
  },
};
