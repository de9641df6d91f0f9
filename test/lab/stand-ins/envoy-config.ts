/** Envoy's configuration for a gateway pod: every port answers 404 and logs the address the connection came from. */

/** Where Istio's gateways say that they are ready. */
export const READY_PORT = 15021;

const connectionManager = 'type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager';
const router = 'type.googleapis.com/envoy.extensions.filters.http.router.v3.Router';
const stdout = 'type.googleapis.com/envoy.extensions.access_loggers.stream.v3.StdoutAccessLog';

/** One line of the access log; scenarios read it back. */
export interface AccessLogLine {
  readonly from: string;
  readonly host: string;
  readonly path: string;
  readonly port: string;
  readonly status: number;
}

function listener(port: number, status: number, logs: boolean): unknown {
  return {
    name: `port-${port}`,
    address: { socket_address: { address: '0.0.0.0', port_value: port } },
    filter_chains: [{
      filters: [{
        name: 'envoy.filters.network.http_connection_manager',
        typed_config: {
          '@type': connectionManager,
          'stat_prefix': `port-${port}`,
          'codec_type': 'AUTO',
          'access_log': logs ? [{
            name: 'envoy.access_loggers.stdout',
            typed_config: {
              '@type': stdout,
              'log_format': {
                json_format: {
                  from: '%DOWNSTREAM_DIRECT_REMOTE_ADDRESS_WITHOUT_PORT%',
                  host: '%REQ(:AUTHORITY)%',
                  path: '%REQ(:PATH)%',
                  port: '%DOWNSTREAM_LOCAL_PORT%',
                  status: '%RESPONSE_CODE%',
                },
              },
            },
          }] : [],
          'http_filters': [{ name: 'envoy.filters.http.router', typed_config: { '@type': router } }],
          'route_config': { virtual_hosts: [{ name: 'all', domains: ['*'], routes: [{ match: { prefix: '/' }, direct_response: { status } }] }] },
        },
      }],
    }],
  };
}

/** The whole static configuration for a set of container ports. */
export function envoyConfig(ports: readonly number[]): string {
  const listeners = [...new Set(ports)].filter((port) => port !== READY_PORT).map((port) => listener(port, 404, true));
  return JSON.stringify({ static_resources: { listeners: [...listeners, listener(READY_PORT, 200, false)] } });
}
