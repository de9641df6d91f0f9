import { type ApiObject, clusterObjects, type ClusterOptions, endpoint, pod, without } from './objects';
import { curesOf, diagnosed, diagnosedWithoutNodes, strandedNodes } from './support';

const OLD_IPVS: ClusterOptions = { mode: 'ipvs', version: 'v1.22.15-aliyun.1' };
const UNKNOWN_RANGE: ClusterOptions = { mode: 'iptables', clusterCidr: '' };
const TERWAY = { daemonSets: ['terway-eniip', 'kube-proxy-worker'], terway: { '10-terway.conf': '{"type":"terway"}' } };

describe('the diagnosis of a cluster with the documented fault', () => {
  const diagnosis = diagnosed(clusterObjects(OLD_IPVS));

  test('confirms it and names the nodes whose pods are stranded, and only those', () => {
    expect(diagnosis.verdict).toMatchObject({ code: 'ASMG0502', level: 'error' });
    expect(diagnosis.verdict.message).toBe('pods on 2 of 3 nodes (node-2 and node-3) cannot reach the load balancer address 203.0.113.7 of '
      + 'istio-system/istio-ingressgateway (refused)');
    expect(strandedNodes(diagnosis)).toEqual(['node-2', 'node-3']);
  });

  test('answers the three questions of the procedure', () => {
    expect(diagnosis.questions.map(({ id, answer }) => [id, answer])).toEqual([
      ['policy', 'Local'], ['gateway-nodes', 'node-1'], ['client-node', 'not on 2 of 3 nodes: node-2 and node-3'],
    ]);
  });

  test('offers the cures that fit the network, the one that costs least first, and eni never on Flannel', () => {
    expect(curesOf(diagnosis)).toEqual(['dns-only', 'hostname', 'cluster']);
  });

  test('prints the command for each cure that changes the Service', () => {
    expect(diagnosis.cures.map(({ patch, typescript }) => [patch, typescript])).toEqual([
      [undefined, 'strategy: TrafficStrategy.dnsOnly()'],
      [expect.stringContaining('"service.beta.kubernetes.io/alibaba-cloud-loadbalancer-hostname":"gw.example.com"'),
        'strategy: TrafficStrategy.hostname(\'gw.example.com\')'],
      ['kubectl --kubeconfig mesh.kubeconfig -n istio-system patch istiogateways.istio.alibabacloud.com ingressgateway --type merge '
        + '-p \'{"spec":{"externalTrafficPolicy":"Cluster"}}\'', 'strategy: TrafficStrategy.cluster()'],
    ]);
  });
});

