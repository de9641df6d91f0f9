import { type ApiObject, clusterObjects, configMap, without } from './objects';
import { diagnosed } from './support';

const config = (name: string, mode: string) => configMap(name, {
  'config.conf': `kind: KubeProxyConfiguration\nmode: ${mode}\nclusterCIDR: 10.244.0.0/16\n`,
});
const reasons = (objects: readonly ApiObject[]) => diagnosed(objects).unread.map(({ why }) => why);

describe('files that hold an object twice', () => {
  test('give the same verdict if the copies are equal', () => {
    const { verdict, nodes } = diagnosed([...clusterObjects(), ...clusterObjects()]);
    expect(verdict.message).toMatch(/^pods on all 3 nodes can connect/);
    expect(nodes.map(({ gatewayPods }) => gatewayPods)).toEqual([1, 0, 0]);
  });

  test('give the same verdict if the copies differ in what decides nothing', () => {
    const later = clusterObjects().map((object) => ({ ...object, metadata: { ...object.metadata, resourceVersion: '2' } }));
    expect(diagnosed([...clusterObjects(), ...later]).verdict).toEqual(diagnosed(clusterObjects()).verdict);
  });

  test.each(['Service', 'Node', 'EndpointSlice'])('give no verdict if two copies of a %s differ', (kind) => {
    const others = clusterObjects({ version: 'v1.22.1', policy: 'Cluster', endpoints: [] }).filter((object) => object.kind === kind);
    const objects = [...clusterObjects(), ...others];
    expect(diagnosed(objects).verdict.code).toBe('ASMG0503');
    expect(reasons(objects)).toContainEqual(expect.stringMatching(`^${kind} \\S+ is there twice and differs; leave one of them out$`));
  });
});

describe('the configuration of kube-proxy in files', () => {
  const others = without(clusterObjects(), 'ConfigMap');
  const modeOf = (...configMaps: readonly ApiObject[]) => diagnosed([...others, ...configMaps]).nodes[0]?.platform.proxyMode;

  test('may have another name', () => {
    expect(modeOf(config('kube-proxy-x', 'ipvs'))).toBe('ipvs');
  });

  test('is not known if several ConfigMaps of other names may hold it', () => {
    const configMaps = [config('kube-proxy-x', 'ipvs'), config('kube-proxy-y', 'iptables')];
    expect(modeOf(...configMaps)).toBeUndefined();
    expect(reasons([...others, ...configMaps])).toContain('several ConfigMaps may hold it: kube-proxy-x and kube-proxy-y');
  });

  test('is not known if the two names disagree', () => {
    expect(modeOf(config('kube-proxy-worker', 'ipvs'), config('kube-proxy', 'iptables'))).toBeUndefined();
  });
});
