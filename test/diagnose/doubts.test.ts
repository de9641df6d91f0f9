import { type ApiObject, clusterObjects, type ClusterOptions, endpoint, pod } from './objects';
import { diagnosed } from './support';
import { clusterIn } from '../../src/cluster/from-objects';
import type { KubernetesObject } from '../../src/kubernetes/objects';
import { documentsOf } from '../cluster/saved-support';

const WANTED = { service: { namespace: 'istio-system', name: 'istio-ingressgateway' }, pod: undefined };
const NAMES = ['node-1', 'node-2', 'node-3'];
const UNKNOWN_RANGE: ClusterOptions = { mode: 'iptables', clusterCidr: '' };
const DRAINING = { ready: false, serving: true, terminating: true };
const V6_RANGE = { spec: { podCIDRs: ['fd00:1::/80'] } };

const labelled = (names: readonly string[], labels: Record<string, string>) => (
  Object.fromEntries(names.map((name) => [name, labels])));

/** The objects with a second slice, which holds the IPv6 addresses of the same pods. */
function dualStack(objects: readonly ApiObject[]): ApiObject[] {
  return objects.flatMap((object) => (object.kind !== 'EndpointSlice' ? [object] : [object, {
    ...object,
    metadata: { ...object.metadata, name: 'second' },
    addressType: 'IPv6',
    endpoints: (object.endpoints as readonly object[]).map((each) => ({ ...each, addresses: ['fd00:1::5'] })),
  }]));
}

const clientIn = (status: Record<string, unknown>): ApiObject => ({ ...pod('client', 'node-2'), status });

describe('the verdict says nothing untrue', () => {
  test.each<[string, ClusterOptions, string]>([
    ['only terminating pods before 1.26, under Cluster', { policy: 'Cluster', version: 'v1.22.1', endpoints: [endpoint('node-1', DRAINING)] }, 'ASMG0504'],
    ['only terminating pods from 1.26 on', { policy: 'Cluster', endpoints: [endpoint('node-1', DRAINING)] }, 'ASMG0500'],
    ['terminating pods on every node and no version', { ...UNKNOWN_RANGE, version: 'latest', endpoints: NAMES.map((name) => endpoint(name, DRAINING)) }, 'ASMG0503'],
    ['pods that are published before they are ready', { endpoints: [endpoint('node-1', { ready: true, serving: false, terminating: false })] }, 'ASMG0504'],
    ['one node of Terway next to Cilium', {
      daemonSets: ['cilium', 'kube-proxy'], labels: labelled(['node-1'], { 'k8s.aliyun.com/exclusive-mode-eni-type': 'eniOnly' }),
    }, 'ASMG0503'],
    ['Windows nodes alone', { labels: labelled(NAMES, { 'kubernetes.io/os': 'windows' }) }, 'ASMG0503'],
    ['virtual nodes alone', { labels: labelled(NAMES, { type: 'virtual-kubelet' }) }, 'ASMG0503'],
    ['a mode of kube-proxy that was not examined', { mode: 'userspace' }, 'ASMG0503'],
    ['an address of a family that the Service lacks', { policy: 'Cluster', spec: { ipFamilies: ['IPv4'] }, ingress: [{ ip: '2001:db8::7' }] }, 'ASMG0503'],
    ['an empty address', { ingress: [{ ip: '', hostname: '' }] }, 'ASMG0506'],
    ['source ranges of the other family, which filter nothing', { spec: { loadBalancerSourceRanges: ['2001:db8::/32'] } }, 'ASMG0500'],
    ['source ranges after a space', { spec: { loadBalancerSourceRanges: [' 10.244.0.0/16', '192.168.0.0/16 '] } }, 'ASMG0500'],
  ])('with %s', (_about, options, code) => {
    expect(diagnosed(clusterObjects(options)).verdict.code).toBe(code);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['that kube-proxy ignores', { labels: { 'service.kubernetes.io/service-proxy-name': 'other' } }, 'service.kubernetes.io/service-proxy-name'],
    ['whose EndpointSlices kube-proxy ignores', { labels: { 'service.kubernetes.io/headless': '' } }, 'service.kubernetes.io/headless'],
    ['that is being deleted', { deletionTimestamp: '2026-11-02T10:05:00Z' }, 'the Service is being deleted'],
  ])('about a Service %s, nor after saving', (_about, metadata, reason) => {
    const objects = clusterObjects({ policy: 'Cluster' }).map((object) => (
      object.kind === 'Service' ? { ...object, metadata: { ...object.metadata, ...metadata } } : object
    ));
    const saved = documentsOf(clusterIn(objects as readonly KubernetesObject[], WANTED)) as ApiObject[];
    const verdicts = [objects, saved].map((each) => diagnosed(each).verdict).map(({ code, why }) => [code, why]);
    expect(verdicts).toEqual(Array(2).fill(['ASMG0503', expect.stringContaining(reason)]));
  });

  test('about nodes of two families whose source ranges are of one', () => {
    const ranges = ['10.244.0.0/16', '192.168.0.0/16'];
    const objects = clusterObjects({ spec: { loadBalancerSourceRanges: ranges } }).map((object) => (object.kind !== 'Node' ? object : {
      ...object, spec: { podCIDRs: [...(object.spec as typeof V6_RANGE.spec).podCIDRs, ...V6_RANGE.spec.podCIDRs] },
    }));
    expect(diagnosed(objects).verdict.code).toBe('ASMG0500');
  });

  test('about nodes that are not judged', () => {
    const { verdict } = diagnosed(clusterObjects({ labels: labelled(['node-2', 'node-3'], { type: 'virtual-kubelet' }) }));
    expect(verdict.message).toMatch(/^pods on 1 of 3 nodes \(node-1\) can connect/);
  });

  test('about a Windows node', () => {
    const { nodes } = diagnosed(clusterObjects({ labels: labelled(['node-2'], { 'kubernetes.io/os': 'windows' }) }));
    expect(nodes.map(({ notJudged }) => notJudged)).toEqual([undefined, expect.stringContaining('Windows node'), undefined]);
  });

  test.each(['Succeeded', 'Failed'])('about a pod that has ended as %s', (phase) => {
    const { verdict } = diagnosed([...clusterObjects(), clientIn({ phase })], 'client');
    expect(verdict).toMatchObject({ code: 'ASMG0503', message: expect.stringContaining(`it has ended (${phase})`) as string });
  });

  test.each([[{ phase: 'Pending' }], [{}]])('about a pod with the status %j, which may still run', (status) => {
    expect(diagnosed([...clusterObjects(), clientIn(status)], 'client').verdict.code).toBe('ASMG0500');
  });
});

