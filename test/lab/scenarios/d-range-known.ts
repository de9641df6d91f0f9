/** The same cluster, with kube-proxy told the pods' range. */
import { seenFromJob, verificationOf } from './b-the-case';
import { apply, remove, runJob, untilGateway } from './kube';
import { example } from './manifests';
import type { Scenario } from './scenario';
import { changeProxy } from '../nodes/cluster';
import { inWords } from '../results';

export const rangeKnown: Scenario = {
  name: 'With the pods\' range known to kube-proxy, Local works for pods on every node',
  run: async ({ cluster, say, check }) => {
    const { api } = cluster.controlPlane;
    const before = cluster.proxySettings;
    await changeProxy(cluster, { ...before, podCidrKnown: true });
    await apply(api, example('dns-only').mesh);
    await untilGateway(api, 'Local');
    const verification = verificationOf('cluster');
    const result = await runJob(api, verification);
    for (const line of inWords(result.log)) say(`      ${line}`);
    check('the Job that asks the load balancer address passes under Local', result.succeeded, result.reason);
    const seen = await seenFromJob(cluster, result, true);
    check('and the gateway sees the pod', seen === 'client', `it saw: ${seen}`);
    await remove(api, [...verification, ...example('dns-only').mesh]);
    await changeProxy(cluster, before);
  },
};
