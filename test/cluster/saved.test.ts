import { documentsOf, made, sound } from './saved-support';
import { clusterIn } from '../../src/cluster/from-objects';
import type { RawCluster } from '../../src/cluster/raw-cluster';
import { ABSENT, found, type Reading } from '../../src/cluster/reading';
import type { KubernetesObject } from '../../src/kubernetes/objects';
import { clusterObjects, configMap, pod } from '../diagnose/objects';
import { fc } from '../support/properties';

const SERVICE = { namespace: 'istio-system', name: 'istio-ingressgateway' };
const WANTED = { service: SERVICE, pod: { namespace: 'shop', name: 'client' } };
const SECRET = 'LTAI5tPlantedAccessKey';

/** The snapshots of what was saved of a cluster. */
const again = (cluster: RawCluster) => made(clusterIn(documentsOf(cluster), WANTED));

const states = fc.constantFrom<Reading<never> | 'given' | 'empty'>(
  'given', 'given', 'given', 'empty', ABSENT, { state: 'denied', why: 'no permission' }, { state: 'failed', why: 'cut off' },
);

/** A reading of one object, or of a list, in any state. */
const one = (reading: Reading<KubernetesObject>) => states.map((state) => (state === 'given' || state === 'empty' ? reading : state));
const list = (reading: Reading<readonly KubernetesObject[]>) => states.map((state) => (
  state === 'given' ? reading : state === 'empty' ? found([]) : state
));

const options = fc.record({
  mode: fc.constantFrom('', 'ipvs', 'iptables', 'nftables', 'odd'),
  clusterCidr: fc.constantFrom('', '10.244.0.0/16'),
  policy: fc.constantFrom('Local', 'Cluster'),
  slicePorts: fc.constantFrom(undefined, null, [], [{ name: 'http2', port: 80, protocol: 'TCP', appProtocol: 'http' }]),
  networkReason: fc.constantFrom('FlannelIsUp', 'CalicoIsUp'),
  daemonSets: fc.constantFrom(['kube-flannel-ds', 'kube-proxy-worker'], ['terway-eniip'], []),
  terway: fc.constantFrom({}, { 'in_cluster_loadbalance': 'true', '10-terway.conf': '{"eniip_virtual_type":"IPVlan","access_key":"x"}' }, { '10-terway.conf': 'no JSON' }),
  events: fc.constantFrom([], [{ reason: 'SyncLoadBalancerFailed', message: 'why', lastTimestamp: '2026-01-01T00:00:00Z' }]),
  labels: fc.constantFrom<Record<string, Record<string, string>>>({}, { 'node-2': { type: 'virtual-kubelet' } }),
  spec: fc.constantFrom({}, { loadBalancerSourceRanges: ['10.0.0.0/8'], loadBalancerClass: 'alibabacloud.com/nlb', ipFamilies: ['IPv4'] }),
  annotations: fc.constantFrom<Record<string, string>>({}, { 'service.beta.kubernetes.io/backend-type': 'eni' }),
});

describe('what is saved', () => {
  test('gives the snapshot of what was read, in whatever state each part was', () => {
    fc.assert(fc.property(options.chain((each) => {
      const [service, ...others] = soundServices(each);
      const cluster = sound(each, WANTED);
      return service === undefined || others.length > 0 ? fc.constant(cluster) : fc.record({
        nodes: list(cluster.nodes),
        daemonSets: list(cluster.daemonSets),
        configMaps: fc.record({
          'kube-proxy-worker': one(cluster.configMaps['kube-proxy-worker']),
          'kube-proxy': one(cluster.configMaps['kube-proxy']),
          'eni-config': one(cluster.configMaps['eni-config']),
        }),
        pod: fc.record({ reading: one(cluster.pod?.reading ?? ABSENT), networkPolicies: list(cluster.pod?.networkPolicies ?? ABSENT) })
          .map((read) => ({ ...WANTED.pod, ...read })),
        services: fc.record({
          service: one(service.service),
          endpointSlices: list(service.endpointSlices),
          events: list(service.events),
          networkPolicies: list(service.networkPolicies),
          gateway: one(service.gateway),
        }).map((read) => found([{ ...SERVICE, ...read }])),
        serverVersion: fc.constant(undefined),
        others: fc.constant([]),
      });
    }), (cluster) => {
      expect(again(cluster)).toEqual(made(cluster));
    }));
  });

  test('has no access key, no environment variable and no annotation of another tool', () => {
    const objects = [
      ...clusterObjects({ daemonSets: ['terway-eniip'], annotations: { 'example.com/token': SECRET } }),
      configMap('eni-config', { 'eni_conf': SECRET, '10-terway.conf': JSON.stringify({ access_key: SECRET }) }),
      pod('client', 'node-2', { containers: [{ name: 'app', env: [{ name: 'TOKEN', value: SECRET }] }] }),
    ];
    const cluster = clusterIn(objects as readonly KubernetesObject[], WANTED);
    expect(JSON.stringify(objects)).toContain(SECRET);
    expect(JSON.stringify(documentsOf(cluster))).not.toContain(SECRET);
  });

  test('is not taken for complete if a file of it is missing', () => {
    const objects = documentsOf(sound({}, WANTED));
    const nodes = (some: readonly KubernetesObject[]) => clusterIn(some, WANTED).nodes;
    const [first, ...others] = objects.filter(({ kind }) => kind === 'Node');
    expect(nodes(objects).state).toBe('found');
    expect(nodes(objects.filter((object) => object !== first))).toEqual({ state: 'failed', why: expect.stringContaining('some of the objects') as string });
    expect(nodes(objects.filter((object) => object !== first && !others.includes(object)))).toEqual({ state: 'failed', why: expect.stringContaining('not among') as string });
  });

  test('names other Services that could be diagnosed', () => {
    const others = [{ namespace: 'ingress-nginx', name: 'controller' }];
    expect(again({ ...sound({}, WANTED), services: found([]), others }).others).toEqual(others);
  });
});

function soundServices(each: Parameters<typeof sound>[0]) {
  const { services } = sound(each, WANTED);
  return services.state === 'found' ? services.value : [];
}
