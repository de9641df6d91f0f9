/** Where the Job lands, and what it is allowed. */
import { verificationOf } from './b-the-case';
import { apply, gatewayNodes, remove, runJob, untilGateway } from './kube';
import { example } from './manifests';
import type { Scenario } from './scenario';
import type { KubeObject } from '../cluster/api';

const RESTRICTED = 'lab-restricted';

/** The same objects in another namespace; what stays in the gateway's namespace stays. */
function moved(objects: readonly KubeObject[], to: string): KubeObject[] {
  const from = objects.find((object) => object.kind === 'Job')?.metadata.namespace ?? 'default';
  return JSON.parse(JSON.stringify(objects).replaceAll(`"namespace":"${from}"`, `"namespace":"${to}"`)) as KubeObject[];
}

export const restricted: Scenario = {
  name: 'The Job runs in a namespace that enforces the restricted Pod Security Standard, on a node without a gateway pod',
  run: async ({ cluster, check }) => {
    const { api } = cluster.controlPlane;
    const namespace: KubeObject = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: RESTRICTED, labels: { 'pod-security.kubernetes.io/enforce': 'restricted', 'pod-security.kubernetes.io/enforce-version': 'latest' } } };
    await apply(api, [namespace, ...example('cluster').mesh]);
    await untilGateway(api, 'Cluster');
    const verification = moved(verificationOf('cluster'), RESTRICTED);
    const result = await runJob(api, verification);
    check('it passes', result.succeeded, `${result.reason} ${result.log}`);
    check(`it ran on a node without a gateway pod (${result.node})`, result.node !== undefined && !(await gatewayNodes(api)).includes(result.node));
    await remove(api, [...verification, namespace, ...example('cluster').mesh]);
  },
};

/** Long enough for the scheduler to say why, short enough to wait for. */
const SHORT_DEADLINE = 15;

export const nowhere: Scenario = {
  name: 'Where every node runs a gateway pod the Job ends with a reason a person understands',
  run: async ({ cluster, say, check }) => {
    const { api } = cluster.controlPlane;
    const spread = {
      podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: { matchLabels: { app: 'istio-ingressgateway' } }, topologyKey: 'kubernetes.io/hostname' }] },
    };
    const everywhere = example('dns-only').mesh.map((object) => ({ ...object, spec: { ...(object.spec as object), replicaCount: cluster.network.nodes.length, affinity: spread } }));
    await apply(api, everywhere);
    await untilGateway(api, 'Local');
    const verification = verificationOf('dns-only').map((object) => object.kind === 'Job' ? { ...object, spec: { ...(object.spec as object), activeDeadlineSeconds: SHORT_DEADLINE } } : object);
    const result = await runJob(api, verification);
    say(`      ${result.reason}: ${result.notPlaced}`);
    check('the Job fails by its deadline', !result.succeeded && result.reason === 'DeadlineExceeded', result.reason);
    check('the pod says that no node satisfies its anti-affinity to the gateway', /anti-affinity/.test(result.notPlaced ?? ''), result.notPlaced);
    await remove(api, [...verification, ...everywhere]);
  },
};
