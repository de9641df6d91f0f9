import { type ApiObject, clusterObjects, type ClusterOptions, configMap, endpoint, without } from './objects';
import { diagnosed, snapshotWith, strandedNodes } from './support';
import { decidingMessage } from '../../src/cluster/live-event';
import type { KubernetesObject } from '../../src/kubernetes/objects';

const OLD_IPVS: ClusterOptions = { mode: 'ipvs', version: 'v1.22.15-aliyun.1' };
const verdictOf = (objects: readonly ApiObject[]) => diagnosed(objects).verdict.code;
const changed = (objects: readonly ApiObject[], kind: string, change: (object: ApiObject) => object) => (
  objects.map((object) => (object.kind === kind ? change(object) as ApiObject : object))
);

describe('the fault', () => {
  test('is not blamed on source ranges that may contain the clients', () => {
    const objects = changed(clusterObjects({ ...OLD_IPVS, spec: { loadBalancerSourceRanges: ['10.0.0.0/8'] } }), 'Node', (node) => ({ ...node, spec: {} }));
    const diagnosis = diagnosed(objects);
    expect([diagnosis.verdict.code, diagnosis.cures.length > 0]).toEqual(['ASMG0502', true]);
  });

  test('is found where the pods on a node do not serve the port that others serve', () => {
    const ports = [{ name: 'http2', port: 80, protocol: 'TCP' }, { name: 'https', port: 443, protocol: 'TCP' }];
    const objects = clusterObjects({ ...OLD_IPVS, spec: { ports } });
    const slices = ports.map((port, index) => ({
      ...objects.find(({ kind }) => kind === 'EndpointSlice') as ApiObject,
      metadata: { name: `s${index}`, namespace: 'istio-system', labels: { 'kubernetes.io/service-name': 'istio-ingressgateway' } },
      endpoints: [{ ...endpoint(`node-${index + 1}`), targetRef: { kind: 'Pod', name: `gateway-${index}` } }],
      ports: [port],
    }));
    expect(strandedNodes(diagnosed([...without(objects, 'EndpointSlice'), ...slices]))).toEqual(['node-1', 'node-2', 'node-3']);
  });

  test('is not excluded if the DaemonSets of kube-proxy run several versions', () => {
    const objects = clusterObjects({ ...OLD_IPVS, version: 'v1.30.1', daemonSets: ['kube-flannel-ds'] });
    const ofVersion = (version: string): ApiObject => ({
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: `kube-proxy-${version}`, namespace: 'kube-system' },
      spec: { template: { spec: { containers: [{ name: 'kube-proxy', image: `kube-proxy:${version}` }] } } },
    });
    expect(verdictOf([...objects, ofVersion('v1.22.15'), ofVersion('v1.23.5')])).toBe('ASMG0503');
    expect(verdictOf([...objects, ofVersion('v1.22.15')])).toBe('ASMG0502');
  });
});

describe('an address of a family', () => {
  test('gets no yes if no gateway pod has an address of the family', () => {
    const options = { ingress: [{ ip: '203.0.113.7' }, { ip: '2001:db8::7' }], spec: { ipFamilies: ['IPv4', 'IPv6'] } };
    expect(verdictOf(clusterObjects(options))).toBe('ASMG0503');
  });
});

describe('events', () => {
  const at = (fields: Record<string, unknown>) => (
    verdictOf(clusterObjects({ events: [{ reason: 'SyncLoadBalancerFailed', message: 'why', ...fields }, { reason: 'EnsuredLoadBalancer', lastTimestamp: '2026-01-01T10:05:00Z' }] }))
  );

  test.each([
    ['of another API group', { deprecatedLastTimestamp: '2026-01-01T12:00:00Z', eventTime: '2026-01-01T10:00:00.000000Z' }],
    ['in a series', { eventTime: '2026-01-01T10:00:00.000000Z', series: { lastObservedTime: '2026-01-01T12:00:00.000000Z' } }],
    ['without a time', {}],
  ])('that failed are not outdated by an earlier success: %s', (_about, fields) => {
    expect(at(fields)).toBe('ASMG0505');
  });

  test('that failed are outdated by a later success', () => {
    expect(at({ lastTimestamp: '2026-01-01T10:00:00Z' })).toBe('ASMG0500');
  });

  test('keep only a message that decides something', () => {
    const event = (reason: string) => ({ reason, note: 'AccessKeyId=x' }) as unknown as KubernetesObject;
    expect([decidingMessage(event('SkipSyncBackends')), decidingMessage(event('Other'))]).toEqual(['AccessKeyId=x', undefined]);
  });
});

describe('objects of other software with the same kind', () => {
  test('are neither nodes nor Services', () => {
    const stranger: ApiObject = { apiVersion: 'management.cattle.io/v3', kind: 'Node', metadata: { name: 'machine-x' } };
    const knative: ApiObject = { apiVersion: 'serving.knative.dev/v1', kind: 'Service', metadata: { name: 'istio-ingressgateway', namespace: 'istio-system' }, spec: {} };
    expect(diagnosed([...clusterObjects(), stranger, knative]).verdict).toEqual(diagnosed(clusterObjects()).verdict);
  });
});

describe('a cure', () => {
  const gateway: ApiObject = { apiVersion: 'istio.alibabacloud.com/v1beta1', kind: 'IstioGateway', metadata: { name: 'ingressgateway', namespace: 'istio-system' }, spec: {} };
  const patches = (objects: readonly ApiObject[]) => diagnosed(objects).cures.flatMap(({ patch }) => patch ?? []);

  test('patches the IstioGateway in the cluster', () => {
    expect(patches([...clusterObjects(OLD_IPVS), gateway])[0]).toContain('kubectl -n istio-system patch istiogateways.istio.alibabacloud.com ingressgateway ');
  });

  test('requires that it also works on nodes that are not judged', () => {
    const objects = clusterObjects(OLD_IPVS);
    const unexamined = changed(objects, 'Node', (node) => (node.metadata.name === 'node-3'
      ? { ...node, status: { ...(node.status as object), conditions: [{ type: 'NetworkUnavailable', status: 'False', reason: 'CiliumIsUp' }] } }
      : node));
    expect(diagnosed(unexamined).cures[0]?.needs).toContain('it also works on nodes that are not judged: node-3');
    expect(diagnosed(objects).cures[0]?.needs.join()).not.toContain('not judged');
  });
});

test('a snapshot keeps nothing of a value of another type', () => {
  const odd = { ...configMap('eni-config', {}), data: ['SECRET'] } as unknown as ApiObject;
  expect(JSON.stringify(snapshotWith([...clusterObjects(), odd]))).not.toContain('SECRET');
});
