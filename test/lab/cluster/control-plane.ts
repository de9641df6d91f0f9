/** etcd and the API server, in the control plane's namespace; the rest of a cluster is optional (see nodes/). */
import { randomBytes } from 'crypto';
import { rmSync, statSync, writeFileSync } from 'fs';
import { join } from 'path';
import { program } from '../build/build';
import { untilStuck } from '../ground/exec';
import type { Namespace } from '../ground/namespaces';
import { mustRun, start, type Started, type StartOptions, stop } from '../ground/processes';
import { inRun } from '../ground/run-folder';
import { CLUSTER_RELEASE, pinNamed, pinOfKubernetes } from '../versions';
import { CONTROL_PLANE, SERVICE_RANGE } from './addresses';
import { Api, type Readiness } from './api';
import { createCertificates, type Certificates } from './certificates';

/** A user of the API server: the name and groups its token stands for. */
interface User {
  readonly name: string;
  readonly groups: readonly string[];
}

/** Users whose names Kubernetes itself gives rights to (its default cluster role bindings). */
const USERS: Readonly<Record<string, User>> = {
  'admin': { name: 'admin', groups: ['system:masters'] },
  'controller-manager': { name: 'system:kube-controller-manager', groups: [] },
  'scheduler': { name: 'system:kube-scheduler', groups: [] },
  'proxy': { name: 'system:kube-proxy', groups: [] },
  ...Object.fromEntries([1, 2, 3].map((index) => [`node-${index}`, { name: `system:node:node-${index}`, groups: ['system:nodes'] }])),
};

/** A running API server and what is needed to talk to it. */
export interface ControlPlane {
  readonly api: Api;
  readonly certificates: Certificates;
  readonly namespace: Namespace;
  /** Writes the configuration file of one of the users and returns its path. */
  kubeconfig(user: string): string;
  /** Ends the API server, starts it again, and waits until it answers. */
  restart(): Promise<void>;
}

const PORT = 6443;
const ETCD = 'http://127.0.0.1:2379';

/** Runs a TypeScript program of ours under this very Node. */
export function ownProgram(file: string, ...args: string[]): { command: string; args: string[] } {
  return { command: process.execPath, args: ['--import', 'tsx', file, ...args] };
}

function kubeconfigText(server: string, authority: string, token: string): string {
  return JSON.stringify({
    'apiVersion': 'v1',
    'kind': 'Config',
    'clusters': [{ name: 'lab', cluster: { server, 'certificate-authority': authority } }],
    'users': [{ name: 'lab', user: { token } }],
    'contexts': [{ name: 'lab', context: { cluster: 'lab', user: 'lab' } }],
    'current-context': 'lab',
  }, null, 2);
}

/** The users' tokens, by user. */
type Tokens = ReadonlyMap<string, string>;

/** Writes the file by which the API server knows the users, and returns its path. */
function writeTokens(tokens: Tokens): string {
  const lines = Object.entries(USERS).map(([user, { name, groups }]) => `${tokens.get(user)},${name},${name},"${groups.join(',')}"\n`);
  const path = inRun('certificates', 'tokens.csv');
  writeFileSync(path, lines.join(''), { mode: 0o600 });
  return path;
}

function startEtcd(namespace: Namespace): Started {
  return start({
    name: 'etcd',
    namespaceOf: namespace.holder.pid,
    command: program(pinNamed('etcd'), 'etcd'),
    args: [
      '--data-dir', inRun('etcd'),
      // A lab's data need not survive a power cut.
      '--unsafe-no-fsync',
      `--listen-client-urls=${ETCD}`, `--advertise-client-urls=${ETCD}`, '--listen-peer-urls=http://127.0.0.1:2380', '--log-level=warn',
    ],
  });
}

/**
 * A program that sees a host name of its own. The API server labels its lease with the name of its host, and not every name is a label: a
 * user-mode kernel has "(none)".
 */
function onHost(name: string, command: string, args: readonly string[]): Pick<StartOptions, 'command' | 'args'> {
  return { command: 'unshare', args: ['--uts', 'sh', '-c', `echo ${name} > /proc/sys/kernel/hostname; exec "$0" "$@"`, command, ...args] };
}

