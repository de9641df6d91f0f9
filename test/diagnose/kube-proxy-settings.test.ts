import { type ApiObject, clusterObjects, configMap, node, without } from './objects';
import { diagnosed } from './support';
import { clusterIn } from '../../src/cluster/from-objects';
import type { KubernetesObject } from '../../src/kubernetes/objects';
import { documentsOf, made } from '../cluster/saved-support';

/* Where the settings of kube-proxy come from: its flags, its ConfigMaps, a DaemonSet that is being rolled out, and the version of the API server. */

const CONFIG = '--config=/var/lib/kube-proxy/config.conf';
const WANTED = { service: { namespace: 'istio-system', name: 'istio-ingressgateway' }, pod: undefined };

interface DaemonSetChange {
  readonly container?: object;
  readonly name?: string;
  readonly volumes?: readonly object[];
  readonly more?: object;
}

/** The objects with another DaemonSet of kube-proxy. */
function withDaemonSet({ container = {}, name = 'kube-proxy-worker', volumes, more = {} }: DaemonSetChange): ApiObject[] {
  const containers = [{ name: 'kube-proxy', image: 'registry.example.com/acs/kube-proxy:v1.34.4', ...container }];
  const spec = { template: { spec: { containers, volumes } } };
  return clusterObjects().map((object) => (object.kind === 'DaemonSet' && object.metadata.name === 'kube-proxy-worker'
    ? { ...object, metadata: { ...object.metadata, name, generation: 2 }, spec, ...more } as ApiObject
    : object));
}

function found(objects: readonly ApiObject[]) {
  const { verdict, nodes, unread } = diagnosed(objects);
  const platform = nodes[0]?.platform;
  const reasons = unread.map(({ what, why }) => `${what}: ${why}`);
  return { verdict: verdict.code, mode: platform?.proxyMode, podCidrKnown: platform?.podCidrKnown, version: platform?.kubernetesVersion, reasons };
}

/** The same after saving. */
function foundAgain(objects: readonly ApiObject[]) {
  const cluster = clusterIn(objects as readonly KubernetesObject[], WANTED);
  expect(made(clusterIn(documentsOf(cluster), WANTED))).toEqual(made(cluster));
  return found(objects);
}

describe('flags of kube-proxy', () => {
  test.each<[string, object, string, boolean | undefined]>([
    ['in the command', { command: ['/usr/local/bin/kube-proxy', '--proxy-mode=ipvs', '--cluster-cidr=10.244.0.0/16'] }, 'ipvs', true],
    ['in the arguments', { args: ['--kubeconfig=/k', '--proxy-mode', 'nftables', '--cluster-cidr', '10.244.0.0/16'] }, 'nftables', true],
    ['in a line for a shell', { command: ['sh', '-c', 'exec kube-proxy --proxy-mode="ipvs" --cluster-cidr=10.244.0.0/16'] }, 'ipvs', true],
    ['of which the last one counts', { command: ['kube-proxy', '--proxy-mode=ipvs', '--proxy-mode=nftables'] }, 'nftables', false],
    ['that name neither mode nor range', { command: ['kube-proxy', '--kubeconfig=/k'] }, 'iptables', false],
    ['that detect pods in another way', { command: ['kube-proxy', '--detect-local-mode=NodeCIDR'] }, 'iptables', true],
  ])('count where it has no --config, and a ConfigMap does not: %s', (_about, container, mode, podCidrKnown) => {
    expect(foundAgain(withDaemonSet({ container }))).toMatchObject({ mode, podCidrKnown });
  });

  test.each<[string, object]>([
    ['with a file', { command: ['kube-proxy', CONFIG, '--proxy-mode=ipvs'] }],
    ['with a file in the next word', { command: ['kube-proxy', '--config', '/x'], args: ['--proxy-mode=ipvs'] }],
    ['without a command', {}],
  ])('do not count %s', (_about, container) => {
    const objects = withDaemonSet({ container });
    expect(foundAgain(objects)).toMatchObject({ verdict: 'ASMG0500', mode: 'iptables', podCidrKnown: true });
  });

  test.each<[string, object]>([
    ['a value', { command: ['kube-proxy', '--proxy-mode=$(MODE)'] }],
    ['a word', { command: ['sh', '-c', 'kube-proxy $OPTIONS'] }],
  ])('with a variable in %s leave the configuration open', (_about, container) => {
    expect(foundAgain(withDaemonSet({ container }))).toMatchObject({
      verdict: 'ASMG0503', mode: undefined, reasons: expect.arrayContaining(['the configuration of kube-proxy: the command line of the DaemonSet kube-proxy-worker has variables']) as string[],
    });
  });

  test('are saved without the values of others', () => {
    const cluster = clusterIn(withDaemonSet({ container: { command: ['kube-proxy', '--proxy-mode=ipvs', '--token=LTAI5t', 'LTAI5t'] } }) as readonly KubernetesObject[], WANTED);
    expect(JSON.stringify(documentsOf(cluster))).toContain('--proxy-mode=ipvs');
    expect(JSON.stringify(documentsOf(cluster))).not.toContain('LTAI5t');
  });
});

