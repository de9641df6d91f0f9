import { ClusterPlatform, Cni, ExternalTrafficPolicy, ProxyMode } from 'cdk8s-asm-gateway';
import { compare } from './measure';
import { reachabilityRows } from '../src/model/matrix';
import { NodeKind } from '../src/model/service';

const COUNT = 5000;
const NODES = Array.from({ length: COUNT }, (_, index) => ({ name: `node-${index}`, gatewayPods: index % 10 === 0 ? 1 : 0 }));

/** Computes the rows of each kind of node once, and gives them to every node. The platform is new, to avoid cached answers. */
const matrix = (nodes: typeof NODES) => () => {
  const rows = reachabilityRows({
    platform: ClusterPlatform.ack({ cni: Cni.FLANNEL, proxyMode: ProxyMode.IPTABLES, kubernetesVersion: '1.28' }),
    externalTrafficPolicy: ExternalTrafficPolicy.LOCAL,
  });
  const ofKind = new Map(Object.values(NodeKind).map((kind) => [kind, rows.filter(({ node }) => node === kind)]));
  return nodes.map(({ name, gatewayPods }) => (
    { name, rows: ofKind.get(gatewayPods > 0 ? NodeKind.WITH_GATEWAY : NodeKind.WITHOUT_GATEWAY) }));
};

/** The reachability from every node of a large cluster, compared with two nodes. */
export const reachability = () => compare(
  `matrix of ${COUNT} nodes`, { name: '2 nodes', run: matrix(NODES.slice(0, 2)) }, { name: `${COUNT} nodes`, run: matrix(NODES) }, 25,
);
