import { existsSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { NETWORK, type Record, type Request } from './name-servers';
import type { Servers } from './servers';

/* Names and servers in a network namespace of a test's own: a DNS server, /etc/resolv.conf, /etc/hosts, web servers. */

/** What exists there. */
export interface NamedWorld {
  /** The search list of /etc/resolv.conf. */
  readonly search: readonly string[];

  /** The lines of /etc/hosts. */
  readonly hosts?: readonly string[];

  /** Files of a key and a certificate: the servers also serve https. */
  readonly certificate?: { readonly key: string; readonly ca: string };

  /** Names, or `*.` and a domain, each with an address from 127.0.0.2 on. */
  readonly records: readonly Record[];
}

/** What the servers saw. */
export interface Seen {
  /** Names that DNS was asked for, each once. */
  readonly names: readonly string[];

  /** Host headers, each with the address that it was sent to, and with https the server name of TLS. */
  readonly requests: readonly Request[];
}

/** Builds the world in a folder: the words that make a command run in it, and what its servers saw afterwards. */
export function named(servers: Servers, { search, hosts = [], certificate, records }: NamedWorld): { within: string[]; seen: () => Seen } {
  const folder = servers.folder();
  const file = (name: string) => join(folder, name);
  writeFileSync(file('resolv.conf'), `search ${search.join(' ')}\nnameserver 127.0.0.1\noptions ndots:5\n`);
  writeFileSync(file('hosts'), ['127.0.0.1 localhost', ...hosts, ''].join('\n'));
  writeFileSync(file('config'), JSON.stringify({ records, certificate }));
  const mounts = 'ip link set lo up && mount --bind "$1" /etc/resolv.conf && mount --bind "$2" /etc/hosts && shift 2 && exec "$@"';
  const serving = [process.execPath, '--import', 'tsx', join(__dirname, 'name-servers.ts'), file('config'), file('seen')];
  return {
    within: [...NETWORK, 'sh', '-c', mounts, 'sh', file('resolv.conf'), file('hosts'), ...serving],
    seen: () => (existsSync(file('seen')) ? JSON.parse(readFileSync(file('seen'), 'utf8')) as Seen : { names: [], requests: [] }),
  };
}
