/** The case of the vendor's page: policy Local, and a pod on a node without a gateway pod. */
import { modelSays, seenFromJob, seenFromOutside } from './client-addresses';
import { gatewayNodes, untilGateway } from './gateway';
import { runJob } from './jobs';
import { apply, remove } from './kube';
import { example } from './manifests';
import type { ClusterContext, Scenario } from './scenario';
import { deadlineOf, sayLog, verificationOf } from './verification';
import { readLog } from '../results';

/** The Job that probes the load balancer address, under Local. */
async function checkFault(context: ClusterContext, address: string): Promise<void> {
  const { cluster, check } = context;
  const { api } = cluster.controlPlane;
  const asksAddress = verificationOf('cluster');
  const failed = await runJob(api, asksAddress);
  sayLog(context, failed.log);
  check('under Local the Job that probes the load balancer address fails', !failed.succeeded, 'it passed');
  const namesFailure = readLog(failed.log).some(({ ok, target, stage, exitName }) => (
    !ok && target === 'load-balancer' && stage === 'connect' && exitName === 'CURLE_OPERATION_TIMEDOUT'
  ));
  check('its log has the target that failed and the reason', namesFailure, failed.log);
  const deadline = deadlineOf(asksAddress);
  check(`it ends by its deadline (${failed.seconds} s)`, failed.seconds <= deadline, `the deadline is ${deadline} s`);
  const isElsewhere = failed.node !== undefined && !(await gatewayNodes(api)).includes(failed.node);
  check('it ran on a node without a gateway pod', isElsewhere, `it ran on ${failed.node}`);
  const seen = await seenFromOutside(cluster, address, 'local');
  const said = modelSays(cluster, { policy: 'Local', target: 'load-balancer', client: 'external' });
  check(`from outside the gateway sees what the model says: the ${said}`, seen === said, `it saw: ${seen}`);
}

/** The Job that probes the DNS name, under Local. */
async function checkName(context: ClusterContext): Promise<void> {
  const { cluster, check } = context;
  const passed = await runJob(cluster.controlPlane.api, verificationOf('dns-only'));
  sayLog(context, passed.log);
  check('the Job of dns-only, which probes the DNS name, passes', passed.succeeded, passed.reason);
  const seen = await seenFromJob(cluster, passed, 'service-dns');
  const said = modelSays(cluster, { policy: 'Local', target: 'service-dns', client: 'pod' });
  check(`by the DNS name the gateway sees what the model says: the ${said}`, seen === said, `it saw: ${seen}`);
}

/** The first Job again, under Cluster. */
async function checkCure(context: ClusterContext, address: string): Promise<void> {
  const { cluster, check } = context;
  const cured = await runJob(cluster.controlPlane.api, verificationOf('cluster'));
  sayLog(context, cured.log);
  check('with the strategy changed to cluster the same Job passes', cured.succeeded, cured.reason);
  const inside = await seenFromJob(cluster, cured, 'load-balancer');
  const saidInside = modelSays(cluster, { policy: 'Cluster', target: 'load-balancer', client: 'pod' });
  check(`by the load balancer address the gateway then sees what the model says: the ${saidInside}`, inside === saidInside, `it saw: ${inside}`);
  const outside = await seenFromOutside(cluster, address, 'cluster');
  const saidOutside = modelSays(cluster, { policy: 'Cluster', target: 'load-balancer', client: 'external' });
  check(`and from outside too: the ${saidOutside}, and the client's address is lost`, outside === saidOutside, `it saw: ${outside}`);
}

export const faultAndCure: Scenario = {
  on: 'cluster',
  name: 'Under Local a pod on a node without a gateway pod cannot reach the load balancer address, and Cluster fixes it',
  run: async (context) => {
    const { api } = context.cluster.controlPlane;
    await apply(api, example('dns-only').mesh);
    await checkFault(context, await untilGateway(api, 'Local'));
    await checkName(context);
    await apply(api, example('cluster').mesh);
    await checkCure(context, await untilGateway(api, 'Cluster'));
    await remove(api, [...verificationOf('cluster'), ...verificationOf('dns-only'), ...example('cluster').mesh]);
  },
};