function startServer(namespace: Namespace, certificates: Certificates, tokens: Tokens): Started {
  return start({
    name: 'kube-apiserver',
    namespaceOf: namespace.holder.pid,
    ...onHost('control-plane', program(pinOfKubernetes(CLUSTER_RELEASE), 'kube-apiserver'), [
      `--etcd-servers=${ETCD}`, `--secure-port=${PORT}`, `--bind-address=${CONTROL_PLANE}`, `--advertise-address=${CONTROL_PLANE}`,
      `--service-cluster-ip-range=${SERVICE_RANGE}`, '--authorization-mode=Node,RBAC',
      `--token-auth-file=${writeTokens(tokens)}`, `--client-ca-file=${certificates.authority}`,
      `--tls-cert-file=${certificates.server}`, `--tls-private-key-file=${certificates.serverKey}`,
      `--kubelet-client-certificate=${certificates.server}`, `--kubelet-client-key=${certificates.serverKey}`,
      '--service-account-issuer=https://kubernetes.default.svc',
      `--service-account-key-file=${certificates.accounts}`, `--service-account-signing-key-file=${certificates.accounts}`,
      '--kubelet-preferred-address-types=InternalIP', '--service-node-port-range=30000-32767', '--allow-privileged=true',
      '--enable-priority-and-fairness=false',
      // There is one API server, and it alone keeps the list of API servers.
      '--endpoint-reconciler-type=lease',
    ]),
  });
}

/** Starts the relays by which the API server is reached: a socket file, and a port of the host if one is wanted. */
function startRelays(namespace: Namespace, socket: string, hostPort?: number): Started[] {
  rmSync(socket, { force: true });
  const relay = join(__dirname, 'relay.ts');
  start({ name: 'relay-inside', namespaceOf: namespace.holder.pid, ...ownProgram(relay, socket, `${CONTROL_PLANE}:${PORT}`) });
  return hostPort === undefined ? [] : [start({ name: 'relay-host', ...ownProgram(relay, `127.0.0.1:${hostPort}`, socket) })];
}

/** Writes the configuration file of a user and returns its path. */
function writeKubeconfig(user: string, certificates: Certificates, tokens: Tokens): string {
  const path = inRun('kubeconfigs', user);
  const text = kubeconfigText(`https://${CONTROL_PLANE}:${PORT}`, certificates.authority, tokens.get(user) ?? '');
  writeFileSync(path, text, { mode: 0o600 });
  return path;
}

/**
 * Waits until the API server is ready, for as long as its start makes progress: it writes to its log until it listens, and then passes one
 * check after the other.
 */
async function untilServerReady(api: Api, etcd: Started, server: Started): Promise<void> {
  let readiness: Readiness | undefined;
  const progress = () => String(readiness?.checksPassed ?? statSync(server.log).size);
  await untilStuck(`the API server does not become ready (see ${server.log})`, 120, progress, async () => {
    [etcd, server].forEach(mustRun);
    readiness = await api.readiness();
    return readiness?.ready ?? false;
  });
}

/** Starts etcd and the API server and waits until it answers. */
export async function startControlPlane(namespace: Namespace, hostPort?: number): Promise<ControlPlane> {
  const certificates = createCertificates();
  const tokens = new Map(Object.keys(USERS).map((user) => [user, randomBytes(16).toString('hex')]));
  const etcd = startEtcd(namespace);
  let server = startServer(namespace, certificates, tokens);
  const socket = inRun('api.sock');
  const relays = startRelays(namespace, socket, hostPort);
  const api = new Api(socket, tokens.get('admin') ?? '');
  const untilReady = () => untilServerReady(api, etcd, server);
  await untilReady();
  // By now the relay listens, or its port was taken.
  relays.forEach(mustRun);
  const restart = async () => {
    await stop([server]);
    server = startServer(namespace, certificates, tokens);
    await untilReady();
  };
  return { api, certificates, namespace, kubeconfig: (user) => writeKubeconfig(user, certificates, tokens), restart };
}
