import { ClusterPlatform, Cni, ExternalTrafficPolicy, ProxyMode } from 'cdk8s-asm-gateway';
import { compare } from './measure';
import { reachabilityOfNodes } from '../src/model/matrix';

const COUNT = 5000;
const NODES = Array.from({ length: COUNT }, (_, index) => ({ name: `node-${index}`, gatewayPods: index % 10 === 0 ? 1 : 0 }));

/** A platform of its own for each run, so that no answer is remembered from the run before. */
const matrix = (nodes: typeof NODES) => () => reachabilityOfNodes({
  platform: ClusterPlatform.ack({ cni: Cni.FLANNEL, proxyMode: ProxyMode.IPTABLES, kubernetesVersion: '1.28' }),
  externalTrafficPolicy: ExternalTrafficPolicy.LOCAL,
}, nodes);

/** Who reaches a gateway, of every node of a large cluster, against two nodes. */
export const reachability = () => compare(
  `matrix of ${COUNT} nodes`, { name: '2 nodes', run: matrix(NODES.slice(0, 2)) }, { name: `${COUNT} nodes`, run: matrix(NODES) }, 25,
);
