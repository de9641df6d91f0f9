/** Kinds of listeners of the load balancer, each with a gateway that is configured for it, and what clients do with it. */
import { example } from './manifests';
import type { KubeObject } from '../cluster/api';
import { WEBSITE } from '../cluster/certificates';
import type { Policy } from '../matrix/cells';
import { PROXY_CONFIG } from '../stand-ins/asm-operator';

const ANNOTATION = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-';

/** What a client gets: curl's exit code and a part of its message, or the status of the gateway's answer. */
export interface Outcome {
  readonly words: string;
  readonly connected: boolean;
  readonly exit: number;
  readonly error: string;
}

export const WORKS: Outcome = { words: 'works', connected: true, exit: 0, error: '' };
export const NO_CONNECTION: Outcome = { words: 'no connection (curl 28)', connected: false, exit: 28, error: '' };

/** A kind of listener, and what clients do with it. */
export interface ListenerKind {
  readonly serviceAnnotations: Readonly<Record<string, string>>;
  readonly podAnnotations: Readonly<Record<string, string>>;

  /** Arguments of curl for a request to a host. */
  readonly curl: (host: string, path: string, authority: string) => readonly string[];

  /** What a client gets that reaches the gateway and skips the load balancer. */
  readonly skipped: Outcome;

  /** Whether the load balancer is the client of its backends: then a server may be client and backend of one connection. */
  readonly isFullProxy: boolean;
}

export const TLS: ListenerKind = {
  serviceAnnotations: { [`${ANNOTATION}protocol-port`]: 'https:443', [`${ANNOTATION}cert-id`]: '123456789-cn-hangzhou' },
  podAnnotations: {},
  curl: (host, path, authority) => ['--cacert', authority, '--connect-to', `${WEBSITE}:443:${host}:443`, `https://${WEBSITE}${path}`],
  skipped: { words: 'connects, then "wrong version number" (curl 35)', connected: true, exit: 35, error: 'wrong version number' },
  isFullProxy: true,
};

export const PROXY: ListenerKind = {
  serviceAnnotations: { [`${ANNOTATION}proxy-protocol`]: 'on' },
  podAnnotations: { [PROXY_CONFIG]: JSON.stringify({ gatewayTopology: { proxyProtocol: {} } }) },
  curl: (host, path) => [`http://${host}${path}`],
  skipped: { words: 'connects, then the gateway resets the connection (curl 56)', connected: true, exit: 56, error: 'reset by peer' },
  isFullProxy: false,
};

/** The policy, and what the status of the Service holds. */
export interface State {
  readonly policy: Policy;
  readonly status: 'ip' | 'hostname';
}

export function meshOf({ policy, status }: State, { serviceAnnotations, podAnnotations }: ListenerKind): KubeObject[] {
  const name = status === 'hostname' ? { [`${ANNOTATION}hostname`]: 'gateway.example.com' } : {};
  return example(policy === 'Local' ? 'dns-only' : 'cluster').mesh.map((object) => ({
    ...object, spec: { ...object.spec as object, serviceAnnotations: { ...serviceAnnotations, ...name }, podAnnotations },
  }));
}
