/** The cures that `asm-gateway diagnose` prints, each applied as it is printed: for an IstioGateway, and for a plain Service. */
import { writeFileSync } from 'fs';
import { verify, type Verdict } from './asm-gateway';
import {
  type Diagnosed, diagnosed, LOCAL_SERVICE, LOCAL_SERVICE_OPTIONS, NAMES, serviceArguments, withDiagnosedServices,
} from './diagnosed-services';
import { gatewayNodes, untilGateway } from './gateway';
import { apply, pathOf, remove } from './kube';
import { firstNodeOf, type NetworkPlugin, showDataPlane } from './kube-system';
import { example } from './manifests';
import { bindingsOf, tokenOf, USER } from './permissions';
import type { Pod } from './pods';
import type { ClusterContext, Scenario } from './scenario';
import { clusterFlags, paste } from './user';
import type { KubeObject } from '../cluster/api';
import type { ProxySettings } from '../cluster/kube-proxy';
import { until } from '../ground/exec';
import { inRun } from '../ground/run-folder';
import { changeProxy } from '../nodes/cluster';
import { CURL_IMAGE } from '../nodes/images';
import { type Verified, verification, written } from '../synthesis';
import { CLUSTER_RELEASE } from '../versions';

/** The fault is there on this one. */
const PLANE: ProxySettings = { proxyMode: 'iptables', kubernetesVersion: CLUSTER_RELEASE, podCidrKnown: false };

/** What is diagnosed, patched and verified. */
interface Subject extends Verified {
  /** Arguments of `asm-gateway diagnose`. */
  readonly args: readonly string[];

  /** Path of the Service in the API. */
  readonly service: string;

  /** What the server behind it answers to every request. */
  readonly status: number;
}

const SUBJECTS: readonly Subject[] = [
  // Without an argument, this gateway is diagnosed.
  { name: 'gateway', options: undefined, args: [], service: '/api/v1/namespaces/istio-system/services/istio-ingressgateway', status: 404 },
  { name: 'service', options: LOCAL_SERVICE_OPTIONS, args: serviceArguments(NAMES.Local), service: pathOf(LOCAL_SERVICE), status: 200 },
];

/**
 * The cures that fit each network plugin, in the order in which they are printed. `hostname` is not tried: the load balancer of the lab returns
 * no connection to the node that it comes from, like a private one, so a host name cures nothing here.
 */
const CURES: Readonly<Record<NetworkPlugin, readonly string[]>> = {
  flannel: ['dns-only', 'hostname', 'cluster'],
  terway: ['dns-only', 'eni', 'hostname', 'cluster'],
};

const BACKEND_TYPE = 'service.beta.kubernetes.io/backend-type';

/** A client on a node without a pod of either subject. */
const CLIENT = { namespace: 'default', name: 'client' } as const;

/** What the user may do who sees nothing of the mesh. */
const OF_CLUSTER: KubeObject = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: { name: 'all-but-the-mesh' },
  rules: [{ apiGroups: ['', 'apps', 'discovery.k8s.io'], resources: ['*'], verbs: ['*'] }],
};

const USER_WITHOUT_MESH: readonly KubeObject[] = [USER, OF_CLUSTER, ...bindingsOf([OF_CLUSTER])];

/** A cluster with a network plugin, and the user who diagnoses it. */
interface Situation {
  readonly plugin: NetworkPlugin;

  /** The flags that name the cluster. */
  readonly flags: readonly string[];

  /** Whether the user sees the IstioGateway, so the patch for it names the cluster and not the mesh. */
  readonly seesGateway: boolean;
}

interface Found {
  readonly subject: Subject;
  readonly answer: Diagnosed;
}

/** Sets the policy of both subjects to Local. An annotation that a patch has set stays. */
async function strand({ cluster: { controlPlane: { api } } }: ClusterContext): Promise<void> {
  await apply(api, [...example('dns-only').mesh, LOCAL_SERVICE]);
  await untilGateway(api, 'Local');
}

function diagnoseAll({ cluster }: ClusterContext, { flags }: Situation, more: readonly string[] = []): Promise<Found[]> {
  return Promise.all(SUBJECTS.map(async (subject) => (
    { subject, answer: await diagnosed(cluster, [...subject.args, ...flags, ...more]) }
  )));
}

