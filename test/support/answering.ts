import { BESIDE_BLACK_HOLE } from './black-hole';

/** A server: its address, its port, and the statuses of its answers. The last status is repeated; 0 closes the connection. */
export type Answering = readonly [address: string, port: number, ...statuses: number[]];

/** A program that serves, runs a command, and ends as the command does. */
const SERVE = `
const { createServer } = require('http');
const { spawn } = require('child_process');
const [servers, program, ...args] = process.argv.slice(1);
const listen = ([address, port, ...statuses]) => new Promise((listening) => {
  createServer((request, response) => {
    const status = statuses.length > 1 ? statuses.shift() : statuses[0];
    status === 0 ? request.socket.destroy() : response.writeHead(status).end();
  }).listen(port, address, listening);
});
Promise.all(JSON.parse(servers).map(listen)).then(() => {
  spawn(program, args, { stdio: 'inherit' }).on('close', (code) => process.exit(code ?? 1));
});
`;

/** The words that make a command run next to the black hole, with these servers. */
export function answering(...servers: Answering[]): string[] {
  return [...BESIDE_BLACK_HOLE, process.execPath, '-e', SERVE, JSON.stringify(servers)];
}
