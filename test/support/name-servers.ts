import { spawn } from 'child_process';
import { createSocket } from 'dgram';
import { readFileSync, writeFileSync } from 'fs';
import { createServer, type RequestListener } from 'http';
import { createServer as createTlsServer } from 'https';
import type { Server } from 'net';
import type { TLSSocket } from 'tls';

/*
 * A program that serves names and addresses, runs a command, and writes down what was asked:
 * name-servers.ts CONFIG SEEN COMMAND...
 */

/** A name, or `*.` and a domain for every name below it, with its address. */
export type Record = readonly [name: string, address: string];

/** A request: its Host header, the address that it was sent to, and with https the server name of TLS. */
export type Request = readonly [host: string, address: string, serverName?: string];

/** What to serve, and the files of a key and a certificate if the servers serve https too. */
interface Config {
  readonly records: readonly Record[];
  readonly certificate?: { readonly key: string; readonly ca: string };
}

/** The words that make a command run in a network namespace of its own, with its own mounts. */
export const NETWORK = ['unshare', '--user', '--map-root-user', '--net', '--mount'];

const TYPE_A = 1;
const NO_SUCH_NAME = 3;

/** The one question of a query: its name, its type, and where it ends. */
function questionOf(query: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at]; length > 0; length = query[at]) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 };
}

/** The answer to a query: the address, no address of this type, or no such name. */
function answerTo(query: Buffer, address: string | undefined): Buffer {
  const { type, end } = questionOf(query);
  const hasAddress = address !== undefined && type === TYPE_A;
  const header = Buffer.from([query[0], query[1], 0x81, address === undefined ? 0x80 | NO_SUCH_NAME : 0x80, 0, 1, 0, hasAddress ? 1 : 0, 0, 0, 0, 0]);
  const resource = hasAddress ? [0xc0, 12, 0, TYPE_A, 0, 1, 0, 0, 0, 1, 0, 4, ...address.split('.').map(Number)] : [];
  return Buffer.concat([header, query.subarray(12, end), Buffer.from(resource)]);
}

function addressOf(records: readonly Record[], name: string): string | undefined {
  const exact = records.find(([each]) => each === name);
  return (exact ?? records.find(([each]) => each.startsWith('*.') && name.endsWith(each.slice(1))))?.[1];
}

async function serveNames(records: readonly Record[], names: Set<string>): Promise<void> {
  const dns = createSocket('udp4', (query, { address, port }) => {
    const { name } = questionOf(query);
    names.add(name);
    dns.send(answerTo(query, addressOf(records, name)), port, address);
  });
  await new Promise<void>((resolve) => dns.bind(53, '127.0.0.1', resolve));
}

const listen = (server: Server, port: number, address: string) => new Promise<void>((resolve) => server.listen(port, address, resolve));

/** Serves http, and https with a certificate, on every address of a record. */
async function serveAddresses({ records, certificate }: Config, requests: Request[]): Promise<void> {
  for (const address of new Set(records.map(([, each]) => each))) {
    const answer: RequestListener = ({ headers: { host = '' }, socket }, response) => {
      const serverName = 'servername' in socket ? (socket as TLSSocket & { servername: string }).servername : undefined;
      requests.push(serverName === undefined ? [host, address] : [host, address, serverName]);
      response.writeHead(404).end();
    };
    await listen(createServer(answer), 80, address);
    if (certificate !== undefined) {
      await listen(createTlsServer({ key: readFileSync(certificate.key), cert: readFileSync(certificate.ca) }, answer), 443, address);
    }
  }
}

async function main([configFile, seenFile, program, ...args]: string[]): Promise<void> {
  const config = JSON.parse(readFileSync(configFile, 'utf8')) as Config;
  const names = new Set<string>();
  const requests: Request[] = [];
  await serveNames(config.records, names);
  await serveAddresses(config, requests);
  spawn(program, args, { stdio: 'inherit' }).on('close', (code) => {
    writeFileSync(seenFile, JSON.stringify({ names: [...names], requests }));
    process.exit(code ?? 1);
  });
}

if (require.main === module) {
  void main(process.argv.slice(2));
}
