/** Envoy's configuration for a gateway pod: every port answers 404 and logs the address the connection came from. */
import { httpFilter, PROXY_HEADER, socketAddress } from './parts';

/** Where Istio's gateways say that they are ready. */
export const READY_PORT = 15021;

/** How a gateway's Envoy names itself in its answers (Istio, `pilot/pkg/networking/util/proxy_headers.go`, release 1.27). */
export const SERVER_NAME = 'istio-envoy';

/** One line of the access log; scenarios read it back. */
export interface AccessLogLine {
  /** Address of the connection's other end. */
  readonly from: string;

  /** Address of the client, as a PROXY header gives it, or the same. */
  readonly client: string;

  readonly host: string;
  readonly path: string;
  readonly port: string;
  readonly status: number;
}

const LOG: Readonly<Record<keyof AccessLogLine, string>> = {
  from: '%DOWNSTREAM_DIRECT_REMOTE_ADDRESS_WITHOUT_PORT%',
  client: '%DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT%',
  host: '%REQ(:AUTHORITY)%',
  path: '%REQ(:PATH)%',
  port: '%DOWNSTREAM_LOCAL_PORT%',
  status: '%RESPONSE_CODE%',
};

export interface GatewayOptions {
  readonly ports: readonly number[];

  /** Whether every connection must begin with a PROXY header. */
  readonly proxyProtocol: boolean;
}


function listener(port: number, status: number, options: { readonly logs: boolean; readonly proxyProtocol: boolean }): unknown {
  return {
    name: `port-${port}`,
    address: socketAddress({ address: '0.0.0.0', port }),
    listener_filters: options.proxyProtocol ? [PROXY_HEADER] : [],
    filter_chains: [{
      filters: [httpFilter({
        name: `port-${port}`,
        virtualHosts: [{ name: 'all', domains: ['*'], action: { direct_response: { status } } }],
        log: options.logs ? { ...LOG } : undefined,
        settings: { server_name: SERVER_NAME },
      })],
    }],
  };
}

/** The whole static configuration. */
export function gatewayConfig({ ports, proxyProtocol }: GatewayOptions): string {
  const listeners = [...new Set(ports)].filter((port) => port !== READY_PORT).map((port) => listener(port, 404, { logs: true, proxyProtocol }));
  const ready = listener(READY_PORT, 200, { logs: false, proxyProtocol: false });
  return JSON.stringify({ static_resources: { listeners: [...listeners, ready] } });
}