function checkVerdicts({ check }: ClusterContext, about: string, found: readonly Found[], code: string): void {
  const expected = code === 'ASMG0500' ? 0 : 1;
  for (const { subject: { name }, answer: { verdict, exit, printed } } of found) {
    check(`${about}, the verdict on the ${name} is ${code}, and the exit code ${expected}`, verdict.code === code && exit === expected, printed);
  }
}

/** Verifies both subjects by the addresses that a strategy promises, from the pods of every node. */
async function verifyAll({ cluster }: ClusterContext, strategy: string): Promise<Verdict & { readonly exit: number; readonly printed: string }> {
  const path = inRun(`verification-of-${strategy}.yaml`);
  const objects = SUBJECTS.flatMap((subject) => verification(subject, strategy, cluster.network.nodes.length));
  writeFileSync(path, objects.map(written).join('---\n'));
  const { code, stdout, stderr } = await verify(cluster, ['-f', path, '--output', 'json']);
  return { ...JSON.parse(stdout) as Verdict, exit: code, printed: stdout + stderr };
}

async function checkVerified(context: ClusterContext, about: string, strategy: string, targets: number): Promise<void> {
  const { passed, exit, probes, printed } = await verifyAll(context, strategy);
  const isAll = probes.length === targets * SUBJECTS.length * context.cluster.network.nodes.length;
  context.check(`${about}, asm-gateway verify passes for ${strategy} from every node`, passed && exit === 0 && isAll, printed);
}

/** Without a cure, the verification fails where the diagnosis says so. */
async function checkFault(context: ClusterContext, found: readonly Found[]): Promise<void> {
  const { exit, probes, printed } = await verifyAll(context, 'cluster');
  context.check('without a cure, asm-gateway verify fails for cluster', exit === 1, printed);
  for (const { subject, answer: { nodes } } of found) {
    const said = nodes.filter(({ pods }) => pods === 'no').map(({ name }) => `${name} load-balancer`).sort().join(', ');
    const failed = probes.filter(({ ok, workload }) => !ok && workload.startsWith(`${subject.name}-`));
    const isSame = said !== '' && said === failed.map(({ node, target }) => `${node} ${target}`).sort().join(', ');
    context.check(`and for the ${subject.name} exactly the probes fail that the diagnosis names (${said})`, isSame, printed);
  }
}

function clientOn(nodeName: string | undefined): KubeObject {
  const container = { name: 'client', image: CURL_IMAGE, command: ['sleep', '3600'] };
  return { apiVersion: 'v1', kind: 'Pod', metadata: CLIENT, spec: { nodeName, terminationGracePeriodSeconds: 1, containers: [container] } };
}

async function startClient({ cluster }: ClusterContext): Promise<void> {
  const { api } = cluster.controlPlane;
  const taken = [...await gatewayNodes(api), firstNodeOf(cluster).name];
  const client = clientOn(cluster.network.nodes.find(({ name }) => !taken.includes(name))?.name);
  await apply(api, [client]);
  await until('the client does not start', 30, async () => (await api.get<Pod>(pathOf(client))).status.phase === 'Running');
}

/** dns-only changes nothing in the cluster: clients ask another address. */
async function checkDnsOnly(context: ClusterContext, found: readonly Found[]): Promise<void> {
  for (const { subject: { name, status }, answer: { cures, tryFromPod, printed } } of found) {
    const patch = cures.find(({ strategy }) => strategy === 'dns-only')?.patch;
    context.check(`dns-only has no patch for the ${name}`, patch === null, printed);
    const { stdout, stderr } = await paste(context.cluster, tryFromPod ?? 'false');
    const isAnswered = stdout.trim() === String(status);
    context.check(`the line that it prints asks the ${name} by its DNS name from the stranded pod (${status})`, isAnswered, stdout + stderr);
  }
  await checkVerified(context, 'without a change', 'dns-only', 1);
}

/** Applies the patches of a cure as they are printed. */
async function applyPatches({ cluster, check }: ClusterContext, about: string, strategy: string, found: readonly Found[]): Promise<void> {
  for (const { subject: { name }, answer: { cures, printed } } of found) {
    const patch = cures.find((cure) => cure.strategy === strategy)?.patch;
    const { code, stdout, stderr } = await paste(cluster, patch ?? 'false');
    check(`${about}: kubectl applies the patch for the ${name} as it is printed`, code === 0, `${patch ?? printed} ${stdout}${stderr}`);
  }
  await untilGateway(cluster.controlPlane.api, 'Cluster');
}