describe('a DaemonSet of kube-proxy', () => {
  const status = (numbers: object) => ({ more: { status: numbers } });

  test.each<[string, object, string]>([
    ['with pods of before', { observedGeneration: 2, desiredNumberScheduled: 3, updatedNumberScheduled: 1 }, '1 of 3'],
    ['with no new pod yet', { observedGeneration: 2, desiredNumberScheduled: 3 }, '0 of 3'],
    ['that was just changed', { observedGeneration: 1, desiredNumberScheduled: 3, updatedNumberScheduled: 3 }, '0 of 3'],
  ])('%s leaves mode, range and version open, and says why', (_about, numbers, rollout) => {
    expect(foundAgain(withDaemonSet(status(numbers)))).toMatchObject({
      verdict: 'ASMG0503',
      mode: undefined,
      podCidrKnown: undefined,
      version: undefined,
      reasons: expect.arrayContaining([
        `the configuration of kube-proxy: the DaemonSet kube-proxy-worker is being rolled out, and only ${rollout} nodes have its current settings`,
      ]) as string[],
    });
  });

  test.each<[string, object]>([
    ['is rolled out', { observedGeneration: 2, desiredNumberScheduled: 3, updatedNumberScheduled: 3 }],
    ['has no pod', { observedGeneration: 2, desiredNumberScheduled: 0 }],
    ['has no status', {}],
  ])('that %s leaves nothing open', (_about, numbers) => {
    expect(foundAgain(withDaemonSet(status(numbers)))).toMatchObject({ verdict: 'ASMG0500', mode: 'iptables' });
  });
});

describe('a ConfigMap of kube-proxy that was not given', () => {
  const other = configMap('kube-proxy', { 'config.conf': 'kind: KubeProxyConfiguration\nmode: iptables\nclusterCIDR: 10.244.0.0/16\n' });
  const onlyOther = (objects: readonly ApiObject[]) => [...without(objects, 'ConfigMap'), other];
  const mount = (name: string) => [{ configMap: { name } }];

  test.each([
    ['its DaemonSet has its name', withDaemonSet({})],
    ['its DaemonSet mounts it', withDaemonSet({ name: 'kube-proxy', volumes: mount('kube-proxy-worker') })],
  ])('was not read if %s', (_about, objects) => {
    expect(foundAgain(onlyOther(objects))).toMatchObject({
      verdict: 'ASMG0503', reasons: expect.arrayContaining(['the configuration of kube-proxy: not among the objects that were given']) as string[],
    });
  });

  test.each([
    ['the DaemonSet has the name of the other', withDaemonSet({ name: 'kube-proxy' })],
    ['the DaemonSet mounts the other', withDaemonSet({ volumes: mount('kube-proxy') })],
  ])('does not exist if %s', (_about, objects) => {
    expect(foundAgain(onlyOther(objects))).toMatchObject({ verdict: 'ASMG0500', mode: 'iptables' });
  });
});

describe('the version of the API server', () => {
  const unversioned = clusterObjects({ daemonSets: ['kube-flannel-ds'] }).map((object) => (object.kind === 'Node' ? { ...object, status: {} } : object));
  const server = (gitVersion: unknown) => ({
    apiVersion: 'asm-gateway.io/v1', kind: 'AsmGatewayServerVersion', metadata: { name: 'version' }, gitVersion,
  });

  test('counts for a node that says none', () => {
    expect(foundAgain([...unversioned, server('v1.34.4-aliyun.1')])).toMatchObject({ version: 'v1.34.4-aliyun.1' });
  });

  test('does not count for a node that says one', () => {
    expect(foundAgain([...clusterObjects({ daemonSets: ['kube-flannel-ds'] }), server('v1.20.1')])).toMatchObject({ version: 'v1.34.4-aliyun.1' });
  });

  test.each([[[]], [[server(5)]]])('is named if it is needed and was not read: %j', (more) => {
    const { version, reasons } = foundAgain([...unversioned, ...more]);
    expect([version, reasons]).toEqual([undefined, expect.arrayContaining([expect.stringMatching(/^the version of the API server: /)])]);
  });
});

describe('an empty mode', () => {
  test('from Kubernetes 1.40 on is not known, and the reason is the changed default', () => {
    expect(found(clusterObjects({ mode: '', clusterCidr: '', version: 'v1.40.0' }))).toMatchObject({
      verdict: 'ASMG0503',
      reasons: expect.arrayContaining([
        'the mode of kube-proxy: its configuration sets none, and kube-proxy 1.37 announces that nftables becomes the default mode in Kubernetes 1.40',
      ]) as string[],
    });
  });

  test.each<[string, string]>([['', 'v1.39.9'], ['ipvs', 'v1.40.0']])('needs no reason with mode %j in %s', (mode, version) => {
    expect(found(clusterObjects({ mode, version })).reasons.join()).not.toContain('the mode of kube-proxy');
  });

  test('needs no reason without nodes of the release', () => {
    expect(found([...without(clusterObjects({ mode: '' }), 'Node'), node('node-1', 1, 'v1.34.4')]).reasons.join()).not.toContain('the mode of kube-proxy');
  });
});

describe('events that were not read', () => {
  const why = (objects: readonly ApiObject[]) => diagnosed(objects).verdict.why;

  test('are a condition of the verdict that nothing is wrong', () => {
    expect(why(clusterObjects())).toMatch(/, if no event says that the load balancer was not updated \(the events were not read\)$/);
  });

  test('are none if they were read', () => {
    expect(why(clusterObjects({ events: [{ reason: 'EnsuredLoadBalancer' }] }))).not.toContain('event');
  });
});
