/** Where the Job lands, and what it is allowed. */
import { gatewayNodes, untilGateway } from './gateway';
import { runJob } from './jobs';
import { apply, remove } from './kube';
import { example } from './manifests';
import type { Scenario } from './scenario';
import { verificationOf } from './verification';
import type { KubeObject } from '../cluster/api';

const RESTRICTED: KubeObject = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: {
    name: 'lab-restricted',
    labels: { 'pod-security.kubernetes.io/enforce': 'restricted', 'pod-security.kubernetes.io/enforce-version': 'latest' },
  },
};

/** The same objects in another namespace; what stays in the gateway's namespace stays. */
function moved(objects: readonly KubeObject[], to: string): KubeObject[] {
  const from = objects.find((object) => object.kind === 'Job')?.metadata.namespace ?? 'default';
  return JSON.parse(JSON.stringify(objects).replaceAll(`"namespace":"${from}"`, `"namespace":"${to}"`)) as KubeObject[];
}

export const restrictedNamespace: Scenario = {
  on: 'cluster',
  name: 'The Job runs in a namespace that enforces the restricted Pod Security Standard, on a node without a gateway pod',
  run: async ({ cluster, check }) => {
    const { api } = cluster.controlPlane;
    await apply(api, [RESTRICTED, ...example('cluster').mesh]);
    await untilGateway(api, 'Cluster');
    const verification = moved(verificationOf('cluster'), RESTRICTED.metadata.name);
    const { succeeded, reason, log, node } = await runJob(api, verification);
    check('it passes', succeeded, `${reason} ${log}`);
    check(`it ran on a node without a gateway pod (${node})`, node !== undefined && !(await gatewayNodes(api)).includes(node));
    await remove(api, [...verification, RESTRICTED, ...example('cluster').mesh]);
  },
};

/** Long enough for the scheduler to say why, short enough to wait for. */
const SHORT_DEADLINE = 15;

/** Places one gateway pod on each node. */
const ONE_ON_EACH_NODE = {
  podAntiAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: [
      { labelSelector: { matchLabels: { app: 'istio-ingressgateway' } }, topologyKey: 'kubernetes.io/hostname' },
    ],
  },
} as const;

function withSpec(object: KubeObject, changes: object): KubeObject {
  return { ...object, spec: { ...(object.spec as object), ...changes } };
}

export const noNodeLeft: Scenario = {
  on: 'cluster',
  name: 'Where every node runs a gateway pod the Job ends with a reason a person understands',
  run: async ({ cluster, say, check }) => {
    const { api } = cluster.controlPlane;
    const changes = { replicaCount: cluster.network.nodes.length, affinity: ONE_ON_EACH_NODE };
    const everywhere = example('dns-only').mesh.map((object) => withSpec(object, changes));
    await apply(api, everywhere);
    await untilGateway(api, 'Local');
    const verification = verificationOf('dns-only').map((object) => (
      object.kind === 'Job' ? withSpec(object, { activeDeadlineSeconds: SHORT_DEADLINE }) : object
    ));
    const { succeeded, reason, notPlaced } = await runJob(api, verification);
    say(`      ${reason}: ${notPlaced}`);
    check('the Job fails by its deadline', !succeeded && reason === 'DeadlineExceeded', reason);
    check('the pod says that no node satisfies its anti-affinity to the gateway', /anti-affinity/.test(notPlaced ?? ''), notPlaced);
    await remove(api, [...verification, ...everywhere]);
  },
};
