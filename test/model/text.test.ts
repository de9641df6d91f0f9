import { platform } from './support';
import { FACTS } from '../../src/model/facts';
import { rowToJson } from '../../src/model/json';
import { BackendType, ListenerFeature, PublishedAddress } from '../../src/model/load-balancer';
import { reachabilityRows } from '../../src/model/matrix';
import { mermaidPath } from '../../src/model/mermaid';
import { ClusterPlatform, ProxyMode } from '../../src/model/platform';
import { ClientKind, TargetKind } from '../../src/model/question';
import { ExternalTrafficPolicy, NodeKind } from '../../src/model/service';
import { reachabilityTable } from '../../src/model/table';

const IPVS_1_28 = { platform: platform({ proxyMode: ProxyMode.IPVS }), externalTrafficPolicy: ExternalTrafficPolicy.LOCAL };
const STRANDED = { client: ClientKind.POD, node: NodeKind.WITHOUT_GATEWAY, target: TargetKind.LOAD_BALANCER };

describe('the table for people', () => {
  test('has a line for every client and a column for either address', () => {
    expect(reachabilityTable(reachabilityRows(IPVS_1_28))).toBe([
      'client                                  load balancer address   Service DNS name',
      'pod, node with gateway pod              yes (client IP)         yes (client IP)',
      'pod, node without gateway pod           yes (client IP)         yes (client IP)',
      'host network, node with gateway pod     yes (load balancer IP)  yes (node IP) [1]',
      'host network, node without gateway pod  no: timeout             yes (node IP) [1]',
      'outside the cluster                     yes (client IP)         no: unresolved *',
      '',
      '*  from documentation or inferred; not measured, and not read in code',
      '[1]  if the client resolves names of Services (dnsPolicy ClusterFirstWithHostNet)',
      'Every yes requires that a gateway pod listens on the port, which an Istio Gateway resource opens.',
      '',
    ].join('\n'));
  });

  test('shows the rows that it gets, and has empty cells for the others', () => {
    const [first, , , second] = reachabilityRows({ ...IPVS_1_28, status: PublishedAddress.HOSTNAME });
    expect(reachabilityTable([first, second])).toBe([
      'client                         load balancer address  Service DNS name',
      'pod, node with gateway pod     sometimes (node IP) *',
      'pod, node without gateway pod                         yes (client IP)',
      '',
      '*  from documentation or inferred; not measured, and not read in code',
      'Every yes requires that a gateway pod listens on the port, which an Istio Gateway resource opens.',
      '',
    ].join('\n'));
  });

  test('has a column only for an address of its rows', () => {
    const rows = reachabilityRows(IPVS_1_28).filter(({ client }) => client === ClientKind.POD);
    const headings = Object.values(TargetKind).map((target) => reachabilityTable(rows.filter((row) => row.target === target)).split('\n')[0]);
    expect(headings).toEqual([
      'client                         load balancer address',
      'client                         Service DNS name',
    ]);
  });

  test('has neither a source address nor a note if nothing is known', () => {
    const rows = reachabilityRows({ ...IPVS_1_28, platform: platform({ proxyMode: ProxyMode.NONE }) });
    expect(rows.map(({ confidence }) => confidence)).toContain('inferred');
    expect(reachabilityTable(rows)).toBe([
      'client                                  load balancer address  Service DNS name',
      'pod, node with gateway pod              unknown                unknown',
      'pod, node without gateway pod           unknown                unknown',
      'host network, node with gateway pod     unknown                unknown',
      'host network, node without gateway pod  unknown                unknown',
      'outside the cluster                     unknown                unknown',
      '',
    ].join('\n'));
  });

  test('says only no if requests fail on every possible data plane, but not in the same way', () => {
    const undeclared = ClusterPlatform.ack({ kubernetesVersion: '1.14' });
    const rows = reachabilityRows({ ...IPVS_1_28, platform: undeclared })
      .filter(({ client, node, target }) => `${client} ${node} ${target}` === 'host without-gateway load-balancer');
    expect(reachabilityTable(rows)).toBe([
      'client                                  load balancer address',
      'host network, node without gateway pod  no',
      '',
    ].join('\n'));
  });

  test('says whether a request skips what the listeners add, or may skip it', () => {
    const undeclared = ClusterPlatform.ack({ kubernetesVersion: '1.28.3', proxyMode: ProxyMode.IPTABLES });
    expect(reachabilityTable(reachabilityRows({
      platform: undeclared, externalTrafficPolicy: ExternalTrafficPolicy.CLUSTER, listenerFeatures: [ListenerFeature.TLS],
    })).split('\n').slice(0, 6)).toEqual([
      'client                                  load balancer address      Service DNS name',
      'pod, node with gateway pod              unknown: may skip TLS [1]  no: skips TLS',
      'pod, node without gateway pod           unknown: may skip TLS [1]  no: skips TLS',
      'host network, node with gateway pod     no: skips TLS              no: skips TLS',
      'host network, node without gateway pod  no: skips TLS              no: skips TLS',
      'outside the cluster                     yes *                      no: unresolved *',
    ]);
  });
});

