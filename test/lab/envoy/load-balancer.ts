/** Envoy's configuration for the load balancer: listeners that end TLS, and listeners that put a PROXY header in front of a connection. */
import { discoveryResponse, type Endpoint, extension, httpFilter, loadAssignment, ORIGINAL_DESTINATION, socketAddress, tcpFilter } from './parts';

/** A listener that does more than pass packets on. */
export interface ProxyingListener extends Endpoint {
  /**
   * `tls` ends TLS and sends plain HTTP to the backends, as the HTTPS listener of a CLB does. `proxy-protocol` adds a PROXY header (version 2)
   * and leaves the bytes alone.
   */
  readonly kind: 'tls' | 'proxy-protocol';

  readonly backends: readonly Endpoint[];
}

/** The files that Envoy reads. */
export interface Files {
  readonly certificate: string;
  readonly key: string;
  readonly listeners: string;
  readonly clusters: string;
}

const nameOf = ({ address, port }: Endpoint): string => `${address}:${port}`;

/** A connection that meets no backend fails before a client gives up. */
const CONNECT_TIMEOUT = '2s';

function filterOf(listener: ProxyingListener): unknown {
  const cluster = nameOf(listener);
  return listener.kind === 'tls'
    ? httpFilter({
      name: cluster,
      virtualHosts: [{ name: 'all', domains: ['*'], action: { route: { cluster } } }],
      // It is the first proxy on the way, so it writes X-Forwarded-For.
      settings: { use_remote_address: true },
    })
    : tcpFilter(cluster);
}

function endingTls({ certificate, key }: Files): unknown {
  const pair = { certificate_chain: { filename: certificate }, private_key: { filename: key } };
  return extension('envoy.transport_sockets.tls', 'envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext', {
    common_tls_context: { tls_certificates: [pair] },
  });
}

function addingHeader(): unknown {
  const socket = extension('envoy.transport_sockets.raw_buffer', 'envoy.extensions.transport_sockets.raw_buffer.v3.RawBuffer');
  return extension(
    'envoy.transport_sockets.upstream_proxy_protocol',
    'envoy.extensions.transport_sockets.proxy_protocol.v3.ProxyProtocolUpstreamTransport',
    { config: { version: 'V2' }, transport_socket: socket },
  );
}

/** What the file of the listeners contains. Each has the address that clients ask for, and none is bound to it. */
export function listenersFile(listeners: readonly ProxyingListener[], files: Files): string {
  return discoveryResponse('envoy.config.listener.v3.Listener', listeners.map((listener) => ({
    name: nameOf(listener),
    address: socketAddress(listener),
    bind_to_port: false,
    filter_chains: [{ filters: [filterOf(listener)], ...(listener.kind === 'tls' ? { transport_socket: endingTls(files) } : {}) }],
  })));
}

/** What the file of the clusters contains: the backends of each listener. */
export function clustersFile(listeners: readonly ProxyingListener[]): string {
  return discoveryResponse('envoy.config.cluster.v3.Cluster', listeners.map((listener) => ({
    name: nameOf(listener),
    type: 'STATIC',
    connect_timeout: CONNECT_TIMEOUT,
    load_assignment: loadAssignment(nameOf(listener), listener.backends),
    ...(listener.kind === 'proxy-protocol' ? { transport_socket: addingHeader() } : {}),
  })));
}

/** The configuration that Envoy starts with: one listener takes all connections and hands each to the one whose address it was meant for. */
export function loadBalancerConfig(port: number, files: Files): string {
  const redirected = {
    name: 'redirected',
    address: socketAddress({ address: '0.0.0.0', port }),
    use_original_dst: true,
    listener_filters: [ORIGINAL_DESTINATION],
    // What is meant for no listener ends here.
    filter_chains: [{ filters: [tcpFilter('none')] }],
  };
  return JSON.stringify({
    node: { id: 'load-balancer', cluster: 'lab' },
    static_resources: { listeners: [redirected], clusters: [{ name: 'none', type: 'STATIC', load_assignment: loadAssignment('none', []) }] },
    dynamic_resources: {
      lds_config: { resource_api_version: 'V3', path_config_source: { path: files.listeners } },
      cds_config: { resource_api_version: 'V3', path_config_source: { path: files.clusters } },
    },
  });
}
