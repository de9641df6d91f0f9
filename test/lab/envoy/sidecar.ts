/**
 * Envoy's configuration for a sidecar, as Istio generates it for a client (`pilot/pkg/networking/core`, release 1.27: `httproute.go`,
 * `listener_builder.go`, `cluster_builder.go`): what it knows by name goes to the pods, everything else to where the client meant it to go.
 */
import { discoveryResponse, type Endpoint, httpFilter, loadAssignment, ORIGINAL_DESTINATION, socketAddress, tcpFilter } from './parts';

/** The port that a pod's outbound connections are redirected to, and the user whose connections are not. */
export const OUTBOUND_PORT = 15_001;
export const SIDECAR_USER = 1337;

/** Istio's default for every cluster (`connectTimeout` of its mesh configuration). */
export const CONNECT_SECONDS = 10;

const CONNECT_TIMEOUT = `${CONNECT_SECONDS}s`;

const PASSTHROUGH = 'PassthroughCluster';
const BLACK_HOLE = 'BlackHoleCluster';

/** A Service as a sidecar knows it. */
export interface MeshService {
  readonly host: string;
  readonly address: string;

  /** Ports by the protocol that Istio reads from their names. */
  readonly ports: readonly { readonly port: number; readonly protocol: 'http' | 'tcp'; readonly endpoints: readonly Endpoint[] }[];
}

/** One line of the access log. */
export interface SidecarLogLine {
  readonly to: string;
  readonly status: number;
  readonly flags: string;
  readonly details: string;
}

const LOG: Readonly<Record<keyof SidecarLogLine, string>> = {
  to: '%UPSTREAM_HOST%',
  status: '%RESPONSE_CODE%',
  flags: '%RESPONSE_FLAGS%',
  details: '%RESPONSE_CODE_DETAILS%',
};

const clusterOf = (service: MeshService, port: number): string => `outbound|${port}||${service.host}`;

/** The names by which clients ask for a Service: each shorter form, and its address. */
function domainsOf({ host, address }: MeshService): string[] {
  const [name = '', namespace = ''] = host.split('.');
  return [host, `${name}.${namespace}.svc`, `${name}.${namespace}`, address];
}

function httpListener(service: MeshService, port: number): unknown {
  return {
    name: `0.0.0.0_${port}`,
    address: socketAddress({ address: '0.0.0.0', port }),
    bind_to_port: false,
    filter_chains: [{
      filters: [httpFilter({
        name: String(port),
        virtualHosts: [
          { name: service.host, domains: domainsOf(service), action: { route: { cluster: clusterOf(service, port), timeout: '0s' } } },
          { name: 'allow_any', domains: ['*'], action: { route: { cluster: PASSTHROUGH, timeout: '0s' } } },
        ],
        log: { ...LOG },
      })],
    }],
  };
}

function tcpListener(service: MeshService, port: number): unknown {
  return {
    name: `${service.address}_${port}`,
    address: socketAddress({ address: service.address, port }),
    bind_to_port: false,
    filter_chains: [{ filters: [tcpFilter(clusterOf(service, port))] }],
  };
}

function outboundListener(): unknown {
  return {
    name: 'virtualOutbound',
    address: socketAddress({ address: '0.0.0.0', port: OUTBOUND_PORT }),
    use_original_dst: true,
    listener_filters: [ORIGINAL_DESTINATION],
    filter_chains: [
      // A connection to the port itself, for example a probe's: passed on, it would come back without end, until all connections are in use.
      { filter_chain_match: { destination_port: OUTBOUND_PORT }, filters: [tcpFilter(BLACK_HOLE)] },
      { filters: [tcpFilter(PASSTHROUGH)] },
    ],
  };
}

/** The files with the endpoints of a Service, as they come to Envoy over EDS: one for each port. */
export function endpointsFiles(service: MeshService): Readonly<Record<string, string>> {
  return Object.fromEntries(service.ports.map(({ port, endpoints }) => [
    endpointsName(port), discoveryResponse('envoy.config.endpoint.v3.ClusterLoadAssignment', [loadAssignment(clusterOf(service, port), endpoints)]),
  ]));
}

const endpointsName = (port: number): string => `endpoints-${port}.json`;

/** A cluster that gets its endpoints from a file in a folder. */
function discovered(name: string, folder: string, port: number): unknown {
  const path = `${folder}/${endpointsName(port)}`;
  const eds_cluster_config = { eds_config: { resource_api_version: 'V3', path_config_source: { path } } };
  return { name, type: 'EDS', eds_cluster_config, connect_timeout: CONNECT_TIMEOUT };
}

/** The configuration that Envoy starts with. */
export function sidecarConfig(service: MeshService, folder: string): string {
  const passthrough = { name: PASSTHROUGH, type: 'ORIGINAL_DST', lb_policy: 'CLUSTER_PROVIDED', connect_timeout: CONNECT_TIMEOUT };
  const blackHole = { name: BLACK_HOLE, type: 'STATIC', load_assignment: loadAssignment(BLACK_HOLE, []) };
  const listeners = service.ports.map(({ port, protocol }) => (protocol === 'http' ? httpListener : tcpListener)(service, port));
  const clusters = service.ports.map(({ port }) => discovered(clusterOf(service, port), folder, port));
  return JSON.stringify({
    node: { id: 'sidecar', cluster: 'lab' },
    static_resources: { listeners: [outboundListener(), ...listeners], clusters: [passthrough, blackHole, ...clusters] },
  });
}
