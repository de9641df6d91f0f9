/** Parts of Envoy's configuration that several of the lab's Envoys share. The words are those of Envoy's API, version 3. */

/** A place that a connection goes to. */
export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

/** An extension with its settings. */
export function extension(name: string, type: string, settings: Readonly<Record<string, unknown>> = {}): unknown {
  return { name, typed_config: { '@type': `type.googleapis.com/${type}`, ...settings } };
}

export function socketAddress({ address, port }: Endpoint): unknown {
  return { socket_address: { address, port_value: port } };
}

/** The domains of a virtual host, and what becomes of its requests. */
export interface VirtualHost {
  readonly name: string;
  readonly domains: readonly string[];
  readonly action: Readonly<Record<string, unknown>>;
}

export interface HttpOptions {
  readonly name: string;
  readonly virtualHosts: readonly VirtualHost[];

  /** Fields of the access log. Without them nothing is logged. */
  readonly log?: Readonly<Record<string, string>>;

  /** Further settings of the connection manager. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

function accessLog(fields: Readonly<Record<string, string>>): unknown {
  const log_format = { json_format: fields };
  return extension('envoy.access_loggers.stdout', 'envoy.extensions.access_loggers.stream.v3.StdoutAccessLog', { log_format });
}

/** The filter that speaks HTTP. */
export function httpFilter({ name, virtualHosts, log, settings }: HttpOptions): unknown {
  const routed = virtualHosts.map((each) => ({ name: each.name, domains: each.domains, routes: [{ match: { prefix: '/' }, ...each.action }] }));
  return extension(
    'envoy.filters.network.http_connection_manager',
    'envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager',
    {
      stat_prefix: name,
      codec_type: 'AUTO',
      access_log: log ? [accessLog(log)] : [],
      http_filters: [extension('envoy.filters.http.router', 'envoy.extensions.filters.http.router.v3.Router')],
      route_config: { name, virtual_hosts: routed },
      ...settings,
    },
  );
}

/** The filter that passes bytes on. */
export function tcpFilter(cluster: string): unknown {
  return extension('envoy.filters.network.tcp_proxy', 'envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy', { stat_prefix: cluster, cluster });
}

/** The filter that finds the address which a redirected connection was meant for. */
export const ORIGINAL_DESTINATION = extension(
  'envoy.filters.listener.original_dst', 'envoy.extensions.filters.listener.original_dst.v3.OriginalDst',
);

/** The filter that reads a PROXY header. A connection without one is closed: that is the default of Envoy. */
export const PROXY_HEADER = extension(
  'envoy.filters.listener.proxy_protocol', 'envoy.extensions.filters.listener.proxy_protocol.v3.ProxyProtocol',
);

/** The endpoints of a cluster. */
export function loadAssignment(cluster: string, endpoints: readonly Endpoint[]): Readonly<Record<string, unknown>> {
  return {
    cluster_name: cluster,
    endpoints: [{ lb_endpoints: endpoints.map((each) => ({ endpoint: { address: socketAddress(each) } })) }],
  };
}

/** A file of resources, as Envoy reads them from a disk. */
export function discoveryResponse(type: string, resources: readonly Readonly<Record<string, unknown>>[]): string {
  return JSON.stringify({ resources: resources.map((each) => ({ '@type': `type.googleapis.com/${type}`, ...each })) });
}
