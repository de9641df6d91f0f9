import { type ApiObject, clusterObjects, type ClusterOptions, without } from './objects';
import { diagnosed, strandedNodes } from './support';

const BARE = ['node-2', 'node-3'];
const terway = (conf: object): ClusterOptions => ({
  daemonSets: ['terway-eniip', 'kube-proxy-worker'],
  terway: { '10-terway.conf': JSON.stringify(conf), 'eni_conf': '{}' },
});

/** A cluster of each data plane, the verdict on it, and the nodes whose pods are stranded. */
const PLANES: readonly (readonly [string, ClusterOptions, string, readonly string[]])[] = [
  ['Flannel and iptables with a pod range', {}, 'ASMG0500', []],
  ['Flannel and iptables without a pod range', { clusterCidr: '' }, 'ASMG0502', BARE],
  ['Flannel and IPVS before 1.24', { mode: 'ipvs', version: 'v1.22.15-aliyun.1' }, 'ASMG0502', BARE],
  ['Flannel and nftables with a pod range', { mode: 'nftables' }, 'ASMG0500', []],
  ['Terway with shared ENI and IPVS before 1.24', { ...terway({}), mode: 'ipvs', version: 'v1.22.15-aliyun.1' }, 'ASMG0502', BARE],
];

const KINDS = ['Node', 'Service', 'EndpointSlice', 'DaemonSet', 'ConfigMap'];

/** Every choice of some of the kinds. */
function choices(kinds: readonly string[]): string[][] {
  return kinds.reduce<string[][]>((before, kind) => [...before, ...before.map((each) => [...each, kind])], [[]]);
}

const lacking = (objects: readonly ApiObject[], kinds: readonly string[]) => (
  kinds.reduce<readonly ApiObject[]>((rest, kind) => without(rest, kind), objects)
);

describe.each(PLANES)('%s', (_about, options, verdict, stranded) => {
  const objects = clusterObjects(options);

  test('gets its verdict, and only its stranded nodes are named', () => {
    const diagnosis = diagnosed(objects);
    expect({ verdict: diagnosis.verdict.code, stranded: strandedNodes(diagnosis) }).toEqual({ verdict, stranded });
  });

  test('gets the same verdict or none, whatever is left out', () => {
    const verdicts = choices(KINDS).map((kinds) => [kinds.join(), diagnosed(lacking(objects, kinds)).verdict.code]);
    expect(verdicts.filter(([, code]) => code !== verdict && code !== 'ASMG0503')).toEqual([]);
  });

  test('never has nothing wrong because one object is missing, if it is stranded with it', () => {
    const verdicts = objects.map((object) => diagnosed(objects.filter((each) => each !== object)).verdict.code);
    expect(verdict === 'ASMG0502' && verdicts.includes('ASMG0500')).toBe(false);
  });
});
