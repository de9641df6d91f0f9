/** Pods behind the load balancer, as under Terway. */
import { modelSays, seenFromOutside } from './client-addresses';
import { untilGateway } from './gateway';
import { runJob } from './jobs';
import { apply, remove } from './kube';
import { example } from './manifests';
import type { ClusterContext, Scenario } from './scenario';
import { sayLog, verificationOf } from './verification';

async function checkPodsAsBackends(context: ClusterContext): Promise<void> {
  const { cluster, check } = context;
  const { api } = cluster.controlPlane;
  const verification = verificationOf('eni');
  await apply(api, example('eni').mesh);
  const address = await untilGateway(api, 'Cluster');
  const result = await runJob(api, verification);
  sayLog(context, result.log);
  check('the Job of eni passes', result.succeeded, result.reason);
  const outside = await seenFromOutside(cluster, address, 'eni');
  const said = modelSays(cluster, { policy: 'Cluster', target: 'load-balancer', client: 'external', backend: 'eni' });
  check(`from outside the gateway sees what the model says: the ${said}`, outside === said, `it saw: ${outside}`);
  await remove(api, [...verification, ...example('eni').mesh]);
}

export const podsAsBackends: Scenario = {
  on: 'cluster',
  name: 'With pods behind the load balancer (eni) the address works inside and the client is kept outside',
  run: async (context) => {
    context.cluster.setPodsInVpc(true);
    try {
      await checkPodsAsBackends(context);
    } finally {
      context.cluster.setPodsInVpc(false);
    }
  },
};
