/** The matrix's objects: nodes, and one Service for each combination of settings, all with the same gateway behind. */
import { SERVICE_VARIANTS, type ServiceVariant } from './cells';
import { loadBalancerAddress } from '../cluster/addresses';
import type { Api, KubeObject } from '../cluster/api';
import type { Listener } from '../cluster/load-balancer';
import type { LabNode } from '../cluster/network';

/** A Service of the matrix as it came out. */
export interface MatrixService extends ServiceVariant {
  readonly name: string;
  readonly clusterAddress: string;
  readonly loadBalancer: string;
  readonly nodePort: number;
}

const PORT = 80;

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

async function createService(api: Api, variant: ServiceVariant, index: number, gateway: string, node: LabNode): Promise<MatrixService> {
  const name = `gateway-${index}`;
  const loadBalancer = loadBalancerAddress(index);
  const service = await api.create('/api/v1/namespaces/default/services', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: {
      type: 'LoadBalancer',
      externalTrafficPolicy: variant.externalTrafficPolicy,
      internalTrafficPolicy: variant.internalTrafficPolicy,
      ports: [{ name: 'http2', port: PORT, targetPort: PORT }],
    },
  } as KubeObject) as unknown as { spec: { clusterIP: string; ports: { nodePort: number }[] } };
  // Both kinds of endpoints: 1.20 and older read Endpoints, newer ones EndpointSlices.
  await api.create('/api/v1/namespaces/default/endpoints', {
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: { name },
    subsets: [{ addresses: [{ ip: gateway, nodeName: node.name }], ports: [{ name: 'http2', port: PORT, protocol: 'TCP' }] }],
  });
  await api.create('/apis/discovery.k8s.io/v1/namespaces/default/endpointslices', {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name, labels: { 'kubernetes.io/service-name': name } },
    addressType: 'IPv4',
    endpoints: [{ addresses: [gateway], nodeName: node.name, conditions: { ready: true, serving: true, terminating: false } }],
    ports: [{ name: 'http2', port: PORT, protocol: 'TCP' }],
  });
  const status = { loadBalancer: { ingress: [ingressOf(variant.status, name, loadBalancer)] } };
  await api.merge(`/api/v1/namespaces/default/services/${name}/status`, { status });
  return { ...variant, name, loadBalancer, clusterAddress: service.spec.clusterIP, nodePort: service.spec.ports[0]?.nodePort ?? 0 };
}

/** Creates every Service of the matrix. */
export async function createServices(api: Api, gateway: string, node: LabNode): Promise<MatrixService[]> {
  const services: MatrixService[] = [];
  for (const [position, variant] of SERVICE_VARIANTS.entries()) {
    services.push(await createService(api, variant, position + 1, gateway, node));
  }
  return services;
}

/**
 * The backends as the cloud controller registers them: pods for backend type eni under either policy; otherwise nodes with
 * a gateway pod under Local and all nodes under Cluster (cloud-provider-alibaba-cloud, clbv1/vgroups.go, v2.14.0).
 */
export function listenerOf(service: MatrixService, gateway: string, withGateway: LabNode, nodes: readonly LabNode[]): Listener {
  const backends = service.backend === 'eni'
    ? [{ address: gateway, port: PORT }]
    : (service.externalTrafficPolicy === 'Local' ? [withGateway] : nodes).map((node) => ({ address: node.address, port: service.nodePort }));
  return { address: service.loadBalancer, port: PORT, backends };
}
