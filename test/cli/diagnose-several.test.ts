import { diagnoseCluster, diagnoseFiles, FORBIDDEN, reactionsOf, UNKNOWN_KIND } from './diagnose-command';
import { Workplace } from './support';
import { type ApiObject, clusterObjects, type ClusterOptions } from '../diagnose/objects';
import type { KubectlScript } from '../runner/scripted-kubectl';

let place: Workplace;
beforeEach(() => (place = new Workplace()));
afterEach(() => place.remove());

const OLD_IPVS: ClusterOptions = { mode: 'ipvs', version: 'v1.22.15-aliyun.1' };

/** The Service and EndpointSlice of a cluster under another name and namespace. */
function moved(objects: readonly ApiObject[], namespace: string, name: string): ApiObject[] {
  return objects.filter(({ kind }) => ['Service', 'EndpointSlice'].includes(kind)).map((object) => ({
    ...object,
    metadata: { ...object.metadata, namespace, name, labels: { 'kubernetes.io/service-name': name } },
  }));
}

const EVENT: ApiObject = {
  apiVersion: 'v1',
  kind: 'Event',
  metadata: { name: 'controller.1', namespace: 'ingress-nginx' },
  involvedObject: { kind: 'Service', name: 'controller' },
  reason: 'EnsuredLoadBalancer',
};

const NGINX = [...moved(clusterObjects({ policy: 'Cluster' }), 'ingress-nginx', 'controller'), EVENT];
const TWO = [...NGINX, ...clusterObjects(OLD_IPVS)];

interface Clusters {
  readonly clusters: readonly { readonly diagnoses: readonly { readonly gateway: { service: string }; readonly verdict: { code: string } }[] }[];
}

const gatewayObject = (spec: Record<string, unknown> = {}): ApiObject => ({
  apiVersion: 'istio.alibabacloud.com/v1beta1', kind: 'IstioGateway', metadata: { name: 'ingressgateway', namespace: 'istio-system' }, spec,
});

describe('diagnose --all', () => {
  test('judges every Service of type LoadBalancer, the worst first, and explains those with a finding', async () => {
    const clusterIp = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'dns', namespace: 'kube-system' }, spec: { type: 'ClusterIP' } };
    const { code, stdout } = await diagnoseFiles(place, [...TWO, clusterIp], '--all');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^2 Services of type LoadBalancer, the worst first:\n {2}error {2}ASMG0502 .*istio-ingressgateway.*\n {2}info {3}ASMG0500 .*ingress-nginx\/controller/);
    expect(stdout.split('\n').filter((line) => line.startsWith('== '))).toEqual(['== istio-system/istio-ingressgateway']);
  });

  test('prints each diagnosis under its cluster as JSON', async () => {
    const { stdout } = await diagnoseFiles(place, TWO, '--all', '--output', 'json');
    const document = JSON.parse(stdout) as Clusters;
    expect(document).toMatchObject({ version: 1, clusters: [{ context: null, problem: null }] });
    expect(document.clusters[0]?.diagnoses.map(({ gateway, verdict }) => [gateway.service, verdict.code]))
      .toEqual([['istio-ingressgateway', 'ASMG0502'], ['controller', 'ASMG0500']]);
  });

  test('reads the same from a cluster, with two calls for each namespace', async () => {
    const { kubectl, outcome } = diagnoseCluster(place, reactionsOf(TWO), ['--all', '--output', 'json']);
    const { stdout } = await outcome;
    const codes = (text: string) => (JSON.parse(text) as Clusters).clusters[0]?.diagnoses.map(({ verdict }) => verdict);
    expect(codes(stdout)).toEqual(codes((await diagnoseFiles(place, TWO, '--all', '--output', 'json')).stdout));
    expect(kubectl.calls().filter(({ args }) => ['endpointslices', 'events'].includes(args[1] ?? ''))).toHaveLength(4);
  });

  test('patches the IstioGateway where the cluster holds it, and else the Service', async () => {
    const patches = async (...objects: ApiObject[]) => (await diagnoseFiles(place, [...TWO, ...objects], '--all')).stdout
      .split('\n').filter((line) => line.includes(' patch ')).map((line) => /kubectl.* patch \S+/.exec(line)?.[0]);
    expect(new Set(await patches(gatewayObject()))).toEqual(new Set(['kubectl -n istio-system patch istiogateways.istio.alibabacloud.com']));
    expect(new Set(await patches())).toEqual(new Set(['kubectl -n istio-system patch service']));
  });

  test('says that there is none', async () => {
    const none = clusterObjects().filter(({ kind }) => kind !== 'Service');
    const { code, stdout } = await diagnoseCluster(place, reactionsOf(none), ['--all']).outcome;
    expect([code, stdout]).toEqual([1, expect.stringMatching(/^error ASMG0501: no Service of type LoadBalancer exists in this cluster\./)]);
  });

  test('gives no verdict if the Services cannot be listed', async () => {
    const { code, stdout } = await diagnoseCluster(place, { ...reactionsOf(TWO), 'get services ': FORBIDDEN }, ['--all']).outcome;
    expect([code, stdout]).toEqual([2, expect.stringMatching(/^unknown ASMG0503: no verdict, because the Services could not be listed\./)]);
  });

  test('prints permissions for the whole cluster', async () => {
    const { stdout } = await place.run(['diagnose', '--all', '--print-rbac']);
    expect(stdout).toMatchSnapshot();
  });

  test('cannot be combined with a Service', async () => {
    expect((await place.run(['diagnose', '--all', '--service', 'a/b'])).stderr).toContain('--service and --all cannot be combined');
  });
});

