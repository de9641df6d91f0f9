/**
 * Passes connections on: the host reaches the API server inside its namespace, and its own network stays untouched.
 * `relay.ts <listen> <to>`, each a socket file or `host:port`.
 */
import { connect, createServer } from 'net';

type Place = { readonly path: string } | { readonly host: string; readonly port: number };

function place(text: string): Place {
  if (text.startsWith('/')) {
    return { path: text };
  }
  const [host = '', port = ''] = text.split(':');
  return { host, port: Number(port) };
}

const [listen = '', to = ''] = process.argv.slice(2);
createServer((near) => {
  const far = connect(place(to));
  const end = (): void => {
    near.destroy(); far.destroy();
  };
  near.on('error', end).on('close', end);
  far.on('error', end).on('close', end);
  near.pipe(far);
  far.pipe(near);
}).listen(place(listen));
