/** The README's story: see the fault, cure it, see it gone. */
import { untilGateway } from './gateway';
import { runJob } from './jobs';
import { apply, remove } from './kube';
import { example, fileOf } from './manifests';
import type { ClusterContext, Scenario } from './scenario';
import { sayLog } from './verification';
import type { Policy } from '../matrix/cells';
import { readLog } from '../results';

/** The two Jobs of the example: one passes while the fault is there, the other once it is cured. */
const CHARTS = ['fault', 'cured'] as const;

async function checkJob(context: ClusterContext, policy: Policy, chart: (typeof CHARTS)[number]): Promise<void> {
  const { api } = context.cluster.controlPlane;
  const { objects } = fileOf('see-the-fault', chart);
  const result = await runJob(api, objects);
  sayLog(context, result.log);
  const passes = (policy === 'Local') === (chart === 'fault');
  context.check(`under ${policy} the Job "${chart}" ${passes ? 'passes' : 'fails'}`, result.succeeded === passes, result.reason);
  if (chart === 'fault') {
    const controls = readLog(result.log).filter(({ expectation }) => expectation === 'control');
    const answers = controls.length === 1 && controls.every(({ ok, target }) => ok && target === 'service-dns');
    context.check(`and under ${policy} its control, the DNS name, answers`, answers, result.log);
  }
  await remove(api, objects);
}

export const seeTheFault: Scenario = {
  on: 'cluster',
  name: 'A Job that shows the fault passes while it is there and fails once it is cured, and its opposite the other way round',
  run: async (context) => {
    const { api } = context.cluster.controlPlane;
    for (const policy of ['Local', 'Cluster'] as const) {
      const { mesh } = example(policy === 'Local' ? 'see-the-fault' : 'cluster');
      await apply(api, mesh);
      await untilGateway(api, policy);
      for (const chart of CHARTS) {
        await checkJob(context, policy, chart);
      }
      await remove(api, mesh);
    }
  },
};
