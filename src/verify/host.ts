import { UrlScheme } from '../gateway/gateway-contract';
import { OWN_PORT } from '../kubernetes/url-port';

/*
 * Hosts, ports and URLs as users write them.
 */

/** A host and a port. */
export interface HostAndPort {
  readonly host: string;
  readonly port: number;
}

/** A URL in three parts. */
export interface UrlParts {
  readonly scheme: UrlScheme;
  readonly authority: string;

  /** Path and query. */
  readonly rest: string;
}

const HOST = /^[A-Za-z0-9._:[\]-]+$/;

/**
 * Whether a text is a host and nothing else: a URL parser returns it unchanged, except for capitals and long forms of
 * IPv6 addresses.
 */
export function isHost(text: unknown): text is string {
  if (typeof text !== 'string') {
    return false;
  }
  const url = `http://${bracketed(text)}/`;
  if (!HOST.test(text) || !URL.canParse(url)) {
    return false;
  }
  const { hostname, port, pathname } = new URL(url);
  return port === '' && pathname === '/' && (hostname.startsWith('[') || hostname === text.toLowerCase());
}

/** Whether a number is a port number. */
export function isPort(port: unknown): port is number {
  return typeof port === 'number' && Number.isInteger(port) && port >= 1 && port <= 65535;
}

/** A host and the port behind it, or the usual port. An IPv6 address needs brackets if a port follows. */
export function hostAndPort(text: string, usual: number): HostAndPort {
  const [, host, digits] = (isHost(text) ? undefined : /^(.*):(\d{1,5})$/s.exec(text)) ?? [];
  return host === undefined ? { host: text, port: usual } : { host, port: Number(digits) };
}

/** Whether a text is a host, or a host and a port. */
export function isHostAndMaybePort(text: string): boolean {
  const { host, port } = hostAndPort(text, 1);
  return isHost(host) && isPort(port);
}

/** The part of a URL between scheme and path. The scheme's own port is left out. */
export function authorityOf({ host, port }: HostAndPort, scheme: UrlScheme): string {
  return `${bracketed(host)}${port === OWN_PORT[scheme] ? '' : `:${port}`}`;
}

/** The parts of a URL. An invalid URL has parts too: a finding reports what is wrong with it. */
export function partsOf(url: string): UrlParts {
  const [, scheme, authority = '', rest = ''] = /^(https?):\/\/([^/?#]*)(.*)$/s.exec(url) ?? [];
  return { scheme: scheme === 'https' ? UrlScheme.HTTPS : UrlScheme.HTTP, authority, rest };
}

/** Whether a text is an http or https URL without user and password. */
export function isPlainUrl(text: unknown): text is string {
  if (typeof text !== 'string' || !URL.canParse(text)) {
    return false;
  }
  const { protocol, username, password, hostname, port } = new URL(text);
  return ['http:', 'https:'].includes(protocol) && username === '' && password === ''
    && HOST.test(hostname) && port !== '0';
}

/** The URL without user and password, which must not appear in a message. */
export function withoutPassword(url: unknown): unknown {
  return typeof url !== 'string' ? url : url.replace(/\/\/[^/?#]*@/s, '//***@');
}

/** An IPv6 address in the form that URLs need. */
export function bracketed(address: string): string {
  return address.includes(':') && !address.startsWith('[') ? `[${address}]` : address;
}
