import { platform } from './support';
import { BackendType, AddressKind } from '../../src/model/load-balancer';
import { reachabilityOfNodes, reachabilityRows } from '../../src/model/matrix';
import { ProxyMode } from '../../src/model/platform';
import { ClientKind, TargetKind } from '../../src/model/question';
import { ExternalTrafficPolicy, NodeKind } from '../../src/model/service';

const SETUP = {
  platform: platform({ proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.23' }),
  externalTrafficPolicy: ExternalTrafficPolicy.LOCAL,
  backendType: BackendType.NODE,
};

describe('the nodes of a cluster', () => {
  test('have the rows of their kind', () => {
    const nodes = reachabilityOfNodes(SETUP, [{ name: 'a', gatewayPods: 2 }, { name: 'b', gatewayPods: 0 }, { name: 'c', gatewayPods: 1 }]);
    expect(nodes.map(({ name, gatewayPods, kind }) => ({ name, gatewayPods, kind }))).toEqual([
      { name: 'a', gatewayPods: 2, kind: NodeKind.WITH_GATEWAY },
      { name: 'b', gatewayPods: 0, kind: NodeKind.WITHOUT_GATEWAY },
      { name: 'c', gatewayPods: 1, kind: NodeKind.WITH_GATEWAY },
    ]);
    const expected = reachabilityRows(SETUP);
    nodes.forEach(({ kind, rows }) => expect(rows).toEqual(expected.filter(({ node }) => node === kind)));
  });

  test('share their rows, however many they are', () => {
    const nodes = reachabilityOfNodes(SETUP, Array.from({ length: 5000 }, (_, index) => ({ name: `node-${index}`, gatewayPods: index % 3 })));
    expect(nodes).toHaveLength(5000);
    expect(new Set(nodes.map(({ rows }) => rows)).size).toBe(2);
  });

  test('know when one of them is the only one with a gateway pod', () => {
    const setup = { ...SETUP, status: AddressKind.HOSTNAME };
    const answer = (gatewayPods: number[]) => reachabilityOfNodes(setup, gatewayPods.map((count, index) => ({ name: `${index}`, gatewayPods: count })))[0]
      .rows.find(({ client, target }) => client === ClientKind.POD && target === TargetKind.LOAD_BALANCER)?.connects;
    expect(answer([1, 0])).toBe('no');
    expect(answer([1, 1])).toBe('sometimes');
  });

  test('may be none', () => {
    expect(reachabilityOfNodes(SETUP, [])).toEqual([]);
  });
});