describe('the flowchart', () => {
  test('goes through the node to a gateway pod', () => {
    expect(mermaidPath({ ...IPVS_1_28, ...STRANDED })).toBe([
      'flowchart LR',
      '  client("pod on a node without a gateway pod")',
      '  client --> w1s1["kube-proxy, IPVS, from 1.24 on"]',
      '  w1s1 -->|sees the client IP| e1(["endpoint on any node"])',
      '',
    ].join('\n'));
  });

  test('ends where the request is lost', () => {
    expect(mermaidPath({ ...IPVS_1_28, ...STRANDED, client: ClientKind.HOST })).toContain('e1{{"reply sent to the wrong place: timeout"}}');
  });

  test('goes to the load balancer if the node does not intercept, with two ends for an intermittent failure', () => {
    expect(mermaidPath({ ...IPVS_1_28, ...STRANDED, node: NodeKind.WITH_GATEWAY, status: PublishedAddress.HOSTNAME })).toBe([
      'flowchart LR',
      '  client("pod on a node with a gateway pod")',
      '  client --> w1s1["kube-proxy, IPVS, from 1.24 on"]',
      '  w1s1 -->|not intercepted| w1s2["private CLB"]',
      '  w1s2 --> e1{{"sent back to the client\'s own node"}}',
      '  w1s2 -->|sees a node IP| e2(["endpoint, by way of its node"])',
      '',
    ].join('\n'));
  });

  test('shows no node for a client outside', () => {
    expect(mermaidPath({ ...IPVS_1_28, client: ClientKind.EXTERNAL, target: TargetKind.LOAD_BALANCER })).toBe([
      'flowchart LR',
      '  client("client outside the cluster")',
      '  client --> w1s1["private CLB"]',
      '  w1s1 -->|sees the client IP| e1(["endpoint, by way of its node"])',
      '',
    ].join('\n'));
  });

  test('has dotted lines for several possible paths', () => {
    expect(mermaidPath({ ...IPVS_1_28, ...STRANDED, platform: platform({ podCidrKnown: undefined }) })).toBe([
      'flowchart LR',
      '  client("pod on a node without a gateway pod")',
      '  client -.-> w1s1["kube-proxy, iptables, pod range known"]',
      '  w1s1 -.->|sees the client IP| e1(["endpoint on any node"])',
      '  client -.-> w2s1["kube-proxy, iptables, pod range not known, from 1.25 on"]',
      '  w2s1 -.-> e2{{"dropped on the node: timeout"}}',
      '',
    ].join('\n'));
  });

  test('stays small on an undeclared platform', () => {
    const drawing = mermaidPath({ ...IPVS_1_28, ...STRANDED, platform: ClusterPlatform.unknown() });
    expect(drawing.split('\n').length).toBeLessThan(20);
  });

  test('ends in a box "not known" if the result is not known', () => {
    expect(mermaidPath({ ...IPVS_1_28, ...STRANDED, platform: platform({ proxyMode: ProxyMode.NONE }) })).toBe([
      'flowchart LR',
      '  client("pod on a node without a gateway pod")',
      '  client --> e1{{"not known"}}',
      '',
    ].join('\n'));
  });
});

test('a row in JSON has every field, with null for those that do not apply', () => {
  const rows = reachabilityRows({ ...IPVS_1_28, backendType: BackendType.NODE }).map(rowToJson);
  expect(Object.keys(rows[0]).sort()).toEqual([
    'bypasses', 'client', 'condition', 'confidence', 'connects', 'facts', 'failure', 'node', 'source', 'target', 'why', 'works',
  ]);
  expect(rows[0]).toMatchObject({ client: 'pod', node: 'with-gateway', target: 'load-balancer', connects: 'yes', failure: null, source: 'client' });
  expect(rows[8]).toMatchObject({ client: 'external', node: null, confidence: 'measured', facts: [{ id: 'F52' }, { id: 'F55' }, { id: 'F56' }] });
  rows.flatMap(({ facts }) => facts).forEach((fact) => expect(fact).toEqual({ id: fact.id, ...FACTS[fact.id] }));
});