describe('the verdict', () => {
  test.each<[string, ClusterOptions, string]>([
    ['IPVS before 1.24', OLD_IPVS, 'ASMG0502'],
    ['iptables without a pod range', UNKNOWN_RANGE, 'ASMG0502'],
    ['nftables without a pod range', { mode: 'nftables', clusterCidr: '' }, 'ASMG0502'],
    ['iptables with a pod range', {}, 'ASMG0500'],
    ['an empty mode, which is iptables', { mode: '' }, 'ASMG0500'],
    ['iptables without a pod range, but the policy Cluster', { ...UNKNOWN_RANGE, policy: 'Cluster' }, 'ASMG0500'],
    ['IPVS from 1.24, where only clients in the host network fail', { mode: 'ipvs' }, 'ASMG0302'],
    ['a pod range that holds no pod', { clusterCidr: '172.20.0.0/16' }, 'ASMG0502'],
    ['gateway pods on every node', { ...OLD_IPVS, endpoints: ['node-1', 'node-2', 'node-3'].map((name) => endpoint(name)) }, 'ASMG0500'],
    ['no endpoint', { endpoints: [] }, 'ASMG0504'],
    ['no ready endpoint', { endpoints: [endpoint('node-1', { ready: false, serving: false, terminating: false })] }, 'ASMG0504'],
    ['no address', { ingress: [] }, 'ASMG0506'],
    ['a Service without load balancer', { spec: { type: 'ClusterIP' } }, 'ASMG0501'],
    ['backends that were skipped', { events: [{ reason: 'SkipSyncBackends', message: 'Not sync pods' }] }, 'ASMG0505'],
    ['a synchronization that failed', { events: [{ reason: 'SyncLoadBalancerFailed', message: 'x', lastTimestamp: '2026-11-02T10:00:00Z' }] }, 'ASMG0505'],
    ['TLS that ends at the load balancer', {
      annotations: { 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-protocol-port': 'http:80' },
    }, 'ASMG0500'],
    ['a PROXY header that clients skip', {
      annotations: { 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-proxy-protocol': 'on' },
    }, 'ASMG0507'],
    ['a host name at a private CLB', {
      annotations: {
        'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type': 'intranet',
        'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-hostname': 'gw.example.com',
      },
      ingress: [{ hostname: 'gw.example.com' }],
    }, 'ASMG0510'],
    ['source ranges that leave out the pods', { spec: { loadBalancerSourceRanges: ['198.51.100.0/24'] } }, 'ASMG0508'],
    ['source ranges that contain pods and nodes', { spec: { loadBalancerSourceRanges: ['10.0.0.0/8', '192.168.0.0/16'] } }, 'ASMG0500'],
    ['source ranges that contain a part of the pods', { spec: { loadBalancerSourceRanges: ['10.244.1.0/28', '10.244.2.0/28', '10.244.3.0/28'] } }, 'ASMG0503'],
    ['a way to detect pods that does not exist', { detectLocalMode: 'constructor', mode: 'nftables' }, 'ASMG0503'],
    ['pods that are detected by their interface', { detectLocalMode: 'InterfaceNamePrefix', mode: 'nftables' }, 'ASMG0500'],
    ['pods that a release may not detect by their interface', { detectLocalMode: 'InterfaceNamePrefix', mode: 'nftables', version: 'v1.34.0' }, 'ASMG0503'],
    ['an unknown network', { daemonSets: ['cilium', 'kube-proxy'] }, 'ASMG0503'],
    ['another network', { daemonSets: ['weave-net', 'kube-proxy-worker'], ...UNKNOWN_RANGE }, 'ASMG0502'],
    ['a network that runs outside kube-system', { networkReason: 'CalicoIsUp', daemonSets: ['kube-proxy'] }, 'ASMG0503'],
    ['a known network that says that it is up', { networkReason: 'FlannelIsUp' }, 'ASMG0500'],
    ['an unknown network with the policy Cluster', { daemonSets: ['cilium', 'kube-proxy'], policy: 'Cluster' }, 'ASMG0500'],
  ])('of %s', (_about, options, code) => {
    expect(diagnosed(clusterObjects(options)).verdict.code).toBe(code);
  });

  test.each<[string, ApiObject[], string]>([
    ['the Service', without(clusterObjects(), 'Service'), 'the Service'],
    ['the nodes', without(clusterObjects(), 'Node'), 'the nodes'],
    ['the endpoints', without(clusterObjects(), 'EndpointSlice'), 'the EndpointSlices of the Service'],
  ])('is none without %s', (_about, objects, what) => {
    const { verdict } = diagnosed(objects);
    expect(verdict).toMatchObject({ code: 'ASMG0503', level: 'unknown' });
    expect(verdict.message).toContain(what);
  });

  test.each<[string, ApiObject[]]>([
    ['the configuration of kube-proxy', without(clusterObjects(), 'ConfigMap')],
    ['the DaemonSets, so the network', without(clusterObjects(UNKNOWN_RANGE), 'DaemonSet')],
    ['the configuration of Terway', without(clusterObjects({ ...TERWAY, ...UNKNOWN_RANGE }), 'ConfigMap', 'eni-config')],
  ])('stays open without %s', (_about, objects) => {
    expect(diagnosed(objects).verdict.code).toBe('ASMG0503');
  });

  test('speaks of all nodes if none can be judged, and of any node if there is none', () => {
    const unjudged = diagnosed(without(clusterObjects(UNKNOWN_RANGE), 'DaemonSet'));
    expect(unjudged.verdict.message).toContain('whether pods on all 3 nodes can reach');
    const { verdict } = diagnosedWithoutNodes(clusterObjects());
    expect(verdict).toMatchObject({ code: 'ASMG0503', why: expect.stringContaining('the cluster has no node') as unknown });
    expect(verdict.message).toContain('whether pods on any node can reach');
  });

  test('does not depend on a failed synchronization that a later one outdates', () => {
    const events = [
      { reason: 'SyncLoadBalancerFailed', message: 'x', lastTimestamp: '2026-11-02T10:00:00Z' },
      { reason: 'EnsuredLoadBalancer', message: 'y', lastTimestamp: '2026-11-02T10:05:00Z' },
    ];
    expect(diagnosed(clusterObjects({ events })).verdict.code).toBe('ASMG0500');
    expect(diagnosed(clusterObjects({ events: [{ ...events[0], lastTimestamp: '2026-11-02T10:06:00Z' }, events[1]] })).verdict.code).toBe('ASMG0505');
  });

  test('does not depend on missing backends if the synchronization succeeded in the same second', () => {
    const events = ['UnAvailableLoadBalancer', 'EnsuredLoadBalancer'].map((reason) => (
      { reason, message: 'x', lastTimestamp: '2026-11-02T10:00:00Z' }
    ));
    expect(diagnosed(clusterObjects({ events })).verdict.code).toBe('ASMG0500');
  });

  test('does not depend on what changes no answer', () => {
    const { verdict, unread } = diagnosed(without(clusterObjects({ policy: 'Cluster' }), 'ConfigMap'));
    expect(verdict.code).toBe('ASMG0500');
    expect(unread.map(({ what }) => what)).toContain('the configuration of kube-proxy');
  });
});

test.each([
  ['a container', { containers: [{ name: 'app' }, { name: 'istio-proxy' }] }],
  ['an init container that keeps running', { initContainers: [{ name: 'istio-proxy', restartPolicy: 'Always' }] }],
])('a client with a sidecar that is %s has the same verdict, and is told how the failure looks', (_about, spec) => {
  const objects = clusterObjects(OLD_IPVS);
  const [plain, meshed] = [{}, spec].map((each) => diagnosed([...objects, pod('client', 'node-2', each)], 'client'));
  expect(meshed?.verdict).toEqual(plain?.verdict);
  expect([plain, meshed].map((each) => each?.questions.at(-1)?.answer)).toEqual([
    'no: shop/client runs on node-2', 'no: shop/client runs on node-2, with a sidecar, which may answer 503 where a client without one gets a timeout',
  ]);
});

describe('a diagnosis for a pod', () => {
  const objects = clusterObjects(OLD_IPVS);

  test.each<[string, ApiObject, string]>([
    ['on a node with a gateway pod', pod('client', 'node-1'), 'ASMG0500'],
    ['on a node without one', pod('client', 'node-2'), 'ASMG0502'],
    ['in the host network', pod('client', 'node-2', { hostNetwork: true }), 'ASMG0502'],
    ['that is not scheduled', pod('client', undefined), 'ASMG0503'],
    ['on a node that was not read', pod('client', 'node-9'), 'ASMG0503'],
  ])('%s is about that pod', (_about, client, code) => {
    const { verdict } = diagnosed([...objects, client], 'client');
    expect(verdict.code).toBe(code);
    expect(verdict.message).toContain('shop/client');
  });

  test.each([['10.244.2.0/28', 'ASMG0500'], ['10.244.2.16/28', 'ASMG0508']])('compares its own address with the source range %s', (range, code) => {
    const filtered = clusterObjects({ spec: { loadBalancerSourceRanges: [range] } });
    expect(diagnosed([...filtered, pod('client', 'node-2')], 'client').verdict.code).toBe(code);
  });

  test('that was not read is no verdict on other pods', () => {
    expect(diagnosed(objects, 'client').verdict).toMatchObject({ code: 'ASMG0503', message: expect.stringContaining('shop/client') as string });
  });
});

describe('nodes with different data planes', () => {
  test('are judged by their own', () => {
    const options = { ...TERWAY, ...UNKNOWN_RANGE, labels: { 'node-3': { 'k8s.aliyun.com/exclusive-mode-eni-type': 'eniOnly' } } };
    const diagnosis = diagnosed(clusterObjects(options));
    expect(diagnosis.nodes.map(({ platform }) => platform.cni)).toEqual(['terway-eniip', 'terway-eniip', 'terway-exclusive-eni']);
    expect(strandedNodes(diagnosis)).toEqual(['node-2']);
  });

  test('that are virtual are not judged', () => {
    const diagnosis = diagnosed(clusterObjects({ ...OLD_IPVS, labels: { 'node-2': { type: 'virtual-kubelet' }, 'node-3': { type: 'virtual-kubelet' } } }));
    expect(diagnosis.verdict.code).toBe('ASMG0500');
    expect(diagnosis.nodes.map(({ notJudged }) => notJudged !== undefined)).toEqual([false, true, true]);
  });

  test('with a pod that drains count as nodes with a gateway pod from 1.26 on', () => {
    const endpoints = [endpoint('node-1'), endpoint('node-2', { ready: false, serving: true, terminating: true })];
    expect(strandedNodes(diagnosed(clusterObjects({ ...UNKNOWN_RANGE, endpoints })))).toEqual(['node-3']);
    expect(strandedNodes(diagnosed(clusterObjects({ ...UNKNOWN_RANGE, endpoints, version: 'v1.25.3-aliyun.1' })))).toEqual(['node-2', 'node-3']);
  });
});

test('what a yes requires beyond what was read is a part of the verdict', () => {
  const terway = { '10-terway.conf': '{"eniip_virtual_type":"IPVlan"}', 'in_cluster_loadbalance': 'false' };
  const { verdict } = diagnosed(clusterObjects({ daemonSets: ['terway-eniip', 'kube-proxy-worker'], terway }));
  expect(verdict).toMatchObject({ code: 'ASMG0500', why: expect.stringContaining('through a NAT gateway or an EIP') as string });
});

test('a gateway pod with an address of each IP family is counted once', () => {
  const both = [endpoint('node-1'), { ...endpoint('node-1'), addresses: ['fd00::5'] }];
  expect(diagnosed(clusterObjects({ endpoints: both })).nodes.map(({ gatewayPods }) => gatewayPods)).toEqual([1, 0, 0]);
});

describe('a cure', () => {
  test('is offered only if something is wrong', () => {
    expect(curesOf(diagnosed(clusterObjects()))).toEqual([]);
  });

  test('may be eni on Terway, where it costs nothing', () => {
    expect(curesOf(diagnosed(clusterObjects({ ...TERWAY, ...UNKNOWN_RANGE })))).toContain('eni');
  });

  test('removes annotations that another strategy owns', () => {
    const objects = clusterObjects({ ...OLD_IPVS, annotations: { 'service.beta.kubernetes.io/backend-type': 'ecs' } });
    const cluster = diagnosed(objects).cures.find(({ strategy }) => strategy === 'cluster');
    expect(cluster?.patch).toContain('"service.beta.kubernetes.io/backend-type":null');
  });

  test('for a PROXY header is the host name alone', () => {
    const annotations = { 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-proxy-protocol': 'on' };
    expect(curesOf(diagnosed(clusterObjects({ annotations })))).toEqual(['hostname']);
  });
});
