import { documentsOf, made } from './saved-support';
import { objectsOfTexts } from '../../src/cluster/documents';
import { clusterIn } from '../../src/cluster/from-objects';
import { misfitOf } from '../../src/cluster/kept';
import type { KubernetesObject } from '../../src/kubernetes/objects';
import { type ApiObject, clusterObjects, type ClusterOptions, configMap, without } from '../diagnose/objects';
import { diagnosed } from '../diagnose/support';

const OLD_IPVS: ClusterOptions = { mode: 'ipvs', version: 'v1.22.15-aliyun.1' };
const WANTED = { service: { namespace: 'istio-system', name: 'istio-ingressgateway' }, pod: undefined };
const TERWAY = { daemonSets: ['terway-eniip', 'kube-proxy-worker'], clusterCidr: '' };

const service = (spec: object, policy?: string) => clusterObjects({ ...OLD_IPVS, policy, spec: spec as Record<string, unknown> });

describe('a field with a value that the API never prints', () => {
  test.each<[string, readonly ApiObject[], string]>([
    ['a policy that does not exist', service({}, 'Locally'), 'spec.externalTrafficPolicy of the Service istio-ingressgateway'],
    ['a policy that is a number', service({ externalTrafficPolicy: 5 }), 'spec.externalTrafficPolicy of the Service istio-ingressgateway'],
    ['a type that does not exist', service({ type: 'loadbalancer' }), 'spec.type of the Service istio-ingressgateway'],
    ['a list that is a map', clusterObjects({ endpoints: { 0: {} } as never }), 'endpoints of the EndpointSlice istio-ingressgateway-x7k2p'],
    ['a name that is a list', clusterObjects({ endpoints: [{ nodeName: ['node-2'] }] }), 'endpoints[0].nodeName of the EndpointSlice istio-ingressgateway-x7k2p'],
    ['a condition that is a text', clusterObjects({ endpoints: [{ conditions: { ready: 'false' } }] }), 'endpoints[0].conditions.ready of the EndpointSlice'],
  ])('leaves no verdict: %s', (_about, objects, field) => {
    const { verdict, unread } = diagnosed(objects);
    expect([verdict.code, unread.filter(({ why }) => why.startsWith(field) && why.endsWith(' has a value that Kubernetes does not accept')).length])
      .toEqual(['ASMG0503', 1]);
  });

  test('leaves the answer open if a DaemonSet has it', () => {
    const objects = [...without(clusterObjects(OLD_IPVS), 'DaemonSet'), ...clusterObjects(OLD_IPVS).filter(({ kind }) => kind === 'DaemonSet')
      .map((object) => ({ ...object, spec: { template: 5 } }))];
    expect(diagnosed(objects).verdict.code).toBe('ASMG0503');
  });

  test('is none if it is null, which is the same as absent', () => {
    const [object] = clusterObjects().filter(({ kind }) => kind === 'Service') as KubernetesObject[];
    expect(object && misfitOf({ ...object, spec: { externalTrafficPolicy: null, ports: null }, status: null })).toBeUndefined();
  });

  test('leaves the same unread after saving, and its value is not saved', () => {
    const objects = service({ externalTrafficPolicy: { secret: 'LTAI5tPlantedAccessKey' } });
    const cluster = clusterIn(objects as readonly KubernetesObject[], WANTED);
    const saved = documentsOf(cluster);
    expect(JSON.stringify(saved)).not.toContain('LTAI5t');
    expect(made(clusterIn(saved, WANTED))).toEqual(made(cluster));
  });
});

describe('a configuration of Terway that Terway cannot read', () => {
  test.each(['{', '[]', '5', '{"eniip_virtual_type":5}', '{"network_policy_provider":["ebpf"]}'])('leaves its plane open: %s', (text) => {
    const { verdict, unread } = diagnosed([...clusterObjects(TERWAY), configMap('eni-config', { '10-terway.conf': text })]);
    expect([verdict.code, unread.map(({ why }) => why)]).toEqual([
      'ASMG0503', expect.arrayContaining(['10-terway.conf in the ConfigMap eni-config is not what Terway can read']),
    ]);
  });
});

test('a configuration of kube-proxy under another name is the same after saving', () => {
  const objects = clusterObjects(OLD_IPVS).map((object) => (object.kind === 'ConfigMap' ? { ...object, metadata: { ...object.metadata, name: 'kube-proxy-x' } } : object));
  const cluster = clusterIn(objects as unknown as readonly KubernetesObject[], WANTED);
  expect(made(clusterIn(documentsOf(cluster), WANTED))).toEqual(made(cluster));
});

test.each([[[]], [5], [{}]])('an apiVersion that is %j makes a value no object', (apiVersion) => {
  expect(objectsOfTexts(JSON.stringify({ kind: 'List', items: [{ apiVersion, kind: 'Node', metadata: { name: 'a' } }] }))).toBe('no objects');
});
