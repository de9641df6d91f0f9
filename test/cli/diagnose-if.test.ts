import { diagnoseFiles } from './diagnose-command';
import { Workplace } from './support';
import { clusterObjects, type ClusterOptions } from '../diagnose/objects';

let place: Workplace;
beforeEach(() => (place = new Workplace()));
afterEach(() => place.remove());

interface Change {
  readonly node: string;
  readonly client: string;
  readonly before: string;
  readonly after: string;
}

async function assumed(options: ClusterOptions, assumption: string) {
  const { code, stdout } = await diagnoseFiles(place, clusterObjects(options), '--if', assumption, '--output', 'json');
  const document = JSON.parse(stdout) as {
    verdict: { code: string }; changes: Change[]; curesBeforeChange: { strategy: string }[]; unknownNodes: string[];
  };
  return { code, ...document };
}

const changed = (node: string, client: string, before: string, after: string) => expect.objectContaining({ node, client, before, after, target: 'load-balancer' }) as Change;
const text = async (options: ClusterOptions, assumption: string) => (await diagnoseFiles(place, clusterObjects(options), '--if', assumption)).stdout;

describe('diagnose --if', () => {
  test('names the nodes whose answer gets better', async () => {
    const { code, verdict, changes, curesBeforeChange } = await assumed({ mode: 'ipvs', version: 'v1.22.15' }, 'proxy-mode=iptables');
    expect([code, verdict.code, curesBeforeChange]).toEqual([1, 'ASMG0502', []]);
    expect(changes).toEqual([
      changed('node-2', 'pod', 'no', 'yes'), changed('node-2', 'host', 'no', 'yes'),
      changed('node-3', 'pod', 'no', 'yes'), changed('node-3', 'host', 'no', 'yes'),
    ]);
  });

  test('names those whose answer gets worse, and what to set before the change', async () => {
    const { code, verdict, changes, curesBeforeChange } = await assumed({ version: 'v1.22.15' }, 'proxy-mode=ipvs');
    expect([code, verdict.code]).toEqual([0, 'ASMG0500']);
    expect(changes.map(({ node, before, after }) => [node, before, after])).toContainEqual(['node-2', 'yes', 'no']);
    expect(curesBeforeChange.map(({ strategy }) => strategy)).toEqual(['dns-only', 'hostname', 'cluster']);
    expect(await text({ version: 'v1.22.15' }, 'proxy-mode=ipvs')).toMatchSnapshot();
  });

  test('says that nothing changes', async () => {
    const { changes } = await assumed({ mode: 'iptables' }, 'proxy-mode=nftables');
    expect(changes).toEqual([]);
    expect(await text({ mode: 'iptables' }, 'proxy-mode=nftables')).toContain('With proxy-mode=nftables: no answer changes.\n');
  });

  test('recommends nothing that is not known to work: IPVS is announced to be removed', async () => {
    const { changes, curesBeforeChange } = await assumed({ mode: 'ipvs', version: 'v1.34.1' }, 'kubernetes=1.43');
    expect(new Set(changes.map(({ after }) => after))).toEqual(new Set(['unknown']));
    expect(curesBeforeChange).toEqual([]);
    const printed = await text({ mode: 'ipvs', version: 'v1.34.1' }, 'kubernetes=1.43');
    expect(printed).toContain('No strategy is known to keep clients in the cluster working after the change.');
    expect(printed).toContain('Source: https://github.com/kubernetes/kubernetes/');
  });

  test('names the nodes without an answer before and after the change', async () => {
    const unknown = await assumed({ mode: 'unheard-of' }, 'kubernetes=1.33');
    expect(unknown.unknownNodes).toEqual(['node-1', 'node-2', 'node-3']);
    expect(await text({ mode: 'unheard-of' }, 'kubernetes=1.33')).toContain('no known answer changes.\n  Not known, now and then: pods on 3 nodes (node-1, node-2, node-3).\n');
  });

  test('explains also the Services of --all that only the change breaks', async () => {
    const objects = clusterObjects({ version: 'v1.22.15' });
    const copies = objects.filter(({ kind }) => ['Service', 'EndpointSlice'].includes(kind))
      .map((object) => ({ ...object, metadata: { ...object.metadata, namespace: 'shop' } }));
    const { code, stdout } = await diagnoseFiles(place, [...objects, ...copies], '--all', '--if', 'proxy-mode=ipvs');
    expect([code, stdout.match(/^With proxy-mode=ipvs:$/gm)]).toEqual([0, ['With proxy-mode=ipvs:', 'With proxy-mode=ipvs:']]);
  });

  test('replaces a mode that is not examined', async () => {
    const { changes } = await assumed({ mode: 'userspace' }, 'proxy-mode=iptables');
    expect(changes).toContainEqual(changed('node-2', 'pod', 'unknown', 'yes'));
  });

  test('says nothing about a Service without a load balancer', async () => {
    expect(await text({ spec: { type: 'ClusterIP' } }, 'proxy-mode=ipvs')).not.toContain('With proxy-mode');
  });

  test('does not give kube-proxy to a node without it', async () => {
    const labels = { 'node-2': { 'k8s.aliyun.com/no-kube-proxy': 'true' } };
    const { changes } = await assumed({ mode: 'ipvs', version: 'v1.22.15', labels }, 'proxy-mode=iptables');
    expect(changes.map(({ node }) => node)).not.toContain('node-2');
  });

  test('takes several assumptions', async () => {
    const printed = await text({}, 'kubernetes=1.22, proxy-mode=ipvs,cni=flannel,pod-cidr-known=true,in-cluster-load-balance=false');
    expect(printed).toContain('With cni=flannel, proxy-mode=ipvs, kubernetes=1.22, pod-cidr-known=true, in-cluster-load-balance=false:\n');
  });

  test.each([
    ['mode=ipvs', '--if: "mode=ipvs" is not an assumption; write key=value with cni, proxy-mode, kubernetes'],
    ['proxy-mode', '--if: "proxy-mode" is not an assumption'],
    ['proxy-mode=', '--if: "proxy-mode=" is not an assumption'],
    ['proxy-mode=ebpf', '--if: "ebpf" is not a value of proxy-mode; use iptables, ipvs, nftables or none'],
    ['kubernetes=unknown', '--if: "kubernetes=unknown" assumes nothing; leave it out'],
    ['kubernetes=new', '--kubernetes "new" is not a version'],
    ['proxy-mode=ipvs,proxy-mode=nftables', '--if: proxy-mode is assumed twice'],
    ['', '--if: "" is not an assumption'],
  ])('refuses %j', async (written, message) => {
    const { code, stderr } = await place.run(['diagnose', '--if', written]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});
