/** `asm-gateway verify` while something happens to the cluster: it says so, and leaves nothing. */
import { writeFileSync } from 'fs';
import { checkNoneLeft, verificationsIn, verify } from './asm-gateway';
import { untilGateway } from './gateway';
import { apply, pathOf, remove } from './kube';
import { example, fileOf } from './manifests';
import { pods } from './pods';
import type { ClusterContext, Scenario } from './scenario';
import type { KubeObject } from '../cluster/api';
import { until } from '../ground/exec';
import { started } from '../ground/processes';
import { inRun } from '../ground/run-folder';

const FILE = () => ['-f', fileOf('every-node', 'pods').path];

/** Runs steps while a gateway under a policy is there. */
async function withGateway({ cluster }: ClusterContext, policy: 'Local' | 'Cluster', steps: () => Promise<void>): Promise<void> {
  const { api } = cluster.controlPlane;
  const { mesh } = example(policy === 'Local' ? 'dns-only' : 'cluster');
  await apply(api, mesh);
  await untilGateway(api, policy);
  try {
    await steps();
  } finally {
    await remove(api, mesh);
  }
}

/** Waits until a run has pods. */
function untilPods({ cluster }: ClusterContext): Promise<void> {
  return until('the verification does not start', 60, async () => (
    (await verificationsIn(cluster.controlPlane.api)).some((each) => each.startsWith('/api/v1/pods'))
  ));
}

/** The manifest of the verification in another namespace. Its probes take long, or they would end before the namespace. */
function manifestIn(namespace: string): string {
  const objects = fileOf('every-node', 'pods').objects.map((object) => {
    const moved = object.metadata.namespace === undefined || object.metadata.namespace === 'default';
    const subjects = (object.subjects as { namespace?: string }[] | undefined)?.map((subject) => ({ ...subject, namespace }));
    return { ...object, metadata: { ...object.metadata, ...moved ? { namespace } : {} }, ...subjects === undefined ? {} : { subjects } };
  });
  const path = inRun('in-another-namespace.json');
  writeFileSync(path, JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }).replace('"timeout=2"', '"timeout=40"'));
  return path;
}

async function checkNamespaceDeleted(context: ClusterContext): Promise<void> {
  const { api } = context.cluster.controlPlane;
  const namespace: KubeObject = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'going-away' } };
  await apply(api, [namespace]);
  const ended = verify(context.cluster, ['-f', manifestIn('going-away'), '--timeout', '90s']);
  await untilPods(context);
  await remove(api, [namespace]);
  const { code, stderr } = await ended;
  const saysIt = /was deleted|ended before|missing/.test(stderr);
  context.check('it has no verdict, and says that results are missing', code === 2 && saysIt, `${code}: ${stderr}`);
  await checkNoneLeft(context, 'and');
}

export const namespaceDeleted: Scenario = {
  on: 'cluster',
  name: 'asm-gateway verify in a namespace that is deleted meanwhile',
  run: (context) => withGateway(context, 'Local', () => checkNamespaceDeleted(context)),
};

/** A node whose kubelet reports nothing any more, and that is then removed from the cluster. */
async function checkNodeGone(context: ClusterContext): Promise<void> {
  const { api } = context.cluster.controlPlane;
  const node = context.cluster.network.nodes.at(-1)?.name ?? '';
  const kubelet = started().find(({ name }) => name === `kubelet-${node}`)?.pid ?? 0;
  const { metadata: { labels, annotations }, spec } = await api.get(`/api/v1/nodes/${node}`);
  const again: KubeObject = {
    apiVersion: 'v1', kind: 'Node', metadata: { name: node, labels, annotations }, spec: { ...spec as object, taints: [] },
  };
  process.kill(kubelet, 'SIGSTOP');
  try {
    const ended = verify(context.cluster, [...FILE(), '--timeout', '90s']);
    await until('no pod of the verification is on the node', 60, async () => (
      (await pods(api, 'default', 'app.kubernetes.io/name=asm-gateway-probe')).some(({ spec: { nodeName } }) => nodeName === node)
    ));
    await api.remove(`/api/v1/nodes/${node}`);
    const { code, stdout, stderr } = await ended;
    const namesIt = stdout.includes(`not covered: ${node} (`);
    context.check(`it has no verdict, and names ${node}`, code === 2 && namesIt, `${code}: ${stdout}${stderr}`);
    await checkNoneLeft(context, 'and');
  } finally {
    await api.create('/api/v1/nodes', again);
    process.kill(kubelet, 'SIGCONT');
    await untilReady(context, node);
  }
}

interface LiveNode extends KubeObject {
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

function untilReady({ cluster }: ClusterContext, node: string): Promise<void> {
  return until(`${node} does not become ready again`, 90, async () => {
    const { status } = await cluster.controlPlane.api.get<LiveNode>(`/api/v1/nodes/${node}`);
    return status?.conditions?.some(({ type, status: holds }) => type === 'Ready' && holds === 'True') ?? false;
  });
}

export const nodeGone: Scenario = {
  on: 'cluster',
  name: 'asm-gateway verify on every node, of which one goes away meanwhile',
  run: (context) => withGateway(context, 'Cluster', () => checkNodeGone(context)),
};

/** Checks a run under a quota that allows no object of a kind. */
async function checkQuota(context: ClusterContext, resource: string, sentence: RegExp): Promise<void> {
  const { api } = context.cluster.controlPlane;
  const quota: KubeObject = {
    apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'nothing', namespace: 'default' }, spec: { hard: { [resource]: '0' } },
  };
  await apply(api, [quota]);
  await until('the quota has no effect', 30, async () => (
    (await api.get<KubeObject & { status?: { hard?: object } }>(pathOf(quota))).status?.hard !== undefined
  ));
  const { code, stderr } = await verify(context.cluster, [...FILE(), '--timeout', '20s']);
  context.check(`without quota for ${resource} it has no verdict, and says why`, code === 2 && sentence.test(stderr), `${code}: ${stderr}`);
  await checkNoneLeft(context, 'and');
  await remove(api, [quota]);
}

export const quotaExceeded: Scenario = {
  on: 'cluster',
  name: 'asm-gateway verify in a namespace whose quota is used up',
  run: (context) => withGateway(context, 'Cluster', async () => {
    await checkQuota(context, 'count/jobs.batch', /could not be created, so no probe ran: .*exceeded quota/);
    await checkQuota(context, 'pods', /got no pod, so no probe ran: .*exceeded quota/);
  }),
};

async function checkServerRestarted(context: ClusterContext): Promise<void> {
  const ended = verify(context.cluster, [...FILE(), '--timeout', '120s']);
  await untilPods(context);
  await context.cluster.controlPlane.restart();
  const { code, stdout, stderr } = await ended;
  const isTrue = code === 1 ? /FAIL.*load-balancer/.test(stdout) : code === 2 && /missing|unknown/.test(stderr);
  context.check('it ends with its verdict, or says that there is none', isTrue, `${code}: ${stdout}${stderr}`);
  await checkNoneLeft(context, 'and');
}

export const serverRestarted: Scenario = {
  on: 'cluster',
  name: 'asm-gateway verify while the API server is restarted',
  run: (context) => withGateway(context, 'Local', () => checkServerRestarted(context)),
};
