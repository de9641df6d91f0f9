import { type ApiObject, clusterObjects, type ClusterOptions, configMap, endpoint } from './objects';
import { diagnosed } from './support';

const IPV6 = { ingress: [{ ip: '2001:db8::7' }] };
const TERWAY: ClusterOptions = { daemonSets: ['terway-eniip', 'kube-proxy-worker'], terway: { '10-terway.conf': '{}' } };
const HOST_NETWORK: ClusterOptions = { endpoints: [{ ...endpoint('node-1'), addresses: ['192.168.0.1'] }] };

const known = (options: ClusterOptions) => diagnosed(clusterObjects(options)).nodes.map(({ platform }) => platform.podCidrKnown);
const versions = (objects: readonly ApiObject[]) => diagnosed(objects).nodes.map(({ platform }) => platform.kubernetesVersion);

/** The objects with another image in each DaemonSet of kube-proxy. */
function withImages(...images: readonly string[]): ApiObject[] {
  const containers = images.map((image) => ({ name: 'x', image }));
  return clusterObjects().map((object) => (object.metadata.name === 'kube-proxy-worker' && object.kind === 'DaemonSet'
    ? { ...object, spec: { template: { spec: { containers } } } }
    : object));
}

/** The objects with another configuration of kube-proxy. */
function withConfig(lines: string): ApiObject[] {
  const header = 'apiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration\n';
  return [
    ...clusterObjects().filter(({ kind }) => kind !== 'ConfigMap'),
    configMap('kube-proxy-worker', { 'config.conf': `${header}${lines}\n` }),
  ];
}

describe('whether kube-proxy knows the pods', () => {
  test.each<[string, ClusterOptions, boolean | undefined]>([
    ['a range of the pods', {}, true],
    ['no range', { clusterCidr: '' }, false],
    ['text that is no range', { clusterCidr: 'pods' }, undefined],
    ['a prefix that is too long', { clusterCidr: '10.244.0.0/99' }, undefined],
    ['a range of the other family than the load balancer address', IPV6, undefined],
    ['a range of one of two families', { ingress: [{ ip: '203.0.113.7' }, { ip: '2001:db8::7' }] }, undefined],
    ['ranges of both families', { ...IPV6, clusterCidr: '10.244.0.0/16,fd00::/64' }, true],
    ['the range of the node, of the other family', { ...IPV6, detectLocalMode: 'NodeCIDR' }, undefined],
    ['the range of the node', { detectLocalMode: 'NodeCIDR', clusterCidr: '' }, true],
    ['a range on Terway, with a gateway pod in it', TERWAY, true],
    ['a range on Terway, with pods in the host network alone', { ...TERWAY, ...HOST_NETWORK }, undefined],
    ['the range of the node, which Terway does not use', { ...TERWAY, detectLocalMode: 'NodeCIDR' }, undefined],
    ...['__proto__', 'constructor', 'toString', 'Magic'].map((detectLocalMode): [string, ClusterOptions, undefined] => (
      [`the unknown way ${detectLocalMode}`, { detectLocalMode }, undefined]
    )),
  ])('follows from %s', (_about, options, answer) => {
    expect(known(options)).toEqual([answer, answer, answer]);
  });

  test('is not known without any pod in sight', () => {
    const objects = clusterObjects(HOST_NETWORK).map((object) => (object.kind === 'Node' ? { ...object, spec: {} } : object));
    expect(diagnosed(objects).nodes.map(({ platform }) => platform.podCidrKnown)).toEqual([undefined, undefined, undefined]);
  });
});

describe('the version of kube-proxy', () => {
  test.each([
    ['its own image', ['registry.example.com/acs/kube-proxy:v1.30.1-aliyun.1'], 'v1.30.1-aliyun.1'],
    ['its own image, not that of another container', ['registry.example.com/kube-rbac-proxy:v0.18.0', 'kube-proxy:v1.30.1'], 'v1.30.1'],
    ['the image before a digest', ['registry.example.com:5000/kube-proxy:v1.30.1@sha256:12.3'], 'v1.30.1'],
    ['the node, if there is only a digest', ['registry.example.com:5000/kube-proxy@sha256:12.3'], 'v1.34.4-aliyun.1'],
    ['the node, if the tag is no version', ['kube-proxy:latest'], 'v1.34.4-aliyun.1'],
    ['no known one, if images disagree', ['kube-proxy:v1.22.1', 'kube-proxy:v1.30.1'], undefined],
  ])('is that of %s', (_about, images, version) => {
    expect(versions(withImages(...images))).toEqual([version, version, version]);
  });
});

describe('the mode of kube-proxy', () => {
  const modes = (objects: readonly ApiObject[]) => diagnosed(objects).nodes.map(({ platform }) => platform.proxyMode)[0];

  test.each([
    ['iptables if it is empty', clusterObjects({ mode: '' }), 'iptables'],
    ['not known if it is empty from 1.40 on, where nftables becomes the default', clusterObjects({ mode: '', version: 'v1.40.0' }), undefined],
    ['the last of a repeated key', withConfig('mode: iptables\nmode: ipvs'), 'ipvs'],
    ['iptables if it is null', withConfig('mode: null'), 'iptables'],
    ['not known if it is no text', withConfig('mode: 5'), undefined],
    ['not known if the YAML is broken', withConfig('mode: ['), undefined],
    ['not known if another field is of a wrong type', withConfig('mode: iptables\nclusterCIDR: 5'), undefined],
  ])('is %s', (_about, objects, mode) => {
    expect(modes(objects)).toBe(mode);
  });
});

test.each(['terway-eniip', 'kube-flannel-ds'])('a network that handles Services itself next to %s leaves the verdict open', (name) => {
  const options = { clusterCidr: '', daemonSets: [name, 'cilium', 'kube-proxy'], terway: { '10-terway.conf': '{}' } };
  expect(diagnosed(clusterObjects(options)).verdict.code).toBe('ASMG0503');
});