/** The annotation that only eni has: a patch adds it or removes it. */
async function checkAnnotation({ cluster, check }: ClusterContext, about: string, strategy: string): Promise<void> {
  for (const { name, service } of SUBJECTS) {
    const { metadata: { annotations } } = await cluster.controlPlane.api.get<KubeObject>(service);
    const seen = annotations?.[BACKEND_TYPE];
    const expected = strategy === 'eni' ? 'eni' : undefined;
    check(`${about}, the backend type of the ${name} is ${expected ?? 'not set'}`, seen === expected, `it is ${seen}`);
  }
}

/** Everything that was reported about the gateway. */
const EVENTS = '/api/v1/namespaces/istio-system/events';

/** Diagnoses both subjects under Local, for a client that is stranded. */
async function findFault(context: ClusterContext, situation: Situation): Promise<Found[]> {
  const { plugin, seesGateway } = situation;
  // The API server forgets what earlier scenarios left only after an hour.
  await context.cluster.controlPlane.api.remove(EVENTS);
  const found = await diagnoseAll(context, situation, ['--pod', `${CLIENT.namespace}/${CLIENT.name}`]);
  checkVerdicts(context, `${plugin}: for a stranded pod`, found, 'ASMG0502');
  for (const { subject: { name }, answer: { cures, printed } } of found) {
    const isSame = JSON.stringify(cures.map(({ strategy }) => strategy)) === JSON.stringify(CURES[plugin]);
    context.check(`${plugin}: the cures for the ${name} are ${CURES[plugin].join(', ')}`, isSame, printed);
  }
  const patch = found[0]?.answer.cures.find(({ strategy }) => strategy === 'cluster')?.patch ?? '';
  const place = seesGateway ? 'cluster' : 'mesh';
  const isOfPlace = patch.includes('--kubeconfig mesh.kubeconfig ') === !seesGateway && patch.includes('cluster.kubeconfig') === seesGateway;
  context.check(`${plugin}: the patch for the gateway names the kubeconfig of the ${place}`, isOfPlace, patch);
  return found;
}

async function checkPatch(context: ClusterContext, situation: Situation, strategy: string, found: readonly Found[]): Promise<void> {
  const about = `${situation.plugin}, ${strategy}`;
  await applyPatches(context, about, strategy, found);
  await checkAnnotation(context, `${about}: after it`, strategy);
  checkVerdicts(context, `${about}: after it`, await diagnoseAll(context, situation), 'ASMG0500');
  await checkVerified(context, `${about}: after it`, strategy, 2);
}

/** The mesh and the cluster are apart: the user of the cluster does not see the IstioGateway. */
async function checkFlannel(context: ClusterContext): Promise<void> {
  const { cluster } = context;
  const situation: Situation = {
    plugin: 'flannel', flags: clusterFlags(cluster, await tokenOf(cluster.controlPlane.api)), seesGateway: false,
  };
  const found = await findFault(context, situation);
  await checkFault(context, found);
  await checkDnsOnly(context, found);
  await checkPatch(context, situation, 'cluster', found);
}

/** The IstioGateway is in the cluster. The second cure finds the annotation that the first one has set. */
async function checkTerway(context: ClusterContext): Promise<void> {
  const situation: Situation = { plugin: 'terway', flags: clusterFlags(context.cluster), seesGateway: true };
  await showDataPlane(context.cluster, 'terway');
  for (const strategy of ['eni', 'cluster']) {
    await strand(context);
    await checkPatch(context, situation, strategy, await findFault(context, situation));
  }
}

async function checkCures(context: ClusterContext): Promise<void> {
  await strand(context);
  await startClient(context);
  await checkFlannel(context);
  await checkTerway(context);
}

export const diagnoseCures: Scenario = {
  on: 'cluster',
  name: 'Each cure that asm-gateway diagnose prints makes the next diagnosis and asm-gateway verify pass',
  run: async (context) => {
    const { cluster } = context;
    const { api } = cluster.controlPlane;
    const before = cluster.proxySettings;
    try {
      await changeProxy(cluster, PLANE);
      await apply(api, USER_WITHOUT_MESH);
      await withDiagnosedServices(cluster, () => checkCures(context));
    } finally {
      await remove(api, [clientOn(undefined), ...example('dns-only').mesh, ...USER_WITHOUT_MESH]);
      await changeProxy(cluster, before);
    }
  },
};