describe('a Service that does not exist', () => {
  test('is reported with those that do', async () => {
    const { code, stdout } = await diagnoseCluster(place, reactionsOf([...clusterObjects().filter(({ kind }) => kind !== 'Service'), ...NGINX]), []).outcome;
    expect(code).toBe(1);
    expect(stdout).toContain('Services of type LoadBalancer in this cluster:\n  --service ingress-nginx/controller\n');
  });

  test('is reported also if the others cannot be listed', async () => {
    const script = { ...reactionsOf([]), 'get services ': FORBIDDEN };
    expect((await diagnoseCluster(place, script, []).outcome).stdout).toMatch(/^error ASMG0501: the Service .* does not exist/);
  });

  test('gives no verdict if it is only missing in the files', async () => {
    const { code, stdout } = await diagnoseFiles(place, NGINX);
    expect([code, stdout]).toEqual([2, expect.stringContaining('--service ingress-nginx/controller')]);
  });
});

describe('a gateway', () => {
  test('is read from the cluster if it is there', async () => {
    const { stdout } = await diagnoseCluster(place, reactionsOf([...clusterObjects(OLD_IPVS), gatewayObject()]), []).outcome;
    expect(stdout).toContain('kubectl -n istio-system patch istiogateways.istio.alibabacloud.com ingressgateway');
  });

  test.each([['unknown', UNKNOWN_KIND], ['denied', FORBIDDEN]])('is in the mesh if the kind is %s to the cluster', async (_, reaction) => {
    const script = { ...reactionsOf(clusterObjects(OLD_IPVS)), 'get istiogateways.istio.alibabacloud.com ingressgateway ': reaction };
    const { code, stdout } = await diagnoseCluster(place, script, []).outcome;
    expect(code).toBe(1);
    expect(stdout).toContain('kubectl --kubeconfig mesh.kubeconfig -n istio-system patch istiogateways.istio.alibabacloud.com');
    expect(stdout).not.toContain('Not read');
  });
});

describe('diagnose with several contexts', () => {
  const named = (context: string, script: KubectlScript): KubectlScript => (
    Object.fromEntries(Object.entries(script).map(([beginning, reactions]) => [`${context}: ${beginning}`, reactions]))
  );
  const unreachable = { 'north: get ': [{ code: 1, stderr: 'Unable to connect to the server: dial tcp 192.0.2.1:6443: i/o timeout\n' }] };
  const script = { ...named('east', reactionsOf(clusterObjects())), ...named('west', reactionsOf(clusterObjects(OLD_IPVS))), ...unreachable };

  test('reports one after the other, and the exit code of the worst', async () => {
    const { outcome } = diagnoseCluster(place, script, ['--context', 'east', '--context', 'west']);
    const { code, stdout } = await outcome;
    expect(code).toBe(1);
    expect(stdout.split('\n').filter((line) => /^Cluster |ASMG05\d\d:/.test(line)).map((line) => line.slice(0, 16)))
      .toEqual(['Cluster east', 'info ASMG0500: p', 'Cluster west', 'error ASMG0502: ']);
  });

  test('shows the others if one cannot be reached', async () => {
    const { code, stdout } = await diagnoseCluster(place, script, ['--context', 'north', '--context', 'east', '--output', 'json']).outcome;
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      clusters: [
        { context: 'north', diagnoses: [{ verdict: { code: 'ASMG0503' } }] },
        { context: 'east', diagnoses: [{ verdict: { code: 'ASMG0500' } }] },
      ],
    });
  });

  test('prints commands for the cluster of each', async () => {
    const { stdout } = await diagnoseCluster(place, script, [
      '--context', 'west', '--context', 'east', '--service', 'istio-system/istio-ingressgateway',
    ]).outcome;
    expect(stdout).toContain('kubectl --context west -n istio-system patch service istio-ingressgateway');
  });

  test('reads each context once', async () => {
    const { stdout } = await diagnoseCluster(place, script, ['--context', 'east', '--context', 'east']).outcome;
    expect(stdout.match(/^info ASMG0500/gm)).toHaveLength(1);
  });
});
