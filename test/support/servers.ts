import { execFileSync } from 'child_process';
import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { createServer as createHttpServer, type RequestListener } from 'http';
import { createServer as createHttpsServer } from 'https';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'net';
import { tmpdir } from 'os';
import { join } from 'path';

/** Servers on loopback that a test started; all are closed at its end. */
export class Servers {
  private readonly open: { server: Server; sockets: Set<Socket> }[] = [];
  private readonly folders: string[] = [];

  /** An HTTP server; gives its port. */
  public http(listener: RequestListener): Promise<number> {
    return this.listen(createHttpServer(listener));
  }

  /** An HTTPS server with a certificate for `names`; gives its port and the file of the certificate, which is its own CA. */
  public async https(listener: RequestListener, names = 'IP:127.0.0.1'): Promise<{ port: number; ca: string }> {
    const { key, ca } = this.certificate(names);
    const port = await this.listen(createHttpsServer({ key: readFileSync(key), cert: readFileSync(ca) }, listener));
    return { port, ca };
  }

  /** The files of a key, and of a certificate for `names`, which is its own CA. */
  public certificate(names: string): { key: string; ca: string } {
    const folder = this.folder();
    const [key, ca] = [join(folder, 'tls.key'), join(folder, 'ca.crt')];
    execFileSync('openssl', [
      'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1',
      '-subj', '/CN=test', '-addext', `subjectAltName=${names}`, '-keyout', key, '-out', ca,
    ], { stdio: 'ignore' });
    return { key, ca };
  }

  /** A server that resets every connection as soon as something arrives. */
  public resetting(): Promise<number> {
    return this.tcp((socket) => socket.on('data', () => socket.resetAndDestroy()));
  }

  /** A server that does with a connection what it is told. */
  public tcp(handler: (socket: Socket) => void): Promise<number> {
    return this.listen(createTcpServer(handler));
  }

  /** A port at which nobody listens. */
  public async nobody(): Promise<number> {
    const port = await this.http(() => undefined);
    await this.close(this.open.pop());
    return port;
  }

  /** A folder that is removed with the servers. */
  public folder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'asm-gateway-'));
    this.folders.push(folder);
    return folder;
  }

  public async closeAll(): Promise<void> {
    await Promise.all(this.open.splice(0).map((each) => this.close(each)));
    this.folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true }));
  }

  /** Starts a server that was made elsewhere; gives its port. */
  public serve(server: Server): Promise<number> {
    return this.listen(server);
  }

  private listen(server: Server): Promise<number> {
    const sockets = new Set<Socket>();
    server.on('connection', (socket: Socket) => sockets.add(socket.on('close', () => sockets.delete(socket)).on('error', () => undefined)));
    this.open.push({ server, sockets });
    return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));
  }

  private close(each?: { server: Server; sockets: Set<Socket> }): Promise<void> {
    each?.sockets.forEach((socket) => socket.destroy());
    return new Promise((resolve) => (each ? each.server.close(() => resolve()) : resolve()));
  }
}