describe('a gateway pod', () => {
  test('counts once if it is in the slices of two families', () => {
    const { nodes } = diagnosed(dualStack(clusterObjects()));
    expect(nodes.map(({ gatewayPods }) => gatewayPods)).toEqual([1, 0, 0]);
  });

  test('of one family does not serve the address of the other on its node', () => {
    const other = { ...endpoint('node-2'), targetRef: { kind: 'Pod', name: 'other' } };
    const options = { mode: 'ipvs', version: 'v1.22.1', ingress: [{ ip: '203.0.113.7' }, { ip: '2001:db8::7' }], spec: { ipFamilies: ['IPv4', 'IPv6'] } };
    const second = dualStack(clusterObjects({ ...options, endpoints: [other] })).filter(({ metadata }) => metadata.name === 'second');
    const { nodes } = diagnosed([...clusterObjects(options), ...second]);
    expect(nodes.map(({ pods }) => pods.works)).toEqual(['no', 'no', 'no']);
  });

  test('without a name counts once for each address', () => {
    const endpoints = ['10.244.1.5', '10.244.1.6'].map((address) => ({ addresses: [address], nodeName: 'node-1' }));
    expect(diagnosed(clusterObjects({ endpoints })).nodes[0]?.gatewayPods).toBe(2);
  });

  test('in the host network does not make the pod range doubtful', () => {
    const endpoints = [{ ...endpoint('node-1'), addresses: ['192.168.0.1'] }];
    expect(diagnosed(clusterObjects({ endpoints })).verdict.code).toBe('ASMG0500');
  });
});

describe('clients that fail for several reasons', () => {
  test('are the documented fault, with its nodes alone, if it is among them', () => {
    const objects = clusterObjects({ ...UNKNOWN_RANGE, spec: { loadBalancerSourceRanges: ['10.244.2.0/24', '10.244.3.0/24', '192.168.0.0/16'] } });
    const { verdict } = diagnosed(objects);
    expect(verdict.code).toBe('ASMG0502');
    expect(verdict.message).toContain('pods on 2 of 3 nodes (node-2 and node-3)');
  });
});

describe('the sentence of a verdict', () => {
  test('names the only node', () => {
    expect(diagnosed(clusterObjects({ nodes: ['node-1'] })).verdict.message).toMatch(/^pods on the only node \(node-1\) can connect/);
  });

  test('speaks of several addresses in the plural', () => {
    const { verdict } = diagnosed(clusterObjects({ policy: 'Cluster', ingress: [{ ip: '203.0.113.7' }, { ip: '203.0.113.8' }] }));
    expect(verdict.message).toContain('the load balancer addresses 203.0.113.7 and 203.0.113.8 of');
  });

  test('does not only ask for permissions, since files may lack objects', () => {
    expect(diagnosed(clusterObjects().filter(({ kind }) => kind !== 'Node')).verdict.fix).toContain('add the objects to the files');
  });
});
