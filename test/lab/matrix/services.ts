/** The matrix's objects: nodes, and one Service for each combination of settings, all with the same gateway behind. */
import type { ExtraSettings, ServiceVariant } from './cells';
import { loadBalancerAddress, NODE_RANGE, OFFICE_RANGE, POD_RANGE } from '../cluster/addresses';
import type { Api, KubeObject } from '../cluster/api';
import type { Listener } from '../cluster/load-balancer';
import type { LabNode } from '../cluster/network';

/** A Service of the matrix as it came out. */
export interface MatrixService {
  readonly variant: ServiceVariant;
  readonly name: string;
  readonly clusterAddress: string;
  readonly loadBalancer: string;
  readonly nodePort: number;
}

const PORT = 80;

/** A port on which the gateway pod does not listen. */
const CLOSED_PORT = 81;

/** What `sourceRanges` allows. */
export const RANGES: Readonly<Record<NonNullable<ExtraSettings['sourceRanges']>, readonly string[]>> = {
  outside: [OFFICE_RANGE],
  cluster: [NODE_RANGE, POD_RANGE],
};

/** Nodes without a kubelet: kube-proxy only asks for their addresses. */
export async function createNodes(api: Api, nodes: readonly LabNode[]): Promise<void> {
  for (const node of nodes) {
    await api.create('/api/v1/nodes', {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name: node.name, labels: { 'kubernetes.io/hostname': node.name } },
      spec: { podCIDR: node.podRange, podCIDRs: [node.podRange] },
    });
    await api.merge(`/api/v1/nodes/${node.name}/status`, {
      status: {
        addresses: [{ type: 'InternalIP', address: node.address }, { type: 'Hostname', address: node.name }],
        conditions: [{ type: 'Ready', status: 'True', reason: 'Lab', lastHeartbeatTime: null, lastTransitionTime: null }],
      },
    });
  }
}

function ingressOf(status: ServiceVariant['status'], name: string, address: string): Record<string, string> {
  switch (status) {
    case 'ip': return { ip: address };
    case 'hostname': return { hostname: `${name}.example.com` };
    case 'ip-proxy': return { ip: address, ipMode: 'Proxy' };
  }
}

function serviceOf(name: string, variant: ServiceVariant): KubeObject {
  const { externalTrafficPolicy, internalTrafficPolicy, sourceRanges, sessionAffinity } = variant;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: {
      type: 'LoadBalancer',
      externalTrafficPolicy,
      internalTrafficPolicy,
      sessionAffinity,
      loadBalancerSourceRanges: sourceRanges && RANGES[sourceRanges],
      ports: [{ name: 'http2', port: PORT, targetPort: targetPortOf(variant) }],
    },
  };
}

const targetPortOf = ({ gateway }: ServiceVariant): number => (gateway === 'not-listening' ? CLOSED_PORT : PORT);

/** The gateway pod as an endpoint, in both kinds: kube-proxy up to 1.20 reads Endpoints, newer ones EndpointSlices. */
async function createEndpoints(api: Api, name: string, variant: ServiceVariant, gateway: string, node: LabNode): Promise<void> {
  const ready = variant.gateway !== 'not-ready';
  const ports = [{ name: 'http2', port: targetPortOf(variant), protocol: 'TCP' }];
  await api.create('/api/v1/namespaces/default/endpoints', {
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: { name },
    subsets: [{ [ready ? 'addresses' : 'notReadyAddresses']: [{ ip: gateway, nodeName: node.name }], ports }],
  });
  await api.create('/apis/discovery.k8s.io/v1/namespaces/default/endpointslices', {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name, labels: { 'kubernetes.io/service-name': name } },
    addressType: 'IPv4',
    endpoints: [{ addresses: [gateway], nodeName: node.name, conditions: { ready, serving: ready, terminating: false } }],
    ports,
  });
}

async function createService(api: Api, variant: ServiceVariant, index: number, gateway: string, node: LabNode): Promise<MatrixService> {
  const name = `gateway-${index}`;
  const loadBalancer = loadBalancerAddress(index);
  const created = await api.create('/api/v1/namespaces/default/services', serviceOf(name, variant));
  const { clusterIP, ports } = created.spec as { clusterIP: string; ports: { nodePort: number }[] };
  await createEndpoints(api, name, variant, gateway, node);
  const status = { loadBalancer: { ingress: [ingressOf(variant.status, name, loadBalancer)] } };
  await api.merge(`/api/v1/namespaces/default/services/${name}/status`, { status });
  return { variant, name, loadBalancer, clusterAddress: clusterIP, nodePort: ports[0]?.nodePort ?? 0 };
}

/** Creates every Service of the matrix. */
export async function createServices(
  api: Api, variants: readonly ServiceVariant[], gateway: string, node: LabNode,
): Promise<MatrixService[]> {
  const services: MatrixService[] = [];
  for (const [position, variant] of variants.entries()) {
    services.push(await createService(api, variant, position + 1, gateway, node));
  }
  return services;
}

/**
 * The backends as the cloud controller registers them: pods for backend type eni under either policy; otherwise nodes with
 * a ready gateway pod under Local and all nodes under Cluster (cloud-provider-alibaba-cloud, clbv1/vgroups.go, v2.14.0).
 */
export function listenerOf(service: MatrixService, gateway: string, withGateway: LabNode, nodes: readonly LabNode[]): Listener {
  const { variant, nodePort, loadBalancer } = service;
  const local = variant.gateway === 'not-ready' ? [] : [withGateway];
  const backends = variant.backend === 'eni'
    ? [{ address: gateway, port: PORT }]
    : (variant.externalTrafficPolicy === 'Local' ? local : nodes).map(({ address }) => ({ address, port: nodePort }));
  return { address: loadBalancer, port: PORT, backends };
}
