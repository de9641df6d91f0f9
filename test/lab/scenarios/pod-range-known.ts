/** The same cluster, with kube-proxy told the range of the pods. */
import { seenFromJob } from './client-addresses';
import { untilGateway } from './gateway';
import { runJob } from './jobs';
import { apply, remove } from './kube';
import { example } from './manifests';
import type { Scenario } from './scenario';
import { sayLog, verificationOf } from './verification';
import { changeProxy } from '../nodes/cluster';

export const podRangeKnown: Scenario = {
  on: 'cluster',
  name: 'With the pods\' range known to kube-proxy, Local works for pods on every node',
  run: async (context) => {
    const { cluster, check } = context;
    const { api } = cluster.controlPlane;
    const before = cluster.proxySettings;
    await changeProxy(cluster, { ...before, podCidrKnown: true });
    await apply(api, example('dns-only').mesh);
    await untilGateway(api, 'Local');
    const verification = verificationOf('cluster');
    const result = await runJob(api, verification);
    sayLog(context, result.log);
    check('the Job that asks the load balancer address passes under Local', result.succeeded, result.reason);
    const seen = await seenFromJob(cluster, result, 'load-balancer');
    check('and the gateway sees the pod', seen === 'client', `it saw: ${seen}`);
    await remove(api, [...verification, ...example('dns-only').mesh]);
    await changeProxy(cluster, before);
  },
};
